import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BalanceKind, balancePosting, disputeLostPosting, isExpected } from '#server/domain/ledger/postings.ts';
import { cents } from '#shared/money.ts';

const NOWHERE = { account: '', project: null, donation: null };
const KINDS: readonly BalanceKind[] = [
  'settled',
  'refund',
  'refundFailed',
  'lateFailure',
  'disputeWithdrawn',
  'disputeReinstated',
  'payout',
  'payoutFailed',
  'otherSale',
  'stripeFee',
  'unknown',
];
const amount = fc.integer({ min: -1e9, max: 1e9 });
const txn = (amountCents: number, feeCents: number, type = 'charge') => ({
  id: 'txn_1',
  type,
  amountCents: cents(amountCents),
  feeCents: cents(feeCents),
  netCents: cents(amountCents - feeCents),
  currency: 'eur',
});

describe('the ledger', () => {
  it('every posting sums to zero, and moves Stripe-balance by exactly the net', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), amount, amount, (kind, amountCents, feeCents) => {
        const { entries } = balancePosting(kind, txn(amountCents, feeCents), NOWHERE, 0);
        expect(entries.reduce((total, entry) => total + entry.amountCents, 0)).toBe(0);
        const balance = entries.find(({ ledgerAccount }) => ledgerAccount === 'stripeBalance')?.amountCents ?? 0;
        expect(balance).toBe(amountCents - feeCents);
        expect(entries.every((entry) => entry.amountCents !== 0)).toBe(true);
      }),
    );
  });

  it('posts the rows of the table', () => {
    const rows = (kind: BalanceKind, amountCents: number, feeCents: number) =>
      Object.fromEntries(
        balancePosting(kind, txn(amountCents, feeCents), NOWHERE, 0).entries.map((entry) => [
          entry.ledgerAccount,
          entry.amountCents,
        ]),
      );
    expect(rows('settled', 1000, 40)).toEqual({ stripeBalance: 960, fees: 40, stripeUncleared: -1000 });
    expect(rows('refund', -1000, 0)).toEqual({ stripeBalance: -1000, donationsRefunded: 1000 });
    expect(rows('refundFailed', 1000, 0)).toEqual({ stripeBalance: 1000, donationsRefunded: -1000 });
    expect(rows('lateFailure', -1000, 0)).toEqual({ stripeBalance: -1000, donationsReversed: 1000 });
    expect(rows('disputeWithdrawn', -1000, 2000)).toEqual({
      stripeBalance: -3000,
      disputeSuspense: 1000,
      disputeFees: 2000,
    });
    expect(rows('disputeReinstated', 1000, -2000)).toEqual({
      stripeBalance: 3000,
      disputeSuspense: -1000,
      disputeFees: -2000,
    });
    expect(rows('payout', -500, 0)).toEqual({ stripeBalance: -500, bankInTransit: 500 });
    expect(rows('payoutFailed', 500, 0)).toEqual({ stripeBalance: 500, bankInTransit: -500 });
    expect(rows('otherSale', 700, 20)).toEqual({ stripeBalance: 680, fees: 20, stripeOther: -700 });
    expect(rows('stripeFee', -199, 0)).toEqual({ stripeBalance: -199, fees: 199 });
    expect(rows('unknown', -300, 0)).toEqual({ stripeBalance: -300, suspense: 300 });
    const lost = disputeLostPosting(
      { source: 'dispute:du_1', currency: 'eur', withdrawnCents: cents(1000) },
      NOWHERE,
      0,
    );
    expect(lost.entries.map(({ ledgerAccount, amountCents }) => [ledgerAccount, amountCents])).toEqual([
      ['donationsChargedBack', 1000],
      ['disputeSuspense', -1000],
    ]);
  });

  it('a type or currency that was not expected is never guessed at', () => {
    expect(isExpected(txn(1, 0, 'charge'), 'settled', 'eur')).toBe(true);
    expect(isExpected(txn(1, 0, 'payment'), 'settled', 'eur')).toBe(true);
    expect(isExpected(txn(1, 0, 'reserve_hold'), 'settled', 'eur')).toBe(false);
    expect(isExpected(txn(1, 0, 'charge'), 'settled', 'usd')).toBe(false);
    expect(isExpected(txn(1, 0, 'charge'), 'unknown', 'eur')).toBe(false);
  });
});
