import { always, type Deps } from '../deps.ts';
import type { DeclineSign, StripeHint } from '../ports/payments.ts';
import type { StripeEventRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';

/**
 * A card was refused on the payment page. That is all there is to know, so nothing is asked of Stripe: under attack there are
 * more of these than calls. Counted in the database, once for each charge, for the player and the address of the attempt.
 */
export function hearDecline(
  deps: Deps,
  hint: StripeHint,
  sign: DeclineSign,
  row: StripeEventRow,
): Promise<'applied' | 'duplicate' | 'ignored'> {
  return always(deps, async (tx) => {
    if (!(await tx.claimEvent(row))) return 'duplicate';
    // Never in the future: caps and forgetting look back from our own clock.
    if (await counted(tx, hint, sign, Math.min(sign.at ?? row.receivedAt, row.receivedAt))) return 'applied';
    await tx.setEventState(hint.id, 'ignored', 0);
    return 'ignored';
  });
}

async function counted(tx: StoreTx, hint: StripeHint, sign: DeclineSign, at: number): Promise<boolean> {
  const attempt = sign.reference === null ? null : await tx.attempt(sign.reference);
  // A reference is anybody's to write into a payment of their own account.
  if (attempt?.account !== hint.account) return false;
  const origin = await tx.origin(attempt.id);
  if (!origin) return false;
  const { association, player, addressKey } = origin;
  await tx.recordDecline({ key: sign.key, attempt: attempt.id, association, player, addressKey, at });
  return true;
}
