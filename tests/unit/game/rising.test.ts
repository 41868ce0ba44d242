import { describe, expect, it } from 'vitest';
import { EDGE_DUST, edgeDustAt, OPENING_MS, popAt, sunkAt } from '#client/game/rising.ts';
import { CHUNK_PLOTS } from '#shared/village/placing.ts';

describe('land that opens', () => {
  it('[V1] comes up from below and ends exactly in its place', () => {
    expect(sunkAt(0)).toBeGreaterThan(60);
    expect(sunkAt(OPENING_MS)).toBe(0);
    const heights = Array.from({ length: 40 }, (_, i) => sunkAt(i * 25));
    expect(Math.min(...heights)).toBeLessThan(0);
    expect(Math.min(...heights)).toBeGreaterThan(-20);
  });

  it('lets what grows on it pop up in a wave from back to front, all at rest at the end', () => {
    expect(popAt(0, 0, 0)?.alpha).toBe(0);
    const shown = (x: number, y: number) => {
      let ms = 0;
      while (popAt(ms, x, y)?.alpha === 0) ms += 10;
      return ms;
    };
    expect(shown(0, 0)).toBeLessThan(shown(8, 8));
    expect(shown(8, 8)).toBeLessThan(shown(15, 15));
    expect(popAt(OPENING_MS, CHUNK_PLOTS, CHUNK_PLOTS)).toBeNull();
  });

  it('throws up dust along its edges that settles', () => {
    const chunk = { cx: 2, cy: -1 };
    let most = 0;
    for (let ms = 0; ms < OPENING_MS; ms += 20) {
      const flying = Array.from({ length: EDGE_DUST }, (_, i) => edgeDustAt(i, ms, chunk)).filter((speck) => speck);
      most = Math.max(most, flying.length);
    }
    expect(most).toBeGreaterThan(EDGE_DUST / 2);
    expect(Array.from({ length: EDGE_DUST }, (_, i) => edgeDustAt(i, OPENING_MS, chunk)).every((s) => s === null)).toBe(
      true,
    );
  });
});
