import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countedCents, isGone, leftCents } from '#server/domain/donations/money.ts';
import { givenCents } from '#server/domain/taxReceipts/money.ts';
import { cents, plus } from '#shared/money.ts';

const amount = (min: number) => fc.integer({ min, max: 99_999_999 }).map(cents);
/** A payment of gifts and a cover of fees, refunded and lost in any parts: a reversal may come on top of refunds. */
const payments = fc
  .record({
    giftsCents: amount(1),
    coverCents: amount(0),
    refundedCents: amount(0),
    taken: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ giftsCents, coverCents, refundedCents, taken }) => {
    const amountCents = plus(giftsCents, coverCents);
    const lostCents = cents(Math.floor(amountCents * taken));
    return { state: 'settled' as const, giftsCents, amountCents, refundedCents, lostCents };
  });

it('[G8] what is left is what was paid, less refunds and what disputes took; it is gone when nothing is left', () => {
  fc.assert(
    fc.property(payments, (payment) => {
      const { giftsCents, amountCents, refundedCents, lostCents } = payment;
      const left = leftCents(payment);
      expect(left).toBe(Math.max(0, amountCents - (refundedCents + lostCents)));
      expect(isGone(payment)).toBe(refundedCents + lostCents >= amountCents);
      expect(givenCents(payment), '[R3] a receipt attests what is left').toBe(left);
      const counted = countedCents(payment, giftsCents);
      expect(counted).toBe(Math.max(0, giftsCents - refundedCents - lostCents));
      expect(counted, 'never more than is left').toBeLessThanOrEqual(left);
    }),
  );
});

it('[G8] a dispute takes what a refund of as much would', () => {
  fc.assert(
    fc.property(payments, (payment) => {
      const { giftsCents, refundedCents, lostCents } = payment;
      const refunded = { ...payment, refundedCents: plus(refundedCents, lostCents), lostCents: cents(0) };
      expect(countedCents(payment, giftsCents)).toBe(countedCents(refunded, giftsCents));
      expect(isGone(payment)).toBe(isGone(refunded));
      expect(countedCents({ ...payment, state: 'open' }, giftsCents)).toBe(0);
    }),
  );
});
