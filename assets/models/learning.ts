import { hash3 } from '#shared/ground/noise.ts';
import type { Material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { join } from './company.ts';
import { drawn } from './emblem.ts';
import { M } from './materials.ts';

/** Four desks with benches, an open book on each; with a beat pupils sit there and raise their hands in turn. */
export function desks(beat?: number): Vox {
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
  if (beat === undefined) return v;
  return join(
    v,
    { who: 'boy', x: 16, y: -1, z: 2, step: beat === 0 ? 3 : 0 },
    { who: 'girl', x: 1, y: -1, z: 2 },
    { who: 'girl', x: 16, y: 13, z: 2, step: beat === 1 ? 3 : 0 },
  );
}

// A sum: the same lesson in every language.
const LESSON = [
  '..##.........####...',
  '.###....#...##..##..',
  '..##....#.......##..',
  '..##..#####....##...',
  '..##....#.....##....',
  '..##....#....##.....',
  '.####.......######..',
  '....................',
  '............#####...',
  '......#####.....##..',
  '...............##...',
  '......#####.....##..',
  '............#####...',
] as const;

/** The first columns and rows of the lesson that are written at each beat. */
const WRITTEN = [
  [5, 8],
  [11, 8],
  [20, 8],
  [20, 13],
] as const;

/** A board on an easel with a lesson on it, chalk and a sponge on its ledge; with a beat it is being written. */
export function blackboard(beat = 3): Vox {
  const v = new Vox(32, 26, 36);
  for (const x of [4, 26]) v.bar([x, 15, 0], [x, 11, 34], 0.9, M.wood);
  v.bar([15, 3, 0], [15, 11, 30], 0.9, M.wood);
  v.box(2, 12, 11, 28, 2, 21, M.woodLt);
  v.box(3, 14, 12, 26, 1, 19, M.slate);
  const [columns, rows] = WRITTEN[beat] ?? WRITTEN[3];
  drawn(LESSON, (x, z) => {
    if (x < columns && z < rows) v.box(6 + x, 14, 29 - z, 1, 1, 1, M.white, { tone: 0.4 });
  });
  v.box(3, 14, 10, 26, 3, 1, M.woodLt).box(8, 15, 11, 3, 1, 1, M.white).box(20, 15, 11, 4, 2, 2, M.rose);
  return v;
}

/** An open bookcase: the school's library; with a beat a child reads before it. */
export function books(beat?: number): Vox {
  const v = new Vox(32, 22, 42);
  v.box(3, 4, 0, 26, 11, 30, M.wood).box(2, 3, 29, 28, 13, 2, M.woodLt);
  const spines = [M.red, M.blue, M.gold, M.leafLt, M.plum, M.cream, M.indigo, M.aqua] as const;
  for (const [shelf, z] of [2, 11, 20].entries()) {
    v.carve(5, 8, z, 22, 8, 8);
    v.box(4, 14, z - 1, 24, 1, 1, M.woodLt);
    for (let x = 5; x < 26; ) {
      const pick = hash3(x, shelf, 5);
      const width = pick < 0.3 ? 3 : 2;
      const spine = spines[Math.floor(hash3(x, shelf, 6) * spines.length)] ?? M.red;
      v.box(x, 9, z, Math.min(width, 27 - x), 5, 5 + Math.floor(pick * 3), spine, { tone: pick * 0.6 - 0.2 });
      x += width + (pick > 0.85 ? 1 : 0);
    }
  }
  v.box(5, 6, 31, 8, 6, 2, M.red)
    .box(6, 7, 33, 7, 5, 1, M.cream)
    .cyl(22, 9, 31, 2.6, 1, M.woodDk)
    .ball(22, 9, 35.4, 3.4, 3.4, 3.8, M.blue);
  v.paint(
    (x, y, z) => z > 32 && x > 18 && hash3(Math.floor(x / 2), Math.floor(y / 2), Math.floor(z / 3)) < 0.4,
    M.leafLt,
  );
  if (beat === undefined) return v;
  join(v, { who: 'girl', x: 16, y: 10 });
  v.box(18, 20, 7, 4, 2, 1, M.cream)
    .box(22, 20, 7 + beat, 4, 2, 1, M.white)
    .box(22, 20, 6, 1, 2, 1, M.red);
  return v;
}
