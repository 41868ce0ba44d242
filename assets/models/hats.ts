import type { Material } from '#shared/voxel/material.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

/** Puts something on a villager's head, whose chin is at height `h`. */
type PutOn = (v: Vox, h: number, colour: Material, hair: Material) => void;

/** What people wear on their heads, or carry there. */
export const HATS = {
  none: () => {},
  straw,
  scarf,
  basket,
  cap: (v, h, colour) => {
    v.box(4, 4, h + 7, 6, 6, 2, colour).box(4, 10, h + 7, 6, 1, 1, colour, { tone: 0.5 });
  },
  bun: (v, h, colour, hair) => {
    v.box(5, 4, h + 8, 4, 4, 3, hair).box(5, 4, h + 8, 4, 4, 1, colour);
  },
  felt,
  braids,
} as const satisfies Record<string, PutOn>;

export type Hat = keyof typeof HATS;

function straw(v: Vox, h: number): void {
  v.fill((x, y, z) => z > h + 7 && z < h + 8 && Math.hypot(x - 7, y - 7) < 6, M.straw, { tone: 0.3 });
  v.box(4, 4, h + 8, 6, 6, 2, M.straw, { tone: 0.3 }).box(4, 4, h + 8, 6, 6, 1, M.clayDk);
  roundOff(v, 4, 9, 4, 9, h + 9);
}

function scarf(v: Vox, h: number, colour: Material): void {
  v.box(3, 3, h + 6, 8, 7, 3, colour).box(4, 9, h + 6, 6, 1, 3, colour, { tone: 0.4 });
  v.box(3, 3, h + 3, 8, 3, 4, colour).box(5, 2, h + 2, 4, 2, 3, colour, { tone: -0.3 });
  roundOff(v, 3, 10, 3, 9, h + 8);
  v.box(5, 5, h + 9, 4, 4, 2, colour, { tone: 0.3 });
}

function basket(v: Vox, h: number, colour: Material): void {
  v.box(4, 3, h + 6, 6, 7, 2, colour);
  v.cyl(7, 7, h + 8, 3.8, 4, M.straw, { r2: 4.8, tone: (_x, _y, z) => (Math.floor(z) % 2 ? -0.5 : 0.2) });
  for (const [x, y, fruit] of [
    [5, 6, M.red],
    [8, 8, M.gold],
    [7, 5, M.leafLt],
    [6, 9, M.orange],
    [9, 6, M.red],
  ] as const)
    v.ball(x, y, h + 12.3, 1.8, 1.8, 1.8, fruit, { tone: 0.4 });
}

/** A felt hat with a ribbon. */
function felt(v: Vox, h: number, colour: Material): void {
  v.fill((x, y, z) => z > h + 7 && z < h + 8 && Math.hypot(x - 7, y - 7) < 4.8, M.woodDk, { tone: -0.7 });
  v.box(4, 4, h + 8, 6, 6, 3, M.woodDk, { tone: -0.5 }).box(4, 4, h + 8, 6, 6, 1, colour);
  roundOff(v, 4, 9, 4, 9, h + 10);
}

/** The same hat over two long braids. */
function braids(v: Vox, h: number, colour: Material, hair: Material): void {
  felt(v, h, colour);
  for (const x of [4, 8]) v.box(x, 3, h - 4, 2, 1, 8, hair).box(x, 3, h - 4, 2, 1, 1, colour);
}

function roundOff(v: Vox, x0: number, x1: number, y0: number, y1: number, z: number): void {
  v.clear(x0, y0, z).clear(x1, y0, z).clear(x0, y1, z).clear(x1, y1, z);
}
