import { err, ok, type Result } from '#shared/result.ts';
import { always, type Deps } from '../deps.ts';
import type { PaymentsRefusal, RefundTruth } from '../ports/payments.ts';
import type { RefundOrderRow } from '../ports/refunds.ts';
import { placeOrder, type RefundRefusal, type RefundWish } from './refund-order.ts';
import { applyRefund, syncRefundsOf } from './refunds.ts';

/** `unanswered`: the order stands and is asked again by itself; `refused`: Stripe said no, with its codes. */
export type GivingBackRefusal =
  | RefundRefusal
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unanswered'; readonly order: RefundOrderRow };

/** [G8] A steward gives a donation back, or gifts of it: ordered, then asked of Stripe, then taken as Stripe tells it. */
export async function giveMoneyBack(
  deps: Deps,
  wish: RefundWish,
): Promise<Result<{ readonly order: RefundOrderRow; readonly truth: RefundTruth }, GivingBackRefusal>> {
  const placed = await placeOrder(deps, wish);
  if (!placed.ok) return placed;
  const order = placed.value;
  const carried = await carryOut(deps, order);
  if (carried.ok) return ok({ order, truth: carried.value });
  if (carried.error.kind === 'unreachable') return err({ kind: 'unanswered', order });
  return err({ kind: 'refused', reason: carried.error.reason });
}

/** Asks Stripe for an order's refund, the first time and again: the same key and parameters, so there is one refund at most. */
export async function carryOut(deps: Deps, order: RefundOrderRow): Promise<Result<RefundTruth, PaymentsRefusal>> {
  const attempt = await deps.store.read.attempt(order.attempt);
  if (attempt?.paymentIntent == null) throw new Error(`refund ${order.id} of a payment that was never made`);
  const { account, paymentIntent } = attempt;
  const { id, amountCents, idempotencyKey } = order;
  const truth = await deps.payments.createRefund({ account, paymentIntent, amountCents, idempotencyKey, order: id });
  const fields = { order: id, donation: order.donation };
  if (truth.ok) {
    const applied = await applyRefund(deps, truth.value);
    return applied.ok ? truth : applied;
  }
  if (truth.error.kind === 'unreachable') {
    deps.log.warn(fields, 'stripe did not answer a refund; it stays ordered and will be asked again');
    return truth;
  }
  const { reason } = truth.error;
  deps.log.error({ ...fields, reason }, 'stripe refused a refund');
  const now = deps.surroundings.now();
  await always(deps, async (tx) => {
    if (!(await tx.moveRefundOrder(id, ['ordered'], 'refused', { refusal: reason }, now))) return;
    await tx.enqueue('alert', `refundRefused:${id}`, { kind: 'refundRefused', ...fields, reason }, now);
  });
  // Somebody may have given it back at Stripe's own dashboard, and we have not heard: then we learn it now.
  await syncRefundsOf(deps, account, paymentIntent);
  return truth;
}
