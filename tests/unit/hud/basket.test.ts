import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  type Basket,
  giftsIn,
  linesOf,
  putBack,
  quantityOf,
  remove,
  revive,
  setPlot,
  setQuantity,
  takeOne,
} from '#client/hud/basket.ts';
import { MAX_LINES, MAX_QUANTITY } from '#shared/catalogue/pricing.ts';
import { StoredBasket } from '#shared/protocol/page.ts';
import { PROJECT, slug } from './fixtures.ts';

const filled = (...gifts: string[]): Basket =>
  gifts.reduce<Basket>((basket, gift) => add(basket, PROJECT, slug(gift)), []);

describe('the basket', () => {
  it('[G2] things that count by number grow their line, everything else gets a line of its own', () => {
    const basket = filled('bricks', 'bricks', 'goat', 'goat');
    expect(basket.map(({ gift, quantity }) => [gift, quantity])).toEqual([
      ['bricks', 2],
      ['goat', 1],
      ['goat', 1],
    ]);
    expect(new Set(basket.map((entry) => entry.key)).size).toBe(3);
  });

  it('[G2] holds at most 20 lines', () => {
    const basket = filled(...Array.from({ length: 25 }, () => 'goat'));
    expect(basket).toHaveLength(MAX_LINES);
  });

  it('one fewer takes the line whose place nobody chose', () => {
    const [first, second] = filled('goat', 'goat');
    const placed = setPlot(
      [first, second].filter((entry) => entry !== undefined),
      first?.key ?? '',
      { x: 1, y: 2 },
    );
    expect(takeOne(placed, slug('goat')).map((entry) => entry.key)).toEqual([first?.key]);
  });

  it('undo puts a line back where it was', () => {
    const basket = filled('goat', 'lamp', 'bricks');
    const entry = basket[1];
    expect(entry).toBeDefined();
    if (entry) expect(putBack(remove(basket, entry.key), entry, 1)).toEqual(basket);
  });

  it('[G1] what is sent names gifts and plots and no amount', () => {
    const sent = linesOf(setPlot(filled('goat'), 'line-0', { x: 3, y: 4 }));
    expect(sent).toEqual([{ gift: 'goat', quantity: 1, plot: { x: 3, y: 4 } }]);
  });

  it('[G7] comes back after a visit, without what left the catalogue', () => {
    const lines = [...linesOf(filled('goat', 'bricks')), { gift: slug('gone'), quantity: 1, plot: null }];
    const { basket, gone } = revive(lines, PROJECT);
    expect(gone).toBe(true);
    expect(basket.map((entry) => entry.gift)).toEqual(['goat', 'bricks']);
  });

  it('property: whatever is done to it, it stays one that the server would parse', () => {
    const act = fc.tuple(
      fc.constantFrom('add', 'takeOne', 'remove', 'setQuantity', 'setPlot'),
      fc.constantFrom('seeds', 'goat', 'bricks', 'lamp', 'unknown'),
      fc.integer({ min: 0, max: 25 }),
      fc.oneof(fc.double(), fc.integer({ min: -5, max: 900 })),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
        let basket: Basket = [];
        for (const [what, gift, line, number] of acts) {
          if (what === 'add') basket = add(basket, PROJECT, slug(gift));
          if (what === 'takeOne') basket = takeOne(basket, slug(gift));
          if (what === 'remove') basket = remove(basket, `line-${line}`);
          if (what === 'setQuantity') basket = setQuantity(basket, `line-${line}`, number);
          if (what === 'setPlot') basket = setPlot(basket, `line-${line}`, { x: line, y: 1 });
          expect(new Set(basket.map((entry) => entry.key)).size).toBe(basket.length);
          expect(StoredBasket.safeParse(linesOf(basket)).success).toBe(true);
          expect(giftsIn(basket)).toBe(
            [...new Set(basket.map((e) => e.gift))].reduce((n, g) => n + quantityOf(basket, g), 0),
          );
          expect(basket.every((entry) => entry.quantity <= MAX_QUANTITY)).toBe(true);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
