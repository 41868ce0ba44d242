import type { Footprint } from '#shared/catalogue/catalogue.ts';

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

export const CHUNK_PLOTS = 16;
/** Every village starts with these [V1]. */
export const FIRST_CHUNKS: readonly Chunk[] = [
  { cx: 0, cy: 0 },
  { cx: 1, cy: 0 },
  { cx: 0, cy: 1 },
  { cx: 1, cy: 1 },
];

/** The plots a footprint covers from its corner with the smallest x and y, in (y, x) order: the order rows are locked in. */
export function plotsOf(corner: Plot, { w, d }: Footprint): Plot[] {
  const plots: Plot[] = [];
  for (let y = corner.y; y < corner.y + d; y++) {
    for (let x = corner.x; x < corner.x + w; x++) plots.push({ x, y });
  }
  return plots;
}
