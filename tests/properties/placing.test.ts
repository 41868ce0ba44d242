import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededChance } from '#server/simulator/seeded.ts';
import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { GiftSlug } from '#shared/ids.ts';
import { choosePlot } from '#shared/village/choosing.ts';
import { buildablePlots, mustOpen, nextChunk } from '#shared/village/growth.ts';
import {
  type Chunk,
  FIRST_CHUNKS,
  nearestFree,
  type Plot,
  plotKey,
  plotsOf,
  squaredDistance,
  standing,
} from '#shared/village/placing.ts';
import { type Neighbour, type Placeable, settlementOf } from '#shared/village/settlement.ts';
import { terrainOf } from '#shared/village/terrain.ts';

const footprints = fc.record({ w: fc.integer({ min: 1, max: 4 }), d: fc.integer({ min: 1, max: 4 }) });
const plots = fc.record({ x: fc.integer({ min: -3, max: 34 }), y: fc.integer({ min: -3, max: 34 }) });
const occupations = fc.array(plots, { maxLength: 900 }).map((list) => new Set(list.map(plotKey)));
const land = terrainOf(11, 'savanna');
const field: Placeable = {
  slug: GiftSlug.parse('maize'),
  sprite: 'maize',
  footprint: { w: 1, d: 1 },
  category: 'farming',
};
const home: Placeable = { slug: GiftSlug.parse('house'), sprite: 'house', footprint: { w: 2, d: 2 }, category: 'home' };
const occupiedBy = (taken: ReadonlySet<string>) => (plot: Plot) => taken.has(plotKey(plot));

