import type { GiftCategory } from '#shared/catalogue/catalogue.ts';
import { isField } from '#shared/catalogue/sprites.ts';
import { type Chunk, type IsOccupied, type Land, nearestFree, type Plot, standing } from '#shared/village/placing.ts';
import type { Placeable, Settlement } from '#shared/village/settlement.ts';
import { isHidden, type TreeBefore } from '#shared/village/sight.ts';
import { affinity, crowding, handful, onVerge, YARD_PLOTS, type Yard, yardsOf } from '#shared/village/yards.ts';

interface Surveyed extends Land {
  readonly seed: number;
  /** distance in plots to the nearest path, negative on it */
  pathDistance(x: number, y: number): number;
  /** how many of the plots of the yard with this corner can be built on */
  meadowOf(yard: Plot): number;
  /** the trees that hide what is small on a plot */
  treesBefore(x: number, y: number): readonly TreeBefore[];
}

/** Each kind of gift has its quarter near the square, where it settles first; from there it goes on from hamlet to hamlet. */
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

/** Plots it is worth walking further rather than to settle beside a handful of the same. */
const PER_HANDFUL = 20;
/** Plots it is worth walking further for a yard that is made for this kind of thing. */
const FOR_AFFINITY = 13;
/** Plots it is worth walking further to be seen, rather than to settle behind trees. */
const FOR_SIGHT = 40;
/** Within this many plots of its quarter a kind of thing settles by nearness alone. */
const QUARTER_PLOTS = 9;

/**
 * [G3] "Let the village choose": a place that fits and looks as if somebody had thought about it. Kinds gather by the handful in
 * yards of 8 x 8 plots: near the square each in its quarter, further out in hamlets that each have a mix of their own. The
 * same village, gift and seed always give the same answer; null when nothing fits in the open chunks.
 */
export function choosePlot(
  land: Surveyed,
  chunks: readonly Chunk[],
  isOccupied: IsOccupied,
  gift: Placeable,
  settlement: Settlement,
  seed: number,
): Plot | null {
  const kind = kindOf(gift);
  const quarter = quarterOf(gift, kind);
  const plots = gift.footprint.w * gift.footprint.d;
  const asked = yardsOf(chunks)
    .filter((yard) => settlement.covered(yard) + plots <= land.meadowOf(yard) * crowding(yard, land.seed))
    .map((yard) => ({ yard, cost: costOf(land, settlement, gift, kind, quarter, yard) }))
    .sort((a, b) => a.cost - b.cost);
  let hidden: { readonly plot: Plot; readonly cost: number } | null = null;
  for (const { yard, cost } of asked) {
    if (hidden && cost > hidden.cost + FOR_SIGHT) break;
    const plot = bestIn(yard, land, chunks, isOccupied, gift, settlement, seed);
    if (plot && !isBehindTrees(land, settlement, gift, plot)) return plot;
    if (plot) hidden ??= { plot, cost };
  }
  // every yard is as full as it looks well: now it matters only that there is room
  return hidden?.plot ?? nearestFree(land, chunks, isOccupied, gift.footprint, quarter);
}

const isBehindTrees = (land: Surveyed, settlement: Settlement, { footprint }: Placeable, plot: Plot): boolean =>
  isHidden(land.treesBefore, ({ x, y }) => settlement.giftAt(x, y) !== undefined, footprint, plot);

/** A number for a kind of gift, the same everywhere. */
function kindOf({ slug }: Placeable): number {
  let kind = 0;
  for (let i = 0; i < slug.length; i++) kind = (Math.imul(kind, 31) + slug.charCodeAt(i)) | 0;
  return kind;
}

/** Where things of this kind settle first: one of their quarters, the same in every village. */
function quarterOf({ category }: Placeable, kind: number): Plot {
  const quarters = QUARTERS[category];
  return quarters[Math.floor(chance({ x: kind, y: 1 }, 7) * quarters.length)] ?? { x: 16, y: 16 };
}

