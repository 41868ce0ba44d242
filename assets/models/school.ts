import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { join } from './company.ts';
import { drawn } from './emblem.ts';
import { lantern } from './lantern.ts';
import { M } from './materials.ts';
import { sheet } from './roofs.ts';
import { groundworks, halfBuilt, roofFrame, type Stage, scaffold } from './site.ts';

// The sign needs no translation.
const ABC = ['.#...##....##', '#.#..#.#..#..', '###..##...#..', '#.#..#.#..#..', '#.#..##....##'] as const;

/** The school: a hall of two rooms, a verandah, a bell, a sign. */
export function school(stage: Stage = 'done', beat?: number): Vox {
  const v = new Vox(64, 64, 66);
  walls(v);
  for (const x of [14, 44]) frontWindow(v, x);
  frontDoor(v);
  for (const y of [17, 32]) sideWindow(v, y);
  if (stage === 'site') return groundworks(v, 2, 2);
  if (stage === 'walls') return halfBuilt(v, 22);
  v.gable(8, 10, 28, 48, 38, 20, 'x', M.plasterHi);
  if (stage === 'roof') {
    v.carve(11, 10, 28, 42, 38, 20).carve(11, 15, 5, 42, 28, 24); // one sees the sky through the rafters
    v.stamp(roofFrame(roof(), 27, 53), 0, 0, 0);
    scaffold(v, 26);
    return v;
  }
  clock(v);
  v.stamp(roof(), 0, 0, 0);
  verandah(v);
  sign(v);
  bell(v);
  if (beat === undefined) return v;
  return join(
    v,
    { who: 'boy', x: 12, y: 49, step: beat === 0 ? 3 : 0 },
    { who: 'girl', x: 42, y: 49, turn: beat === 0 ? 0 : 1, step: beat === 1 ? 3 : 0 },
  );
}

function roof(): Vox {
  const v = new Vox(64, 64, 66);
  v.gable(4, 5, 27, 56, 48, 25, 'x', M.clay, { thick: 4, tone: sheet(4, 8) });
  return v.box(4, 27, 51, 56, 4, 2, M.clayDk); // ridge
}

function walls(v: Vox): void {
  v.box(5, 9, 0, 54, 48, 3, M.stone, { tone: (x, y) => (hash3(Math.floor((x + y) / 5), 0, 1) < 0.3 ? -0.5 : 0) });
  v.box(8, 12, 3, 48, 34, 25, M.plasterHi);
  const onWall = (x: number, y: number) => x >= 8 && x < 56 && y >= 12 && y < 46;
  v.paint((x, y, z) => z >= 3 && z < 10 && onWall(x, y), M.blue);
  v.paint((x, y, z) => z === 10 && onWall(x, y), M.white);
}

/** With shutters, on the sunny front (y = 45). */
function frontWindow(v: Vox, x: number): void {
  v.box(x - 1, 45, 12, 9, 2, 11, M.woodLt);
  v.box(x, 46, 13, 7, 1, 9, M.glass, { tone: (_a, _b, z) => (z - 13 > 5 ? 0.6 : -0.2) });
  v.box(x + 3, 46, 13, 1, 1, 9, M.white).box(x, 46, 17, 7, 1, 1, M.white);
  v.box(x - 3, 46, 12, 2, 1, 11, M.clay).box(x + 8, 46, 12, 2, 1, 11, M.clay);
}

function frontDoor(v: Vox): void {
  v.box(27, 45, 3, 12, 2, 19, M.woodLt);
  v.box(28, 46, 3, 10, 1, 18, M.clay, { tone: (x) => (Math.floor(x) % 3 === 0 ? -0.6 : 0) });
  v.box(33, 46, 3, 1, 1, 18, M.clayDk, { tone: -1 }).box(35, 47, 11, 1, 1, 1, M.gold);
}

function sideWindow(v: Vox, y: number): void {
  v.box(55, y - 1, 12, 2, 10, 11, M.woodLt).box(56, y, 13, 1, 8, 9, M.glass);
  v.box(56, y + 4, 13, 1, 1, 9, M.white).box(56, y, 17, 1, 8, 1, M.white);
}

function clock(v: Vox): void {
  v.disc('x', 56, 29, 36, 4.6, 1, M.woodLt).disc('x', 56, 29, 36, 3.6, 2, M.white);
  v.bar([57, 29, 36], [57, 29, 39], 0.5, M.dark).bar([57, 29, 36], [57, 27, 35], 0.5, M.dark);
}

/** A low roof on posts, over the steps. */
function verandah(v: Vox): void {
  for (const x of [10, 22, 42, 54]) v.box(x, 55, 3, 2, 2, 17, M.woodLt);
  v.fill(
    (x, y, z) => x >= 7 && x <= 58 && y >= 46 && y <= 60 && Math.abs(z - (27 - (y - 46) * 0.5)) < 1.4,
    M.clay,
    (x, y, z) => ({ n: [0, 0.45, 1], tone: sheet(4, 99)(x, y, z) }),
  );
  for (const x of [22, 42]) lantern(v, x, 58, 13);
  v.box(25, 57, 0, 16, 3, 2, M.stoneLt).box(25, 56, 0, 16, 1, 3, M.stoneLt);
}

function sign(v: Vox): void {
  v.box(22, 54, 24, 23, 1, 9, M.woodDk).box(23, 55, 25, 21, 1, 7, M.cream);
  drawn(ABC, (x, z) => v.box(27 + x, 55, 30 - z, 1, 1, 1, M.indigo, { tone: -0.8 }));
  v.box(27, 53, 22, 2, 1, 4, M.woodDk).box(38, 53, 22, 2, 1, 4, M.woodDk);
}

function bell(v: Vox): void {
  v.box(14, 25, 48, 8, 8, 6, M.woodLt);
  for (const [x, y] of [
    [14, 25],
    [20, 25],
    [14, 31],
    [20, 31],
  ] as const)
    v.box(x, y, 54, 2, 2, 5, M.woodLt);
  v.cyl(18, 29, 55, 2.2, 4, M.gold, { r2: 1 }).hip(12, 23, 59, 12, 12, 7, M.clay);
}
