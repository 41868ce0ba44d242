import { rng } from '#shared/ground/noise.ts';
import type { Material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

const SIZE = 24;
const MIDDLE = SIZE / 2;
const STEMS = 6;

/** A small clump that a visitor plants: closed buds at first, open flowers at the next visit [V4]. */
export function flowers(petal: Material, heart: Material, open: boolean): Vox {
  const v = new Vox(SIZE, SIZE, 18);
  const chance = rng(4);
  v.cyl(MIDDLE, MIDDLE, 0, 7, 1, M.soil);
  for (let i = 0; i < STEMS; i++) {
    const turn = i * 1.26;
    const reach = i === STEMS - 1 ? 0 : 6.5;
    const x = Math.round(MIDDLE - 0.5 + Math.cos(turn) * reach);
    const y = Math.round(MIDDLE - 0.5 + Math.sin(turn) * reach);
    const h = (open ? 5 : 3) + Math.round(chance() * 2 + (reach === 0 ? 4 : 0));
    v.box(x, y, 0, 1, 1, h, M.leafLt);
    v.box(x + 1, y, 1, 2, 1, 1, M.leafLt, { tone: 0.4 }).box(x, y + 1, 2, 1, 2, 1, M.leafLt, { tone: 0.9 });
    if (open) blossom(v, x, y, h, petal, heart);
    else v.box(x, y, h, 2, 2, 2, petal, { tone: 0.2 });
  }
  return v;
}

function blossom(v: Vox, x: number, y: number, z: number, petal: Material, heart: Material): void {
  v.box(x - 2, y - 1, z, 5, 3, 1, petal, { tone: 0.4 });
  v.box(x - 1, y - 2, z, 3, 5, 1, petal, { tone: 0.4 });
  v.box(x - 1, y - 1, z + 1, 3, 3, 1, petal, { tone: 0.9 });
  v.box(x, y, z + 2, 1, 1, 1, heart, { tone: 0.6 });
}
