import { ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import { book } from '../ledger/book.ts';
import type { PaymentsRefusal, RefundTruth } from '../ports/payments.ts';
import { attemptPaidBy, lockPaid } from './charges.ts';
import { recordAndCorrect } from './reverse.ts';

/** What a hint came to: `done`, or `ignored` because it concerns no donation of ours. */
export type Heeded = 'done' | 'ignored';

/**
 * [G8] A refund as Stripe tells it: booked, totals corrected, promised objects gone at a full refund; and all of it undone
 * when the refund failed. Refunds made in Stripe's own dashboard come this way too.
 */
export async function applyRefund(deps: Deps, truth: RefundTruth): Promise<Result<Heeded, PaymentsRefusal>> {
  if (truth.paymentIntent === null) return ok('ignored');
  const paid = await attemptPaidBy(deps, truth.account, truth.paymentIntent);
  if (!paid.ok) return paid;
  if (!paid.value) return ok('ignored');
  const { id } = paid.value;
  return commit(deps, async (tx, told) => {
    const now = deps.surroundings.now();
    const locked = await lockPaid(tx, id, now);
    if (!locked) return ok('ignored');
    const { attempt, donation } = locked;
    const of = {
      account: attempt.account,
      project: donation.project,
      donation: donation.id,
      attempt: attempt.id,
      currency: attempt.currency,
    };
    if (truth.settlement) await book(tx, 'refund', truth.settlement, of, now);
    if (truth.failureSettlement) await book(tx, 'refundFailed', truth.failureSettlement, of, now);
    const refund = { id: truth.id, attempt: attempt.id, amountCents: truth.amountCents, state: truth.state };
    await recordAndCorrect(tx, deps, told, donation, attempt, refund, now);
    return ok('done');
  });
}

export async function syncRefund(
  deps: Deps,
  account: string,
  refundId: string,
): Promise<Result<Heeded, PaymentsRefusal>> {
  const truth = await deps.payments.refund(account, refundId);
  return truth.ok ? applyRefund(deps, truth.value) : truth;
}

/** `charge.refunded` names no refund: all of the payment's are asked for. */
export async function syncRefundsOf(
  deps: Deps,
  account: string,
  paymentIntent: string,
): Promise<Result<Heeded, PaymentsRefusal>> {
  const truths = await deps.payments.refundsOf(account, paymentIntent);
  if (!truths.ok) return truths;
  let heeded: Heeded = 'ignored';
  for (const truth of truths.value) {
    const applied = await applyRefund(deps, truth);
    if (!applied.ok) return applied;
    if (applied.value === 'done') heeded = 'done';
  }
  return ok(heeded);
}
