import type { GuessTx } from '#server/domain/ports/guesses.ts';
import { newsBodyOf } from '../news-rows.ts';
import { changed } from '../queries/db.ts';
import type { Use } from './use.ts';

/** Pebbles on what news ask, and what came of it. */
export function guessTx(use: Use): GuessTx {
  return {
    async holdQuestion(news) {
      if (changed(await use().holdNews.execute({ news })) === 0) return null;
      const [shown] = await use().shownIn.execute({ news });
      const question = shown ? newsBodyOf(shown.body).question : null;
      return shown && question ? { project: shown.project, question } : null;
    },
    outcomeOf: async (question) => (await use().outcomeOf.execute({ question }))[0] ?? null,
    async layPebble(row) {
      await use().layPebble.execute({ ...row });
    },
    async forgetQuestion(news) {
      await use().forgetPebbles.execute({ news });
      await use().forgetOutcome.execute({ news });
    },
    addOutcome: async (row) => changed(await use().addOutcome.execute({ ...row })) > 0,
    async takeBackOutcomes(news) {
      await use().takeBackOutcomes.execute({ news });
    },
    async forgetGuessesBy(player) {
      await use().forgetGuessesBy.execute({ player });
    },
  };
}
