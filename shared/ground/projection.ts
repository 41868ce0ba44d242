import { PLOT_VOXELS } from './noise.ts';

/**
 * The one projection of the game: isometric 2:1, a plot is 64 x 32 px. World pixels: the corner of plot (0, 0) at height
 * 0 is (0, 0), x runs to the lower right, y to the lower left, height goes up.
 */
export interface WorldPoint {
  readonly px: number;
  readonly py: number;
}

/** A point in plots (fractions allowed) at a height in px, to world pixels. */
export function project(x: number, y: number, zPx = 0): WorldPoint {
  return { px: (x - y) * PLOT_VOXELS, py: ((x + y) * PLOT_VOXELS) / 2 - zPx };
}

/** World pixels back to the point in plots that lies there at height `zPx`. */
export function unproject(px: number, py: number, zPx = 0): { x: number; y: number } {
  const across = px / PLOT_VOXELS;
  const down = ((py + zPx) * 2) / PLOT_VOXELS;
  return { x: (down + across) / 2, y: (down - across) / 2 };
}
