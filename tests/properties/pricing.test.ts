import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Project } from '#shared/catalogue/catalogue.ts';
import { estimateFee, MAX_LINES, priceBasket } from '#shared/catalogue/pricing.ts';
import { costAfterTax } from '#shared/catalogue/tax.ts';
import { GiftSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { smallProject } from '../support/projects.ts';

const project = smallProject();
const line = (gift: string, quantity = 1) => ({ gift: GiftSlug.parse(gift), quantity });

function priced(of: Project, lines: ReturnType<typeof line>[], coverFees = false) {
  const result = priceBasket(of, lines, coverFees);
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}

const baskets = fc.array(
  fc.oneof(
    fc.constantFrom('seeds', 'pump', 'house').map((gift) => line(gift)),
    fc.integer({ min: 2, max: 500 }).map((quantity) => line('bricks', quantity)),
  ),
  { minLength: 1, maxLength: MAX_LINES },
);

describe('pricing a basket', () => {
  it('[G1] costs exactly what its gifts cost in the catalogue', () => {
    fc.assert(
      fc.property(baskets, (lines) => {
        const expected = lines.reduce((total, { gift, quantity }) => {
          const entry = project.gifts.find(({ slug }) => slug === gift);
          return total + (entry?.priceCents ?? Number.NaN) * quantity;
        }, 0);
        const basket = priced(project, lines);
        expect(basket.totalCents).toBe(expected);
        expect(basket.netCents + basket.estimatedFeeCents).toBe(basket.totalCents);
      }),
    );
  });

  it('[G4] covered fees let the gifts arrive whole, with the smallest addition that does', () => {
    fc.assert(
      fc.property(baskets, (lines) => {
        const basket = priced(project, lines, true);
        expect(basket.netCents).toBeGreaterThanOrEqual(basket.giftsCents);
        const oneLess = cents(basket.totalCents - 1);
        expect(oneLess - estimateFee(oneLess)).toBeLessThan(basket.giftsCents);
      }),
    );
  });

  it('[G2] refuses what a basket cannot hold, saying why', () => {
    const refusal = (lines: ReturnType<typeof line>[]) => {
      const result = priceBasket(project, lines, false);
      return result.ok ? null : result.error;
    };
    expect(refusal([])).toEqual({ kind: 'empty' });
    expect(refusal(Array.from({ length: 21 }, () => line('seeds')))).toEqual({ kind: 'tooManyLines', most: 20 });
    expect(refusal([line('yacht')])).toEqual({ kind: 'unknownGift', gift: 'yacht' });
    expect(refusal([line('house', 2)])).toEqual({ kind: 'notCounted', gift: 'house' });
    expect(refusal([line('bricks', 501)])).toEqual({ kind: 'badQuantity', gift: 'bricks', most: 500 });
    expect(refusal([line('bricks', 1.5)])).toEqual({ kind: 'badQuantity', gift: 'bricks', most: 500 });
    expect(refusal([line('bricks')])).toEqual({ kind: 'belowMinimum', minimumCents: 300, giftsCents: 150 });
  });

  it('[G2] a basket above what Stripe takes in one payment is refused, fee cover and all', () => {
    const gifts = project.gifts.map((gift) =>
      gift.slug === 'bricks' ? { ...gift, priceCents: cents(199_000) } : gift,
    );
    const refusal = (lines: ReturnType<typeof line>[], coverFees: boolean) => {
      const result = priceBasket({ ...project, gifts }, lines, coverFees);
      return result.ok ? null : result.error;
    };
    const million = [line('bricks', 500)];
    expect(refusal(million, false)).toBeNull();
    expect(refusal(million, true)).toMatchObject({ kind: 'aboveMaximum', maximumCents: 99_999_999 });
    expect(refusal([...million, line('bricks', 3)], false)).toEqual({
      kind: 'aboveMaximum',
      maximumCents: 99_999_999,
      totalCents: 503 * 199_000,
    });
  });

  it('[G2] a 1 € card payment loses about 27 % to fees, 10 € about 4 %', () => {
    expect(estimateFee(cents(100))).toBe(27);
    expect(estimateFee(cents(1000))).toBe(40);
  });
});

describe('cost after tax reduction', () => {
  it('[G4] is a third of a general gift, a quarter for people in need up to the ceiling of the day', () => {
    expect(costAfterTax(cents(10_000), 'general', '2026-11-22')).toBe(3400);
    expect(costAfterTax(cents(10_000), 'peopleInNeed', '2026-11-22')).toBe(2500);
    expect(costAfterTax(cents(300_000), 'peopleInNeed', '2026-11-22')).toBe(50_000 + 34_000);
    expect(costAfterTax(cents(300_000), 'peopleInNeed', '2025-10-13')).toBe(25_000 + 68_000);
  });

  it('[G4] says nothing where no receipt is issued or no rate is known', () => {
    expect(costAfterTax(cents(10_000), 'none', '2026-11-22')).toBeNull();
    expect(costAfterTax(cents(10_000), 'general', '2019-12-31')).toBeNull();
  });
});