describe('placing', () => {
  it('[G9] the nearest free place fits, and nothing nearer does', () => {
    fc.assert(
      fc.property(occupations, footprints, plots, (taken, footprint, from) => {
        const found = nearestFree(land, FIRST_CHUNKS, occupiedBy(taken), footprint, from);
        const fits = (plot: Plot) => standing(land, FIRST_CHUNKS, occupiedBy(taken), footprint, plot).ok;
        const all = everyPlot(FIRST_CHUNKS).filter(fits);
        if (!found) {
          expect(all).toEqual([]);
          return;
        }
        expect(fits(found)).toBe(true);
        const nearest = Math.min(...all.map((plot) => squaredDistance(plot, from)));
        expect(squaredDistance(found, from)).toBe(nearest);
      }),
      { numRuns: 40 },
    );
  });

  it('[G3] the village chooses a place that fits, and the same one each time it is asked', () => {
    fc.assert(
      fc.property(occupations, footprints, fc.integer({ min: 0, max: 999 }), (taken, footprint, seed) => {
        const choose = () =>
          choosePlot(land, FIRST_CHUNKS, occupiedBy(taken), { ...home, footprint }, settlementOf([]), seed);
        const plot = choose();
        expect(choose()).toEqual(plot);
        const anyFits = nearestFree(land, FIRST_CHUNKS, occupiedBy(taken), footprint, { x: 16, y: 16 }) !== null;
        expect(plot !== null).toBe(anyFits);
        if (plot) expect(standing(land, FIRST_CHUNKS, occupiedBy(taken), footprint, plot).ok).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('[G3] fields lie with fields, and homes keep their distance', () => {
    const touching = (gift: Placeable) => {
      const stood: Neighbour[] = [];
      for (let n = 0; n < 12; n++) {
        const taken = new Set(stood.flatMap(({ plot }) => plotsOf(plot, gift.footprint)).map(plotKey));
        const plot = choosePlot(land, FIRST_CHUNKS, occupiedBy(taken), gift, settlementOf(stood), n);
        if (plot) stood.push({ gift, plot });
      }
      return stood.filter((one) => stood.some((other) => other !== one && apart(one, other) === 0)).length;
    };
    expect(touching(field)).toBeGreaterThanOrEqual(9);
    expect(touching(home)).toBeLessThanOrEqual(3);
  });

  it('[G3] of two thousand gifts no kind piles up: they stand by the handful, among others', () => {
    const stood = grown(2000);
    expect(stood).toHaveLength(2000);
    expect(Math.max(...clustersOf(stood))).toBeLessThanOrEqual(40);
    // what a player sees of it: eight plots around, there is nearly always something of another kind, and grass
    const monotonous = stood.filter(({ plot, gift }) => {
      const near = stood.filter((other) => squaredDistance(other.plot, plot) <= 64);
      return near.filter((other) => other.gift.slug === gift.slug).length > near.length * 0.6;
    });
    expect(monotonous.length).toBeLessThan(stood.length * 0.035);
  });

  it('nothing stands outside open chunks, on water, paths, slopes or the reserved sites', () => {
    const one: Footprint = { w: 1, d: 1 };
    expect(standing(land, FIRST_CHUNKS, () => false, one, { x: -1, y: 4 })).toMatchObject({
      error: { kind: 'outside' },
    });
    const wet = everyPlot(FIRST_CHUNKS).find(({ x, y }) => land.plotKind(x, y) === 'water');
    expect(wet).toBeDefined();
    if (wet)
      expect(standing(land, FIRST_CHUNKS, () => false, one, wet)).toMatchObject({ error: { kind: 'notBuildable' } });
  });
});

describe('growth', () => {
  it('[V1] chunks open one after the other, each beside an open one, none twice', () => {
    let open: readonly Chunk[] = FIRST_CHUNKS;
    for (let n = 0; n < 60; n++) {
      const next = nextChunk(open);
      expect(open).not.toContainEqual(next);
      expect(open.some(({ cx, cy }) => Math.abs(cx - next.cx) + Math.abs(cy - next.cy) === 1)).toBe(true);
      open = [...open, next];
    }
  });

  it('[V1] the next chunk opens at 70 % of the buildable plots, not before', () => {
    const buildable = buildablePlots(land, FIRST_CHUNKS);
    expect(mustOpen(Math.ceil(buildable * 0.7), buildable)).toBe(true);
    expect(mustOpen(Math.ceil(buildable * 0.7) - 1, buildable)).toBe(false);
  });
});

const KINDS: readonly Placeable[] = [
  field,
  { ...field, slug: GiftSlug.parse('rice'), sprite: 'rice' },
  home,
  { ...field, slug: GiftSlug.parse('goat'), sprite: 'goat' },
  { slug: GiftSlug.parse('books'), sprite: 'books', footprint: { w: 1, d: 1 }, category: 'school' },
  { slug: GiftSlug.parse('lamp'), sprite: 'lamp', footprint: { w: 1, d: 1 }, category: 'energy' },
  { slug: GiftSlug.parse('stall'), sprite: 'market-stall', footprint: { w: 1, d: 1 }, category: 'trade' },
  { slug: GiftSlug.parse('circle'), sprite: 'meeting-circle', footprint: { w: 2, d: 2 }, category: 'rights' },
];

/** A village of so many gifts, each where the village chose, with land that opens by its rule [V1]. */
function grown(count: number): Neighbour[] {
  const chance = seededChance(5);
  const settlement = settlementOf([]);
  const taken = new Set<string>();
  const stood: Neighbour[] = [];
  let chunks: readonly Chunk[] = FIRST_CHUNKS;
  let buildable = buildablePlots(land, chunks);
  while (stood.length < count) {
    // the cheap ones come more often, as in any village
    const gift = KINDS[Math.floor(chance() ** 2 * KINDS.length)] ?? field;
    const plot = choosePlot(land, chunks, occupiedBy(taken), gift, settlement, stood.length);
    if (plot) {
      settlement.add({ plot, gift });
      stood.push({ plot, gift });
      for (const covered of plotsOf(plot, gift.footprint)) taken.add(plotKey(covered));
    }
    if (plot && !mustOpen(taken.size, buildable)) continue;
    chunks = [...chunks, nextChunk(chunks)];
    buildable = buildablePlots(land, chunks);
  }
  return stood;
}

/** How many of a kind stand edge to edge or corner to corner, for every such group. */
function clustersOf(stood: readonly Neighbour[]): number[] {
  const left = new Set(stood);
  return stood.map((first) => {
    const group = left.delete(first) ? [first] : [];
    for (const one of group) {
      for (const other of left) {
        if (other.gift === one.gift && apart(one, other) === 0 && left.delete(other)) group.push(other);
      }
    }
    return group.length;
  });
}

function everyPlot(chunks: readonly Chunk[]): Plot[] {
  return chunks.flatMap(({ cx, cy }) => plotsOf({ x: cx * 16, y: cy * 16 }, { w: 16, d: 16 }));
}

/** Plots between two footprints; 0 when they touch. */
function apart(a: Neighbour, b: Neighbour): number {
  const gap = (from: number, size: number, to: number, otherSize: number) =>
    Math.max(0, to - (from + size), from - (to + otherSize));
  return Math.max(
    gap(a.plot.x, a.gift.footprint.w, b.plot.x, b.gift.footprint.w),
    gap(a.plot.y, a.gift.footprint.d, b.plot.y, b.gift.footprint.d),
  );
}
