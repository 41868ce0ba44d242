import { describe, expect, it } from 'vitest';
import { mismatchOf, moveFor } from '#server/domain/donations/decide.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import type { SessionTruth } from '#server/domain/ports/payments.ts';
import type { AttemptRow, AttemptState } from '#server/domain/ports/rows.ts';
import { AttemptId, DonationId } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';

const id = AttemptId.parse('att_0000000000000000');
const truth = (change: Partial<SessionTruth>): SessionTruth => ({
  sessionId: 'cs_1',
  account: '',
  livemode: false,
  status: 'open',
  paymentStatus: 'unpaid',
  paymentFailed: false,
  amountCents: cents(500),
  currency: 'eur',
  reference: id,
  url: null,
  expiresAt: 0,
  paymentIntent: null,
  charge: null,
  method: null,
  settlement: null,
  reversal: null,
  ...change,
});
const attempt = (change: Partial<AttemptRow> = {}): AttemptRow => ({
  id,
  donation: DonationId.parse('don_0000000000000000'),
  account: '',
  livemode: false,
  state: 'open',
  idempotencyKey: `attempt-${id}`,
  amountCents: cents(500),
  currency: 'eur',
  sessionId: 'cs_1',
  checkoutUrl: null,
  paymentIntent: null,
  charge: null,
  createdAt: 0,
  expiresAt: 0,
  paidAt: null,
  refundedCents: cents(0),
  dispute: 'none',
  lostCents: cents(0),
  ...change,
});

const OPEN = truth({});
const PAID = truth({ status: 'complete', paymentStatus: 'paid' });
const DEBIT = truth({ status: 'complete' });
const FAILED = truth({ status: 'complete', paymentFailed: true });
const EXPIRED = truth({ status: 'expired' });

/** The table of states, row by row: what each truth makes of an attempt in each state; `.` stays. */
const TABLE: readonly (readonly [AttemptState, string, string, string, string, string])[] = [
  //               open    debit      failed    expired    paid
  ['creating', 'open', 'pending', 'failed', 'expired', 'paid'],
  ['open', '.', 'pending', 'failed', 'expired', 'paid'],
  ['pending', '.', '.', 'failed', '.', 'paid'],
  ['paid', '.', '.', '.', '.', '.'],
  ['settled', '.', '.', '.', '.', '.'],
  ['failed', '.', '.', '.', '.', 'paid'],
  ['expired', '.', 'pending', 'failed', '.', 'paid'],
  ['cancelled', '.', 'pending', 'failed', '.', 'paid'],
  ['abandoned', '.', 'pending', 'failed', '.', 'paid'],
  ['quarantined', '.', '.', '.', '.', '.'],
];

describe('what Stripe says decides', () => {
  it.each(TABLE)('[G6] [G9] from %s', (state, ...expected) => {
    const outcomes = [OPEN, DEBIT, FAILED, EXPIRED, PAID].map((said) => {
      const { to, from } = moveFor(said, null);
      return from.includes(state) ? to : '.';
    });
    expect(outcomes).toEqual(expected);
  });

  it('[G7] a session that expired at the wish of the player is cancelled', () => {
    expect(moveFor(EXPIRED, 'cancel').to).toBe('cancelled');
    expect(moveFor(PAID, 'cancel').to).toBe('paid');
  });

  it.each([
    ['account', { account: 'acct_1' }],
    ['session', { sessionId: 'cs_2' }],
    ['reference', { reference: null }],
    ['livemode', { livemode: true }],
    ['currency', { currency: 'usd' }],
    ['amount', { amountCents: cents(499) }],
  ] as const)('another %s is a mismatch', (what, change) => {
    expect(mismatchOf(attempt(), truth(change))).toBe(what);
  });

  it('an attempt that never heard of its session takes the one with its reference', () => {
    expect(mismatchOf(attempt({ sessionId: null }), PAID)).toBeNull();
  });
});

describe('the token bucket', () => {
  it('gives its burst, then what flows in, and nothing for a clock that steps back', () => {
    const bucket = createTokenBucket(10, 5);
    expect(bucket.take(8, 1000)).toBe(5);
    expect(bucket.take(1, 1000)).toBe(0);
    expect(bucket.take(8, 1250)).toBe(2);
    expect(bucket.take(8, 0)).toBe(0);
    expect(bucket.take(8, 60_000)).toBe(5);
  });
});
