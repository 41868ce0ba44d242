import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { CHUNK_PLOTS, type Plot, plotsOf } from '#shared/village/placing.ts';
import { CROWN_PLOTS, hiddenBy, type TreeBefore } from '#shared/village/sight.ts';
import { plotNumber, YARD_PLOTS, yardNumber } from '#shared/village/yards.ts';
import { CHARACTERS } from './terrain/character.ts';
import { type Decor, decorOf } from './terrain/decor.ts';
import { type Crossing, type Lines, linesOf, SQUARE } from './terrain/lines.ts';
import { kindsOfChunk, type PlotKind } from './terrain/plots.ts';
import { type Relief, rampAt, reliefOf, WATER_DROP_PX } from './terrain/relief.ts';
import { onSite, SITES, type Site } from './terrain/sites.ts';
import { forestOf } from './terrain/woods.ts';

/**
 * The land of a village: a pure function of its seed and landscape [V1], without end in every direction and never
 * stored. Server and browsers compute the same plots to the bit. Plot (x, y) covers x..x+1, y..y+1; x runs to the lower
 * right of the screen, y to the lower left.
 */
export interface Terrain {
  readonly seed: number;
  readonly landscape: Landscape;
  /** what a whole plot is; remembered per chunk */
  plotKind(x: number, y: number): PlotKind;
  /** flat meadow, and not kept for a common work [V3] */
  isBuildable(x: number, y: number): boolean;
  /** how many plots of the yard with this corner are buildable; remembered */
  meadowOf(yard: Plot): number;
  /** height of the ground in px at a point (fractions of plots); water lies below its banks, see `WATER_DROP_PX` */
  levelPx(x: number, y: number): number;
  /** plots to the water's edge, negative on the water */
  riverDistance(x: number, y: number): number;
  /** plots to the edge of a path or the square, negative on it */
  pathDistance(x: number, y: number): number;
  /** about -1..1.5; a plot is wooded above 0.44 */
  forestDensity(x: number, y: number): number;
  /** what grows and stands in a chunk by itself, in no particular order */
  decor(cx: number, cy: number): readonly Decor[];
  /** the trees that hide what is small on a plot; remembered per chunk */
  treesBefore(x: number, y: number): readonly TreeBefore[];
  /** bridges: where paths cross water, for points in the chunk */
  crossings(cx: number, cy: number): readonly Crossing[];
  /** the smooth fields behind the heights, for painting voxel by voxel */
  readonly relief: Relief;
}

/** The four places round the square where the steps' common works grow, in the order of the steps; never built on by gifts. */
export function stepSites(_terrain: Terrain): readonly Site[] {
  return SITES;
}

export function terrainOf(seed: number, landscape: Landscape): Terrain {
  const character = CHARACTERS[landscape];
  const lines: Lines = linesOf(seed, character);
  const relief = reliefOf(seed, character);
  const forestDensity = forestOf(seed, character);
  const kinds = new Map<string, readonly PlotKind[]>();
  const meadows = new Map<number, number>();
  const decors = new Map<string, readonly Decor[]>();
  const hidden = new Map<string, ReturnType<typeof hiddenBy>>();

  function levelPx(x: number, y: number): number {
    return relief.heightPx(relief.hillside(x, y), relief.wobble(x, y), rampAt(lines.pathDistance(x, y)));
  }
  function plotKind(x: number, y: number): PlotKind {
    const cx = Math.floor(x / CHUNK_PLOTS);
    const cy = Math.floor(y / CHUNK_PLOTS);
    const key = `${cx},${cy}`;
    let chunk = kinds.get(key);
    if (!chunk) {
      chunk = kindsOfChunk({ levelPx, forestDensity, lines, character }, cx, cy);
      kinds.set(key, chunk);
    }
    return chunk[(y - cy * CHUNK_PLOTS) * CHUNK_PLOTS + (x - cx * CHUNK_PLOTS)] ?? 'slope';
  }
  function meadowOf(yard: Plot): number {
    const key = yardNumber(yard.x, yard.y);
    const known = meadows.get(key);
    if (known !== undefined) return known;
    const open = plotsOf(yard, { w: YARD_PLOTS, d: YARD_PLOTS }).filter(({ x, y }) => terrain.isBuildable(x, y));
    meadows.set(key, open.length);
    return open.length;
  }
  function hiddenByChunk(cx: number, cy: number): ReturnType<typeof hiddenBy> {
    const key = `${cx},${cy}`;
    const known = hidden.get(key) ?? hiddenBy(terrain.decor(cx, cy), levelPx);
    hidden.set(key, known);
    return known;
  }
  function treesBefore(x: number, y: number): readonly TreeBefore[] {
    const number = plotNumber(x, y);
    const found: TreeBefore[] = [];
    for (let cy = Math.floor(y / CHUNK_PLOTS); cy * CHUNK_PLOTS < y + CROWN_PLOTS; cy++) {
      for (let cx = Math.floor(x / CHUNK_PLOTS); cx * CHUNK_PLOTS < x + CROWN_PLOTS; cx++)
        found.push(...(hiddenByChunk(cx, cy).get(number) ?? []));
    }
    return found;
  }
  const terrain: Terrain = {
    seed,
    landscape,
    relief,
    plotKind,
    isBuildable: (x, y) => plotKind(x, y) === 'meadow' && !onSite(x, y),
    meadowOf,
    levelPx,
    riverDistance: lines.riverDistance,
    pathDistance: lines.pathDistance,
    forestDensity,
    treesBefore,
    crossings: (cx, cy) =>
      lines.crossings(cx * CHUNK_PLOTS, cy * CHUNK_PLOTS, (cx + 1) * CHUNK_PLOTS, (cy + 1) * CHUNK_PLOTS),
    decor(cx, cy) {
      const key = `${cx},${cy}`;
      const known = decors.get(key);
      if (known) return known;
      const fresh = decorOf(terrain, character, cx, cy);
      decors.set(key, fresh);
      return fresh;
    },
  };
  return terrain;
}

export { SQUARE, WATER_DROP_PX };
