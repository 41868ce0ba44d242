import type Stripe from 'stripe';
import { bookBalance } from './balance.ts';
import { conflictingState, done, type Outcome, refused } from './errors.ts';
import { emit } from './events.ts';
import { newId } from './ids.ts';
import type { Instrument } from './instruments.ts';
import { chargeObject, intentObject } from './payment-objects.ts';
import type { ChargeRecord, Failure, Fate, IntentRecord, Payer, SessionRecord } from './records.ts';
import { emitSession } from './sessions.ts';
import type { Scope } from './world.ts';

/** What the payer sees after pressing "pay". */
export type Paid =
  | { readonly kind: 'complete'; readonly session: SessionRecord }
  | { readonly kind: 'asks3ds'; readonly session: SessionRecord }
  | { readonly kind: 'declined'; readonly failure: Failure };

const notAuthenticated: Failure = {
  code: 'payment_intent_authentication_failure',
  declineCode: null,
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};

/** The payer's attempt. The session must be open; a declined one stays open. */
export const pay = (scope: Scope, session: SessionRecord, payer: Payer, instrument: Instrument): Outcome<Paid> => {
  if (session.status !== 'open') {
    return refused(conflictingState(`This Checkout Session is ${session.status} and cannot be paid.`));
  }
  const intent = intentOf(scope, session);
  const { conduct } = instrument;
  switch (conduct.kind) {
    case 'pays':
      return done(settleCharge(scope, session, payer, newCharge(scope, intent, payer, instrument, conduct.fate)));
    case 'asks3ds': {
      putIntent(scope, { ...intent, status: 'requires_action' }, 'payment_intent.requires_action');
      const waiting = scope.world.books.sessions.put({ ...current(scope, session), payer });
      return done({ kind: 'asks3ds', session: waiting });
    }
    case 'declines':
      return done(decline(scope, newCharge(scope, intent, payer, instrument, 'plain'), conduct.failure));
    case 'clearsLater': {
      const charge = newCharge(scope, intent, payer, instrument, conduct.fate);
      return done(startDebit(scope, session, payer, charge, conduct.succeeds));
    }
  }
};

/** The payer's answer to the 3-D Secure question asked by `pay`. */
export const answer3ds = (scope: Scope, session: SessionRecord, approved: boolean): Outcome<Paid> => {
  const intent = session.paymentIntent === null ? undefined : scope.world.books.intents.get(session.paymentIntent);
  if (session.status !== 'open' || intent?.status !== 'requires_action' || session.payer === null) {
    return refused(conflictingState('This payment is not waiting for an authentication.'));
  }
  if (!approved) {
    const failed = { ...intent, status: 'requires_payment_method' as const, lastFailure: notAuthenticated };
    putIntent(scope, failed, 'payment_intent.payment_failed');
    return done({ kind: 'declined', failure: notAuthenticated });
  }
  const instrument: Instrument = { method: 'card', last4: '3155', conduct: { kind: 'pays', fate: 'plain' } };
  const charge = newCharge(scope, intent, session.payer, instrument, 'plain');
  return done(settleCharge(scope, session, session.payer, charge));
};

const current = (scope: Scope, session: SessionRecord): SessionRecord =>
  scope.world.books.sessions.get(session.id) ?? session;

const putIntent = (scope: Scope, intent: IntentRecord, type: Stripe.Event.Type): IntentRecord => {
  scope.world.books.intents.put(intent);
  emit(scope, { type, object: intentObject(intent), livemode: intent.livemode });
  return intent;
};

const putCharge = (scope: Scope, charge: ChargeRecord, type: Stripe.Event.Type): ChargeRecord => {
  scope.world.books.charges.put(charge);
  emit(scope, { type, object: chargeObject(charge), livemode: charge.livemode });
  return charge;
};

/** As at Stripe, the payment intent exists from the first attempt on, not from the creation of the session. */
const intentOf = (scope: Scope, session: SessionRecord): IntentRecord => {
  const { books, clock } = scope.world;
  const known = session.paymentIntent === null ? undefined : books.intents.get(session.paymentIntent);
  if (known !== undefined) {
    return known;
  }
  const intent: IntentRecord = {
    id: newId('pi'),
    account: session.account,
    created: clock.nowSeconds(),
    session: session.id,
    amountCents: session.amountTotalCents,
    currency: session.currency,
    livemode: session.livemode,
    description: session.intentDescription,
    metadata: session.intentMetadata,
    status: 'requires_payment_method',
    latestCharge: null,
    lastFailure: null,
  };
  books.sessions.put({ ...session, paymentIntent: intent.id });
  return putIntent(scope, intent, 'payment_intent.created');
};

