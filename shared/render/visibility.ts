import type { VoxelGrid } from '../voxel/grid.ts';

/** The three faces a viewer can see. */
export const TOP = 1;
export const LEFT = 2;
export const RIGHT = 3;

/** What each pixel of a sprite shows. */
export interface View {
  readonly w: number;
  readonly h: number;
  /** Pixel of the model's ground corner. */
  readonly ox: number;
  readonly oy: number;
  /** Index of the voxel seen, or -1. */
  readonly hit: Int32Array;
  readonly face: Uint8Array;
  /** Nearness to the eye: x + y + z. */
  readonly depth: Float32Array;
}

const PADDING = 2; // room for the outline

/**
 * Looks at a model along (-1, -1, -1): every pixel is one exact diagonal walk through the grid, three faces a layer, so
 * that edges are clean 2:1 lines without any smoothing.
 */
export function look(v: VoxelGrid): View {
  const ox = v.d + PADDING;
  const oy = v.h + PADDING;
  const w = v.w + v.d + PADDING * 2;
  const h = v.h + Math.ceil((v.w + v.d) / 2) + PADDING * 2;
  const view: View = {
    w,
    h,
    ox,
    oy,
    hit: new Int32Array(w * h).fill(-1),
    face: new Uint8Array(w * h),
    depth: new Float32Array(w * h).fill(-1e9),
  };
  for (let py = 0; py < h; py++) for (let px = 0; px < w; px++) walk(v, view, px, py);
  return view;
}

function walk(v: VoxelGrid, view: View, px: number, py: number): void {
  const sx = px - view.ox;
  const sy = py - view.oy;
  const odd = sx % 2 !== 0;
  const x0 = Math.floor(sy + 0.75 + sx / 2) + 1;
  const y0 = Math.floor(sy + 0.25 - sx / 2) + 1;
  const lowest = Math.max(0, -x0, -y0); // below and above, the walk lies outside the grid
  for (let k = Math.min(v.h - 1, v.w - x0, v.d - y0); k >= lowest; k--) {
    const x = x0 + k;
    const y = y0 + k;
    if (see(v, view, px, py, x, y, k, TOP)) return;
    if (odd) {
      if (see(v, view, px, py, x - 1, y, k, RIGHT) || see(v, view, px, py, x - 1, y - 1, k, LEFT)) return;
    } else if (see(v, view, px, py, x, y - 1, k, LEFT) || see(v, view, px, py, x - 1, y - 1, k, RIGHT)) return;
  }
}

function see(v: VoxelGrid, view: View, px: number, py: number, x: number, y: number, z: number, face: number): boolean {
  if (!v.solid(x, y, z)) return false;
  const p = py * view.w + px;
  view.hit[p] = v.at(x, y, z);
  view.face[p] = face;
  view.depth[p] = x + y + z;
  return true;
}
