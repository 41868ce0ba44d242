import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

const BRICK_L = 6;
const BRICK_W = 4;
const BRICK_H = 3;

/** Fired bricks laid crosswise on a pallet, some beside it, a trowel on top: counted by number. */
export function bricks(): Vox {
  const v = new Vox(32, 32, 22);
  for (const y of [5, 14, 23]) v.box(4, y, 0, 22, 3, 2, M.wood);
  v.box(4, 5, 2, 22, 21, 1, M.woodLt, { tone: (x) => (x % 5 === 0 ? -0.7 : 0) });
  [5, 5, 5, 4, 2].forEach((rows, layer) => {
    for (let row = 0; row < rows; row++)
      for (let k = 0; k < 3; k++)
        brick(v, 5 + k * BRICK_L + (layer % 2), 4 + row * BRICK_W, 3 + layer * BRICK_H, layer + row * 7 + k * 31);
  });
  brick(v, 24, 26, 0, 3);
  brick(v, 23, 26, BRICK_H, 5);
  return v;
}

function brick(v: Vox, x: number, y: number, z: number, seed: number): void {
  const shade = (hash3(seed, 1, 2) - 0.5) * 1.1;
  const [end, side, top] = [x + BRICK_L - 1, y + BRICK_W - 1, z + BRICK_H - 1];
  // Joints are one dark voxel wide on each face that shows: below, at the far corner, round the top.
  const joint = (a: number, b: number, c: number) =>
    c === z || (a === end && b === side) || (c === top && (a === end || b === side));
  v.box(x, y, z, BRICK_L, BRICK_W, BRICK_H, M.clay, { tone: (a, b, c) => (joint(a, b, c) ? shade - 0.9 : shade) });
}
