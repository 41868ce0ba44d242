import type { ProjectSlug, StepSlug } from '#shared/ids.ts';
import { dayOf } from '../accounts/publishing.ts';
import type { NewsReads } from '../ports/news.ts';

const SILENCE_MS = 90 * 24 * 60 * 60 * 1000;

/** What a village's page says of its news before any of them is read. */
export interface NewsOutlook {
  /** [V2] nobody has told anything for 90 days: since the newest news or, before any, since the first gift */
  readonly isSilent: boolean;
  /** the day (UTC) from which it is silent when nothing more is told; null before the first gift */
  readonly newsDueOn: string | null;
  /** steps that news of today (UTC) tell to be done: their garland hangs until the day is over */
  readonly doneToday: readonly StepSlug[];
}

export async function newsOutlook(
  read: Pick<NewsReads, 'publishedNews' | 'firstPlaced'>,
  project: ProjectSlug,
  now: number,
): Promise<NewsOutlook> {
  const news = await read.publishedNews(project);
  const since =
    news.length > 0 ? Math.max(...news.map(({ publishedAt }) => publishedAt)) : await read.firstPlaced(project);
  const today = news.filter(({ publishedAt }) => dayOf(publishedAt) === dayOf(now));
  const steps = today.flatMap(({ body }) => body.deliveries.flatMap((one) => (one.kind === 'step' ? [one.step] : [])));
  return {
    isSilent: since !== null && now - since > SILENCE_MS,
    newsDueOn: since === null ? null : dayOf(since + SILENCE_MS),
    doneToday: [...new Set(steps)],
  };
}
