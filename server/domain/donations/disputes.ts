import { type Cents, cents, minus, sum, ZERO } from '#shared/money.ts';
import { ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import { book } from '../ledger/book.ts';
import {
  type Concerning,
  disputeLostAnewSource,
  disputeLostPosting,
  disputeLostSource,
  disputeWonPosting,
  disputeWonSource,
} from '../ledger/postings.ts';
import type { DisputeTruth, PaymentsRefusal } from '../ports/payments.ts';
import type { DisputeRow } from '../ports/refunds.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { attemptPaidBy, lockPaid } from './charges.ts';
import type { Heeded } from './refunds.ts';
import { correct } from './reverse.ts';

type Booked = Concerning & { readonly currency: string };

/** [G8] A dispute as Stripe tells it: what was withdrawn and given back is booked; what a lost one kept is gone from the payment. */
export async function applyDispute(deps: Deps, truth: DisputeTruth): Promise<Result<Heeded, PaymentsRefusal>> {
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
    const { account, currency } = attempt;
    const of = { account, project: donation.project, donation: donation.id, attempt: attempt.id, currency };
    await bookMovements(tx, truth, of, now);
    if (!(await keep(tx, truth, attempt, now))) return ok('done');
    await bookEnd(tx, truth, of, now);
    const all = await tx.disputesOf(attempt.id);
    const change = { dispute: standOf(all), lostCents: lostOf(all, attempt) };
    if (change.dispute === attempt.dispute && change.lostCents === attempt.lostCents) return ok('done');
    await tx.setDispute(attempt.id, change, now);
    await correct(tx, deps, told, donation, attempt, { ...attempt, ...change }, now);
    return ok('done');
  });
}

export async function syncDispute(deps: Deps, account: string, id: string): Promise<Result<Heeded, PaymentsRefusal>> {
  const truth = await deps.payments.dispute(account, id);
  return truth.ok ? applyDispute(deps, truth.value) : truth;
}

/** What came and went is booked whoever tells of it; how the dispute ended only by who knows the latest. */
async function bookMovements(tx: StoreTx, { settlements }: DisputeTruth, of: Booked, now: number): Promise<void> {
  for (const settlement of settlements) {
    const kind = settlement.amountCents < 0 ? 'disputeWithdrawn' : 'disputeReinstated';
    await book(tx, kind, settlement, of, now);
  }
}

async function bookEnd(tx: StoreTx, truth: DisputeTruth, of: Booked, now: number): Promise<void> {
  const { id, state, settlements } = truth;
  const { currency, ...concerning } = of;
  const chargedBackCents = await chargedBack(tx, truth, of);
  if (state === 'won' && chargedBackCents > 0) {
    await tx.post(disputeWonPosting({ id, currency, chargedBackCents }, concerning, now));
  }
  if (state !== 'lost') return;
  // What the ledger holds in suspense for it: a movement of unknown kind lies elsewhere, and stays there.
  const held = [];
  for (const settlement of settlements) held.push(await tx.postedCents(of.account, settlement.id, 'disputeSuspense'));
  // A lost one may give a part back when it was booked as lost already.
  const withdrawnCents = minus(sum(held), chargedBackCents);
  if (withdrawnCents === 0) return;
  const isBooked = (await tx.postedCents(of.account, disputeLostSource(id), 'donationsChargedBack')) !== 0;
  const source = isBooked ? disputeLostAnewSource(id, settlements.length) : disputeLostSource(id);
  await tx.post(disputeLostPosting({ source, currency, withdrawnCents }, concerning, now));
}

/** What is booked as charged back for a dispute, by all that was told of it. */
async function chargedBack(tx: StoreTx, { id, settlements }: DisputeTruth, { account }: Booked): Promise<Cents> {
  const anew = settlements.map((_, n) => disputeLostAnewSource(id, n + 1));
  const booked = [];
  for (const source of [disputeLostSource(id), disputeWonSource(id), ...anew]) {
    booked.push(await tx.postedCents(account, source, 'donationsChargedBack'));
  }
  return sum(booked);
}

const FINAL: ReadonlySet<AttemptRow['dispute']> = new Set(['won', 'lost', 'prevented']);

/** Keeps the dispute as it was told, with an alert where a person has to act. False when what was told is older than what is kept. */
async function keep(tx: StoreTx, truth: DisputeTruth, attempt: AttemptRow, now: number): Promise<boolean> {
  const known = (await tx.disputesOf(attempt.id)).find(({ id }) => id === truth.id);
  if (known && isOlder(truth, known)) return false;
  const { id, amountCents, state, reason, openedAt, dueBy } = truth;
  await tx.saveDispute({
    id,
    attempt: attempt.id,
    amountCents,
    state,
    reason,
    openedAt,
    dueBy,
    settlements: truth.settlements.length,
    lostCents: keptCents(truth, attempt),
  });
  if (known?.state !== state) {
    const body = { kind: 'dispute', dispute: id, donation: attempt.donation, state, dueBy };
    await tx.enqueue('alert', `dispute:${id}:${state}`, body, now);
  }
  return true;
}

/** Stripe's answers may be applied in another order than they were given: an end is not undone by an older beginning. */
const isOlder = (told: DisputeTruth, known: DisputeRow): boolean =>
  told.settlements.length < known.settlements ||
  (told.settlements.length === known.settlements && FINAL.has(known.state) && !FINAL.has(told.state)) ||
  // An appeal takes no money and gives none: lost stays lost until it is won.
  (known.state === 'lost' && told.state === 'open');

/** What the disputes of one payment come to: money in question before money that is lost, before what ended well. */
const standOf = (disputes: readonly DisputeRow[]): AttemptRow['dispute'] =>
  (['open', 'inquiry', 'lost', 'won', 'prevented'] as const).find((state) =>
    disputes.some((dispute) => dispute.state === state),
  ) ?? 'none';

/**
 * What a lost dispute kept of a payment: all that was withdrawn for it, less what came back, as in the ledger. Its own amount may be more
 * (an issuer bundles payments, or a part had been refunded, which a lost dispute gives back); fees are no part of either.
 */
function keptCents({ state, amountCents, settlements }: DisputeTruth, { currency }: AttemptRow): Cents {
  if (state !== 'lost') return ZERO;
  const moved = settlements.filter((settlement) => settlement.currency === currency);
  if (moved.length === 0) return amountCents;
  return cents(Math.max(0, 0 - sum(moved.map((settlement) => settlement.amountCents))));
}

const lostOf = (disputes: readonly DisputeRow[], { amountCents }: AttemptRow): Cents =>
  cents(Math.min(amountCents, sum(disputes.map(({ lostCents }) => lostCents))));
