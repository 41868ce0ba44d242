import { bookBalance } from './balance.ts';
import { refundObject } from './balance-objects.ts';
import { conflictingState, done, missingParameter, notFound, type Outcome, refused } from './errors.ts';
import { emit } from './events.ts';
import { newId } from './ids.ts';
import { chargeObject } from './payment-objects.ts';
import type { ChargeRecord, RefundRecord } from './records.ts';
import type { CreateRefund } from './refund-params.ts';
import type { Scope } from './world.ts';

const chargeOf = (scope: Scope, params: CreateRefund): Outcome<ChargeRecord> => {
  const { charges, intents } = scope.world.books;
  const intentId = params.payment_intent;
  if (params.charge === undefined && intentId === undefined) {
    return refused(missingParameter('charge'));
  }
  const intent = intentId === undefined ? undefined : intents.get(intentId);
  if (params.charge === undefined && intent?.account !== scope.account) {
    return refused(notFound('payment_intent', intentId ?? '', 'payment_intent'));
  }
  const charge = charges.get(params.charge ?? intent?.latestCharge ?? '');
  return charge?.account === scope.account ? done(charge) : refused(notFound('charge', params.charge ?? '', 'charge'));
};

const euros = (cents: number): string => `€${(cents / 100).toFixed(2)}`;

