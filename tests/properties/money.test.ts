import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, share, sum } from '#shared/money.ts';

describe('money', () => {
  it('is refused unless it is whole cents', () => {
    for (const wrong of [4.99, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, Number('1e400')]) {
      expect(() => cents(wrong)).toThrow(RangeError);
    }
  });

  it('sums to what was put in, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 50 }), (amounts) => {
        const whole = sum(amounts.map(cents));
        expect(whole).toBe(sum(amounts.toReversed().map(cents)));
      }),
    );
  });

  it('shares round half away from zero and never leave the amount', () => {
    expect(share(cents(50), 150)).toBe(1);
    expect(share(cents(-50), 150)).toBe(-1);
    expect(share(cents(33), 150)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10_000 }), (amount, basisPoints) => {
        const part = share(cents(amount), basisPoints);
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(amount);
        expect(Math.abs(part - (amount * basisPoints) / 10_000)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
