import type { AttemptId, DonationId, RefundOrderId } from '#shared/ids.ts';
import { type Cents, minus, sum } from '#shared/money.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import type { RefundOrderRow } from '../ports/refunds.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { lockPaid } from './charges.ts';
import { isGone, isGranted, leftCents as leftOf } from './money.ts';

/** What a steward wants to give back. */
export interface RefundWish {
  readonly donation: DonationId;
  /** gift lines by number, as stored; null gives all back, and the fee cover with it */
  readonly lines: readonly number[] | null;
  /** which payment, where a basket was paid twice */
  readonly attempt: AttemptId | null;
  readonly reason: string;
  readonly by: string;
}

export type RefundRefusal =
  | { readonly kind: 'unknownDonation' }
  | { readonly kind: 'notPaid' }
  /** Stripe has nothing of it: see `takeBackOfflineGift` */
  | { readonly kind: 'byHand' }
  | { readonly kind: 'unknownPayment' }
  | { readonly kind: 'severalPayments'; readonly attempts: readonly AttemptId[] }
  | { readonly kind: 'unknownLine'; readonly line: number }
  | { readonly kind: 'lineGivenBack'; readonly line: number }
  | { readonly kind: 'nothingLeft' }
  | { readonly kind: 'moreThanLeft'; readonly wantedCents: Cents; readonly leftCents: Cents }
  | { readonly kind: 'disputed' }
  | { readonly kind: 'givenBackMeanwhile' };

/**
 * [G8] Stores a refund before Stripe hears of it, with its idempotency key: never more than what is left of the payment, and no
 * gift twice. The payment's row is locked, so two stewards at once order one after the other; a unique index is behind it.
 */
export function placeOrder(deps: Deps, wish: RefundWish): Promise<Result<RefundOrderRow, RefundRefusal>> {
  return commit(deps, async (tx) => {
    const now = deps.surroundings.now();
    const paying = await paymentOf(tx, wish);
    if (!paying.ok) return paying;
    const locked = await lockPaid(tx, paying.value.id, now);
    if (!locked) return err({ kind: 'notPaid' });
    const { attempt } = locked;
    const planned = await plan(tx, attempt, wish.lines);
    if (!planned.ok) return planned;
    const { lines, amountCents } = planned.value;
    // Made here by ids' own door: the prefix is the brand.
    const id = deps.surroundings.newId('ref') as RefundOrderId;
    const order: RefundOrderRow = {
      id,
      donation: wish.donation,
      attempt: attempt.id,
      idempotencyKey: `refund-${id}`,
      amountCents,
      reason: wish.reason,
      by: wish.by,
      state: 'ordered',
      refusal: null,
      stripeRefund: null,
      createdAt: now,
    };
    if (!(await tx.createRefundOrder(order, lines))) return err({ kind: 'givenBackMeanwhile' });
    await tx.audit({ at: now, actor: wish.by, action: 'refund', subject: `${wish.donation} ${id}` });
    return ok(order);
  });
}

/** The one payment to give back from; where a basket was paid twice, the steward has to say which. */
async function paymentOf(
  tx: StoreTx,
  { donation, attempt: named }: RefundWish,
): Promise<Result<AttemptRow, RefundRefusal>> {
  if ((await tx.donation(donation)) === null) return err({ kind: 'unknownDonation' });
  if ((await tx.offlineGift(donation)) !== null) return err({ kind: 'byHand' });
  const granted = (await tx.attemptsOf(donation)).filter(isGranted);
  if (named !== null) {
    const found = granted.find(({ id }) => id === named);
    return found ? ok(found) : err({ kind: 'unknownPayment' });
  }
  const [only, ...more] = granted.filter((attempt) => !isGone(attempt));
  if (only === undefined) return err({ kind: granted.length > 0 ? 'nothingLeft' : 'notPaid' });
  if (more.length > 0) return err({ kind: 'severalPayments', attempts: [only, ...more].map(({ id }) => id) });
  return ok(only);
}

interface Plan {
  readonly lines: readonly number[];
  readonly amountCents: Cents;
}

async function plan(
  tx: StoreTx,
  attempt: AttemptRow,
  wished: readonly number[] | null,
): Promise<Result<Plan, RefundRefusal>> {
  // Stripe refuses as well; an inquiry has taken no money yet, and a refund is the way to end it.
  if (attempt.dispute === 'open') return err({ kind: 'disputed' });
  const waitingCents = sum((await tx.waitingRefundsOf(attempt.id)).map(({ amountCents }) => amountCents));
  const leftCents = minus(leftOf(attempt), waitingCents);
  if (leftCents <= 0) return err({ kind: 'nothingLeft' });
  const all = await tx.lines(attempt.donation);
  const given = (await tx.refundLinesOf(attempt.donation)).filter(
    (line) => line.attempt === attempt.id && line.state !== 'released',
  );
  const isGivenBack = (line: number) => given.some((one) => one.line === line);
  const left = all.filter(({ line }) => !isGivenBack(line));
  const leftGifts = left.filter(({ kind }) => kind === 'gift');
  const chosen = new Set(wished ?? []);
  for (const line of chosen) {
    if (!all.some((one) => one.kind === 'gift' && one.line === line)) return err({ kind: 'unknownLine', line });
    if (isGivenBack(line)) return err({ kind: 'lineGivenBack', line });
  }
  // A donation of no gift is none: with its last gift the fee cover goes back too.
  if (wished === null || leftGifts.every(({ line }) => chosen.has(line))) {
    return ok({ lines: left.map(({ line }) => line), amountCents: leftCents });
  }
  const wantedCents = sum(leftGifts.filter(({ line }) => chosen.has(line)).map(({ amountCents }) => amountCents));
  if (wantedCents > leftCents) return err({ kind: 'moreThanLeft', wantedCents, leftCents });
  return ok({ lines: [...chosen], amountCents: wantedCents });
}
