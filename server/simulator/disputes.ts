import type Stripe from 'stripe';
import { bookBalance } from './balance.ts';
import { conflictingState, done, type Outcome, refused } from './errors.ts';
import { emit } from './events.ts';
import { newId } from './ids.ts';
import { drawDispute } from './objects.ts';
import { chargeObject } from './payment-objects.ts';
import type { ChargeRecord, DisputeRecord } from './records.ts';
import type { Scope } from './world.ts';

/** How a dispute may be closed. An inquiry took no money, so it closes without any. */
export type Settlement = 'won' | 'lost' | 'warning_closed' | 'prevented';

const announce = (scope: Scope, type: Stripe.Event.Type, dispute: DisputeRecord): void => {
  emit(scope, { type, object: drawDispute(scope.world, dispute), livemode: dispute.livemode });
};

/** What of a charge was neither refunded nor contested before. */
const untouchedCents = ({ world }: Scope, charge: ChargeRecord): number =>
  [...world.books.disputes.all()]
    .filter((dispute) => dispute.charge === charge.id)
    .reduce((left, dispute) => left - dispute.amountCents, charge.amountCents - charge.amountRefundedCents);

/**
 * The payer's bank contests a charge, or a part of it, more than once until all of it was. Unless it only inquires, the money and a fee
 * leave the balance at once.
 */
export const openDispute = (
  scope: Scope,
  charge: ChargeRecord,
  isInquiry: boolean,
  partCents?: number,
): Outcome<DisputeRecord> => {
  const { books, clock, settings } = scope.world;
  const leftCents = untouchedCents(scope, charge);
  const amountCents = partCents ?? leftCents;
  if (charge.status !== 'succeeded' || amountCents > leftCents || (charge.disputed && leftCents <= 0)) {
    return refused(conflictingState(`Charge ${charge.id} cannot be disputed now.`));
  }
  const dispute: DisputeRecord = {
    id: newId('du'),
    account: scope.account,
    created: clock.nowSeconds(),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    amountCents,
    currency: charge.currency,
    livemode: charge.livemode,
    reason: 'fraudulent',
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
    dueBy: settings.evidenceMs === 0 ? 0 : clock.nowSeconds() + Math.floor(settings.evidenceMs / 1000),
    balanceTransactions: [],
  };
  const disputed = books.charges.put({ ...charge, disputed: true });
  emit(scope, {
    type: 'charge.updated',
    object: chargeObject(disputed),
    previous: { disputed: false },
    livemode: charge.livemode,
  });
  if (isInquiry) {
    books.disputes.put(dispute);
    announce(scope, 'charge.dispute.created', dispute);
    return done(dispute);
  }
  const opened = withdraw(scope, dispute);
  announce(scope, 'charge.dispute.created', opened);
  announce(scope, 'charge.dispute.funds_withdrawn', opened);
  return done(opened);
};

const withdraw = (scope: Scope, dispute: DisputeRecord): DisputeRecord => {
  const entry = bookBalance(scope, {
    type: 'adjustment',
    reportingCategory: 'dispute',
    amountCents: -dispute.amountCents,
    feeCents: scope.world.settings.disputeFeeCents,
    currency: dispute.currency,
    source: dispute.id,
  });
  return scope.world.books.disputes.put({
    ...dispute,
    balanceTransactions: [...dispute.balanceTransactions, entry.id],
  });
};

/** An inquiry becomes a dispute: now the money leaves. */
export const escalateDispute = (scope: Scope, dispute: DisputeRecord): Outcome<DisputeRecord> => {
  if (dispute.status !== 'warning_needs_response') {
    return refused(conflictingState(`Dispute ${dispute.id} is no inquiry.`));
  }
  const escalated = withdraw(scope, { ...dispute, status: 'needs_response' });
  announce(scope, 'charge.dispute.updated', escalated);
  announce(scope, 'charge.dispute.funds_withdrawn', escalated);
  return done(escalated);
};

/** A dispute that was lost is appealed: the money stays away until the bank decides anew. */
export const appealDispute = (scope: Scope, dispute: DisputeRecord): Outcome<DisputeRecord> => {
  if (dispute.status !== 'lost') {
    return refused(conflictingState(`Dispute ${dispute.id} was not lost.`));
  }
  const appealed = scope.world.books.disputes.put({ ...dispute, status: 'appeal_needs_response' });
  announce(scope, 'charge.dispute.updated', appealed);
  return done(appealed);
};

/** The bank decides. Won or prevented, what was withdrawn comes back; the fee only when `returnsFee`. Late in life it may give back what was lost. */
export const closeDispute = (
  scope: Scope,
  dispute: DisputeRecord,
  settlement: Settlement,
  returnsFee: boolean,
): Outcome<DisputeRecord> => {
  const isInquiry = dispute.status === 'warning_needs_response';
  const fits = settlement === 'prevented' || (settlement === 'warning_closed') === isInquiry;
  const changesItsMind = dispute.status === 'lost' && settlement === 'won';
  const isOpen = ['warning_needs_response', 'needs_response', 'appeal_needs_response'].includes(dispute.status);
  if (!changesItsMind && (!isOpen || !fits)) {
    return refused(conflictingState(`Dispute ${dispute.id} is ${dispute.status} and cannot become ${settlement}.`));
  }
  const hasFundsBack = !isInquiry && settlement !== 'lost';
  const entries = hasFundsBack ? [reinstate(scope, dispute, returnsFee)] : [];
  const closed = scope.world.books.disputes.put({
    ...dispute,
    status: settlement,
    balanceTransactions: [...dispute.balanceTransactions, ...entries],
  });
  if (hasFundsBack) {
    announce(scope, 'charge.dispute.funds_reinstated', closed);
  }
  announce(scope, 'charge.dispute.closed', closed);
  return done(closed);
};

const reinstate = (scope: Scope, dispute: DisputeRecord, returnsFee: boolean): string =>
  bookBalance(scope, {
    type: 'adjustment',
    reportingCategory: 'dispute_reversal',
    amountCents: dispute.amountCents,
    feeCents: returnsFee ? -scope.world.settings.disputeFeeCents : 0,
    currency: dispute.currency,
    source: dispute.id,
  }).id;
