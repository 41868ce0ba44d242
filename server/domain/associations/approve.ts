import type { Registration } from '#shared/associations/registers.ts';
import type { AssociationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { always, type Deps } from '../deps.ts';

export type ApprovalRefusal = { readonly kind: 'unknownAssociation' } | { readonly kind: 'demonstration' };

/** The host vouches for an association, by its number in a public register: from now on it may take real money. */
export async function approve(
  deps: Deps,
  id: AssociationId,
  { register, number }: Registration,
): Promise<Result<null, ApprovalRefusal>> {
  const association = await deps.store.read.association(id);
  if (!association) return err({ kind: 'unknownAssociation' });
  if (association.demonstration) return err({ kind: 'demonstration' });
  const now = deps.surroundings.now();
  await always(deps, async (tx) => {
    await tx.approve({ association: id, register, number, approvedAt: now });
    // Whoever is vouched for may publish too; one that was suspended stays so.
    if ((await deps.store.read.admission(id)) === 'waiting') await tx.setAdmission(id, 'admitted', now);
    await tx.audit({ at: now, actor: 'host', action: 'approve-association', subject: `${id} ${register} ${number}` });
  });
  return ok(null);
}

/** Giving real money to it stops; what was given stays. False when it was not approved. */
export async function withdrawApproval(deps: Deps, id: AssociationId): Promise<boolean> {
  const now = deps.surroundings.now();
  return always(deps, async (tx) => {
    if (!(await tx.withdrawApproval(id))) return false;
    await tx.audit({ at: now, actor: 'host', action: 'withdraw-approval', subject: id });
    return true;
  });
}
