import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

/** A ribbed tank on a stone base, with a tap and a bucket under it; with a beat the tap runs. */
export function waterTank(beat?: number): Vox {
  const v = new Vox(32, 32, 40);
  const c = 15;
  v.cyl(c, c, 0, 12.5, 8, M.stone, {
    tone: (x, y, z) =>
      Math.floor(z) % 4 === 0 ? -0.8 : (hash3(Math.floor((x - y) / 4), Math.floor(z / 4), 3) - 0.5) * 0.9,
  });
  v.cyl(c, c, 8, 12.5, 1, M.stoneLt);
  v.cyl(c, c, 9, 10, 20, M.blue, {
    tone: (_x, _y, z) => (Math.floor(z) % 5 === 3 ? 0.9 : Math.floor(z) % 5 === 4 ? -0.4 : 0),
  });
  v.cyl(c, c, 29, 10, 5, M.blue, { r2: 4 }).cyl(c, c, 34, 3, 2, M.blue, { tone: 0.6 });
  v.box(14, 24, 11, 2, 5, 2, M.stoneLt).box(14, 28, 9, 2, 1, 3, M.iron).box(14, 27, 13, 2, 1, 1, M.red);
  if (beat !== undefined && beat < 2) v.box(14, 28, 4, 2 - beat, 1, 5, M.water, { tone: 0.8 });
  if (beat === 2) v.box(14, 28, 6, 1, 1, 2, M.water, { tone: 0.8 });
  v.cyl(15, 28.5, 0, 2.8, 5, M.orange, { r2: 3.4 }).cyl(15, 28.5, 4, 2.4, 1.4, M.water);
  return v;
}

/** A cabin of blocks with a vent pipe, and a can with a tap for washing hands; with a beat it drips. */
export function latrine(beat?: number): Vox {
  const v = new Vox(32, 32, 44);
  v.box(5, 6, 0, 20, 20, 2, M.stone);
  v.box(7, 8, 2, 16, 15, 22, M.plasterHi, {
    tone: (x, y, z) => (z % 4 === 2 || (x + y + (Math.floor(z / 4) % 2) * 3) % 7 === 0 ? -0.35 : 0),
  });
  v.paint((x, y, z) => z >= 2 && z < 8 && x >= 7 && y >= 8 && y < 23, M.leafLt, -0.2);
  v.box(11, 22, 2, 8, 2, 17, M.woodLt).box(12, 23, 2, 6, 1, 16, M.aqua, { tone: (x) => (x % 3 === 0 ? -0.6 : 0) });
  v.box(16, 24, 10, 1, 1, 1, M.gold);
  for (const z of [18, 20]) v.box(23, 12, z, 1, 6, 1, M.dark); // slots for air
  v.fill(
    (x, y, z) => x > 4 && x < 26 && y > 5 && y < 27 && Math.abs(z - (27 - (y - 16) * 0.16)) < 1,
    M.tin,
    (x) => ({ n: [0, 0.2, 1], tone: Math.floor(x) % 3 === 0 ? -0.5 : 0.1 }),
  );
  v.cyl(9.5, 9.5, 26, 1.5, 13, M.stoneLt).cyl(9.5, 9.5, 39, 2.2, 1, M.stoneDk);
  v.box(27, 21, 0, 1, 1, 14, M.wood).box(27, 27, 0, 1, 1, 14, M.wood).box(27, 21, 13, 1, 7, 1, M.woodLt);
  v.box(26, 23, 8, 3, 4, 5, M.gold).box(27, 24, 13, 1, 2, 1, M.gold).box(29, 25, 8, 1, 1, 1, M.iron);
  if (beat === 0 || beat === 1) v.box(29, 25, 6 - beat * 4, 1, 1, 2, M.water, { tone: 0.8 });
  if (beat === 2) v.box(28, 25, 0, 3, 1, 1, M.water, { tone: 0.8 }).box(29, 24, 0, 1, 3, 1, M.water, { tone: 0.8 });
  return v;
}
