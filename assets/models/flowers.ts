import { rng } from '#shared/ground/noise.ts';
import type { Material } from '../voxel/material.ts';
import { Vox } from '../voxel/vox.ts';
import { M } from './materials.ts';

const SIZE = 18;
const STEMS = 7;

/** A small clump that a visitor plants: closed buds at first, open flowers at the next visit [V4]. */
export function flowers(petal: Material, heart: Material, open: boolean): Vox {
  const v = new Vox(SIZE, SIZE, 14);
  const chance = rng(4);
  v.cyl(SIZE / 2, SIZE / 2, 0, 5.5, 1, M.soil);
  for (let i = 0; i < STEMS; i++) {
    const turn = i * 2.4;
    const reach = i === 0 ? 0 : 3.2 + chance() * 1.8;
    const x = Math.round(8 + Math.cos(turn) * reach);
    const y = Math.round(8 + Math.sin(turn) * reach);
    const h = (open ? 4 : 2) + Math.round(chance() * 3 + (i === 0 ? 2 : 0));
    v.box(x, y, 0, 1, 1, h, M.leafLt);
    v.set(x + 1, y, 1, M.leafLt, { tone: 0.6 }).set(x, y + 1, 2, M.leafLt, { tone: 1 });
    if (open) blossom(v, x, y, h, petal, heart);
    else v.box(x, y, h, 1, 1, 2, petal, { tone: 0.2 });
  }
  return v;
}

function blossom(v: Vox, x: number, y: number, z: number, petal: Material, heart: Material): void {
  v.box(x - 1, y, z, 3, 1, 1, petal, { tone: 0.6 });
  v.box(x, y - 1, z, 1, 3, 1, petal, { tone: 0.6 });
  v.set(x + 1, y, z, petal, { tone: 0.1 });
  v.set(x, y, z + 1, heart, { tone: 0.6 });
}
