import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { CHUNK_PLOTS, FIRST_CHUNKS, type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import { homesOf } from '#shared/village/terrain/lived.ts';
import { SQUARE, stepSites, type Terrain, terrainOf } from '#shared/village/terrain.ts';

const LANDSCAPES: readonly Landscape[] = ['savanna', 'andes', 'teaHills'];
const anyTerrain = fc.record({ seed: fc.nat(), landscape: fc.constantFrom(...LANDSCAPES) });
const FIRST_SIDE = CHUNK_PLOTS * 2;

function* plotsBetween(from: number, to: number): Generator<Plot> {
  for (let y = from; y < to; y++) for (let x = from; x < to; x++) yield { x, y };
}

function buildableShare(terrain: Terrain, cx: number, cy: number): number {
  let open = 0;
  for (const { x, y } of plotsBetween(0, CHUNK_PLOTS)) {
    if (terrain.isBuildable(cx * CHUNK_PLOTS + x, cy * CHUNK_PLOTS + y)) open++;
  }
  return open / (CHUNK_PLOTS * CHUNK_PLOTS);
}

const isWay = (terrain: Terrain, { x, y }: Plot) => ['path', 'square'].includes(terrain.plotKind(x, y));

/** Every plot one can walk to from the square on paths alone, inside a window. */
function walkable(terrain: Terrain, from: number, to: number): Set<string> {
  const reached = new Set<string>();
  const next: Plot[] = [{ x: Math.floor(SQUARE.x), y: Math.floor(SQUARE.y) }];
  for (let plot = next.pop(); plot; plot = next.pop()) {
    const { x, y } = plot;
    if (x < from || y < from || x >= to || y >= to || reached.has(plotKey(plot)) || !isWay(terrain, plot)) continue;
    reached.add(plotKey(plot));
    next.push({ x: x + 1, y }, { x: x - 1, y }, { x, y: y + 1 }, { x, y: y - 1 });
  }
  return reached;
}

describe('the land of a village', () => {
  it.each([
    ['savanna', 'd79f43835c9f2dae'],
    ['andes', '95edd6a7f6be9eb8'],
    ['teaHills', '48ab1e7cc52698cd'],
  ] as const)('[V1] never changes for a seed once villages stand on it: %s', (landscape, digest) => {
    const terrain = terrainOf(2024, landscape);
    const hash = createHash('sha256');
    for (const { x, y } of plotsBetween(-24, 48)) {
      hash.update(`${terrain.plotKind(x, y)} ${terrain.levelPx(x + 0.5, y + 0.5)};`);
    }
    expect(hash.digest('hex').slice(0, 16)).toBe(digest);
  });

  it('[V1] is the same whatever was asked of it before', () => {
    fc.assert(
      fc.property(anyTerrain, fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 }), (made, x, y) => {
        const asked = terrainOf(made.seed, made.landscape);
        asked.plotKind(x + 40, y - 40);
        asked.decor(0, 0);
        expect(asked.plotKind(x, y)).toBe(terrainOf(made.seed, made.landscape).plotKind(x, y));
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('[V1] leaves 55 to 75 % of the first plots to build on', () => {
    fc.assert(
      fc.property(anyTerrain, ({ seed, landscape }) => {
        const terrain = terrainOf(seed, landscape);
        const share = FIRST_CHUNKS.reduce((sum, { cx, cy }) => sum + buildableShare(terrain, cx, cy), 0) / 4;
        expect(share).toBeGreaterThanOrEqual(0.55);
        expect(share).toBeLessThanOrEqual(0.75);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('[V1] leaves 40 % of every further chunk to build on', () => {
    const chunk = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(anyTerrain, chunk, chunk, ({ seed, landscape }, cx, cy) => {
        fc.pre(cx < 0 || cy < 0 || cx > 1 || cy > 1);
        expect(buildableShare(terrainOf(seed, landscape), cx, cy)).toBeGreaterThanOrEqual(0.4);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('[V1] lies level under everything that can be built on, and is dry', () => {
    fc.assert(
      fc.property(anyTerrain, ({ seed, landscape }) => {
        const terrain = terrainOf(seed, landscape);
        for (const { x, y } of plotsBetween(0, FIRST_SIDE)) {
          if (!terrain.isBuildable(x, y)) continue;
          const level = terrain.levelPx(x + 0.5, y + 0.5);
          for (const [a, b] of [
            [0, 0],
            [1, 0],
            [0, 1],
            [1, 1],
          ] as const) {
            expect(terrain.levelPx(x + a, y + b)).toBe(level);
          }
          expect(terrain.riverDistance(x + 0.5, y + 0.5)).toBeGreaterThan(0);
        }
      }),
      { seed: 1, numRuns: 8 },
    );
  });

  it('[V1] joins all paths to the square, and leads out on all four sides', () => {
    fc.assert(
      fc.property(anyTerrain, ({ seed, landscape }) => {
        const terrain = terrainOf(seed, landscape);
        const reached = walkable(terrain, -CHUNK_PLOTS, FIRST_SIDE + CHUNK_PLOTS);
        const sides = { left: false, right: false, up: false, down: false };
        for (const plot of plotsBetween(0, FIRST_SIDE)) {
          if (!isWay(terrain, plot)) continue;
          expect(reached).toContain(plotKey(plot));
          if (plot.x === 0) sides.left = true;
          if (plot.y === 0) sides.up = true;
          if (plot.x === FIRST_SIDE - 1) sides.right = true;
          if (plot.y === FIRST_SIDE - 1) sides.down = true;
        }
        expect(sides).toEqual({ left: true, right: true, up: true, down: true });
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  it('[V1] bridges the river where a path crosses it, away from the square', () => {
    fc.assert(
      fc.property(anyTerrain, ({ seed, landscape }) => {
        const terrain = terrainOf(seed, landscape);
        const crossings = FIRST_CHUNKS.flatMap(({ cx, cy }) => terrain.crossings(cx, cy));
        expect(crossings).toHaveLength(1);
        for (const { x, y } of crossings) {
          expect(terrain.riverDistance(x, y)).toBeLessThan(-0.4);
          expect(terrain.plotKind(Math.floor(x), Math.floor(y))).toBe('path');
          expect(Math.abs(x - SQUARE.x)).toBeGreaterThan(6);
        }
        const bridges = FIRST_CHUNKS.flatMap(({ cx, cy }) => terrain.decor(cx, cy)).filter(
          (d) => d.sprite === 'bridge',
        );
        expect(bridges).toHaveLength(1);
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  it('[V3] keeps four level places near the square for the common works', () => {
    fc.assert(
      fc.property(anyTerrain, ({ seed, landscape }) => {
        const terrain = terrainOf(seed, landscape);
        const sites = stepSites(terrain);
        expect(sites).toHaveLength(4);
        for (const site of sites) {
          const level = terrain.levelPx(site.x, site.y);
          for (let y = site.y; y < site.y + site.d; y++) {
            for (let x = site.x; x < site.x + site.w; x++) {
              expect(terrain.isBuildable(x, y)).toBe(false);
              expect(terrain.plotKind(x, y)).toBe('meadow');
              expect(terrain.levelPx(x + 1, y + 1)).toBe(level);
            }
          }
          expect(Math.abs(site.x + site.w / 2 - SQUARE.x)).toBeLessThan(8);
        }
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  it('[V1] lets what grows on building land make way, and nothing else stand there', () => {
    fc.assert(
      fc.property(anyTerrain, ({ seed, landscape }) => {
        const terrain = terrainOf(seed, landscape);
        for (const { cx, cy } of FIRST_CHUNKS) {
          for (const { x, y, clears, zPx, sprite } of terrain.decor(cx, cy)) {
            const plot = { x: Math.floor(x), y: Math.floor(y) };
            if (terrain.isBuildable(plot.x, plot.y)) expect(clears).toEqual(plot);
            else expect(clears).toBeNull();
            if (sprite !== 'duck' && sprite !== 'boat') expect(zPx).toBe(terrain.levelPx(x, y));
          }
        }
      }),
      { seed: 1, numRuns: 8 },
    );
  });

  it('[V1] [P3] keeps the homes from before the first gift in the wood, with no tree in them, and where no gift can come', () => {
    let homes = 0;
    fc.assert(
      fc.property(anyTerrain, ({ seed, landscape }) => {
        const terrain = terrainOf(seed, landscape);
        for (const { cx, cy } of FIRST_CHUNKS) {
          const decor = terrain.decor(cx, cy);
          const covered = new Set<string>();
          for (const home of homesOf(terrain, cx, cy)) {
            homes += 1;
            for (const plot of plotsOf(home, home)) {
              expect(terrain.plotKind(plot.x, plot.y)).toBe('forest');
              expect(covered.has(plotKey(plot))).toBe(false);
              covered.add(plotKey(plot));
            }
            const inside = decor.filter(
              ({ x, y }) => x > home.x && y > home.y && x < home.x + home.w && y < home.y + home.d,
            );
            expect(inside.map(({ sprite }) => sprite)).toEqual([home.sprite]);
          }
        }
      }),
      { seed: 1, numRuns: 20 },
    );
    expect(homes).toBeGreaterThan(20);
  });
});