/** How far, in plots, a gift would rather walk than settle in this yard. */
function costOf(
  { seed }: Surveyed,
  settlement: Settlement,
  gift: Placeable,
  kind: number,
  quarter: Plot,
  yard: Yard,
): number {
  const dx = yard.x + YARD_PLOTS / 2 - quarter.x;
  const dy = yard.y + YARD_PLOTS / 2 - quarter.y;
  const away = Math.sqrt(dx * dx + dy * dy);
  const handfuls = Math.floor((settlement.cluster(yard, gift.slug)?.count ?? 0) / handful(yard, kind, seed));
  const strange = away < QUARTER_PLOTS ? 0 : FOR_AFFINITY * (1 - affinity(yard, kind, seed));
  return away + PER_HANDFUL * handfuls + strange;
}

/** The loveliest place for a gift's corner in a yard; null when none fits. */
function bestIn(
  yard: Yard,
  land: Surveyed,
  chunks: readonly Chunk[],
  isOccupied: IsOccupied,
  gift: Placeable,
  settlement: Settlement,
  seed: number,
): Plot | null {
  let best: Plot | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let y = yard.y; y < yard.y + YARD_PLOTS; y++) {
    for (let x = yard.x; x < yard.x + YARD_PLOTS; x++) {
      if (settlement.giftAt(x, y) || !land.isBuildable(x, y)) continue;
      const plot = { x, y };
      const score = unease(land, settlement, gift, plot, seed) + strayed(settlement, yard, gift, plot);
      if (score >= bestScore || !standing(land, chunks, isOccupied, gift.footprint, plot).ok) continue;
      const behind = isBehindTrees(land, settlement, gift, plot) ? FOR_SIGHT : 0;
      if (score + behind >= bestScore) continue;
      best = plot;
      bestScore = score + behind;
    }
  }
  return best;
}

/** How far from the others of its kind in the yard: what is alike keeps in sight of each other. */
function strayed(settlement: Settlement, yard: Yard, { slug }: Placeable, { x, y }: Plot): number {
  const cluster = settlement.cluster(yard, slug);
  if (!cluster) return 0;
  const dx = cluster.sumX / cluster.count - x;
  const dy = cluster.sumY / cluster.count - y;
  return Math.sqrt(dx * dx + dy * dy) * 0.5;
}

/** How wrong a gift would look here. */
function unease(land: Surveyed, settlement: Settlement, gift: Placeable, plot: Plot, seed: number): number {
  const { w, d } = gift.footprint;
  let alike = 0;
  let fields = 0;
  let others = 0;
  for (const near of border(plot, gift)) {
    const neighbour = settlement.giftAt(near.x, near.y);
    if (!neighbour) continue;
    if (neighbour.slug === gift.slug) alike += 1;
    else if (isField(neighbour.sprite)) fields += 1;
    else others += 1;
  }
  const whim = chance(plot, seed) * 1.5;
  if (isField(gift.sprite)) {
    // Fields lie side by side with their like, in patches with grass between; nothing else stands in them.
    return whim - 0.9 * Math.min(4, alike) + 0.8 * fields + 2 * others + (onVerge(plot, land.seed) ? 5 : 0);
  }
  const toPath = land.pathDistance(plot.x + w / 2, plot.y + d / 2);
  const bySight = gift.category === 'farming' ? 0 : Math.min(4, Math.max(0, toPath - w / 2) * 0.7);
  // Homes keep their distance; small things of a kind stand in rows and twos, not in blocks, and leave the grass to itself.
  const block = 1.1 * Math.max(0, alike - 1);
  const crowded = w * d > 1 ? 2.4 * (alike + fields + others) : 0.4 * alike + block + 1.5 * fields + 1.2 * others;
  return whim + crowded + bySight + (onVerge(plot, land.seed) ? 2 : 0);
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

/** A repeatable number in [0, 1) for a plot: integer arithmetic, the same in every engine. */
function chance({ x, y }: Plot, seed: number): number {
  let h = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 1_274_126_177);
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}
