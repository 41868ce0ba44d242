import { describe, expect, it } from 'vitest';
import { cornerUnder, covers, startAt } from '#client/game/placing.ts';

describe('a gift in the hand', () => {
  it('puts the middle of its footprint under the finger', () => {
    expect(cornerUnder({ x: 8, y: 8 }, { w: 1, d: 1 })).toEqual({ x: 8, y: 8 });
    expect(cornerUnder({ x: 8, y: 8 }, { w: 3, d: 3 })).toEqual({ x: 7, y: 7 });
    for (const w of [1, 2, 3, 4] as const) {
      const footprint = { w, d: 2 };
      expect(covers(cornerUnder({ x: -3, y: 5 }, footprint), footprint, { x: -3, y: 5 })).toBe(true);
    }
  });

  it('begins on the nearest place where it can stand', () => {
    const from = { x: 10, y: 10 };
    expect(startAt(from, () => true)).toEqual(from);
    const plot = startAt(from, ({ x }) => x >= 13);
    expect([plot.x, Math.abs(plot.y - 10) <= 3]).toEqual([13, true]);
  });

  it('begins where it was asked for when nothing near will do: the player looks around', () => {
    expect(startAt({ x: 1, y: 2 }, () => false)).toEqual({ x: 1, y: 2 });
  });
});
