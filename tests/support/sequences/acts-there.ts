import { closeDispute, escalateDispute, openDispute } from '#server/simulator/disputes.ts';
import type { Outcome } from '#server/simulator/errors.ts';
import { cardInstrument, ibanInstrument } from '#server/simulator/instruments.ts';
import { answer3ds, failLate, finishDebit, pay } from '#server/simulator/payments.ts';
import { createPayout, failPayout } from '#server/simulator/payouts.ts';
import { createRefund, failRefund, succeedRefund } from '#server/simulator/refunds.ts';
import type { Chance } from '#server/simulator/seeded.ts';
import { expireSession } from '#server/simulator/sessions.ts';
import { oneOf, type Scene, scopeOf, wholeUpTo } from './scene.ts';

/** What somebody does at Stripe, or the network, or time; and a word on it for the trace. */
export type ActThere = (scene: Scene, chance: Chance) => string;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const INSTRUMENTS = [
  '4242424242424242',
  '4242424242424242',
  '4242424242424242',
  '4000000000000002',
  '4000002500003155',
  '4000000000000259',
  '4000000000007726',
  '4000000000005126',
  'FR1420041010050500013M02606',
  'FR8420041010050500013M02607',
  'FR5720041010050500013M02608',
] as const;

const said = (what: string, outcome: Outcome<unknown>): string =>
  `${what}: ${outcome.ok ? 'done' : outcome.refusal.message.slice(0, 60)}`;

const payOne: ActThere = (scene, chance) => {
  const { sessions } = scene.stripe.world.books;
  const session = oneOf(
    chance,
    [...sessions.all()].filter(({ status }) => status === 'open'),
  );
  const number = oneOf(chance, INSTRUMENTS) ?? INSTRUMENTS[0];
  const instrument = cardInstrument(number) ?? ibanInstrument(number);
  if (!session || !instrument) return 'no page is open';
  const scope = scopeOf(scene);
  const paid = pay(scope, session, { email: 'donor@example.org', name: null }, instrument);
  const ended = paid.ok && paid.value.kind === 'asks3ds' ? answer3ds(scope, paid.value.session, chance() < 0.8) : paid;
  return said(`${session.clientReferenceId} with ${number.slice(-4)}`, ended);
};

const refund: ActThere = (scene, chance) => {
  const charge = oneOf(chance, scene.stripe.world.books.charges.all());
  if (!charge) return 'no charge yet';
  const amount = chance() < 0.5 ? undefined : 1 + wholeUpTo(chance, charge.amountCents - 1);
  const params = {
    charge: charge.id,
    payment_intent: undefined,
    amount,
    reason: undefined,
    metadata: {},
    expand: undefined,
  };
  return said(`${amount ?? 'all'} of ${charge.amountCents}`, createRefund(scopeOf(scene), params));
};

const endRefund: ActThere = (scene, chance) => {
  const one = oneOf(chance, scene.stripe.world.books.refunds.all());
  if (!one) return 'no refund yet';
  if (chance() < 0.6) return said(`fails ${one.status}`, failRefund(scopeOf(scene), one));
  succeedRefund(scopeOf(scene), one);
  return 'succeeds';
};

const dispute: ActThere = (scene, chance) => {
  const charge = oneOf(chance, scene.stripe.world.books.charges.all());
  if (!charge) return 'no charge yet';
  const isInquiry = chance() < 0.3;
  const partCents = chance() < 0.5 ? undefined : 1 + wholeUpTo(chance, charge.amountCents - 1);
  const what = `${isInquiry ? 'inquiry' : 'dispute'} of ${partCents ?? 'the rest'} of ${charge.amountCents}`;
  return said(what, openDispute(scopeOf(scene), charge, isInquiry, partCents));
};

const moveDispute: ActThere = (scene, chance) => {
  const one = oneOf(chance, scene.stripe.world.books.disputes.all());
  if (!one) return 'no dispute yet';
  if (one.status === 'warning_needs_response' && chance() < 0.5) {
    return said('escalates', escalateDispute(scopeOf(scene), one));
  }
  const settlement = oneOf(chance, ['won', 'lost', 'lost', 'warning_closed', 'prevented'] as const) ?? 'won';
  return said(`${one.status} -> ${settlement}`, closeDispute(scopeOf(scene), one, settlement, chance() < 0.5));
};

const bank: ActThere = (scene, chance) => {
  const debits = [...scene.stripe.world.books.charges.all()].filter(({ method }) => method === 'sepa_debit');
  const debit = oneOf(chance, debits);
  if (!debit) return 'no debit yet';
  if (debit.status === 'succeeded') return said('takes back', failLate(scopeOf(scene), debit));
  finishDebit(scopeOf(scene), debit, chance() < 0.6);
  return `spoke on ${debit.status}`;
};

const payout: ActThere = (scene, chance) => {
  // The comparison with Stripe begins with our first payment page: what moved before is the association's own affair.
  if (oneOf(chance, scene.stripe.world.books.sessions.all()) === undefined) return 'not ours yet';
  const known = oneOf(chance, scene.stripe.world.books.payouts.all());
  if (known && chance() < 0.4) return said('comes back', failPayout(scopeOf(scene), known));
  const made = createPayout(scopeOf(scene), 1 + wholeUpTo(chance, 5000));
  return `${made.amountCents}`;
};

const clock: ActThere = (scene, chance) => {
  const longest = oneOf(chance, [30_000, 3 * MINUTE, 40 * MINUTE, 3 * HOUR, 26 * HOUR]) ?? HOUR;
  const ms = wholeUpTo(chance, longest);
  scene.stripe.world.clock.advance(ms);
  return `${Math.round(ms / 1000)} s`;
};

const faults: ActThere = (scene, chance) => {
  const fault = {
    answer: oneOf(chance, ['500', '503', '429', 'timeout', 'hangup'] as const) ?? '500',
    when: chance() < 0.5 ? ('before' as const) : ('after' as const),
    match: oneOf(chance, ['GET', 'POST', 'POST /v1/checkout/sessions', '']) ?? '',
  };
  const calls = 1 + wholeUpTo(chance, 2);
  scene.stripe.faults.plan(fault, calls);
  return `${calls} x ${fault.answer} ${fault.when} ${fault.match}`;
};

/** Lost for ever: sweeper and comparison have to find what it would have told. */
const lose: ActThere = (scene, chance) => {
  const { mail } = scene.stripe;
  const event = oneOf(chance, mail);
  if (!event) return 'nothing to lose';
  mail.splice(mail.indexOf(event), 1);
  return event.type;
};

/** An open session says something else than we asked for: whatever becomes of it, it grants nothing. */
const tamper: ActThere = (scene, chance) => {
  const { sessions } = scene.stripe.world.books;
  const session = oneOf(
    chance,
    [...sessions.all()].filter(({ status }) => status === 'open'),
  );
  if (!session || chance() < 0.5) return 'not this time';
  const change = oneOf(chance, [{ amountTotalCents: session.amountTotalCents - 1 }, { livemode: true }]);
  sessions.put({ ...session, ...change });
  scene.tampered.add(session.id);
  return `${session.id} ${JSON.stringify(change)}`;
};

const expire: ActThere = (scene, chance) => {
  const session = oneOf(chance, scene.stripe.world.books.sessions.all());
  return session ? said('expires', expireSession(scopeOf(scene), session)) : 'no session yet';
};

export const ACTS_THERE = {
  pay: payOne,
  refund,
  endRefund,
  dispute,
  moveDispute,
  bank,
  payout,
  clock,
  faults,
  lose,
  tamper,
  expire,
} as const satisfies Readonly<Record<string, ActThere>>;
