import type { AssociationId } from '#shared/ids.ts';
import { always, type Deps } from '../deps.ts';
import type { Admission } from '../ports/stewards.ts';

/** The host lets an association publish, or no longer. What was given is not touched. */
export async function setAdmission(
  deps: Deps,
  association: AssociationId,
  state: Exclude<Admission, 'waiting'>,
  by: string,
): Promise<void> {
  const now = deps.surroundings.now();
  await always(deps, async (tx) => {
    await tx.setAdmission(association, state, now);
    await tx.audit({ at: now, actor: by, action: `association-${state}`, subject: association });
  });
}
