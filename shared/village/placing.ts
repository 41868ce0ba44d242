import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** One plot of the village's map; x runs to the lower right of the screen, y to the lower left. */
export interface Plot {
  readonly x: number;
  readonly y: number;
}

/** A 16 x 16-plot piece of the map [V1], counted in chunks. */
export interface Chunk {
  readonly cx: number;
  readonly cy: number;
}

/** What placing needs to know of the terrain. */
export interface Land {
  isBuildable(x: number, y: number): boolean;
  /** height of the ground in pixels at a fractional plot point */
  levelPx(x: number, y: number): number;
}

export type IsOccupied = (plot: Plot) => boolean;
export type PlacingRefusal = { readonly kind: 'outside' | 'notBuildable' | 'occupied'; readonly plot: Plot };

export const CHUNK_PLOTS = 16;
/** Every village starts with these [V1]. */
export const FIRST_CHUNKS: readonly Chunk[] = [
  { cx: 0, cy: 0 },
  { cx: 1, cy: 0 },
  { cx: 0, cy: 1 },
  { cx: 1, cy: 1 },
];

export const chunkOf = ({ x, y }: Plot): Chunk => ({
  cx: Math.floor(x / CHUNK_PLOTS),
  cy: Math.floor(y / CHUNK_PLOTS),
});
export const plotKey = ({ x, y }: Plot): string => `${x},${y}`;

/** The plots a footprint covers from its corner with the smallest x and y, in (y, x) order: the order rows are locked in. */
export function plotsOf(corner: Plot, { w, d }: Footprint): Plot[] {
  const plots: Plot[] = [];
  for (let y = corner.y; y < corner.y + d; y++) {
    for (let x = corner.x; x < corner.x + w; x++) plots.push({ x, y });
  }
  return plots;
}

/** Whether a gift can stand with its corner on `plot`: inside open chunks, on flat buildable ground, on nobody's plots. */
export function standing(
  land: Land,
  chunks: readonly Chunk[],
  isOccupied: IsOccupied,
  footprint: Footprint,
  plot: Plot,
): Result<null, PlacingRefusal> {
  const levelPx = land.levelPx(plot.x + 0.5, plot.y + 0.5);
  for (const covered of plotsOf(plot, footprint)) {
    if (!isOpen(chunks, covered)) return err({ kind: 'outside', plot: covered });
    const flat = land.levelPx(covered.x + 0.5, covered.y + 0.5) === levelPx;
    if (!flat || !land.isBuildable(covered.x, covered.y)) return err({ kind: 'notBuildable', plot: covered });
    if (isOccupied(covered)) return err({ kind: 'occupied', plot: covered });
  }
  return ok(null);
}

/** [G9] The free place nearest to `from` (by straight distance, then y, then x); null when nothing fits in the open chunks. */
export function nearestFree(
  land: Land,
  chunks: readonly Chunk[],
  isOccupied: IsOccupied,
  footprint: Footprint,
  from: Plot,
): Plot | null {
  let best: Plot | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  const reach = reachFrom(chunks, from);
  // A square ring at radius r holds nothing nearer than r: once r passes the best distance, the best stands.
  for (let radius = 0; radius <= reach && radius * radius <= bestDistance; radius++) {
    for (const plot of ring(from, radius)) {
      const distance = squaredDistance(plot, from);
      if (distance < bestDistance && standing(land, chunks, isOccupied, footprint, plot).ok) {
        best = plot;
        bestDistance = distance;
      }
    }
  }
  return best;
}

/** The plots at Chebyshev distance `radius` of a centre, in (y, x) order. */
export function* ring({ x, y }: Plot, radius: number): Generator<Plot> {
  for (let dy = -radius; dy <= radius; dy++) {
    const edge = Math.abs(dy) === radius;
    for (let dx = -radius; dx <= radius; dx += edge || radius === 0 ? 1 : 2 * radius) yield { x: x + dx, y: y + dy };
  }
}

/** The radius around `from` beyond which no open chunk lies. */
export function reachFrom(chunks: readonly Chunk[], from: Plot): number {
  let reach = 0;
  for (const { cx, cy } of chunks) {
    for (const x of [cx * CHUNK_PLOTS, (cx + 1) * CHUNK_PLOTS - 1]) reach = Math.max(reach, Math.abs(x - from.x));
    for (const y of [cy * CHUNK_PLOTS, (cy + 1) * CHUNK_PLOTS - 1]) reach = Math.max(reach, Math.abs(y - from.y));
  }
  return reach;
}

export const squaredDistance = (a: Plot, b: Plot): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

export const isOpen = (chunks: readonly Chunk[], plot: Plot): boolean => {
  const { cx, cy } = chunkOf(plot);
  return chunks.some((chunk) => chunk.cx === cx && chunk.cy === cy);
};