const newCharge = (
  scope: Scope,
  intent: IntentRecord,
  payer: Payer,
  instrument: Instrument,
  fate: Fate,
): ChargeRecord => ({
  id: newId(instrument.method === 'card' ? 'ch' : 'py'),
  account: intent.account,
  created: scope.world.clock.nowSeconds(),
  paymentIntent: intent.id,
  session: intent.session,
  amountCents: intent.amountCents,
  amountRefundedCents: 0,
  currency: intent.currency,
  livemode: intent.livemode,
  description: intent.description,
  metadata: intent.metadata,
  status: 'pending',
  method: instrument.method,
  last4: instrument.last4,
  payer,
  disputed: false,
  failure: null,
  fate,
  balanceTransaction: null,
  failureBalanceTransaction: null,
});

const intentFor = (scope: Scope, charge: ChargeRecord): IntentRecord | undefined =>
  scope.world.books.intents.get(charge.paymentIntent);

/** The money is there: charge, intent and session say so in one step, the fee and a dispute come later. */
const settleCharge = (scope: Scope, session: SessionRecord, payer: Payer, charge: ChargeRecord): Paid => {
  succeedCharge(scope, charge);
  const complete = scope.world.books.sessions.put({
    ...current(scope, session),
    status: 'complete',
    paymentStatus: 'paid',
    payer,
  });
  emitSession(scope, 'checkout.session.completed', complete);
  return { kind: 'complete', session: complete };
};

const succeedCharge = (scope: Scope, charge: ChargeRecord): void => {
  const { world, account } = scope;
  const succeeded = putCharge(scope, { ...charge, status: 'succeeded' }, 'charge.succeeded');
  const intent = intentFor(scope, charge);
  if (intent !== undefined) {
    const paid = { ...intent, status: 'succeeded' as const, latestCharge: charge.id, lastFailure: null };
    putIntent(scope, paid, 'payment_intent.succeeded');
  }
  const nowMs = world.clock.nowMs();
  world.later({ account, atMs: nowMs + world.settings.feeDelayMs, kind: 'bookFee', target: charge.id });
  if (succeeded.fate === 'disputed') {
    world.later({ account, atMs: nowMs + world.settings.disputeDelayMs, kind: 'openDispute', target: charge.id });
  }
};

const decline = (scope: Scope, charge: ChargeRecord, failure: Failure): Paid => {
  putCharge(scope, { ...charge, status: 'failed', failure }, 'charge.failed');
  const intent = intentFor(scope, charge);
  if (intent !== undefined) {
    const failed = {
      ...intent,
      status: 'requires_payment_method' as const,
      latestCharge: charge.id,
      lastFailure: failure,
    };
    putIntent(scope, failed, 'payment_intent.payment_failed');
  }
  return { kind: 'declined', failure };
};

/** A bank debit: the session is complete, and unpaid until the bank has spoken. */
const startDebit = (
  scope: Scope,
  session: SessionRecord,
  payer: Payer,
  charge: ChargeRecord,
  succeeds: boolean,
): Paid => {
  const { world, account } = scope;
  putCharge(scope, charge, 'charge.pending');
  const intent = intentFor(scope, charge);
  if (intent !== undefined) {
    putIntent(scope, { ...intent, status: 'processing', latestCharge: charge.id }, 'payment_intent.processing');
  }
  const complete = world.books.sessions.put({ ...current(scope, session), status: 'complete', payer });
  emitSession(scope, 'checkout.session.completed', complete);
  const atMs = world.clock.nowMs() + world.settings.sepaDelayMs;
  world.later({ account, atMs, kind: succeeds ? 'sepaSucceeds' : 'sepaFails', target: charge.id });
  return { kind: 'complete', session: complete };
};

/** The bank has spoken on a debit that was pending; any other charge is left as it is. */
export const finishDebit = (scope: Scope, charge: ChargeRecord, succeeded: boolean): void => {
  const session = scope.world.books.sessions.get(charge.session);
  if (charge.status !== 'pending' || session === undefined) {
    return;
  }
  if (succeeded) {
    succeedCharge(scope, charge);
    const paid = scope.world.books.sessions.put({ ...session, paymentStatus: 'paid' });
    emitSession(scope, 'checkout.session.async_payment_succeeded', paid);
    return;
  }
  decline(scope, charge, {
    code: 'payment_method_provider_decline',
    declineCode: null,
    message: 'The bank refused the debit.',
  });
  emitSession(scope, 'checkout.session.async_payment_failed', session);
};

/** The bank takes a debit back after it had succeeded: the money leaves the balance again, the fee is not returned. */
export const failLate = (scope: Scope, charge: ChargeRecord): Outcome<ChargeRecord> => {
  if (charge.status !== 'succeeded' || charge.method !== 'sepa_debit') {
    return refused(conflictingState(`Charge ${charge.id} is no debit that has succeeded.`));
  }
  const entry = bookBalance(scope, {
    type: 'payment_failure_refund',
    reportingCategory: 'charge_failure',
    amountCents: -charge.amountCents,
    feeCents: 0,
    currency: charge.currency,
    source: charge.id,
  });
  const failure: Failure = { code: 'insufficient_funds', declineCode: null, message: 'The bank took the debit back.' };
  const failed = { ...charge, status: 'failed' as const, failure, failureBalanceTransaction: entry.id };
  return done(putCharge(scope, failed, 'charge.failed'));
};
