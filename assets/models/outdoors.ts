import { hash3, rng } from '#shared/ground/noise.ts';
import type { Vec3 } from '#shared/voxel/grid.ts';
import { type Material, material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

/** One flat side of a rock: the way it faces and how far out it lies. */
interface Cut {
  n: Vec3;
  d: number;
}

/** A rock with flat sides; `s` is its size. */
export function rock(seed = 1, s = 1): Vox {
  const S = 20;
  const v = new Vox(S, S, 16);
  const c = S / 2;
  const r = rng(seed + 3);
  const cuts = Array.from({ length: 7 }, (_, i): Cut => {
    const a = i * 0.9 + r();
    const u = 0.15 + r() * 0.6;
    return {
      n: [Math.cos(a) * Math.sqrt(1 - u * u), Math.sin(a) * Math.sqrt(1 - u * u), u],
      d: (5.5 + r() * 1.6) * s,
    };
  });
  return v.fill(
    (x, y, z) =>
      Math.hypot(x - c, y - c, z) < 8.5 * s &&
      cuts.every((k) => k.n[0] * (x - c) + k.n[1] * (y - c) + k.n[2] * z < k.d),
    material('stone', 3.2, { rim: false }),
    (x, y, z) => {
      const room = (k: Cut) => k.d - (k.n[0] * (x - c) + k.n[1] * (y - c) + k.n[2] * z);
      const nearest = cuts.reduce((best, cut) => (room(cut) < room(best) ? cut : best));
      return { n: nearest.n, smooth: true };
    },
  );
}

/** A plank bridge that spans along x. */
export function bridge(len = 96): Vox {
  const W = 26;
  const v = new Vox(len, W, 30);
  const arch = (x: number) => 6 + Math.sin((x / len) * Math.PI) * 7;
  v.fill(
    (x, y, z) => y > 3 && y < W - 3 && z <= arch(x) && z > arch(x) - 3,
    M.woodLt,
    (x) => ({
      n: [-Math.cos((x / len) * Math.PI) * 0.35, 0, 1],
      tone: Math.floor(x) % 4 === 0 ? -0.9 : hash3(Math.floor(x / 4), 0, 1) * 0.5 - 0.25,
    }),
  );
  v.fill((x, y, z) => ((y > 2 && y < 5) || (y > W - 5 && y < W - 2)) && z <= arch(x) - 1 && z > arch(x) - 5, M.wood);
  for (const y of [2, W - 4]) {
    for (let x = 2; x < len - 2; x += 15) v.box(x, y, 0, 2, 2, Math.round(arch(x)) + 9, M.wood);
    v.fill((x, yy, z) => yy > y && yy < y + 2 && Math.abs(z - arch(x) - 8) < 1, M.woodLt, { n: [0, 0.2, 1] });
    v.fill((x, yy, z) => yy > y + 0.4 && yy < y + 1.6 && Math.abs(z - arch(x) - 4) < 0.6, M.woodLt);
  }
  return v;
}

/** Runs along x, into the water. */
export function jetty(): Vox {
  const v = new Vox(44, 16, 16); // runs along x, into the water
  for (const x of [4, 22, 38]) for (const y of [1, 13]) v.box(x, y, 0, 2, 2, 13, M.wood);
  v.box(0, 1, 8, 42, 14, 2, M.woodLt, { tone: (x) => (Math.floor(x) % 4 === 0 ? -0.9 : 0) });
  return v;
}

/** Washing on a line, in the wind. */
export function laundry(beat = 0): Vox {
  const v = new Vox(44, 8, 26);
  v.box(1, 3, 0, 2, 2, 24, M.wood);
  v.box(41, 3, 0, 2, 2, 24, M.wood);
  for (let x = 2; x < 42; x++) v.set(x, 4, 22 - Math.round(Math.sin(((x - 2) / 40) * Math.PI) * 2), M.cream);
  const items: [number, number, number, Material][] = [
    [5, 7, 10, M.red],
    [14, 6, 8, M.white],
    [22, 9, 12, M.gold],
    [33, 6, 9, M.blue],
  ];
  for (const [x, w, h, m] of items)
    v.fill(
      (a, b, z) =>
        a > x &&
        a < x + w &&
        b > 4 &&
        b < 5.2 &&
        z < 21.4 &&
        z > 21.4 - h + Math.sin(a + beat * 1.6) * (beat ? 1.1 : 0.6),
      m,
      (a, _b, z) => ({ tone: (Math.floor(a - x) % 4 === 0 ? -0.5 : 0) + (z < 21.4 - h + 2 ? -0.4 : 0.3) }),
    );
  return v;
}

/** Two boards that point two ways. */
export function signpost(): Vox {
  const v = new Vox(18, 8, 24);
  v.box(8, 3, 0, 2, 2, 22, M.wood);
  v.box(2, 5, 14, 13, 1, 5, M.woodLt);
  v.box(15, 5, 15, 1, 1, 3, M.woodLt);
  v.box(4, 5, 8, 12, 1, 4, M.woodLt);
  v.box(4, 6, 16, 8, 1, 1, M.woodDk);
  v.box(6, 6, 10, 7, 1, 1, M.woodDk);
  return v;
}

/** A bench along x. */
export function bench(): Vox {
  const v = new Vox(24, 9, 12);
  for (const x of [2, 20]) v.box(x, 2, 0, 2, 5, 5, M.stone);
  v.box(0, 1, 5, 24, 7, 1, M.woodLt);
  v.box(0, 0, 6, 24, 1, 5, M.wood);
  return v;
}

/** The village's own flag, a sun on sea blue, a quarter of a wave further at each beat. */
export function flag(beat = 0): Vox {
  const wave = (x: number) => x * 0.55 - (beat * Math.PI) / 2;
  const v = new Vox(20, 6, 56);
  v.cyl(3, 3, 0, 2, 2, M.stone);
  v.cyl(3, 3, 2, 0.8, 50, M.white);
  v.ball(3, 3, 53, 1.4, 1.4, 1.6, M.gold);
  v.fill(
    (x, y, z) =>
      x > 4 &&
      x < 18 &&
      Math.abs(y - 3 - Math.sin(wave(x)) * 1) < 0.9 &&
      z > 40 + Math.sin(wave(x)) * 0.6 &&
      z < 51 + Math.sin(wave(x)) * 0.6,
    M.aqua,
    (x) => ({ n: [Math.cos(wave(x)) * 0.7, 1, 0] }),
  );
  v.paint((x, _y, z) => x > 4 && Math.hypot(x - 11, z - 46) < 3.2, M.gold, 0.3); // a sun on sea blue
  return v;
}

/** How the flame leans and how high it burns at each beat. */
const FLAME = [
  [0, 0, 12],
  [0.8, -0.4, 13],
  [0, 0.5, 11],
  [-0.8, 0, 12.5],
] as const;

/** A fire in a ring of stones. */
export function campfire(beat = 0): Vox {
  const v = new Vox(16, 16, 14);
  const c = 8;
  for (let i = 0; i < 9; i++) v.ball(c + Math.cos(i * 0.7) * 6, c + Math.sin(i * 0.7) * 6, 1, 1.8, 1.8, 1.8, M.stone);
  const [leanX, leanY, top] = FLAME[beat] ?? FLAME[0];
  v.bar([4, 4, 1], [12, 12, 3], 1, M.woodDk);
  v.bar([12, 4, 1], [4, 12, 3], 1, M.woodDk);
  v.fill(
    (x, y, z) => {
      const lean = (z - 2) / 6;
      return (
        z > 2 && z < top && Math.hypot(x - c - leanX * lean, y - c - leanY * lean) < 3.4 * (1 - (z - 2) / (top - 2))
      );
    },
    material('gold', 3, { contrast: 0.3, glow: 3, rim: false }),
    (_x, _y, z) => ({ tone: z < 5 ? -1 : z > 8 ? -1.4 : 1 }),
  );
  return v;
}

/** A football. */
export function ball(): Vox {
  const v = new Vox(6, 6, 6);
  return v.ball(3, 3, 2.6, 2.4, 2.4, 2.8, M.white, { tone: (x, y, z) => ((x + y + z) % 3 === 0 ? -2.4 : 0) });
}

/** A football goal, its mouth along y. */
export function goal(): Vox {
  const v = new Vox(3, 30, 20);
  v.box(1, 1, 0, 1, 1, 18, M.white);
  v.box(1, 28, 0, 1, 1, 18, M.white);
  v.box(1, 1, 17, 1, 28, 1, M.white);
  return v;
}
