import type { BalanceTransaction } from '../ports/payments.ts';
import type { StoreTx } from '../ports/store.ts';
import { type BalanceKind, balancePosting, type Concerning, isExpected } from './postings.ts';

/**
 * Books a balance transaction once. One of a type or currency that we do not know goes to suspense with an alert: the
 * ledger's Stripe-balance stays true whatever Stripe invents. False when it was booked before, or moves nothing: what is
 * contested after all of it was given back is withdrawn as 0 €, and there is no posting without entries.
 */
export async function book(
  tx: StoreTx,
  kind: BalanceKind,
  settlement: BalanceTransaction,
  of: Concerning & { readonly currency: string },
  now: number,
): Promise<boolean> {
  const { currency, ...concerning } = of;
  if (settlement.netCents === 0 && settlement.feeCents === 0) return false;
  if (isExpected(settlement, kind, currency)) return tx.post(balancePosting(kind, settlement, concerning, now));
  const posted = await tx.post(balancePosting('unknown', settlement, concerning, now));
  if (posted) {
    const body = { kind: 'unknownBalanceTransaction', account: of.account, type: settlement.type, expected: kind };
    await tx.enqueue('alert', `balance:${settlement.id}`, body, now);
  }
  return posted;
}
