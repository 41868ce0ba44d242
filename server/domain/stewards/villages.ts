import type { AssociationId, VillageSlug } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import { moderateFounded } from '../villages/founded.ts';
import type { Steward } from './associations.ts';

/** What a steward says of a founded village's words, as they were read at `revision`. */
export interface VillageDecision {
  readonly village: VillageSlug;
  readonly revision: number;
  readonly what: 'name' | 'thanks';
  readonly to: 'shown' | 'takenDown';
}

/** [P2] [S4] A steward lets the name and words of a founded village through, or takes them down; only in the own projects. */
export async function moderateVillage(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  { village, revision, what, to }: VillageDecision,
): Promise<Result<null, { readonly kind: 'notThere' | 'changed' }>> {
  const place = await deps.store.read.village(village);
  const project = place && (await deps.store.read.project(place.project));
  if (!place?.founded || project?.association !== association) return err({ kind: 'notThere' });
  return commit<null, { readonly kind: 'notThere' | 'changed' }>(deps, async (tx) => {
    if (!(await moderateFounded(tx, village, revision, project, { what, state: to }))) return err({ kind: 'changed' });
    await tx.audit({ at: deps.surroundings.now(), actor: by.id, action: `village-${what}-${to}`, subject: village });
    return ok(null);
  });
}
