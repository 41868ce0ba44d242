import { type AssociationId, NewsId, ReportId, VillageSlug } from '#shared/ids.ts';
import type { ReportForm } from '#shared/protocol/report.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { always, commit, type Deps } from '../deps.ts';
import { takeNewsDown } from '../news/publish.ts';
import type { NewsRow } from '../ports/news.ts';
import type { ReportRow } from '../ports/sharing.ts';
import type { StoreTx } from '../ports/store.ts';
import type { Steward } from '../stewards/associations.ts';
import { takeDownVillage } from '../villages/founded.ts';
import { type Reported, reported } from './subject.ts';

/** [S8] Kept for the association's stewards; of who reports it nothing is kept. */
export async function fileReport(
  deps: Deps,
  { subject, id, reason, words }: ReportForm,
): Promise<Result<null, { readonly kind: 'notThere' }>> {
  const about = await reported(deps, subject, id);
  if (about === null) return err({ kind: 'notThere' });
  const row: ReportRow = {
    id: ReportId.parse(deps.surroundings.newId('rep')),
    association: about.project.association,
    project: about.project.slug,
    subject: about.subject,
    subjectId: about.id,
    reason,
    words,
    createdAt: deps.surroundings.now(),
    state: 'open',
    decidedAt: null,
    decidedBy: null,
  };
  await always(deps, (tx) => tx.addReport(row));
  deps.log.info({ report: row.id, subject: row.subject }, 'something was reported');
  return ok(null);
}

/** What a steward does with a report. `changed`: the association's own words are other ones now, and nothing is taken away. */
export const REPORT_ACTS = ['kept', 'takenDown', 'changed'] as const;
export type ReportAct = (typeof REPORT_ACTS)[number];

export interface Deciding {
  readonly id: Steward['id'];
  /** may write on the association's projects, and so withdraw their news */
  readonly canEdit: boolean;
}

/**
 * [P2] [S8] A steward leaves what was reported, or takes it down: a giver's words, a founder's and news at once, what a project says
 * by hand.
 */
export async function decideReport(
  deps: Deps,
  by: Deciding,
  association: AssociationId,
  id: ReportId,
  act: ReportAct,
): Promise<Result<null, { readonly kind: 'notThere' | 'changed' }>> {
  const { read } = deps.store;
  const row = await read.report(id);
  if (row?.association !== association) return err({ kind: 'notThere' });
  const isNews = row.subject === 'news';
  // Who reads reports may not withdraw news for that: the rights of the console are the same here.
  if (isNews && act === 'takenDown' && !by.canEdit) return err({ kind: 'notThere' });
  const about = await reported(deps, row.subject, row.subjectId);
  const news = isNews ? await read.newsRow(NewsId.parse(row.subjectId)) : null;
  return commit<null, { readonly kind: 'notThere' | 'changed' }>(deps, async (tx) => {
    const now = deps.surroundings.now();
    const state = act === 'kept' ? 'kept' : 'takenDown';
    if (!(await tx.decideReport(id, association, { state, by: by.id, now }))) return err({ kind: 'notThere' });
    // Somebody wrote at this moment: the report stays open, for what is said now was read by nobody.
    if (act === 'takenDown' && about && !(await takeDown(tx, about, news, by.id, now))) return err({ kind: 'changed' });
    await tx.audit({ at: now, actor: by.id, action: `report-${state}`, subject: `${row.subject} ${row.subjectId}` });
    return ok(null);
  });
}

async function takeDown(
  tx: StoreTx,
  { subject, id, project, donation }: Reported,
  news: NewsRow | null,
  by: Steward['id'],
  now: number,
): Promise<boolean> {
  if (subject === 'village') return takeDownVillage(tx, VillageSlug.parse(id), project);
  if (news) return takeNewsDown(tx, news, by, now);
  if (donation !== null)
    for (const kind of ['publicName', 'message'] as const) await tx.moderate({ donation, kind }, 'takenDown');
  return true;
}
