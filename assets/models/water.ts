import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { join } from './company.ts';
import { M } from './materials.ts';
import { sheet } from './roofs.ts';

/** Where the windlass' crank points, and how far the bucket is up, in voxels, at each beat. */
const CRANK = [
  [1, -5, 0],
  [5, 1, 2],
  [0, 5, 5],
  [-5, 0, 2],
] as const;

/** A stone well with a windlass under a small roof; with a beat, somebody draws water. */
export function well(beat?: number): Vox {
  const v = new Vox(32, 32, 46);
  const c = 16;
  v.cyl(c, c, 0, 13, 1, M.stoneDk);
  v.cyl(c, c, 1, 10, 11, M.stone, {
    hollow: 6.6,
    tone: (x, y, z) => {
      const row = Math.floor(z / 4);
      const u = (Math.atan2(y - c, x - c) / Math.PI) * 9 + (row % 2) * 0.5;
      return (
        (Math.floor(z) % 4 === 0 ? -0.9 : u - Math.floor(u) < 0.16 ? -0.9 : 0) +
        (hash3(Math.floor(u), row, 8) - 0.5) * 0.9
      );
    },
  });
  v.cyl(c, c, 11, 10.6, 2, M.stoneLt, { hollow: 6.6 });
  v.cyl(c, c, 0, 6.5, 5, M.water);
  // posts, windlass, roof
  v.box(7, 15, 12, 2, 2, 18, M.wood);
  v.box(23, 15, 12, 2, 2, 18, M.wood);
  v.disc('x', 9, 16, 23, 1.8, 14, M.woodLt, { tone: (x) => (x > 13 && x < 19 ? -0.8 : 0) });
  v.bar([25, 16, 23], [27, 16, 23], 0.5, M.iron);
  const [crankY, crankZ, up] = CRANK[beat ?? 0] ?? CRANK[0];
  v.bar([27, 16, 23], [27, 16 + crankY, 23 + crankZ], 0.5, M.iron);
  v.bar([16, 17, 22], [16, 17, 15 + up], 0.5, M.cream);
  v.cyl(16, 17, 10 + up, 2.6, 5, M.woodLt, { r2: 3, tone: (_x, _y, z) => (Math.floor(z - up) === 12 ? -1 : 0) });
  v.gable(4, 6, 28, 24, 20, 11, 'x', M.clay, { thick: 4, tone: sheet(4, 4) });
  v.box(4, 15, 38, 24, 2, 1, M.clayDk);
  if (beat === undefined) return v;
  return join(v, { who: 'teacher', x: 18, y: 4, z: 1, turn: 1, step: beat === 2 ? 3 : 0 });
}

/** How high the pump's handle stands at each beat, in voxels over its lowest, and how much water comes. */
const STROKES = [
  [0, 1],
  [5, 0.6],
  [10, 0],
  [5, 1.2],
] as const;

/** A hand pump on a round slab, a bucket under its spout; with a beat, somebody works the handle. */
export function pump(beat?: number): Vox {
  const v = new Vox(30, 30, 38);
  v.cyl(15, 15, 0, 12, 2, M.stoneLt);
  v.cyl(15, 15, 2, 12, 1, M.stoneLt, { hollow: 10.6, tone: 0.4 });
  v.cyl(15, 15, 2, 10, 0.9, M.stone);
  v.cyl(13, 13, 2, 3.4, 3, M.blue, { r2: 2.6 });
  v.cyl(13, 13, 4, 2.2, 17, M.blue);
  v.cyl(13, 13, 10, 2.8, 1, M.blue, { tone: 0.6 });
  v.cyl(13, 13, 20, 3.2, 5, M.blue);
  v.cyl(13, 13, 25, 3.2, 2, M.blue, { r2: 1.4 });
  v.bar([13, 15, 17], [13, 21, 17], 1.2, M.blue);
  v.bar([13, 21, 17], [13, 22, 14], 1.2, M.blue); // spout
  v.bar([13, 12, 26], [13, 9, 29], 0.9, M.iron);
  const [rise, flow] = STROKES[beat ?? 0] ?? STROKES[0];
  v.bar([13, 9, 29], [27, 7, 23 + rise], 1, M.iron);
  v.bar([27, 7, 23 + rise], [29, 7, 22 + rise * 1.1], 1.2, M.red); // handle
  if (flow > 0) v.bar([13, 22, 12], [13, 22, 7], 0.6 * flow, M.water); // water
  v.cyl(13.5, 22, 2, 3.2, 6, M.orange, { r2: 3.8, hollow: 0 });
  v.cyl(13.5, 22, 7, 2.8, 1.4, M.water); // bucket
  if (beat === undefined) return v;
  return join(v, { who: 'teacher', x: 18, y: 5, z: 3, turn: 1, step: beat === 2 ? 3 : 0 });
}

/** A wind wheel on a lattice tower that lifts water into a trough; the wheel turns. */
export function windpump(beat = 0): Vox {
  const v = new Vox(34, 34, 92);
  const c = 17;
  tower(v, c);
  v.bar([c, c, 0], [c, c, 66], 0.5, M.iron);
  v.box(c - 2, c - 2, 66, 4, 6, 4, M.red).bar([c, c - 2, 69], [c, c - 14, 69], 0.6, M.iron);
  v.box(c, c - 16, 66, 1, 8, 7, M.red, { tone: (_x, y) => (Math.floor(y) % 4 < 2 ? 0 : 1.6) }); // tail
  windWheel(v, c, 69, beat / 2);
  v.cyl(c + 9, c + 7, 0, 6, 8, M.stoneLt, { hollow: 4.6 }).cyl(c + 9, c + 7, 0, 4.6, 6, M.water);
  return v;
}

function tower(v: Vox, c: number): void {
  for (const [sx, sy] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const)
    v.bar([c + sx * 8, c + sy * 8, 0], [c + sx * 1.5, c + sy * 1.5, 66], 0.8, M.stoneLt);
  const halfAt = (z: number) => 8 - (z / 66) * 6.5;
  for (const z of [10, 24, 38, 52]) {
    const [q, above] = [halfAt(z), halfAt(z + 14)];
    v.bar([c - q, c + q, z], [c + q, c + q, z], 0.5, M.stoneLt);
    v.bar([c + q, c - q, z], [c + q, c + q, z], 0.5, M.stone);
    v.bar([c - q, c + q, z], [c + above, c + above, z + 14], 0.5, M.stone);
  }
}

/** Twelve blades, light and dark in turn: two blades further the wheel looks the same. */
function windWheel(v: Vox, c: number, hub: number, turn: number): void {
  const out = (x: number, z: number) => Math.hypot(x - c, (z - hub) / 1.15);
  const blade = (x: number, z: number) => (Math.atan2((z - hub) / 1.15, x - c) / Math.PI) * 6 + 24 + turn;
  v.fill(
    (x, y, z) => {
      const q = out(x, z);
      return y > c + 4 && y < c + 5.2 && q < 15 && (q > 14 || q < 2.4 || (q > 5 && blade(x, z) % 1 < 0.62));
    },
    M.white,
    (x, _y, z) => ({ tone: out(x, z) > 14 ? -1.4 : out(x, z) < 2.4 ? -2 : blade(x, z) % 2 < 1 ? 0.5 : -0.7 }),
  );
}
