import type { AssociationId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import type { AssociationRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';

/** Associations that are not invented: only these take real money. */
export const realAssociations = async ({ store }: Pick<Deps, 'store'>): Promise<readonly AssociationRow[]> =>
  (await store.read.associations()).filter(({ demonstration }) => !demonstration);

/** Whether this host collects for several: then article L548-1 of the Code monétaire et financier may ask for a registration. */
export const hostsSeveral = async (deps: Pick<Deps, 'store'>): Promise<boolean> =>
  (await realAssociations(deps)).length > 1;

/**
 * Who the host's own Stripe account belongs to once `newcomer` is there too: the association that was alone until now and took its
 * gifts on it. Null when that is settled already, or when there was none.
 */
export async function ownerBefore(
  deps: Pick<Deps, 'store'>,
  newcomer: Pick<AssociationRow, 'id' | 'demonstration'>,
): Promise<AssociationId | null> {
  if (newcomer.demonstration || (await deps.store.read.stripeAccount('')) !== null) return null;
  const [only, ...others] = (await realAssociations(deps)).filter(({ id }) => id !== newcomer.id);
  return only && others.length === 0 && only.stripeAccount === null ? only.id : null;
}

/** Writes down whose the host's own account is; false when it is somebody's already. */
export const giveOwnAccount = (
  tx: StoreTx,
  association: AssociationId,
  livemode: boolean,
  now: number,
): Promise<boolean> =>
  tx.addStripeAccount({ account: '', association, livemode, state: 'active', requirements: [], updatedAt: now });
