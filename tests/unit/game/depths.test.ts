import { describe, expect, it } from 'vitest';
import { DEPTH, rowDepth, uprightDepth } from '#client/game/depths.ts';

const DIAGONALS = [-2400, -33, -1, 0, 1, 17, 2400];

describe('what is drawn together', () => {
  it('is what lies in one layer, on this and the far side of the square alike', () => {
    for (const layer of [DEPTH.ripples, DEPTH.flat, DEPTH.shadows, DEPTH.marks]) {
      for (const diagonal of DIAGONALS) expect(rowDepth(layer + diagonal), `${layer} ${diagonal}`).toBe(layer);
    }
  });

  it('is a thing and its own light: whoever stands a quarter of a plot before it is drawn before both', () => {
    for (const depth of [33, 33.25, 33.5, -7]) expect(rowDepth(depth + 0.001), `${depth}`).toBe(rowDepth(depth));
    expect(uprightDepth(16, 17.25)).toBeGreaterThan(rowDepth(33.001));
  });

  it('is what stands within half a plot: a villager passes before the one and behind the next', () => {
    for (const diagonal of DIAGONALS) {
      const stall = uprightDepth(diagonal, 0);
      expect(rowDepth(stall)).toBe(stall);
      expect(rowDepth(stall + 0.45)).toBe(stall + 0.5);
      expect(rowDepth(stall - 0.45)).toBeCloseTo(stall);
      const passingBehind = stall - 0.75;
      const passingBefore = stall + 0.75;
      expect(passingBehind).toBeLessThan(rowDepth(stall - 0.45));
      expect(passingBefore).toBeGreaterThan(rowDepth(stall + 0.45));
    }
  });
});
