import { describe, expect, it } from 'vitest';
import { DEPTH, rowDepth, uprightDepth } from '#client/game/depths.ts';

const DIAGONALS = [-2400, -33, -1, 0, 1, 17, 2400];

describe('what is drawn together', () => {
  it('is what lies in one layer, on this and the far side of the square alike', () => {
    for (const layer of [DEPTH.ripples, DEPTH.flat, DEPTH.shadows, DEPTH.marks]) {
      for (const diagonal of DIAGONALS) expect(rowDepth(layer + diagonal), `${layer} ${diagonal}`).toBe(layer);
    }
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
