import { balancePosting, paidPosting } from '#server/domain/ledger/postings.ts';
import type { Store } from '#server/domain/ports/store.ts';
import { seededChance } from '#server/simulator/seeded.ts';
import { cents, minus } from '#shared/money.ts';
import { attemptRow, donationRow, lineRow, PROJECT, playerId, seedVillage, write } from './store.ts';

/** PostgreSQL has a few connections: who waits longer than a request may is refused. */
const AT_ONCE = 64;

/**
 * A year of donations of 3 to 200 €, straight into the books: paid, credited less the fee, now and then given back, and the
 * month's balance paid out. The same seed is the same year.
 */
export async function writeYear(store: Store, count: number, year: number, seed: number): Promise<void> {
  await seedVillage(store);
  const chance = seededChance(seed);
  const begin = Date.UTC(year, 0, 1);
  const length = Date.UTC(year + 1, 0, 1) - begin;
  const plans = Array.from({ length: count }, (_, n) => ({
    n,
    at: begin + Math.floor((length * n) / count),
    amount: cents(300 + Math.floor(chance() * 19_700)),
    isBack: chance() < 0.02,
  }));
  for (let from = 0; from < count; from += AT_ONCE) {
    await Promise.all(plans.slice(from, from + AT_ONCE).map((plan) => writeDonation(store, plan)));
  }
  for (let month = 0; month < 12; month++) {
    const paid = { id: `txn_payout${month}`, type: 'payout', amountCents: cents(-50_000), feeCents: cents(0) };
    const settlement = { ...paid, netCents: cents(-50_000), currency: 'eur' };
    const at = Date.UTC(year, month, 28);
    await write(store, (tx) =>
      tx.post(balancePosting('payout', settlement, { account: '', project: null, donation: null }, at)),
    );
  }
}

interface Plan {
  readonly n: number;
  readonly at: number;
  readonly amount: ReturnType<typeof cents>;
  readonly isBack: boolean;
}

function writeDonation(store: Store, { n, at, amount, isBack }: Plan): Promise<void> {
  return write(store, async (tx) => {
    await tx.touchPlayer(playerId(n), at);
    const donation = donationRow(n, { totalCents: amount, createdAt: at });
    const line = lineRow(n, 0, { amountCents: amount, plot: null });
    await tx.createDonation(donation, [line]);
    const refundedCents = isBack ? amount : cents(0);
    const attempt = attemptRow(n, { state: 'settled', amountCents: amount, createdAt: at, paidAt: at, refundedCents });
    await tx.createAttempt(attempt);
    const of = { account: '', project: PROJECT, donation: donation.id, attempt: attempt.id };
    await tx.post(paidPosting(attempt, of, at, [line]));
    const fee = cents(25 + Math.round(amount * 0.015));
    const credited = {
      id: `txn_in${n}`,
      type: 'charge',
      amountCents: amount,
      feeCents: fee,
      netCents: minus(amount, fee),
    };
    await tx.post(balancePosting('settled', { ...credited, currency: 'eur' }, of, at + 1000));
    if (!isBack) return;
    const back = minus(cents(0), amount);
    const gone = { id: `txn_out${n}`, type: 'refund', amountCents: back, feeCents: cents(0) };
    await tx.post(balancePosting('refund', { ...gone, netCents: back, currency: 'eur' }, of, at + 2000));
  });
}
