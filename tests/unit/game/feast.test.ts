import { describe, expect, it } from 'vitest';
import type { Cheer } from '#client/game/cheering.ts';
import { FEAST_MS, FEASTERS, feasterAt, feasterStill, NOTES, noteAt, PETALS, petalAt } from '#client/game/feast.ts';

const everybody = (at: (index: number) => Cheer | null) => Array.from({ length: FEASTERS }, (_, i) => at(i));
const there = (cheers: readonly (Cheer | null)[]) => cheers.filter((cheer) => cheer !== null);

describe('the feast round a work that is done', () => {
  it('[V3] [G10] is the same for every work: only its footprint makes the ring wider', () => {
    const shape = (radius: number) =>
      everybody((i) => feasterAt(i, 4000, radius)).map((one) => one && [one.direction, one.step, one.hopPx]);
    expect(shape(1)).toEqual(shape(2));
    expect(everybody((i) => feasterAt(i, 4000, 1))).toEqual(everybody((i) => feasterAt(i, 4000, 1)));
  });

  it('everybody dances inside the garland, round and round, and claps in between', () => {
    const steps = new Set<number>();
    const angles = new Set<number>();
    for (let ms = 2000; ms < 7000; ms += 50) {
      const dancing = there(everybody((i) => feasterAt(i, ms, 1)));
      expect(dancing).toHaveLength(FEASTERS);
      for (const { x, y, step, alpha } of dancing) {
        expect(Math.hypot(x, y), 'the site is four plots wide').toBeLessThan(2);
        expect(alpha).toBe(1);
        steps.add(step);
      }
      const [first] = dancing;
      if (first) angles.add(Math.round(Math.atan2(first.y, first.x) * 20));
    }
    expect([...steps].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    expect(angles.size).toBeGreaterThan(10);
  });

  it('is over after ten seconds, to the last petal and note', () => {
    for (const ms of [FEAST_MS + 1, FEAST_MS + 60_000]) {
      expect(there(everybody((i) => feasterAt(i, ms, 1)))).toEqual([]);
      expect(there(everybody((i) => feasterStill(i, ms, 1)))).toEqual([]);
      for (let i = 0; i < PETALS; i++) expect(petalAt(i, ms, 32)).toBeNull();
      for (let i = 0; i < NOTES; i++) expect(noteAt(i, ms, 32)).toBeNull();
    }
    for (let i = 0; i < PETALS; i++) expect(petalAt(i, 0, 32)).toBeNull();
  });

  it('[D1] where motion is reduced it is a still picture', () => {
    const at = (ms: number) => everybody((i) => feasterStill(i, ms, 1));
    expect(at(100)).toEqual(at(9000));
    expect(there(at(100))).toHaveLength(FEASTERS);
  });
});
