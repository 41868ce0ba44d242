import { hash3 } from '#shared/ground/noise.ts';
import type { Material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { drawn, SPROUT } from './emblem.ts';
import { M } from './materials.ts';

/** Two sacks, one open on its seed, a sprout printed on its front. */
export function seedBag(): Vox {
  const v = new Vox(28, 28, 28);
  sack(v, 10, 11, 5.4, 13, M.straw, false);
  v.cyl(10, 11, 12, 5.4 * 0.45, 1.4, M.clayDk).cyl(10, 11, 13, 5.4 * 0.4, 4, M.straw, { r2: 5.4 * 0.85 });
  sack(v, 16, 16, 6.2, 14, M.sand, true);
  seed(v, 16, 16, 6.2, 13);
  drawn(SPROUT, (column, row) => {
    const [x, z] = [13 + column, 10 - row];
    for (let y = 27; y > 14; y--) {
      if (!v.solid(x, y, z)) continue;
      v.set(x, y, z, M.leafLt, { n: [0, 1, 0], tone: -0.6 });
      return;
    }
  });
  return v;
}

function sack(v: Vox, cx: number, cy: number, r: number, h: number, cloth: Material, open: boolean): void {
  v.fill(
    (x, y, z) => {
      const t = z / h;
      const bulge = 0.88 + 0.22 * Math.sin(Math.min(1, t * 1.05) * Math.PI);
      return z <= h && Math.hypot(x - cx, y - cy) <= r * bulge * (t > 0.86 && !open ? 0.72 : 1);
    },
    cloth,
    (x, y, z) => ({
      n: [x - cx, y - cy, z > h * 0.7 ? 2 : 0],
      tone: (Math.floor(x + y * 2 + z) % 5 === 0 ? -0.25 : 0) + (z < 2 ? -0.7 : 0),
    }),
  );
}

function seed(v: Vox, cx: number, cy: number, r: number, z: number): void {
  v.cyl(cx, cy, z, r + 0.5, 3, M.sand, { hollow: r - 2, tone: 0.5 });
  v.ball(cx, cy, z, r - 1.8, r - 1.8, 3.6, M.clay, { tone: 0.2 });
  const inMouth = (x: number, y: number) => Math.hypot(x + 0.5 - cx, y + 0.5 - cy) < r - 1.8;
  v.paint((x, y, k) => k >= z && inMouth(x, y) && (x + y) % 3 === 0 && (x - y) % 2 === 0, M.gold, 0);
}

/** Three boxes of different colours on legs, a landing board before the door; with a beat, bees come and go. */
export function beehive(beat?: number): Vox {
  const v = new Vox(24, 24, 34);
  for (const [x, y] of [
    [5, 6],
    [16, 6],
    [5, 16],
    [16, 16],
  ] as const)
    v.box(x, y, 0, 2, 2, 4, M.wood);
  const tiers: [number, number, Material][] = [
    [4, 8, M.gold],
    [12, 7, M.cream],
    [19, 6, M.aqua],
  ];
  for (const [z, h, m] of tiers) {
    v.box(4, 5, z, 15, 14, h, m);
    v.paint((x, y, k) => k === z && x >= 4 && y >= 5, null, -1);
    v.box(9, 19, z + h - 4, 5, 1, 2, M.dark, { tone: 0.8 });
    v.box(19, 10, z + h - 4, 1, 5, 2, M.dark, { tone: 0.8 });
  }
  v.box(3, 4, 25, 17, 16, 2, M.woodLt);
  v.gable(3, 4, 27, 17, 16, 5, 'x', M.clay);
  v.box(7, 19, 4, 9, 1, 2, M.dark);
  v.box(6, 19, 3, 11, 3, 1, M.woodLt); // door and landing board
  if (beat !== undefined) bees(v, beat);
  return v;
}

/** Five bees on small circles before the hive, a quarter of their way further at each beat. */
function bees(v: Vox, beat: number): void {
  for (let i = 0; i < 5; i++) {
    const turn = (beat / 4) * Math.PI * 2 * (i % 2 === 0 ? 1 : -1) + i * 1.9;
    const [x, y] = [11 + Math.round(Math.cos(turn) * 9), 21 + (i % 2)];
    const z = 8 + i * 4 + Math.round(Math.sin(turn) * 4);
    v.box(x, y, z, 2, 1, 1, M.gold, { tone: 0.4 })
      .set(x + 1, y, z, M.dark)
      .set(x, y, z + 1, M.white);
  }
}

/** Hay round a pole. */
export function haystack(): Vox {
  const v = new Vox(24, 24, 26);
  const c = 12;
  v.fill(
    (x, y, z) => Math.hypot(x - c, y - c) < 10.5 * Math.sqrt(Math.max(0, 1 - z / 22)),
    M.thatch,
    (x, y, z) => ({
      n: [x - c, y - c, z < 3 ? 0 : 6],
      smooth: true,
      tone:
        hash3(Math.floor(Math.atan2(y - c, x - c) * 9), Math.floor(z / 5), 1) < 0.25
          ? -0.5
          : hash3(Math.floor(Math.atan2(y - c, x - c) * 9), Math.floor(z / 5), 2) < 0.15
            ? 0.5
            : 0,
    }),
  );
  v.cyl(c, c, 20, 0.9, 6, M.wood);
  return v;
}

/** A shirt, a straw hat, arms wide. */
export function scarecrow(): Vox {
  const v = new Vox(24, 8, 30);
  v.box(11, 3, 0, 2, 2, 20, M.wood);
  v.box(2, 3, 15, 20, 2, 2, M.wood);
  v.box(8, 2, 9, 8, 4, 9, M.red, { tone: (_x, _y, z) => (z === 12 ? -0.8 : 0) });
  v.box(4, 2, 14, 4, 4, 4, M.red);
  v.box(16, 2, 14, 4, 4, 4, M.red);
  v.box(1, 3, 14, 3, 2, 3, M.straw);
  v.box(20, 3, 14, 3, 2, 3, M.straw);
  v.box(9, 2, 18, 6, 5, 6, M.sand);
  v.set(10, 6, 21, M.dark);
  v.set(13, 6, 21, M.dark);
  v.box(7, 0, 24, 10, 8, 1, M.straw);
  v.box(9, 2, 25, 6, 5, 3, M.straw, { tone: 0.2 });
  return v;
}

/** A fence along one axis, one plot long. */
export function fence(axis: 'x' | 'y', len = 32): Vox {
  const v = axis === 'x' ? new Vox(len, 3, 12) : new Vox(3, len, 12);
  const b = (a: number, z: number, l: number, h: number, m: Material, t = 0) =>
    axis === 'x' ? v.box(a, 1, z, l, 1, h, m, { tone: t }) : v.box(1, a, z, 1, l, h, m, { tone: t });
  b(0, 4, len, 2, M.woodLt);
  b(0, 8, len, 1, M.woodLt);
  for (let a = 1; a < len; a += 8) {
    const [x, y] = axis === 'x' ? [a, 0] : [0, a];
    v.box(x, y, 0, 2, 2, 11, M.wood);
  }
  return v;
}
