import { rampAt } from '#shared/village/terrain/relief.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { WATER_DROP_PX } from '#shared/village/terrain.ts';
import { sampled } from './fields.ts';
import { fbm, noise, PLOT_VOXELS } from './noise.ts';
import { GRASS, PATH, SAND, TEA, WATER } from './skin.ts';

/** Height of a column that is not there: a chunk not open yet. */
export const NOTHING = -20_000;

/**
 * The land of a window as columns of voxels, one per voxel of the plane: `side` x `side` of them from voxel (x0, y0) of
 * the world, row by row. Distances in voxels.
 */
export interface Columns {
  readonly x0: number;
  readonly y0: number;
  readonly side: number;
  readonly seed: number;
  /** top of the column in px, NOTHING where no chunk is open */
  readonly height: Int16Array;
  /** the land's own level, without the drop to water or path */
  readonly land: Int16Array;
  /** GRASS, PATH, SAND, WATER or TEA */
  readonly kind: Uint8Array;
  readonly river: Float32Array;
  readonly path: Float32Array;
  readonly forest: Float32Array;
  /** broad and small unevenness of the meadow, 0..1 */
  readonly broad: Float32Array;
  readonly small: Float32Array;
  readonly hillside: Float32Array;
}

const LATTICE = 4;
const COARSE = 8;

export function columnsOf(terrain: Terrain, x0: number, y0: number, side: number): Columns {
  const { seed } = terrain;
  const inPlots =
    (f: (x: number, y: number) => number) =>
    (x: number, y: number): number =>
      f(x / PLOT_VOXELS, y / PLOT_VOXELS);
  const at = (step: number, f: (x: number, y: number) => number) => sampled(x0, y0, side, step, f);
  const pathFrom = at(LATTICE, inPlots(terrain.pathDistance));
  const columns: Columns = {
    x0,
    y0,
    side,
    seed,
    height: new Int16Array(side * side),
    land: new Int16Array(side * side),
    kind: new Uint8Array(side * side),
    river: at(LATTICE, (x, y) => {
      const wave = (noise(x / 26, y / 26, seed + 3) - 0.5) * 16 + (noise(x / 9, y / 9, seed + 4) - 0.5) * 4;
      return terrain.riverDistance(x / PLOT_VOXELS, y / PLOT_VOXELS) * PLOT_VOXELS - wave;
    }),
    path: new Float32Array(side * side),
    forest: at(COARSE, inPlots(terrain.forestDensity)),
    broad: at(COARSE, (x, y) => fbm(x / 92, y / 92, seed + 20)),
    small: at(LATTICE, (x, y) => noise(x / 15, y / 15, seed + 21)),
    hillside: at(LATTICE, (x, y) => {
      const jag = (noise(x / 13, y / 13, seed + 26) - 0.5) * 0.22;
      return terrain.relief.hillside(x / PLOT_VOXELS, y / PLOT_VOXELS) + jag;
    }),
  };
  const wobble = at(COARSE, inPlots(terrain.relief.wobble));
  const edge = at(
    2,
    (x, y) => (noise(x / 14, y / 14, seed + 6) - 0.5) * 9 + (noise(x / 5, y / 5, seed + 7) - 0.5) * 3.4,
  );
  const beach = at(COARSE, (x, y) => (noise(x / 60, y / 60, seed + 9) - 0.42) * 44);
  for (let i = 0; i < side * side; i++) {
    const away = pathFrom[i] ?? 0;
    const level = terrain.relief.heightPx(columns.hillside[i] ?? 0, wobble[i] ?? 0, rampAt(away));
    columns.land[i] = level;
    columns.path[i] = away * PLOT_VOXELS + (edge[i] ?? 0);
    setColumn(columns, i, level, beach[i] ?? 0);
  }
  if (terrain.landscape === 'teaHills') growTea(terrain, columns);
  return columns;
}

function setColumn(c: Columns, i: number, level: number, beach: number): void {
  const river = c.river[i] ?? 0;
  const path = c.path[i] ?? 0;
  if (river < 0) {
    c.kind[i] = WATER;
    c.height[i] = level - WATER_DROP_PX;
  } else if (path < 0) {
    c.kind[i] = PATH;
    c.height[i] = level - 1;
  } else if (river < beach) {
    c.kind[i] = SAND;
    c.height[i] = level - 1 - (river < beach * 0.45 ? 2 : 0);
  } else {
    c.kind[i] = GRASS;
    c.height[i] = river < 3 ? level - 1 : level;
  }
}

/** Rows of tea along the contours of the steep plots, three voxels high. */
function growTea(terrain: Terrain, c: Columns): void {
  const steep = sampled(c.x0, c.y0, c.side, 8, (x, y) => {
    const px = x / PLOT_VOXELS - 0.5;
    const py = y / PLOT_VOXELS - 0.5;
    const i = Math.floor(px);
    const j = Math.floor(py);
    const slope = (a: number, b: number) => (terrain.plotKind(a, b) === 'slope' ? 1 : 0);
    const top = slope(i, j) * (1 - px + i) + slope(i + 1, j) * (px - i);
    const bottom = slope(i, j + 1) * (1 - px + i) + slope(i + 1, j + 1) * (px - i);
    return top * (1 - py + j) + bottom * (py - j);
  });
  for (let i = 0; i < c.side * c.side; i++) {
    if (c.kind[i] !== GRASS || (c.path[i] ?? 0) < 9 || (c.river[i] ?? 0) < 12) continue;
    if ((steep[i] ?? 0) < 0.56 + ((c.small[i] ?? 0) - 0.5) * 0.16 || (c.forest[i] ?? 0) > 0.62) continue;
    const along = (c.hillside[i] ?? 0) / 0.27;
    const row = along - Math.floor(along);
    if (row > 0.62) {
      c.forest[i] = 1; // the dark gap between two rows
      continue;
    }
    c.kind[i] = TEA;
    c.height[i] = (c.height[i] ?? 0) + (row < 0.08 || row > 0.54 ? 3 : 4);
  }
}
