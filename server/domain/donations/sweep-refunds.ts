import { always, type Deps } from '../deps.ts';
import { failureOf } from '../failure.ts';
import type { RefundOrderRow } from '../ports/refunds.ts';
import { RETRY_MS } from './create-session.ts';
import { carryOut } from './give-back.ts';
import { applyRefund } from './refunds.ts';
import type { TokenBucket } from './token-bucket.ts';

/** Younger ones are still in the hands of whoever ordered them. */
const ORDERED_STALE_MS = 20_000;

/**
 * Refunds whose answer nobody heard: asked again with the same key for 4 minutes; after that the refund is looked for among the
 * payment's, and without one the order is given up. False when nothing more could be asked.
 */
export async function sweepRefunds(deps: Deps, bucket: TokenBucket, most: number): Promise<boolean> {
  const before = deps.surroundings.now() - ORDERED_STALE_MS;
  for (const order of await deps.store.read.waitingRefundOrders(before, most)) {
    if (bucket.take(1, deps.surroundings.now()) === 0) return false;
    await heal(deps, order).catch((cause: unknown) => {
      deps.log.error({ order: order.id, ...failureOf(cause) }, 'a refund order could not be swept');
    });
  }
  return true;
}

async function heal(deps: Deps, order: RefundOrderRow): Promise<void> {
  const now = deps.surroundings.now();
  if (now - order.createdAt <= RETRY_MS) await carryOut(deps, order);
  else if (await isNowhere(deps, order)) await giveUp(deps, order, now);
  await always(deps, (tx) => tx.touchRefundOrder(order.id, now));
}

/** Stripe answers, and has no such refund. One that it has is taken as it stands. */
async function isNowhere(deps: Deps, { id, attempt: attemptId }: RefundOrderRow): Promise<boolean> {
  const attempt = await deps.store.read.attempt(attemptId);
  if (attempt?.paymentIntent == null) throw new Error(`refund ${id} of a payment that was never made`);
  const truths = await deps.payments.refundsOf(attempt.account, attempt.paymentIntent);
  if (!truths.ok) return truths.error.kind === 'missing';
  const stray = truths.value.find(({ order }) => order === id);
  if (stray) await applyRefund(deps, stray);
  return stray === undefined;
}

/** Its gifts may be given back again. Should the refund turn up after all, it is taken as it is. */
async function giveUp(deps: Deps, { id, donation }: RefundOrderRow, now: number): Promise<void> {
  deps.log.warn({ order: id, donation }, 'a refund that stripe never confirmed was given up');
  await always(deps, async (tx) => {
    if (!(await tx.moveRefundOrder(id, ['ordered'], 'abandoned', {}, now))) return;
    await tx.enqueue('alert', `refundAbandoned:${id}`, { kind: 'refundAbandoned', order: id, donation }, now);
  });
}
