import { err, ok, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { PaymentsRefusal } from '../ports/payments.ts';
import type { AttemptRow, DonationRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { isGranted, lockGranted, lockOthers } from './money.ts';
import { applyFetched, attemptIn, sync } from './sync.ts';

/**
 * The attempt that a payment intent belongs to, brought up to date first: a refund or a dispute may be heard of before the
 * payment itself. Null when the payment is none of ours.
 */
export async function attemptPaidBy(
  deps: Deps,
  account: string,
  paymentIntent: string,
): Promise<Result<AttemptRow | null, PaymentsRefusal>> {
  const known = await deps.store.read.attemptByPaymentIntent(account, paymentIntent);
  if (known && isGranted(known)) return ok(known);
  if (known?.sessionId) {
    const synced = await sync(deps, account, known.sessionId);
    return synced.ok ? ok(attemptIn(synced.value)) : synced;
  }
  const truth = await deps.payments.sessionOfPaymentIntent(account, paymentIntent);
  if (!truth.ok) return truth.error.kind === 'missing' ? ok(null) : err(truth.error);
  return ok(truth.value && attemptIn(await applyFetched(deps, truth.value)));
}

/** A paid attempt and its donation as they are now, locked until the transaction ends with the donation's other payments. Null when it is not paid. */
export async function lockPaid(
  tx: StoreTx,
  id: AttemptRow['id'],
  now: number,
): Promise<{ readonly attempt: AttemptRow; readonly donation: DonationRow } | null> {
  const attempt = await lockGranted(tx, id, now);
  if (!attempt) return null;
  await lockOthers(tx, attempt, now);
  const donation = await tx.donation(attempt.donation);
  if (!donation) throw new Error(`attempt without donation ${id}`);
  return { attempt, donation };
}
