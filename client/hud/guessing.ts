import type { NetRefusal } from '#client/net/api.ts';
import type { NewsId } from '#shared/ids.ts';
import type { QuestionTold } from '#shared/protocol/guess.ts';
import type { OneNews } from '#shared/protocol/news.ts';
import type { Machinery } from './machinery.ts';
import type { Reading, tidingActs } from './tidings.ts';

/** Why a pebble does not lie where it was to. */
export type GuessTrouble = 'answered' | 'changed' | 'gone' | 'offline' | 'notNow';

/** Laying a pebble on what news ask [V4]: which question is at it, and what went wrong last. */
export interface Guessing {
  readonly laying: NewsId | null;
  readonly refused: { readonly question: NewsId; readonly why: GuessTrouble } | null;
}
export const NO_GUESS: Guessing = { laying: null, refused: null };

export function guessingActs({ store, api, sounds }: Machinery, { readNews }: ReturnType<typeof tidingActs>) {
  return {
    layPebble: async ({ news, version }: QuestionTold, option: number): Promise<void> => {
      const { guessing, project } = store.get();
      // A second tap, while the first is on its way.
      if (guessing.laying !== null) return;
      store.set({ guessing: { laying: news, refused: null } });
      const answer = await api.layPebble(project.slug, news, { version, option });
      if (answer.ok) {
        const { tidings } = store.get();
        store.set({ guessing: NO_GUESS, tidings: { ...tidings, news: withQuestion(tidings.news, answer.value) } });
        sounds.play('tap');
        return;
      }
      const why = troubleOf(answer.error);
      store.set({ guessing: { laying: null, refused: { question: news, why } } });
      // What is on the screen is of before: it is read again beside the sentence that says so.
      if (why === 'answered' || why === 'changed' || why === 'gone') await readNews();
    },
  };
}

const withQuestion = (news: Reading<OneNews>, told: QuestionTold): Reading<OneNews> =>
  news.kind === 'read'
    ? { ...news, all: news.all.map((one) => (one.id === told.news ? { ...one, question: told } : one)) }
    : news;

function troubleOf(refusal: NetRefusal): GuessTrouble {
  if (refusal.kind !== 'problem') return refusal.kind === 'unreachable' ? 'offline' : 'notNow';
  const { type } = refusal.problem;
  if (type.endsWith('/question-answered')) return 'answered';
  if (type.endsWith('/question-changed')) return 'changed';
  return type.endsWith('/not-found') ? 'gone' : 'notNow';
}
