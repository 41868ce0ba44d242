import { ok, type Result } from '#shared/result.ts';
import { giftsPaid } from '../accounts/publishing.ts';
import { commit, type Deps } from '../deps.ts';
import { book } from '../ledger/book.ts';
import type { PaymentsRefusal, RefundTruth } from '../ports/payments.ts';
import type { RefundOrderRow } from '../ports/refunds.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { attemptPaidBy, lockPaid } from './charges.ts';
import { recordAndCorrect } from './reverse.ts';

/** What a hint came to: `done`, or `ignored` because it concerns no donation of ours. */
export type Heeded = 'done' | 'ignored';

/**
 * [G8] A refund as Stripe tells it: booked, totals corrected, the promised objects it gives back gone; and all of it undone when
 * the refund failed. One made in Stripe's own dashboard names no gifts: objects leave when all the money has gone.
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
    const order = await orderOf(tx, truth, attempt, now);
    const gifts = order === null ? [] : await giftsOf(tx, order);
    if (truth.settlement) await book(tx, 'refund', truth.settlement, { ...of, gifts }, now);
    if (truth.failureSettlement) await book(tx, 'refundFailed', truth.failureSettlement, of, now);
    const refund = { id: truth.id, attempt: attempt.id, amountCents: truth.amountCents, state: truth.state, order };
    await recordAndCorrect(tx, deps, told, donation, attempt, refund, now);
    if (truth.state === 'failed') {
      const body = { kind: 'refundFailed', refund: truth.id, donation: donation.id };
      await tx.enqueue('alert', `refundFailed:${truth.id}`, body, now);
    }
    return ok('done');
  });
}

/** The steward's order that a refund names. Anybody at Stripe's dashboard can write a name there: it must be of this payment and amount. */
async function orderOf(
  tx: StoreTx,
  { order: named, id, amountCents }: RefundTruth,
  attempt: AttemptRow,
  now: number,
): Promise<RefundOrderRow | null> {
  if (named === null) return null;
  const order = await tx.refundOrder(named);
  const isOurs = order !== null && (order.stripeRefund ?? id) === id;
  if (isOurs && order.attempt === attempt.id && order.amountCents === amountCents) return order;
  await tx.enqueue('alert', `refundMismatch:${id}`, { kind: 'refundMismatch', refund: id, order: named }, now);
  return null;
}

/** What an order gives back, for the public accounts [T1]: a refund made at the dashboard names no gifts. */
async function giftsOf(tx: StoreTx, { id, donation }: RefundOrderRow) {
  const taken = (await tx.refundLinesOf(donation)).filter(({ refundOrder }) => refundOrder === id);
  const lines = await tx.lines(donation);
  return giftsPaid(lines.filter(({ line }) => taken.some((one) => one.line === line))).gifts;
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
