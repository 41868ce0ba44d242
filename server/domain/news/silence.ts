import type { ProjectSlug } from '#shared/ids.ts';
import type { NewsReads } from '../ports/news.ts';

const SILENCE_MS = 90 * 24 * 60 * 60 * 1000;

/** [V2] Nobody has told anything for 90 days: since the newest news or, before any, since the first gift. */
export async function isSilent(
  read: Pick<NewsReads, 'publishedNews' | 'firstPlaced'>,
  project: ProjectSlug,
  now: number,
): Promise<boolean> {
  const told = (await read.publishedNews(project)).map(({ publishedAt }) => publishedAt);
  const since = told.length > 0 ? Math.max(...told) : await read.firstPlaced(project);
  return since !== null && now - since > SILENCE_MS;
}
