import type { NewsId } from '#shared/ids.ts';
import type { NewsBody } from '#shared/news/news.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { dayIn } from '#shared/time/zone.ts';
import { commit } from '../deps.ts';
import { askForReaders } from '../letters/readers.ts';
import type { NewsRow } from '../ports/news.ts';
import type { ProjectRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { zoneOf } from '../stewards/zone.ts';
import { askAndAnswer, numbered, openQuestions } from './asking.ts';
import { type Planned, planNews } from './plan.ts';
import { type NewsDeps, type NewsFault, readNews } from './read.ts';

export type NewsRefusal =
  | { readonly kind: 'noNews' }
  | { readonly kind: 'notAdmitted' }
  | { readonly kind: 'unfinished'; readonly faults: readonly NewsFault[] }
  /** a question that these news answer was corrected, withdrawn or answered meanwhile */
  | { readonly kind: 'questionGone' }
  /** somebody published or wrote meanwhile: a double click publishes once */
  | { readonly kind: 'changedMeanwhile' };

/** What everybody sees from now on [V2]: the first time, or as a correction. Villages hear of it after the commit. */
export async function publishNews(
  deps: NewsDeps,
  row: NewsRow,
  actor: string,
): Promise<Result<{ readonly news: NewsId }, NewsRefusal>> {
  const { read } = deps.store;
  const project = await read.project(row.project);
  if (!project || row.state === 'withdrawn') return err({ kind: 'noNews' });
  if ((await read.admission(row.association)) !== 'admitted') return err({ kind: 'notAdmitted' });
  const now = deps.surroundings.now();
  const open = await openQuestions(read, row);
  const today = dayIn(await zoneOf(deps, row.association), now);
  const whole = readNews(row.body, project, today, open);
  if (!whole.ok) return err({ kind: 'unfinished', faults: whole.error });
  const shown = row.revision + 1;
  const before = (await read.onePublished(row.id))?.body.question ?? null;
  const body: NewsBody = { ...whole.value, question: numbered(whole.value.question, before, shown) };
  const stale = (await read.newsPhotos(row.id)).filter(({ id }) => !row.body.photos.includes(id));
  const publishedAt = row.publishedAt ?? now;
  return commit<{ news: NewsId }, NewsRefusal>(deps, async (tx) => {
    // Before anything that it tells of: two news of one project never choose the same gifts.
    await tx.lockAssociation(row.association);
    const next: NewsRow = { ...row, state: 'published', shown, publishAt: null, publishedAt };
    if (!(await tx.saveNews(next))) return err({ kind: 'changedMeanwhile' });
    await tx.addNewsVersion({ news: row.id, revision: shown, body, at: now });
    for (const { id } of stale) await tx.removeNewsPhoto(id);
    await tx.untell(row.id);
    await tell(tx, project, { id: row.id, deliveries: body.deliveries, publishedAt });
    const asked = await askAndAnswer(tx, row.id, { before, now: body.question }, body.outcomes, open);
    if (!asked.ok) return asked;
    await tellVillages(tx, row, shown, now);
    await askForReaders(tx, row.id, shown, now);
    await tx.audit({ at: now, actor, action: row.shown === null ? 'publish-news' : 'correct-news', subject: row.id });
    return ok({ news: row.id });
  });
}

/** To be published at a moment to come. */
export async function scheduleNews(
  deps: NewsDeps,
  row: NewsRow,
  publishAt: number,
): Promise<Result<null, NewsRefusal>> {
  const project = await deps.store.read.project(row.project);
  // What is on everybody's page is corrected at once: a page that is scheduled is on nobody's.
  if (!project || row.state === 'withdrawn' || row.state === 'published') return err({ kind: 'noNews' });
  const day = dayIn(await zoneOf(deps, row.association), publishAt);
  const body = readNews(row.body, project, day, await openQuestions(deps.store.read, row));
  if (!body.ok) return err({ kind: 'unfinished', faults: body.error });
  return commit<null, NewsRefusal>(deps, async (tx) => {
    const saved = await tx.saveNews({ ...row, state: 'scheduled', publishAt });
    return saved ? ok(null) : err({ kind: 'changedMeanwhile' });
  });
}

/** Nobody sees them any more; what they delivered is promised again. */
export async function withdrawNews(deps: NewsDeps, row: NewsRow, actor: string): Promise<Result<null, NewsRefusal>> {
  if (row.state === 'withdrawn') return err({ kind: 'noNews' });
  const now = deps.surroundings.now();
  return commit<null, NewsRefusal>(deps, async (tx) => {
    return (await takeNewsDown(tx, row, actor, now)) ? ok(null) : err({ kind: 'changedMeanwhile' });
  });
}

/** The same within a transaction; false when somebody else wrote or published meanwhile. */
export async function takeNewsDown(tx: StoreTx, row: NewsRow, actor: string, now: number): Promise<boolean> {
  // What waits for its moment is written on again; what nobody ever saw is thrown away.
  const state = row.state === 'scheduled' ? 'draft' : 'withdrawn';
  await tx.lockAssociation(row.association);
  if (!(await tx.saveNews({ ...row, state, publishAt: null }))) return false;
  if (state === 'withdrawn') {
    await tx.untell(row.id);
    // Nobody will ever see them again: what is not needed is not kept [P1].
    await tx.forgetQuestion(row.id);
    await tx.takeBackOutcomes(row.id);
    await tellVillages(tx, row, row.revision + 1, now);
  }
  await tx.audit({ at: now, actor, action: 'withdraw-news', subject: row.id });
  return true;
}

/** [V2] Steps and gifts that these news tell of from now on. */
async function tell(tx: StoreTx, project: ProjectRow, news: Planned): Promise<void> {
  const { steps, gifts } = await planNews(tx, project, news);
  for (const step of steps) await tx.deliverStep({ project: project.slug, step, news: news.id, at: news.publishedAt });
  for (const { id, state, units, quantity } of gifts) {
    if (state === 'delivered' && units < quantity) await tx.tellPart(id, news.id, units);
    else await tx.tell(id, news.id, state);
  }
}

async function tellVillages(tx: StoreTx, { id, project }: NewsRow, revision: number, now: number): Promise<void> {
  for (const village of await tx.villageSlugs(project)) {
    await tx.enqueue('news', `${id}:${revision}:${village}`, { village }, now);
  }
}

/** Scheduled news whose moment has come. What cannot be published is a draft again, for its steward to see. */
export async function publishDue(deps: NewsDeps): Promise<void> {
  const now = deps.surroundings.now();
  for (const row of await deps.store.read.dueNews(now)) {
    const published = await publishNews(deps, row, row.author);
    if (published.ok || published.error.kind === 'changedMeanwhile') continue;
    deps.log.warn({ news: row.id, refused: published.error.kind }, 'scheduled news could not be published');
    await commit(deps, async (tx) => ok(await tx.saveNews({ ...row, state: 'draft', publishAt: null })));
  }
}
