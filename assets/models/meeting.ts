import { hash3 } from '#shared/ground/noise.ts';
import { material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { join } from './company.ts';
import { lantern } from './lantern.ts';
import { M } from './materials.ts';
import { roundTree } from './trees.ts';

const BEACON = material('clay', 2.6, { glow: 2 });
const WAVE = material('gold', 4, { contrast: 0.3, rim: false });
const STOOLS = [M.red, M.woodLt, M.blue, M.woodLt, M.gold, M.woodLt, M.leafLt, M.woodLt] as const;

/** The tree where things are decided together: seats in a ring in its shade. With a beat, people are there. */
export function meetingTree(beat?: number): Vox {
  const v = new Vox(64, 64, 76);
  const c = 32;
  v.stamp(roundTree(12, M.leafLt, 1.12), c - 18, c - 18, 0);
  ringOfStools(v, c, 23);
  if (beat === undefined) return v;
  return join(
    v,
    { who: 'tea-worker', x: 6, y: 34, turn: 3, step: beat === 1 ? 3 : 0 },
    { who: 'teacher', x: 42, y: 36, turn: 1, step: beat === 0 ? 3 : 0 },
    { who: 'delegate', x: 22, y: 46, turn: 2 },
  );
}

/** A round mat, seats, a flip chart: a training, people learning their rights. With a beat they are there, and speak in turn. */
export function meetingCircle(beat?: number): Vox {
  const v = new Vox(64, 64, 40);
  const c = 32;
  v.cyl(c, c, 0, 19, 1, M.straw, {
    tone: (x, y) => (Math.floor(Math.hypot(x - c, y - c) / 3) % 2 === 0 ? -0.5 : 0.3),
  });
  v.paint((x, y) => Math.floor(Math.hypot(x + 0.5 - c, y + 0.5 - c)) === 15, M.clay);
  ringOfStools(v, c, 24);
  flipChart(v, 24, 9);
  v.cyl(c, c, 1, 3, 5, M.clayDk, { r2: 2 })
    .cyl(c, c, 6, 2.4, 1, M.clayDk)
    .cyl(c + 6, c + 2, 1, 1.4, 2, M.cream);
  if (beat === undefined) return v;
  return join(
    v,
    { who: 'delegate', x: 36, y: 6, step: beat === 0 ? 3 : 0 },
    { who: 'teacher', x: 4, y: 22, turn: 3 },
    { who: 'tea-worker', x: 44, y: 30, turn: 1, step: beat === 1 ? 3 : 0 },
    { who: 'boy', x: 24, y: 44, turn: 2 },
  );
}

function ringOfStools(v: Vox, c: number, reach: number): void {
  STOOLS.forEach((seat, i) => {
    const turn = (i / STOOLS.length) * Math.PI * 2 + 0.4;
    const x = Math.round(c + Math.cos(turn) * reach);
    const y = Math.round(c + Math.sin(turn) * reach);
    v.cyl(x, y, 0, 2.6, 4, M.wood, { r2: 2.2, tone: (a, b) => (hash3(a, b, i) < 0.3 ? -0.5 : 0) });
    v.cyl(x, y, 4, 3.4, 1.6, seat);
  });
}

function flipChart(v: Vox, x: number, y: number): void {
  for (const leg of [x, x + 13]) v.bar([leg, y + 3, 0], [leg + 1, y, 30], 0.8, M.wood);
  v.box(x, y, 12, 15, 2, 19, M.woodLt).box(x + 1, y + 2, 13, 13, 1, 17, M.white);
  v.box(x + 3, y + 3, 26, 9, 1, 1, M.red, { tone: 0.4 });
  for (const [k, z] of [23, 21, 19, 17].entries()) v.box(x + 3, y + 3, z, 8 - (k % 2) * 3, 1, 1, M.indigo);
}

/** A desk under a parasol where a jurist reads contracts and pay slips with workers; with a beat, they do. */
export function legalDesk(beat?: number): Vox {
  const v = new Vox(32, 32, 46);
  for (const [x, y] of [
    [5, 12],
    [24, 12],
    [5, 21],
    [24, 21],
  ] as const)
    v.box(x, y, 0, 2, 2, 9, M.wood);
  v.box(4, 11, 9, 23, 13, 2, M.woodLt);
  v.box(8, 16, 11, 5, 6, 1, M.white, { tone: 0.3 }).box(9, 17, 12, 3, 1, 1, M.indigo).box(9, 19, 12, 3, 1, 1, M.indigo);
  v.box(16, 15, 11, 6, 5, 2, M.red).box(17, 16, 13, 4, 3, 1, M.gold).box(23, 21, 11, 2, 2, 4, M.blue);
  lantern(v, 5, 19, 11);
  v.cyl(16, 28, 0, 2.4, 5, M.wood, { r2: 2.2 }).cyl(16, 28, 5, 3.2, 1.5, M.leafLt);
  v.cyl(15, 9, 0, 3, 2, M.stone).cyl(15, 9, 2, 0.9, 38, M.woodLt);
  v.fill(
    (x, y, z) => {
      const q = Math.hypot(x - 15, y - 12);
      return q < 14.5 && Math.abs(z - (42 - (q / 14.5) ** 1.6 * 8)) < 1.2;
    },
    M.blue,
    (x, y) => ({ n: [x - 15, y - 12, 14], smooth: true }),
  );
  v.paint((x, y, z) => z > 31 && Math.floor((Math.atan2(y - 12, x - 15) / Math.PI) * 4 + 8) % 2 === 0, M.white);
  if (beat === undefined) return v;
  return join(v, { who: 'tea-worker', x: 9, y: 18, turn: 2, step: beat === 0 ? 0 : 3 });
}

/** A community radio: a table, a mixing desk, a microphone, a mast; with a beat it is on the air. */
export function radio(beat?: number): Vox {
  const v = new Vox(32, 30, 60);
  v.box(3, 9, 0, 2, 2, 10, M.iron)
    .box(26, 9, 0, 2, 2, 10, M.iron)
    .box(3, 20, 0, 2, 2, 10, M.iron)
    .box(26, 20, 0, 2, 2, 10, M.iron);
  v.box(2, 8, 10, 27, 15, 2, M.woodLt);
  v.box(5, 10, 12, 12, 6, 9, M.red).box(6, 16, 13, 10, 1, 7, M.cream);
  v.disc('y', 9, 16, 16.5, 2.6, 1.6, M.dark).box(13, 17, 17, 2, 1, 2, M.gold).box(13, 17, 14, 2, 1, 1, M.lamp);
  v.box(18, 12, 12, 9, 8, 2, M.iron);
  for (const x of [19, 21, 23, 25]) v.box(x, 13, 14, 1, 5, 1, M.dark).box(x, 14 + (x % 3), 15, 1, 1, 1, M.white);
  v.bar([11, 19, 12], [11, 20, 18], 0.5, M.iron).ball(11, 21, 19, 1.8, 1.8, 2.2, M.dark, { tone: 1 });
  v.cyl(23, 9, 0, 1, 48, M.stoneLt, { tone: (_x, _y, z) => (Math.floor(z / 6) % 2 === 0 ? 0 : -0.3) });
  for (const z of [36, 42, 47]) v.box(18, 8, z, 10, 1, 1, M.stoneLt);
  v.ball(23, 9, 50, 1.6, 1.6, 1.8, BEACON, { tone: 0.6 });
  if (beat !== undefined) waves(v, beat);
  return v;
}

/** Arcs that leave the top of the mast on both sides, one more at each beat. */
function waves(v: Vox, beat: number): void {
  for (let arc = 1; arc <= beat; arc++)
    for (const turn of [-0.8, -0.4, 0, 0.4, 0.8])
      for (const side of [-1, 1]) {
        const [out, up] = [Math.cos(turn) * (2 + arc * 2.4), Math.sin(turn) * (2 + arc * 2.4)];
        v.set(23 + side * out, 9 - side * out, 51 + up, WAVE);
      }
}
