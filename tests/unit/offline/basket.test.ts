import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offlineBasket } from '#server/domain/offline/basket.ts';
import { isReceivable } from '#server/domain/offline/dates.ts';
import { cents } from '#shared/money.ts';
import { gifts } from '../../support/offline.ts';
import { smallProject } from '../../support/projects.ts';

const project = smallProject();
const said = (wanted: Readonly<Record<string, number>>, given: number | null) => {
  const basket = offlineBasket(project, gifts(wanted), given === null ? null : cents(given));
  return basket.ok ? basket.value.lines.map(({ gift, quantity }) => `${quantity} ${gift.slug}`) : basket.error.kind;
};

describe('a gift given by hand as a basket', () => {
  it('[G1] a whole amount is covered by few things that count, with others beside them only where it does not come out even', () => {
    expect(said({}, 600)).toEqual(['4 bricks']);
    expect(said({ seeds: 1 }, 15_300)).toEqual(['1 seeds', '100 bricks']);
    expect(said({}, 100_000)).toBe('restUncovered');
    expect(said({}, 90_000)).toEqual(['500 bricks', '100 bricks']);
    expect(said({ house: 1 }, 15_000)).toEqual(['1 house']);
    expect(said({ house: 1 }, 14_000)).toBe('aboveGiven');
    const odd = {
      ...project,
      gifts: project.gifts.map((gift) => (gift.slug === 'seeds' ? { ...gift, priceCents: cents(500) } : gift)),
    };
    const basket = offlineBasket(odd, gifts({}), cents(5000));
    expect(basket.ok && basket.value.lines.map(({ gift, quantity }) => `${quantity} ${gift.slug}`)).toEqual([
      '1 seeds',
      '30 bricks',
    ]);
  });

  it('[G1] whatever amount is covered, the gifts are worth exactly that, at the catalogue’s prices', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 40_000 }), (seeds, given) => {
        const basket = offlineBasket(project, gifts({ seeds }), cents(given));
        if (!basket.ok) return;
        expect(basket.value.totalCents).toBe(given);
        const prices = new Map(project.gifts.map(({ slug, priceCents }) => [slug, priceCents]));
        for (const { gift, quantity, amountCents } of basket.value.lines) {
          expect(amountCents).toBe((prices.get(gift.slug) ?? 0) * quantity);
        }
      }),
    );
  });

  it('[G2] there is no least amount: no fee eats at it', () => {
    expect(said({ bricks: 1 }, null)).toEqual(['1 bricks']);
    expect(said({}, null)).toBe('empty');
  });
});

describe('the day on which it was received', () => {
  const now = Date.UTC(2026, 10, 27, 23, 30);
  it.each([
    ['2026-11-27', true],
    ['2026-11-28', true],
    ['2026-11-29', false],
    ['2025-11-20', true],
    ['2025-11-01', false],
    ['2026-02-30', false],
    ['yesterday', false],
    ['', false],
  ])('%s: %s', (day, may) => expect(isReceivable(day, now)).toBe(may));
});
