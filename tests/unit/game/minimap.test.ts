import { describe, expect, it } from 'vitest';
import { LookReport } from '#client/game/look-report.ts';
import { isLarge, minimapOf, paintChunk } from '#client/game/minimap.ts';
import { project } from '#shared/ground/projection.ts';
import { CHUNK_PLOTS, type Chunk, FIRST_CHUNKS, isOpen } from '#shared/village/placing.ts';
import { terrainOf } from '#shared/village/terrain.ts';

const CHUNKS: readonly Chunk[] = [...FIRST_CHUNKS, { cx: 0, cy: -1 }, { cx: 2, cy: 1 }];
const map = minimapOf(CHUNKS, 136);
const corners = CHUNKS.flatMap(({ cx, cy }) => [
  { x: cx * CHUNK_PLOTS, y: cy * CHUNK_PLOTS },
  { x: (cx + 1) * CHUNK_PLOTS - 1, y: (cy + 1) * CHUNK_PLOTS - 1 },
]);

describe('the small map', () => {
  it('[V1] is for a village that has grown beyond its first four chunks', () => {
    expect([isLarge(FIRST_CHUNKS), isLarge(CHUNKS)]).toEqual([false, true]);
  });

  it('holds the whole village, and a tap goes to the plot that is drawn there', () => {
    for (const plot of corners) {
      const { x, y } = map.at(plot.x + 0.5, plot.y + 0.5);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(map.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(map.height);
      expect(map.plotAt(x, y)).toEqual(plot);
    }
  });

  it('a tap beside the village goes to its edge, never into nothing', () => {
    for (const [x, y] of [
      [-50, 0],
      [0, 0],
      [map.width, 0],
      [1e6, 1e6],
    ] as const) {
      const plot = map.plotAt(x, y);
      expect(plot.x).toBeGreaterThanOrEqual(0);
      expect(plot.x).toBeLessThan(48);
      expect(plot.y).toBeGreaterThanOrEqual(-16);
      expect(plot.y).toBeLessThan(32);
    }
  });

  it('shows what the player looks at, cut at the edge', () => {
    const middle = project(16, 16);
    const seen = { x0: middle.px - 200, y0: middle.py - 100, x1: middle.px + 200, y1: middle.py + 1e6 };
    const { x0, y0, x1, y1 } = map.rectOf(seen);
    const at = map.at(16, 16);
    expect((x0 + x1) / 2).toBeCloseTo(at.x);
    expect(y0).toBeLessThan(at.y);
    expect(y1).toBe(map.height);
  });

  it('paints the land of open chunks only, each pixel once', () => {
    const painted = new Map<string, number>();
    const paper = {
      fillStyle: '',
      fillRect: (x: number, y: number) => void painted.set(`${x},${y}`, (painted.get(`${x},${y}`) ?? 0) + 1),
    };
    for (const chunk of CHUNKS) paintChunk(paper, map, terrainOf(7, 'andes'), chunk);
    expect(Math.max(...painted.values())).toBe(1);
    for (const key of painted.keys()) {
      const [x = 0, y = 0] = key.split(',').map(Number);
      expect(isOpen(CHUNKS, map.plotAt(x + 0.5, y + 0.5))).toBe(true);
    }
    expect(painted.size).toBeGreaterThan(2_000);
  });

  it('is told where the player looks a few times a second, and not while nothing moves', () => {
    const told: number[] = [];
    const report = new LookReport(({ x0 }) => told.push(x0));
    const look = (x0: number) => report.frame({ x0, y0: 0, x1: x0 + 10, y1: 10 }, 16);
    for (let n = 0; n < 60; n++) look(n);
    expect(told.length).toBeGreaterThan(5);
    expect(told.length).toBeLessThan(12);
    for (let n = 0; n < 60; n++) look(59);
    const after = told.length;
    for (let n = 0; n < 60; n++) look(59);
    expect([told.at(-1), told.length]).toEqual([59, after]);
  });
});
