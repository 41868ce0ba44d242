import type { Gift, GiftCategory } from '#shared/catalogue/catalogue.ts';
import { isField } from '#shared/catalogue/sprites.ts';
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

/** What counts for where a gift looks right. */
export type Placeable = Pick<Gift, 'slug' | 'sprite' | 'footprint' | 'category'>;

/** A gift standing, held or wished in the village, as a neighbour to those that come. */
export interface Neighbour {
  readonly plot: Plot;
  readonly gift: Placeable;
}

interface Surveyed extends Land {
  /** distance in plots to the nearest path, negative on it */
  pathDistance(x: number, y: number): number;
}

/** Each kind of gift has its quarters: what is alike gathers, and the village fills on every side of the square. */
const QUARTERS: Readonly<Record<GiftCategory, readonly Plot[]>> = {
  school: [{ x: 13, y: 12 }],
  health: [{ x: 19, y: 13 }],
  trade: [
    { x: 20, y: 17 },
    { x: 15, y: 21 },
  ],
  home: [
    { x: 9, y: 16 },
    { x: 17, y: 8 },
    { x: 24, y: 17 },
  ],
  water: [
    { x: 18, y: 20 },
    { x: 13, y: 18 },
  ],
  farming: [
    { x: 12, y: 25 },
    { x: 23, y: 24 },
    { x: 6, y: 19 },
    { x: 25, y: 8 },
    { x: 7, y: 9 },
  ],
  energy: [
    { x: 23, y: 12 },
    { x: 10, y: 8 },
  ],
  rights: [
    { x: 14, y: 21 },
    { x: 21, y: 15 },
  ],
};

/** How far beyond the first place that fits the search goes on looking for a lovelier one. */
const LOOK_FURTHER_PLOTS = 5;

/**
 * [G3] "Let the village choose": a place that fits and looks as if somebody had thought about it. The same village, gift and
 * seed always give the same answer; null when nothing fits in the open chunks.
 */
export function choosePlot(
  land: Surveyed,
  chunks: readonly Chunk[],
  isOccupied: IsOccupied,
  gift: Placeable,
  neighbours: Iterable<Neighbour>,
  seed: number,
): Plot | null {
  const standingOn = giftsByPlot(neighbours);
  const quarter = quarterOf(gift);
  const reach = reachFrom(chunks, quarter);
  let best: Plot | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  let firstFit = Number.POSITIVE_INFINITY;
  for (let radius = 0; radius <= reach && radius <= firstFit + LOOK_FURTHER_PLOTS; radius++) {
    for (const plot of ring(quarter, radius)) {
      if (!standing(land, chunks, isOccupied, gift.footprint, plot).ok) continue;
      firstFit = Math.min(firstFit, radius);
      const score = unease(land, standingOn, gift, plot, seed) + Math.sqrt(squaredDistance(plot, quarter));
      if (score < bestScore) {
        best = plot;
        bestScore = score;
      }
    }
  }
  return best;
}

/** Where things of this kind gather: one of their quarters, the same in every village. */
function quarterOf({ slug, category }: Placeable): Plot {
  let name = 0;
  for (let i = 0; i < slug.length; i++) name = Math.imul(name, 31) + slug.charCodeAt(i);
  const quarters = QUARTERS[category];
  return quarters[Math.floor(chance({ x: name, y: 1 }, 7) * quarters.length)] ?? { x: 16, y: 16 };
}

/** How wrong a gift would look here, in plots of distance it would be worth walking to avoid it. */
function unease(
  land: Surveyed,
  standingOn: ReadonlyMap<string, Placeable>,
  gift: Placeable,
  plot: Plot,
  seed: number,
): number {
  const touching = [...border(plot, gift)].flatMap((near) => standingOn.get(plotKey(near)) ?? []);
  const whim = chance(plot, seed) * 1.5;
  if (isField(gift.sprite)) {
    // Fields lie wall to wall with their like; nothing else stands in them.
    const alike = touching.filter(({ slug }) => slug === gift.slug).length;
    const strange = touching.filter(({ sprite }) => !isField(sprite)).length;
    return whim - 1.6 * Math.min(4, alike) + 2 * strange;
  }
  const { w } = gift.footprint;
  const toPath = land.pathDistance(plot.x + w / 2, plot.y + gift.footprint.d / 2);
  const bySight = gift.category === 'farming' ? 0 : Math.min(4, Math.max(0, toPath - w / 2) * 0.7);
  return whim + 2.4 * touching.length + bySight;
}

/** The ring of plots just outside a footprint. */
function* border(corner: Plot, { footprint: { w, d } }: Placeable): Generator<Plot> {
  for (let y = corner.y - 1; y <= corner.y + d; y++) {
    for (let x = corner.x - 1; x <= corner.x + w; x++) {
      const inside = x >= corner.x && y >= corner.y && x < corner.x + w && y < corner.y + d;
      if (!inside) yield { x, y };
    }
  }
}

function giftsByPlot(neighbours: Iterable<Neighbour>): Map<string, Placeable> {
  const gifts = new Map<string, Placeable>();
  for (const { plot, gift } of neighbours) {
    for (const covered of plotsOf(plot, gift.footprint)) gifts.set(plotKey(covered), gift);
  }
  return gifts;
}

/** A repeatable number in [0, 1) for a plot: integer arithmetic, the same in every engine. */
function chance({ x, y }: Plot, seed: number): number {
  let h = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 1_274_126_177);
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}
