import type { Words } from '#shared/catalogue/catalogue.ts';
import type { PlayerId, ProjectSlug } from '#shared/ids.ts';
import type { QuestionTold } from '#shared/protocol/guess.ts';
import { guessesIn } from '../news/guesses.ts';
import type { StoreReads } from '../ports/store.ts';

/** A question of news on which a person's pebble lies, as it stands now. */
export interface CornerPebble {
  readonly project: ProjectSlug;
  readonly title: Words;
  readonly told: QuestionTold;
}

type Reads = Pick<StoreReads, 'guessesBy' | 'pebblesIn' | 'outcomesIn' | 'onePublished' | 'publishedNews' | 'project'>;

/** [K14] The newest first: what was asked, where one's own pebble lies, and what happened once news tell it. */
export async function pebblesOf(read: Reads, player: PlayerId): Promise<readonly CornerPebble[]> {
  const found = await Promise.all((await read.guessesBy(player)).map(({ news }) => read.onePublished(news)));
  // What was withdrawn while this is read took its pebbles along.
  const asking = found.filter((news) => news !== null).reverse();
  const byProject = new Map<ProjectSlug, readonly CornerPebble[]>();
  for (const { project } of asking) {
    if (!byProject.has(project)) byProject.set(project, await pebblesIn(read, project, player));
  }
  return asking.flatMap(({ id, project }) => byProject.get(project)?.find(({ told }) => told.news === id) ?? []);
}

async function pebblesIn(read: Reads, project: ProjectSlug, player: PlayerId): Promise<readonly CornerPebble[]> {
  const title = (await read.project(project))?.title;
  const published = await read.publishedNews(project);
  const guesses = await guessesIn(read, project, published, player);
  return published.flatMap(({ id }) => {
    const told = guesses.questionOf(id);
    return title && told ? [{ project, title, told }] : [];
  });
}
