import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { join } from './company.ts';
import { lantern } from './lantern.ts';
import { M } from './materials.ts';
import { sheet } from './roofs.ts';
import { groundworks, halfBuilt, roofFrame, type Stage, scaffold } from './site.ts';
import { well } from './water.ts';

/** The village's well under a big roof, with a paved court, a trough and a bench. */
export function wellHouse(stage: Stage = 'done', beat?: number): Vox {
  const v = new Vox(64, 64, 64);
  paving(v, 4, 56);
  v.stamp(well(), 14, 14, 2);
  v.carve(14, 14, 29, 36, 34, 20); // its own little roof makes way for the big one
  if (stage !== 'done') v.cyl(30, 30, 2, 6.5, 5, M.dark); // still being dug: no water before there is water
  for (const [x, y] of [
    [9, 9],
    [48, 9],
    [9, 48],
    [48, 48],
  ] as const)
    v.box(x, y, 2, 4, 4, 30, M.woodLt).box(x - 1, y - 1, 2, 6, 6, 3, M.stone);
  if (stage === 'site') return groundworks(v, 2, 2, false);
  if (stage === 'walls') return halfBuilt(v, 26);
  v.box(9, 48, 30, 43, 3, 3, M.wood).box(48, 9, 30, 3, 43, 3, M.wood);
  v.stamp(stage === 'roof' ? roofFrame(wellRoof(), 33, 50, 0.5) : wellRoof(), 0, 0, 0);
  if (stage === 'roof') {
    scaffold(v, 30);
    return v;
  }
  v.box(44, 53, 2, 14, 7, 6, M.stone).box(45, 54, 7, 12, 5, 1, M.water);
  v.box(8, 56, 2, 16, 5, 4, M.stoneLt).box(7, 55, 6, 18, 6, 1, M.woodLt);
  lantern(v, 24, 51, 25);
  lantern(v, 51, 30, 25);
  if (beat === undefined) return v;
  return join(
    v,
    { who: 'teacher', x: 32, y: 46, z: 2, turn: 3, step: beat === 0 ? 0 : 3 },
    { who: 'boy', x: 12, y: 42, z: 2, turn: 3 - beat },
  );
}

function wellRoof(): Vox {
  const v = new Vox(64, 64, 64);
  v.hip(5, 5, 33, 51, 51, 17, M.clay);
  v.paint((x, _y, z) => z >= 33 && x % 4 === 0, null, -0.5);
  return v.box(27, 27, 49, 7, 7, 5, M.woodLt).hip(24, 24, 54, 13, 13, 7, M.clay);
}

function paving(v: Vox, from: number, size: number): void {
  v.box(from, from, 0, size, size, 2, M.stoneLt, {
    tone: (x, y) =>
      x % 7 === 0 || (y + (Math.floor(x / 7) % 2) * 3) % 7 === 0
        ? -0.7
        : (hash3(Math.floor(x / 7), Math.floor(y / 7), 3) - 0.5) * 0.5,
  });
}

/** The covered market: an open hall on posts, the ridge open for air, stalls below once it is open. */
export function marketHall(stage: Stage = 'done', beat?: number): Vox {
  const v = new Vox(96, 80, 72);
  paving(v, 4, 88);
  v.carve(0, 76, 0, 96, 4, 4);
  for (let x = 8; x < 90; x += 19) for (const y of [10, 68]) post(v, x, y);
  post(v, 84, 38);
  if (stage === 'site') return groundworks(v, 3, 3);
  if (stage === 'walls') return halfBuilt(v, 22);
  v.box(8, 69, 27, 80, 3, 3, M.wood).box(85, 10, 27, 3, 60, 3, M.wood);
  if (stage === 'roof') {
    v.stamp(roofFrame(marketRoof(), 28, 52), 0, 0, 0);
    scaffold(v, 26);
    return v;
  }
  v.stamp(counter(M.orange), 20, 46, 2).stamp(counter(M.leafLt), 46, 46, 2).stamp(counter(M.red), 62, 22, 2);
  v.gable(10, 8, 30, 76, 64, 20, 'x', M.plasterHi, { thick: 22 }).stamp(marketRoof(), 0, 0, 0);
  v.box(20, 32, 47, 54, 16, 5, M.woodDk);
  v.gable(16, 28, 50, 62, 24, 11, 'x', M.clay, { thick: 4, tone: sheet(4, 6) });
  v.box(16, 39, 60, 62, 2, 2, M.clayDk);
  bunting(v);
  // lamps on the cord of the flags and along the side, and a window in the gable: a market goes on after dark
  for (const x of [21, 40, 59, 78]) v.box(x, 74, 16, 3, 1, 4, M.lamp).box(x, 74, 20, 3, 1, 1, M.iron);
  for (const y of [20, 36, 56]) v.box(88, y, 22, 1, 3, 4, M.lamp).box(88, y, 26, 1, 3, 1, M.iron);
  v.box(86, 36, 33, 1, 9, 6, M.glass).box(86, 40, 33, 1, 1, 6, M.wood);
  if (beat === undefined) return v;
  return join(
    v,
    { who: 'teacher', x: 26, y: 60, z: 2, turn: 2 },
    { who: 'boy', x: 44, y: 60, z: 2, turn: 2, step: beat === 0 ? 3 : 0 },
    { who: 'delegate', x: 72, y: 40, z: 2, turn: 1, step: beat === 1 ? 3 : 0 },
  );
}

function marketRoof(): Vox {
  return new Vox(96, 80, 72).gable(3, 3, 28, 89, 74, 24, 'x', M.clay, { thick: 4, tone: sheet(4, 6) });
}

function post(v: Vox, x: number, y: number): void {
  v.box(x - 1, y - 1, 2, 5, 5, 4, M.stone).box(x, y, 6, 3, 3, 22, M.woodLt);
}

/** One stall's counter, without its awning. */
function counter(goods: typeof M.red): Vox {
  const v = new Vox(24, 16, 18);
  v.box(1, 2, 0, 20, 11, 9, M.wood, { tone: (_x, _y, z) => (z % 3 === 0 ? -0.7 : 0) }).box(
    0,
    1,
    9,
    22,
    13,
    2,
    M.woodLt,
  );
  for (let i = 0; i < 5; i++)
    for (let j = 0; j < 2; j++)
      v.ball(3 + i * 4, 5 + j * 5, 12, 2, 2, 2, (i + j) % 3 === 0 ? M.gold : goods, { tone: 0.4 });
  return v;
}

function bunting(v: Vox): void {
  const flags = [M.red, M.gold, M.aqua, M.leafLt] as const;
  for (let x = 12; x < 84; x++) {
    const sag = Math.round(Math.sin((((x - 12) % 19) / 19) * Math.PI) * 3);
    v.set(x, 73, 25 - sag, M.cream);
    const flag = flags[Math.floor(x / 5) % flags.length] ?? M.red;
    if (x % 5 < 3) v.box(x, 73, 22 - sag + (x % 5 === 1 ? -1 : 0), 1, 1, 3, flag);
  }
}
