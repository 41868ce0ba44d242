import type { NewsId, PlayerId, ProjectSlug } from '#shared/ids.ts';
import { NO_EITHER } from '#shared/news/news.ts';
import type { GuessBody, QuestionTold } from '#shared/protocol/guess.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import type { PublicNews } from '../ports/news.ts';
import type { StoreReads } from '../ports/store.ts';

export type GuessRefusal = {
  readonly kind: 'unknownQuestion' | 'unknownOption' | 'questionChanged' | 'questionAnswered';
};

export interface Guessed extends GuessBody {
  readonly project: ProjectSlug;
  /** the news that asks */
  readonly news: NewsId;
  readonly player: PlayerId;
}

/** [V4] One pebble for each player and question; it may be moved until what really happened is told. Nothing is won by it. */
export async function layPebble(
  deps: Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings'>,
  { project, news, player, version, option }: Guessed,
): Promise<Result<null, GuessRefusal>> {
  return commit<null, GuessRefusal>(deps, async (tx) => {
    const now = deps.surroundings.now();
    await tx.touchPlayer(player, now);
    const asked = await tx.holdQuestion(news);
    if (asked?.project !== project) return err({ kind: 'unknownQuestion' });
    // Laid on what stood on an open page: the same number may be another option by now.
    if (asked.question.version !== version) return err({ kind: 'questionChanged' });
    if (option >= asked.question.options.length) return err({ kind: 'unknownOption' });
    if ((await tx.outcomeOf(news)) !== null) return err({ kind: 'questionAnswered' });
    await tx.layPebble({ news, player, option, at: now });
    return ok(null);
  });
}

/** What each piece of news asks and answers, as it stands now, for one reader. */
export interface Guesses {
  questionOf(news: NewsId): QuestionTold | null;
  /** earlier questions that these news answered, in the order in which they say so */
  answeredBy(news: PublicNews): readonly QuestionTold[];
}

/** @param published everything that a project tells; @param player whose own pebbles are marked, for that reader alone */
export async function guessesIn(
  read: Pick<StoreReads, 'pebblesIn' | 'guessesBy' | 'outcomesIn'>,
  project: ProjectSlug,
  published: readonly PublicNews[],
  player: PlayerId | null,
): Promise<Guesses> {
  if (published.every(({ body }) => body.question === null)) return NO_GUESSES;
  const [pebbles, outcomes, own] = await Promise.all([
    read.pebblesIn(project),
    read.outcomesIn(project),
    player === null ? [] : read.guessesBy(player),
  ]);
  const told = new Map<NewsId, QuestionTold>();
  for (const { id, body } of published) {
    const { question } = body;
    if (question === null) continue;
    const lying = pebbles.filter((one) => one.question === id);
    const outcome = outcomes.find((one) => one.question === id);
    const said = published.find((news) => news.id === outcome?.news)?.body.outcomes;
    const words = said?.find((one) => one.question === id)?.words ?? NO_EITHER;
    told.set(id, {
      ...question,
      news: id,
      pebbles: question.options.map((_, option) => lying.find((one) => one.option === option)?.count ?? 0),
      own: own.find(({ news }) => news === id)?.option ?? null,
      outcome: outcome ? { news: outcome.news, option: outcome.option, words } : null,
    });
  }
  return {
    questionOf: (news) => told.get(news) ?? null,
    answeredBy: ({ id, body }) =>
      body.outcomes.flatMap(({ question }) => {
        const one = told.get(question);
        return one?.outcome?.news === id ? [one] : [];
      }),
  };
}

const NO_GUESSES: Guesses = { questionOf: () => null, answeredBy: () => [] };
