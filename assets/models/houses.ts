import { hash3 } from '#shared/ground/noise.ts';
import type { Material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { lantern } from './lantern.ts';
import { M } from './materials.ts';
import { sheet } from './roofs.ts';

/** A family house: plastered walls, a roof of sheet or tiles, a step before the door. */
export function house(wall: Material, roof: Material, trim: Material = M.blue): Vox {
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

/** A house of sun-dried bricks on a stone footing, its sheet roof weighted with stones. */
export function adobeHouse(roof: Material): Vox {
  const v = new Vox(54, 48, 48);
  v.box(4, 6, 0, 44, 36, 3, M.stone, { tone: (x, y) => (hash3(Math.floor((x + y) / 4), 1, 1) - 0.5) * 1.2 });
  v.box(6, 8, 3, 40, 30, 20, M.adobe, { tone: adobeBricks });
  v.gable(6, 6, 23, 40, 34, 13, 'x', M.adobe, { tone: adobeBricks });
  v.box(11, 37, 10, 9, 2, 9, M.wood).box(12, 38, 11, 7, 1, 7, M.glass).box(15, 38, 11, 1, 1, 7, M.woodLt);
  v.box(28, 37, 3, 11, 2, 17, M.wood).box(29, 38, 3, 9, 1, 16, M.blue, { tone: (x) => (x % 3 === 0 ? -0.6 : 0) });
  v.box(36, 39, 10, 1, 1, 1, M.gold);
  v.box(45, 17, 10, 2, 9, 9, M.wood).box(46, 18, 11, 1, 7, 7, M.glass).box(46, 21, 11, 1, 1, 7, M.woodLt);
  v.gable(2, 2, 22, 48, 42, 17, 'x', roof, { thick: 3, tone: sheet(3, 99) });
  v.box(2, 22, 38, 48, 2, 2, roof, { tone: -0.7 });
  for (const [x, y] of [
    [8, 34],
    [24, 38],
    [40, 33],
  ] as const)
    v.ball(x, y, 38 - (y - 23) * 0.8, 2.4, 2.4, 2, M.stoneDk);
  v.box(28, 39, 0, 11, 5, 2, M.stoneLt);
  maizeOnString(v, 22, 39, 20);
  return v;
}

function adobeBricks(x: number, y: number, z: number): number {
  const row = Math.floor(z / 3);
  const seam = Math.floor(z) % 3 === 0 || Math.floor(x + y + (row % 2) * 4) % 8 === 0;
  return (seam ? -0.4 : 0) + (hash3(Math.floor((x + y) / 8), row, 2) - 0.5) * 0.35;
}

function maizeOnString(v: Vox, x: number, y: number, z: number): void {
  for (let k = 0; k < 3; k++) v.box(x + k * 2, y, z - 5 - (k % 2), 1, 1, 4, k === 1 ? M.red : M.gold, { tone: 0.4 });
  v.box(x, y, z - 1, 5, 1, 1, M.woodDk);
}

const LINE_DOORS = [M.blue, M.red, M.leafLt] as const;

/** A row of estate rooms under one roof: a door, a window and a step for each family. */
export function lineRooms(): Vox {
  const v = new Vox(92, 46, 42);
  v.box(2, 5, 0, 88, 38, 2, M.stone);
  v.box(5, 8, 2, 82, 24, 20, M.plasterHi);
  v.paint((x, y, z) => z >= 2 && z < 7 && x >= 5 && x < 87 && y >= 8 && y < 32, M.wallAqua, -0.4);
  LINE_DOORS.forEach((door, room) => {
    const x = 8 + room * 27;
    v.box(x - 1, 31, 2, 9, 2, 16, M.woodLt).box(x, 32, 2, 7, 1, 15, door, { tone: (a) => (a % 3 === 0 ? -0.6 : 0) });
    v.box(x + 11, 31, 9, 10, 2, 9, M.woodLt).box(x + 12, 32, 10, 8, 1, 7, M.glass);
    v.box(x + 15, 32, 10, 2, 1, 7, M.woodLt).box(x - 1, 41, 0, 10, 3, 1, M.stoneLt);
  });
  for (const x of [4, 30, 57, 84]) v.box(x, 39, 2, 2, 2, 16, M.woodLt);
  for (const x of [30, 57]) lantern(v, x, 41, 10);
  v.box(86, 15, 9, 2, 9, 9, M.woodLt).box(87, 16, 10, 1, 7, 7, M.glass);
  v.gable(5, 6, 22, 82, 28, 11, 'x', M.plasterHi);
  v.gable(1, 2, 21, 90, 36, 15, 'x', M.tin, { thick: 3, tone: sheet(3, 99) });
  v.fill(
    (x, y, z) => x > 1 && x < 91 && y > 32 && y < 44 && Math.abs(z - (24.5 - (y - 32) * 0.42)) < 1.1,
    M.clay,
    (x) => ({ n: [0, 0.4, 1], tone: Math.floor(x) % 3 === 0 ? -0.5 : 0.1 }),
  );
  v.box(1, 19, 35, 90, 2, 2, M.tin, { tone: -0.7 });
  v.box(24, 34, 2, 4, 4, 5, M.clayDk).ball(26, 36, 8, 2.6, 2.6, 2.6, M.leafLt).ball(77, 37, 4, 2.6, 2.6, 3, M.orange);
  return v;
}
