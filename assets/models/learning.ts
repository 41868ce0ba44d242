import type { Material } from '../voxel/material.ts';
import { Vox } from '../voxel/vox.ts';
import { M } from './materials.ts';

export function desks() {
  const v = new Vox(32, 32, 24);
  const desk = (x: number, y: number, book: Material) => {
    for (const [a, b] of [
      [0, 0],
      [10, 0],
      [0, 6],
      [10, 6],
    ] as const)
      v.box(x + a, y + b, 0, 1, 1, 10, M.iron, { tone: 1 });
    v.box(x - 1, y - 1, 10, 13, 9, 2, M.woodLt);
    v.box(x, y, 8, 11, 7, 2, M.wood);
    v.box(x + 1, y + 1, 12, 4, 5, 1, M.white);
    v.box(x + 3, y + 1, 12, 1, 5, 1, M.stone);
    v.box(x + 7, y + 1, 12, 3, 4, 2, book);
    v.box(x, y - 7, 5, 11, 4, 1, M.woodLt, { tone: -0.2 });
    for (const a of [0, 10]) v.box(x + a, y - 6, 0, 1, 3, 5, M.iron, { tone: 1 });
    v.box(x, y - 8, 6, 11, 1, 6, M.woodLt, { tone: -0.2 });
  };
  desk(3, 9, M.red);
  desk(18, 9, M.blue);
  desk(3, 24, M.leafLt);
  desk(18, 24, M.gold);
  return v;
}
