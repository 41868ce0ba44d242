import type { AssociationId, DonationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import type { HeldWords } from '../ports/stewards.ts';
import type { Steward } from './associations.ts';

/** A steward lets a name or a message through, or takes it down [P2]; only of donations to the own association. */
export async function moderateWords(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  { donation, kind }: Pick<HeldWords, 'kind'> & { readonly donation: DonationId },
  to: 'shown' | 'takenDown',
): Promise<Result<null, { readonly kind: 'notThere' }>> {
  const given = await deps.store.read.donation(donation);
  const project = given && (await deps.store.read.project(given.donation.project));
  if (!given || project?.association !== association) return err({ kind: 'notThere' });
  return commit<null, { readonly kind: 'notThere' }>(deps, async (tx) => {
    if (!(await tx.moderate({ donation, kind }, to))) return err({ kind: 'notThere' });
    const now = deps.surroundings.now();
    await tx.audit({ at: now, actor: by.id, action: `words-${to}`, subject: `${donation} ${kind}` });
    return ok(null);
  });
}
