import { type AssociationId, ReportId, VillageSlug } from '#shared/ids.ts';
import type { ReportForm } from '#shared/protocol/report.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { always, commit, type Deps } from '../deps.ts';
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

/** [P2] [S8] A steward leaves what was reported, or takes it down: a giver's words and a founder's at once, the association's own by hand. */
export async function decideReport(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  id: ReportId,
  state: 'kept' | 'takenDown',
): Promise<Result<null, { readonly kind: 'notThere' | 'changed' }>> {
  const row = await deps.store.read.report(id);
  if (row?.association !== association) return err({ kind: 'notThere' });
  const about = await reported(deps, row.subject, row.subjectId);
  return commit<null, { readonly kind: 'notThere' | 'changed' }>(deps, async (tx) => {
    const now = deps.surroundings.now();
    if (!(await tx.decideReport(id, association, { state, by: by.id, now }))) return err({ kind: 'notThere' });
    // The founder wrote at this moment: the report stays open, for what is said now was read by nobody.
    if (state === 'takenDown' && about && !(await takeDown(tx, about))) return err({ kind: 'changed' });
    await tx.audit({ at: now, actor: by.id, action: `report-${state}`, subject: `${row.subject} ${row.subjectId}` });
    return ok(null);
  });
}

async function takeDown(tx: StoreTx, { subject, id, project, donation }: Reported): Promise<boolean> {
  if (subject === 'village') return takeDownVillage(tx, VillageSlug.parse(id), project);
  if (donation !== null)
    for (const kind of ['publicName', 'message'] as const) await tx.moderate({ donation, kind }, 'takenDown');
  return true;
}
