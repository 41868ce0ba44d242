import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

/** A treadle sewing machine with cloth running over the table; the needle moves, the cloth runs. */
export function sewing(beat = 0): Vox {
  const v = new Vox(30, 30, 32);
  // iron stand with treadle
  for (const x of [5, 24]) {
    v.bar([x, 9, 0], [x, 11, 12], 0.7, M.iron);
    v.bar([x, 19, 0], [x, 17, 12], 0.7, M.iron);
    v.bar([x, 10, 6], [x, 18, 6], 0.5, M.iron);
  }
  v.box(8, 11, 2, 14, 7, 1, M.iron);
  v.disc('x', 23, 14, 7, 4.4, 1.2, M.iron, { hollow: 3.2, tone: 0.6 });
  v.box(2, 7, 12, 26, 15, 3, M.woodLt);
  v.box(2, 21, 10, 26, 1, 3, M.wood);
  v.box(20, 21, 9, 6, 1, 4, M.wood);
  v.box(22, 22, 11, 2, 1, 1, M.gold);
  // machine
  v.box(8, 11, 15, 17, 6, 2, M.dark, { tone: 0.8 });
  v.box(20, 12, 17, 4, 4, 9, M.dark, { tone: 0.8 });
  v.box(10, 12, 22, 14, 4, 4, M.dark, { tone: 0.8 });
  v.box(9, 12, 18, 3, 4, 7, M.dark, { tone: 0.8 });
  v.box(12, 16, 24, 7, 1, 1, M.gold);
  v.box(14, 16, 23, 3, 1, 1, M.gold);
  v.box(21, 16, 19, 2, 1, 4, M.gold);
  v.box(10, 13, 15 + (beat % 2), 1, 1, 3, M.stoneLt);
  v.disc('x', 24, 14, 22, 3.4, 1.4, M.iron, { tone: 1 });
  v.box(25, 13 + (beat % 2), beat < 2 ? 24 : 20, 1, 1, 1, M.gold); // a mark on the wheel shows that it turns
  v.box(17, 13, 26, 2, 2, 4, M.rose);
  v.box(17, 13, 30, 2, 2, 1, M.woodLt);
  // cloth running over the table edge
  v.box(5, 12, 15, 7, 10, 1, M.rose, {
    tone: (x, y) => (Math.floor(x) % 3 === 0 ? 0.8 : (y + beat) % 4 === 0 ? -0.7 : 0),
  });
  v.box(5, 22, 5, 7, 1, 11, M.rose, { tone: (x, _y, z) => (Math.floor(x) % 3 === 0 ? 0.8 : 0) + (z < 7 ? -0.6 : 0) });
  return v;
}

/** Where the shuttle is, and how high the bar stands, at each beat. */
const WEAVING = [
  [22, 22],
  [14, 23],
  [7, 22],
  [14, 21],
] as const;

/** An upright loom with a striped cloth half woven, and balls of wool at its foot; the shuttle flies. */
export function loom(beat?: number): Vox {
  const v = new Vox(32, 26, 36);
  for (const x of [3, 27]) v.box(x, 10, 0, 2, 3, 31, M.wood).box(x, 5, 0, 2, 13, 2, M.wood);
  v.disc('x', 3, 11.5, 29, 2, 26, M.woodLt).disc('x', 3, 11.5, 6, 2, 26, M.woodLt);
  const bands = [M.red, M.gold, M.plum, M.red, M.aqua, M.cream, M.leafLt, M.plum] as const;
  v.fill((x, y, z) => x > 6 && x < 26 && y > 11 && y < 12 && z > 7 && z < 28 && Math.floor(x) % 2 === 0, M.cream);
  bands.forEach((wool, i) => {
    v.box(6, 12, 6 + i * 2, 20, 1, 2, wool, { tone: (x) => ((Math.floor(x / 2) + i) % 4 === 0 ? 1.2 : 0) });
  });
  const [shuttle, bar] = WEAVING[beat ?? 0] ?? WEAVING[0];
  v.box(4, 13, bar, 24, 1, 1, M.woodDk);
  if (beat !== undefined) v.box(shuttle, 14, bar - 2, 4, 1, 2, M.gold, { tone: 0.4 });
  v.ball(8, 20, 2.2, 2.6, 2.6, 2.6, M.red, { tone: 0.3 }).ball(14, 22, 2, 2.3, 2.3, 2.3, M.gold, { tone: 0.3 });
  v.ball(20, 20.5, 2.2, 2.6, 2.6, 2.6, M.aqua, { tone: 0.3 });
  return v;
}
