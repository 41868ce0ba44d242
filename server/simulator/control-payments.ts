import { bookBalance, bookFee } from './balance.ts';
import { type Act, act } from './control-act.ts';
import { appealDispute, closeDispute, escalateDispute, openDispute } from './disputes.ts';
import { done, invalidParameter, notFound, type Outcome, refused } from './errors.ts';
import { cardInstrument, ibanInstrument } from './instruments.ts';
import { flag, integer, oneOf, optional, required, text } from './params.ts';
import { returnAddress } from './pay-door.ts';
import { answer3ds, failLate, finishDebit, pay } from './payments.ts';
import { createPayout, failPayout } from './payouts.ts';
import type { ChargeRecord, SessionRecord } from './records.ts';
import { failRefund, succeedRefund } from './refunds.ts';
import { expireSession } from './sessions.ts';
import type { Scope, World } from './world.ts';

const scopeOf = (world: World, account: string): Scope => ({ world, account, cause: null });

const sessionOf = (world: World, id: string): Outcome<SessionRecord> => {
  const session = world.books.sessions.get(id);
  return session === undefined ? refused(notFound('checkout.session', id)) : done(session);
};

/** A charge by its own id, or by its payment intent's or session's. */
const chargeOf = (world: World, id: string): Outcome<ChargeRecord> => {
  const { sessions, intents, charges } = world.books;
  const intent = intents.get(sessions.get(id)?.paymentIntent ?? id);
  const charge = charges.get(intent?.latestCharge ?? id);
  return charge === undefined ? refused(notFound('charge', id)) : done(charge);
};

const paySession = act(
  { number: optional(text(50)), email: optional(text(200)), approve: optional(flag) },
  ({ world }, { number = '4242424242424242', email = 'donor@example.org', approve = true }, id) => {
    const session = sessionOf(world, id);
    const instrument = cardInstrument(number) ?? ibanInstrument(number);
    if (!session.ok || instrument === undefined) {
      return session.ok ? refused(invalidParameter('number', 'Not a test card or IBAN.')) : session;
    }
    const scope = scopeOf(world, session.value.account);
    const paid = pay(scope, session.value, { email, name: null }, instrument);
    const settled = paid.ok && paid.value.kind === 'asks3ds' ? answer3ds(scope, paid.value.session, approve) : paid;
    return settled.ok ? done({ result: settled.value.kind, successUrl: returnAddress(session.value) }) : settled;
  },
);

const expire = act({}, ({ world }, _params, id) => {
  const session = sessionOf(world, id);
  return session.ok ? expireSession(scopeOf(world, session.value.account), session.value) : session;
});

/** Changes what an open session says, behind the back of the server that made it. */
const tamper = act(
  {
    amountTotalCents: optional(integer(0, 99_999_999)),
    currency: optional(text(3)),
    clientReferenceId: optional(text(200)),
    livemode: optional(flag),
  },
  ({ world }, changes, id) => {
    const session = sessionOf(world, id);
    if (!session.ok) {
      return session;
    }
    const { amountTotalCents, currency, clientReferenceId, livemode } = session.value;
    const before = { amountTotalCents, currency, clientReferenceId, livemode };
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return done(world.books.sessions.put({ ...session.value, ...before, ...given }));
  },
);

const onCharge = (run: (scope: Scope, charge: ChargeRecord) => Outcome<object>): Act =>
  act({}, ({ world }, _params, id) => {
    const charge = chargeOf(world, id);
    return charge.ok ? run(scopeOf(world, charge.value.account), charge.value) : charge;
  });

const contested = { inquiry: optional(flag), amountCents: optional(integer(1, 99_999_999)) };
const dispute = act(contested, ({ world }, { inquiry = false, amountCents }, id) => {
  const charge = chargeOf(world, id);
  return charge.ok ? openDispute(scopeOf(world, charge.value.account), charge.value, inquiry, amountCents) : charge;
});

const clear = act({ succeeds: required(flag) }, ({ world }, { succeeds }, id) => {
  const charge = chargeOf(world, id);
  if (!charge.ok) {
    return charge;
  }
  finishDebit(scopeOf(world, charge.value.account), charge.value, succeeds);
  return chargeOf(world, id);
});

const closing = act(
  { settlement: required(oneOf('won', 'lost', 'warning_closed', 'prevented')), returnsFee: optional(flag) },
  ({ world }, { settlement, returnsFee = false }, id) => {
    const found = world.books.disputes.get(id);
    return found === undefined
      ? refused(notFound('dispute', id))
      : closeDispute(scopeOf(world, found.account), found, settlement, returnsFee);
  },
);

const escalate = act({}, ({ world }, _params, id) => {
  const found = world.books.disputes.get(id);
  return found === undefined ? refused(notFound('dispute', id)) : escalateDispute(scopeOf(world, found.account), found);
});

const appeal = act({}, ({ world }, _params, id) => {
  const found = world.books.disputes.get(id);
  return found === undefined ? refused(notFound('dispute', id)) : appealDispute(scopeOf(world, found.account), found);
});

const endRefund = act({ succeeds: required(flag) }, ({ world }, { succeeds }, id) => {
  const refund = world.books.refunds.get(id);
  if (refund === undefined) {
    return refused(notFound('refund', id));
  }
  const scope = scopeOf(world, refund.account);
  if (!succeeds) {
    return failRefund(scope, refund);
  }
  succeedRefund(scope, refund);
  return done(world.books.refunds.get(id) ?? refund);
});

const payOut = act(
  { amountCents: required(integer(1, 99_999_999)), account: optional(text(100)) },
  ({ world }, { amountCents, account = '' }) => done(createPayout(scopeOf(world, account), amountCents)),
);

const returnPayout = act({}, ({ world }, _params, id) => {
  const payout = world.books.payouts.get(id);
  return payout === undefined ? refused(notFound('payout', id)) : failPayout(scopeOf(world, payout.account), payout);
});

/** A movement of the balance that nothing here causes by itself: Stripe's own fee, a debit that is still pending. */
const moveBalance = act(
  {
    type: required(oneOf('charge', 'payment', 'payment_failure_refund', 'adjustment', 'stripe_fee')),
    amountCents: required(integer(-99_999_999, 99_999_999)),
    feeCents: optional(integer(-99_999_999, 99_999_999)),
    source: optional(text(200)),
    account: optional(text(100)),
  },
  ({ world }, { type, amountCents, feeCents = 0, source, account = '' }) =>
    done(
      bookBalance(scopeOf(world, account), {
        type,
        reportingCategory: type,
        amountCents,
        feeCents,
        currency: 'eur',
        source: source ?? null,
      }),
    ),
);

/** What can happen to money, made to happen: `POST /_control/<name>/:id…`. */
export const paymentActs: Readonly<Record<string, Act>> = {
  'sessions/:id/pay': paySession,
  'sessions/:id/expire': expire,
  'sessions/:id/tamper': tamper,
  'charges/:id/book-fee': onCharge((scope, charge) => {
    bookFee(scope, charge);
    return chargeOf(scope.world, charge.id);
  }),
  'charges/:id/clear': clear,
  'charges/:id/fail-late': onCharge(failLate),
  'charges/:id/dispute': dispute,
  'disputes/:id/close': closing,
  'disputes/:id/escalate': escalate,
  'disputes/:id/appeal': appeal,
  'refunds/:id/end': endRefund,
  balance: moveBalance,
  payouts: payOut,
  'payouts/:id/fail': returnPayout,
};
