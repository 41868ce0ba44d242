import { hash3 } from '#shared/ground/noise.ts';
import type { Material } from '../voxel/material.ts';
import { Vox } from '../voxel/vox.ts';
import { M } from './materials.ts';

/** family house: plastered walls, tin or tile roof, little porch */
export function house(wall: Material, roof: Material, trim: Material = M.blue) {
  const v = new Vox(48, 44, 52);
  v.box(3, 5, 0, 42, 35, 2, M.stone);
  v.box(6, 8, 2, 36, 26, 22, wall);
  v.paint((x, y, z) => z < 6 && z >= 2 && x >= 6 && x < 42 && y >= 8 && y < 34, wall, -0.8);
  v.gable(6, 6, 24, 36, 30, 15, 'x', wall);
  const win = (x: number) => {
    v.box(x - 1, 33, 11, 8, 2, 9, M.woodLt);
    v.box(x, 34, 12, 6, 1, 7, M.glass);
    v.box(x + 3, 34, 12, 1, 1, 7, M.woodLt);
    v.box(x - 3, 34, 11, 2, 1, 9, trim);
    v.box(x + 7, 34, 11, 2, 1, 9, trim);
  };
  win(13);
  v.box(29, 33, 2, 9, 2, 17, M.woodLt);
  v.box(30, 34, 2, 7, 1, 16, trim, { tone: (x) => (Math.floor(x) % 3 === 0 ? -0.6 : 0) });
  v.box(35, 35, 9, 1, 1, 1, M.gold);
  v.box(41, 16, 11, 2, 9, 9, M.woodLt);
  v.box(42, 17, 12, 1, 7, 7, M.glass);
  v.box(42, 20, 12, 1, 1, 7, M.woodLt);
  v.disc('x', 42, 21, 31, 2.4, 1, M.woodDk);
  const t = (x: number, _y: number, z: number) =>
    (Math.floor(x) % 3 === 0 ? -0.6 : 0.15) + (hash3(Math.floor(x / 9), Math.floor(z / 7), 4) < 0.18 ? -0.5 : 0);
  v.gable(2, 1, 23, 44, 40, 19, 'x', roof, { thick: 3, tone: t });
  v.box(2, 20, 41, 44, 2, 2, roof, { tone: -0.8 });
  v.box(28, 36, 0, 11, 4, 2, M.stoneLt);
  return v;
}
