import { type Columns, NOTHING } from './columns.ts';

/** Which side of a voxel a pixel shows. */
export const TOP = 1;
export const LEFT = 2;
export const RIGHT = 3;

/**
 * What each pixel of an image sees: the index of a column (-1: nothing), the layer of the voxel hit and its face.
 * The image is `w` x `h` pixels from world pixel (originX, originY).
 */
export interface Sight {
  readonly w: number;
  readonly h: number;
  readonly originX: number;
  readonly originY: number;
  readonly column: Int32Array;
  readonly layer: Int16Array;
  readonly face: Uint8Array;
}

/** The part of a window of columns that an image is to show; what lies around it may hide it, never appear. */
export interface Frame {
  /** inside the window, in columns */
  readonly from: number;
  readonly to: number;
  /** lowest and highest layer */
  readonly bottom: number;
  readonly top: number;
}

const BLOCK = 8;

/**
 * Walks, for every pixel, the exact diagonal through the columns from front to back (the eye looks along (-1, -1, -1),
 * three faces a layer), skipping whole blocks that lie below the ray.
 */
export function look(c: Columns, frame: Frame): Sight {
  const size = frame.to - frame.from;
  const fx = c.x0 + frame.from;
  const fy = c.y0 + frame.from;
  const w = size * 2 + 2;
  const h = size + frame.top - frame.bottom + 3;
  const originX = fx - fy - size - 1;
  const originY = (fx + fy) / 2 - frame.top - 1;
  const sight: Sight = {
    w,
    h,
    originX,
    originY,
    column: new Int32Array(w * h).fill(-1),
    layer: new Int16Array(w * h),
    face: new Uint8Array(w * h),
  };
  const bounds = blockBounds(c);
  const shift = (c.x0 + c.y0) / 2;
  for (let py = 0; py < h; py++) {
    const sy = originY + py - shift;
    for (let px = 0; px < w; px++) {
      // pixel coordinates relative to the window's own corner
      walk(c, bounds, frame, sight, py * w + px, originX + px - (c.x0 - c.y0), sy);
    }
  }
  return sight;
}

/** For every block of columns the highest of it and of the columns just before it. */
function blockBounds(c: Columns): Int16Array {
  const n = Math.ceil(c.side / BLOCK);
  const bounds = new Int16Array(n * n).fill(NOTHING);
  for (let y = 0; y < c.side; y++) {
    const j = Math.floor(y / BLOCK);
    for (let x = 0; x < c.side; x++) {
      const k = j * n + Math.floor(x / BLOCK);
      const height = c.height[y * c.side + x] ?? NOTHING;
      if (height > (bounds[k] ?? NOTHING)) bounds[k] = height;
    }
  }
  const grown = bounds.slice();
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const k = j * n + i;
      for (const q of [i > 0 ? k - 1 : k, j > 0 ? k - n : k, i > 0 && j > 0 ? k - n - 1 : k]) {
        if ((bounds[q] ?? NOTHING) > (grown[k] ?? NOTHING)) grown[k] = bounds[q] ?? NOTHING;
      }
    }
  }
  return grown;
}

function walk(c: Columns, bounds: Int16Array, frame: Frame, sight: Sight, p: number, sx: number, sy: number): void {
  const { side, height } = c;
  const n = Math.ceil(side / BLOCK);
  const baseX = Math.floor(sy + 0.75 + sx / 2);
  const baseY = Math.floor(sy + 0.25 - sx / 2);
  // below this layer the walk has left the frame at the back
  const last = Math.max(frame.bottom, frame.from - 1 - baseX, frame.from - 1 - baseY);
  const odd = (sx & 1) !== 0;
  let k = Math.min(frame.top - 1, side - 2 - baseX, side - 2 - baseY);
  while (k >= last) {
    const x = baseX + k + 1;
    const y = baseY + k + 1;
    const bound = bounds[Math.floor(y / BLOCK) * n + Math.floor(x / BLOCK)] ?? NOTHING;
    if (bound <= k) {
      k -= Math.min(k - bound + 1, x % BLOCK, y % BLOCK) || 1;
      continue;
    }
    const i = y * side + x;
    let hit = -1;
    let face = TOP;
    if ((height[i] ?? NOTHING) > k) hit = i;
    else if (odd) {
      if ((height[i - 1] ?? NOTHING) > k) {
        hit = i - 1;
        face = RIGHT;
      } else if ((height[i - side - 1] ?? NOTHING) > k) {
        hit = i - side - 1;
        face = LEFT;
      }
    } else if ((height[i - side] ?? NOTHING) > k) {
      hit = i - side;
      face = LEFT;
    } else if ((height[i - side - 1] ?? NOTHING) > k) {
      hit = i - side - 1;
      face = RIGHT;
    }
    if (hit >= 0) {
      const hx = hit % side;
      const hy = (hit - hx) / side;
      if (hx >= frame.from && hy >= frame.from && hx < frame.to && hy < frame.to) {
        sight.column[p] = hit;
        sight.layer[p] = k;
        sight.face[p] = face;
      }
      return;
    }
    k--;
  }
}
