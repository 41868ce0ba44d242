import { err, ok, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { AssociationRow } from '../ports/rows.ts';
import { realAssociations } from './several.ts';

/**
 * Why an association takes no gift now. `notApproved`: the host has not vouched for it, and this is real money;
 * `notConnected`: it has no Stripe account that could take payments, or none any more.
 */
export type ClosedRefusal = { readonly kind: 'notApproved' } | { readonly kind: 'notConnected' };

/**
 * The Stripe account that a gift to this association is charged on: its own connected one (a direct charge, no fee of ours), or ''
 * for the host's own where the association is alone here. Money for one association never goes to the account of another.
 */
export async function chargedAccount(
  { store, settings }: Pick<Deps, 'store' | 'settings'>,
  association: AssociationRow,
): Promise<Result<string, ClosedRefusal>> {
  const { read } = store;
  if (settings.livemode && (await read.approval(association.id)) === null) return err({ kind: 'notApproved' });
  if (association.stripeAccount === null) {
    return (await mayUseOwnAccount({ store }, association)) ? ok('') : err({ kind: 'notConnected' });
  }
  const row = await read.stripeAccount(association.stripeAccount);
  const isReady = row?.state === 'active' && row.association === association.id && row.livemode === settings.livemode;
  return isReady ? ok(row.account) : err({ kind: 'notConnected' });
}

async function mayUseOwnAccount({ store }: Pick<Deps, 'store'>, association: AssociationRow): Promise<boolean> {
  // Nothing that is given to an invented association is money.
  if (association.demonstration) return true;
  const own = await store.read.stripeAccount('');
  if (own !== null) return own.association === association.id;
  return (await realAssociations({ store })).length === 1;
}