/** Gives money back, in part or whole. The balance pays at once, also while the refund is still pending; one that waits for money pays when it ends. */
export const createRefund = (scope: Scope, params: CreateRefund): Outcome<RefundRecord> => {
  const found = chargeOf(scope, params);
  if (!found.ok) {
    return found;
  }
  const charge = found.value;
  const leftCents = charge.amountCents - charge.amountRefundedCents - lostCents(scope, charge);
  if (charge.status !== 'succeeded') {
    return refused(conflictingState('This PaymentIntent does not have a successful charge to refund.'));
  }
  if (isContested(scope, charge)) {
    return refused(conflictingState('Cannot refund a charge that is disputed.', 'charge_disputed'));
  }
  if (leftCents === 0) {
    return refused(conflictingState(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded'));
  }
  const amountCents = params.amount ?? leftCents;
  if (amountCents > leftCents) {
    const message = `Refund amount (${euros(amountCents)}) is greater than unrefunded amount on charge (${euros(leftCents)})`;
    return refused(conflictingState(message, undefined, 'amount'));
  }
  const { shortBalance } = scope.world.settings;
  const isShort = shortBalance !== 'lends' && balanceCents(scope) < amountCents;
  if (isShort && shortBalance === 'refuses') {
    return refused(
      conflictingState('Insufficient funds in your Stripe balance to refund this.', 'balance_insufficient'),
    );
  }
  return done(payBack(scope, charge, amountCents, params, isShort));
};

const disputesOf = ({ world }: Scope, charge: ChargeRecord) =>
  [...world.books.disputes.all()].filter((dispute) => dispute.charge === charge.id);

const lostCents = (scope: Scope, charge: ChargeRecord): number =>
  disputesOf(scope, charge)
    .filter(({ status }) => status === 'lost')
    .reduce((sum, { amountCents }) => sum + amountCents, 0);

/** While the bank has the money, or has kept all of it, there is none to give back; an inquiry has taken none. */
const isContested = (scope: Scope, charge: ChargeRecord): boolean => {
  const disputes = disputesOf(scope, charge);
  const isHeld = disputes.some(({ status }) => ['needs_response', 'appeal_needs_response'].includes(status));
  const isLost = disputes.some(({ status }) => status === 'lost');
  return isHeld || (isLost && charge.amountCents - charge.amountRefundedCents <= lostCents(scope, charge));
};

const balanceCents = (scope: Scope): number =>
  [...scope.world.books.balance.all()]
    .filter(({ account }) => account === scope.account)
    .reduce((total, entry) => total + entry.amountCents - entry.feeCents, 0);

const bookRefund = (scope: Scope, charge: ChargeRecord, id: string, amountCents: number): string =>
  bookBalance(scope, {
    type: charge.method === 'card' ? 'refund' : 'payment_refund',
    reportingCategory: 'refund',
    amountCents: -amountCents,
    feeCents: 0,
    currency: charge.currency,
    source: id,
  }).id;

const payBack = (
  scope: Scope,
  charge: ChargeRecord,
  amountCents: number,
  params: CreateRefund,
  isShort: boolean,
): RefundRecord => {
  const { books, clock, settings } = scope.world;
  const id = newId(charge.method === 'card' ? 're' : 'pyr');
  const isPending = isShort || charge.fate === 'refundPends';
  const refund = books.refunds.put({
    id,
    account: scope.account,
    created: clock.nowSeconds(),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    amountCents,
    currency: charge.currency,
    reason: params.reason ?? null,
    metadata: params.metadata,
    status: isPending ? 'pending' : 'succeeded',
    pendingReason: isShort ? 'insufficient_funds' : isPending ? 'processing' : null,
    failureReason: null,
    balanceTransaction: isShort ? null : bookRefund(scope, charge, id, amountCents),
    failureBalanceTransaction: null,
  });
  emit(scope, { type: 'refund.created', object: refundObject(refund), livemode: charge.livemode });
  const returned = books.charges.put({ ...charge, amountRefundedCents: charge.amountRefundedCents + amountCents });
  emit(scope, {
    type: 'charge.refunded',
    object: chargeObject(returned),
    previous: { amount_refunded: charge.amountRefundedCents },
    livemode: charge.livemode,
  });
  if (charge.fate === 'refundPends' || charge.fate === 'refundFails') {
    const kind = charge.fate === 'refundPends' ? 'refundSucceeds' : 'refundFails';
    scope.world.later({
      account: scope.account,
      atMs: clock.nowMs() + settings.refundDelayMs,
      kind,
      target: refund.id,
    });
  }
  return refund;
};

/** A pending refund has reached the payer. */
export const succeedRefund = (scope: Scope, refund: RefundRecord): void => {
  const charge = scope.world.books.charges.get(refund.charge);
  if (refund.status === 'pending' && charge !== undefined) {
    const succeeded = scope.world.books.refunds.put({
      ...refund,
      status: 'succeeded',
      pendingReason: null,
      balanceTransaction: refund.balanceTransaction ?? bookRefund(scope, charge, refund.id, refund.amountCents),
    });
    emit(scope, { type: 'refund.updated', object: refundObject(succeeded), previous: { status: 'pending' } });
  }
};

/** The payer's bank sent the money back: the balance gets it again and the charge counts as not refunded. */
export const failRefund = (scope: Scope, refund: RefundRecord): Outcome<RefundRecord> => {
  const { books } = scope.world;
  const charge = books.charges.get(refund.charge);
  if (refund.status === 'failed' || charge === undefined) {
    return refused(conflictingState(`Refund ${refund.id} has failed already.`));
  }
  // What never left does not come back.
  const returned =
    refund.balanceTransaction === null
      ? null
      : bookBalance(scope, {
          type: 'refund_failure',
          reportingCategory: 'refund_failure',
          amountCents: refund.amountCents,
          feeCents: 0,
          currency: refund.currency,
          source: refund.id,
        }).id;
  const failed = books.refunds.put({
    ...refund,
    status: 'failed',
    pendingReason: null,
    failureReason: returned === null ? 'insufficient_funds' : 'expired_or_canceled_card',
    failureBalanceTransaction: returned,
  });
  books.charges.put({ ...charge, amountRefundedCents: charge.amountRefundedCents - refund.amountCents });
  const previous = { status: refund.status };
  emit(scope, { type: 'refund.updated', object: refundObject(failed), previous });
  emit(scope, { type: 'refund.failed', object: refundObject(failed), previous });
  return done(failed);
};
