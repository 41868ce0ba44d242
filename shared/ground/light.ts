import { type Columns, NOTHING } from './columns.ts';

/** The way to the light, in voxels (x, y, z): the upper left, a little to the front. Always. */
export const LIGHT = [-0.62, 0.42, 0.95] as const;

/** How many steps along the light a hill's shadow can reach. */
const REACH = 44;
const BLOCK = 16;

/** Whether the land itself keeps the sun from the points of a window. */
export interface Shade {
  /** of a point at height z over column (x, y) of the window */
  covers(x: number, y: number, z: number): boolean;
}

export function shadeOf(c: Columns): Shade {
  const n = Math.ceil(c.side / BLOCK);
  const highest = new Int16Array(n * n).fill(NOTHING);
  for (let y = 0; y < c.side; y++) {
    for (let x = 0; x < c.side; x++) {
      const k = Math.floor(y / BLOCK) * n + Math.floor(x / BLOCK);
      const height = c.land[y * c.side + x] ?? NOTHING;
      if (height > (highest[k] ?? NOTHING)) highest[k] = height;
    }
  }
  return {
    covers(x, y, z) {
      if (!mayCover(highest, n, x, y, z)) return false;
      let [px, py, pz] = [x + 0.5, y + 0.5, z + 0.6];
      for (let s = 0; s < REACH; s++) {
        px += LIGHT[0];
        py += LIGHT[1];
        pz += LIGHT[2];
        if (px < 0 || py >= c.side) return false;
        const height = c.height[Math.floor(py) * c.side + Math.floor(px)] ?? NOTHING;
        if (height > pz) return true;
      }
      return false;
    },
  };
}

/** A quick no for open ground: is anything higher within the light's reach at all? */
function mayCover(highest: Int16Array, n: number, x: number, y: number, z: number): boolean {
  const i = Math.floor(x / BLOCK);
  const j = Math.floor(y / BLOCK);
  for (let b = j; b <= Math.min(n - 1, j + 2); b++) {
    for (let a = Math.max(0, i - 2); a <= i; a++) if ((highest[b * n + a] ?? NOTHING) > z + 1) return true;
  }
  return false;
}
