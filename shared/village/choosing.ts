import type { Footprint, GiftCategory } from '#shared/catalogue/catalogue.ts';
import {
  type Chunk,
  type IsOccupied,
  type Land,
  type Plot,
  plotKey,
  plotsOf,
  reachFrom,
  ring,
  squaredDistance,
  standing,
} from '#shared/village/placing.ts';

/** A gift standing, held or wished in the village, as a neighbour to those that come. */
export interface Neighbour {
  readonly plot: Plot;
  readonly footprint: Footprint;
  readonly category: GiftCategory;
}

interface Surveyed extends Land {
  /** distance in plots to the nearest path, negative on it */
  pathDistance(x: number, y: number): number;
}

/** Where the square lies in every village. */
export const SQUARE: Plot = { x: 16, y: 16 };

/** Each kind of gift has its quarter, so that fields lie with fields and homes stand together. */
const QUARTERS: Readonly<Record<GiftCategory, Plot>> = {
  school: { x: 13, y: 12 },
  health: { x: 19, y: 13 },
  trade: { x: 19, y: 17 },
  home: { x: 11, y: 18 },
  water: { x: 17, y: 20 },
  farming: { x: 11, y: 24 },
  energy: { x: 23, y: 11 },
  rights: { x: 14, y: 20 },
};

/** How far beyond the first place that fits the search goes on looking for a lovelier one. */
const LOOK_FURTHER_PLOTS = 5;

/** Things that belong in the ground or in a herd look right wall to wall; buildings want air around them. */
const CLOSE: ReadonlySet<GiftCategory> = new Set(['farming']);

/**
 * [G3] "Let the village choose": a place that fits and looks as if somebody had thought about it. The same village, gift and
 * seed always give the same answer; null when nothing fits in the open chunks.
 */
export function choosePlot(
  land: Surveyed,
  chunks: readonly Chunk[],
  isOccupied: IsOccupied,
  gift: { readonly footprint: Footprint; readonly category: GiftCategory },
  neighbours: Iterable<Neighbour>,
  seed: number,
): Plot | null {
  const kinds = categoriesByPlot(neighbours);
  const quarter = QUARTERS[gift.category];
  const reach = reachFrom(chunks, quarter);
  let best: Plot | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  let firstFit = Number.POSITIVE_INFINITY;
  for (let radius = 0; radius <= reach && radius <= firstFit + LOOK_FURTHER_PLOTS; radius++) {
    for (const plot of ring(quarter, radius)) {
      if (!standing(land, chunks, isOccupied, gift.footprint, plot).ok) continue;
      firstFit = Math.min(firstFit, radius);
      const score = unease(land, kinds, gift, plot, seed) + Math.sqrt(squaredDistance(plot, quarter));
      if (score < bestScore) {
        best = plot;
        bestScore = score;
      }
    }
  }
  return best;
}

/** How wrong a gift would look here, in plots of distance it would be worth walking to avoid it. */
function unease(
  land: Surveyed,
  kinds: ReadonlyMap<string, GiftCategory>,
  { footprint, category }: { readonly footprint: Footprint; readonly category: GiftCategory },
  plot: Plot,
  seed: number,
): number {
  let score = chance(plot, seed) * 1.5;
  const around = [...border(plot, footprint)];
  const touching = around.map((near) => kinds.get(plotKey(near))).filter((kind) => kind !== undefined);
  if (CLOSE.has(category)) {
    score -= 2.2 * Math.min(3, touching.filter((kind) => kind === category).length);
    score += 2 * touching.filter((kind) => kind !== category).length;
  } else {
    score += 1.6 * touching.length;
    const toPath = land.pathDistance(plot.x + footprint.w / 2, plot.y + footprint.d / 2);
    score += Math.min(4, Math.max(0, toPath - footprint.w / 2) * 0.7);
  }
  return score;
}

/** The ring of plots just outside a footprint. */
function* border(corner: Plot, { w, d }: Footprint): Generator<Plot> {
  for (let y = corner.y - 1; y <= corner.y + d; y++) {
    for (let x = corner.x - 1; x <= corner.x + w; x++) {
      const inside = x >= corner.x && y >= corner.y && x < corner.x + w && y < corner.y + d;
      if (!inside) yield { x, y };
    }
  }
}

function categoriesByPlot(neighbours: Iterable<Neighbour>): Map<string, GiftCategory> {
  const kinds = new Map<string, GiftCategory>();
  for (const { plot, footprint, category } of neighbours) {
    for (const covered of plotsOf(plot, footprint)) kinds.set(plotKey(covered), category);
  }
  return kinds;
}

/** A repeatable number in [0, 1) for a plot: integer arithmetic, the same in every engine. */
function chance({ x, y }: Plot, seed: number): number {
  let h = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 1_274_126_177);
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}
