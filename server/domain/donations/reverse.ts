import type { AttemptId } from '#shared/ids.ts';
import { type Cents, minus, sum } from '#shared/money.ts';
import type { Told } from '../deps.ts';
import type { BalanceTransaction } from '../ports/payments.ts';
import type { RefundOrderRow } from '../ports/refunds.ts';
import type { AttemptRow, DonationRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { voidAsPaid } from '../taxReceipts/issue.ts';
import type { Ground } from './apply.ts';
import { isGiftLine } from './grant.ts';
import { countedCents, isGranted } from './money.ts';
import { raise } from './raise.ts';
import { standAsPaid } from './standing.ts';

/** [G8] After a refund, a failed refund or a dispute: the project's totals follow, and what stands is again what is paid. */
export async function correct(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  before: AttemptRow,
  after: AttemptRow,
  now: number,
): Promise<void> {
  if (!isGranted(after)) return;
  const giftsCents = sum((await tx.lines(donation.id)).filter(isGiftLine).map((line) => line.amountCents));
  const change = minus(countedCents(after, giftsCents), countedCents(before, giftsCents));
  const gifts = await standAsPaid(tx, ground, told, donation, now);
  const isLost = after.lostCents > before.lostCents;
  await voidAsPaid(tx, donation.id, await tx.attemptsOf(donation.id), isLost, now);
  await raise(tx, told, donation.project, change, gifts, now);
}

/** A payment that the bank took back: like a refund in full, known by its balance transaction. */
export async function reverse(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  attempt: AttemptRow,
  donation: DonationRow,
  reversal: BalanceTransaction,
  now: number,
): Promise<void> {
  const refund = {
    id: reversal.id,
    attempt: attempt.id,
    amountCents: attempt.amountCents,
    state: 'succeeded',
    order: null,
  } as const;
  await recordAndCorrect(tx, ground, told, donation, attempt, refund, now);
}

export interface RecordedRefund {
  readonly id: string;
  readonly attempt: AttemptId;
  readonly amountCents: Cents;
  readonly state: 'pending' | 'succeeded' | 'failed';
  /** the steward's order that it carries out; null for one made elsewhere */
  readonly order: RefundOrderRow | null;
}

/** Records a refund's state, and its order's, and corrects what hangs on them; nothing when the same was known already. */
export async function recordAndCorrect(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  attempt: AttemptRow,
  { order, ...refund }: RecordedRefund,
  now: number,
): Promise<void> {
  const refundedCents = await tx.recordRefund(refund, now);
  const isMoved = order !== null && (await follow(tx, order, refund.id, now));
  if (refundedCents === null && !isMoved) return;
  const after = { ...attempt, refundedCents: refundedCents ?? attempt.refundedCents };
  await correct(tx, ground, told, donation, attempt, after, now);
}

/** An order goes the way of its refund as we know it, which may be further than the truth that was just told. */
async function follow(tx: StoreTx, order: RefundOrderRow, stripeRefund: string, now: number): Promise<boolean> {
  const failed = (await tx.refundState(stripeRefund)) === 'failed';
  if (failed) {
    const from = ['done', 'ordered', 'refused', 'abandoned'] as const;
    return tx.moveRefundOrder(order.id, from, 'failed', { stripeRefund }, now);
  }
  return tx.moveRefundOrder(order.id, ['ordered', 'refused', 'abandoned'], 'done', { stripeRefund }, now);
}
