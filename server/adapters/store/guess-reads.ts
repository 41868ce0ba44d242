import type { GuessReads } from '#server/domain/ports/guesses.ts';
import type { ReadQueries } from './queries/queries.ts';

/** Pebbles on what news ask, and what came of it. */
export function guessReads(q: ReadQueries): GuessReads {
  return {
    pebblesIn: (project) => q.pebblesIn.execute({ project }),
    guessesBy: (player) => q.guessesBy.execute({ player }),
    outcomesIn: (project) => q.outcomesIn.execute({ project }),
  };
}
