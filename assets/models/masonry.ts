import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '../voxel/vox.ts';
import { M } from './materials.ts';

const BRICK_L = 6;
const BRICK_W = 4;
const BRICK_H = 3;

/** Fired bricks laid crosswise on a pallet, some beside it, a trowel on top: counted by number. */
export function bricks(): Vox {
  const v = new Vox(32, 32, 22);
  for (const y of [5, 14, 23]) v.box(4, y, 0, 22, 3, 2, M.wood);
  v.box(4, 5, 2, 22, 21, 1, M.woodLt, { tone: (x) => (x % 5 === 0 ? -0.7 : 0) });
  const layers = [6, 6, 6, 4, 2];
  layers.forEach((rows, layer) => {
    for (let row = 0; row < rows; row++)
      for (let k = 0; k < 3; k++) brick(v, 5 + k * 7, 5 + row * 3.5, 3 + layer * BRICK_H, layer + row * 7 + k * 31);
  });
  brick(v, 24, 26, 0, 3);
  brick(v, 23, 27, BRICK_H, 5);
  return v;
}

function brick(v: Vox, x: number, y: number, z: number, seed: number): void {
  const shade = (hash3(seed, 1, 2) - 0.5) * 1.1;
  v.box(x, Math.round(y), z, BRICK_L, BRICK_W - 1, BRICK_H - 1, M.clay, { tone: shade });
  v.box(x, Math.round(y), z + BRICK_H - 1, BRICK_L, BRICK_W - 1, 1, M.clay, { tone: shade + 0.25 });
}
