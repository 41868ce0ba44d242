import { describe, expect, it } from 'vitest';
import { CHEERERS, CHEERING_MS, cheerAt } from '#client/game/cheering.ts';
import { FALL_MS } from '#client/game/landing.ts';

const ring = (ms: number) => Array.from({ length: CHEERERS }, (_, i) => cheerAt(i, ms, 0.5));

describe('the ring of neighbours round a gift that lands', () => {
  it('[G10] is the same for every gift: only its footprint makes it wider', () => {
    const directions = (radius: number) =>
      Array.from({ length: CHEERERS }, (_, i) => cheerAt(i, 2000, radius)).map((c) => [c?.direction, c?.step]);
    expect(directions(0.5)).toEqual(directions(1.5));
  });

  it('is complete while they clap, each facing the gift with arms going up and down', () => {
    const steps = new Set<number>();
    for (let ms = FALL_MS + 1000; ms < FALL_MS + 2000; ms += 20) {
      for (const cheer of ring(ms)) {
        expect(cheer).not.toBeNull();
        if (!cheer) continue;
        steps.add(cheer.step);
        const toGift = [cheer.y < 0, cheer.x > 0, cheer.y > 0, cheer.x < 0][cheer.direction];
        expect(toGift).toBe(true);
      }
    }
    expect([...steps].toSorted((a, b) => a - b)).toEqual([0, 3]);
  });

  it('comes as the gift falls and is gone afterwards', () => {
    expect(ring(0).every((cheer) => cheer === null)).toBe(true);
    expect(ring(CHEERING_MS + 1).every((cheer) => cheer === null)).toBe(true);
    expect(ring(-500).every((cheer) => cheer === null)).toBe(true);
  });
});
