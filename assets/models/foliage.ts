import { hash3, rng } from '#shared/ground/noise.ts';
import type { Reach, Vec3 } from '#shared/voxel/grid.ts';
import type { Material } from '#shared/voxel/material.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

/** A round part of a crown: its middle and its radii. */
export interface Ball {
  readonly c: Vec3;
  readonly r: Vec3;
}

/** A clump of leaves on a ball: its middle and radius, the way it faces, its tone. */
export interface Clump {
  readonly c: Vec3;
  readonly r: number;
  readonly n: Vec3;
  readonly tone: number;
}

const CLUMP_SIZE = 4.6;
const SHARE_OF_BALL = 0.5; // how much a clump is shaded like the ball it sits on
const TALL = 1.15; // pixels of height per voxel: keeps clumps round on screen

/**
 * Foliage without noise soup: a few big balls give the silhouette, small clumps sit on their skin. Each clump is shaded
 * as its own little ball mixed with the big one, so that light gathers in clean patches. Returns the clumps.
 */
export function foliage(v: Vox, balls: readonly Ball[], leaf: Material, seed: number, size = CLUMP_SIZE): Clump[] {
  const chance = rng(seed);
  const clumps = balls.flatMap((ball) => clumpsOn(ball, size, chance));
  v.each(
    (x, y, z) => {
      const at: Vec3 = [x + 0.5, y + 0.5, z + 0.5];
      const { clump, crease } = nearest(clumps, at);
      if (clump) paintClump(v, at, clump, crease, leaf);
      else if (balls.some((ball) => deepIn(ball, at)))
        v.set(x, y, z, leaf, { n: [0, 0, -0.4], smooth: true, tone: -1 });
    },
    crownOf(v, balls, size),
  );
  return clumps;
}

/** An even spiral of clumps over a ball. */
function clumpsOn({ c, r }: Ball, size: number, chance: () => number): Clump[] {
  const count = Math.round((r[0] * r[2] * 4.6) / (size * size * 0.62));
  return Array.from({ length: count }, (_, i) => {
    const up = 1 - (2 * (i + 0.5)) / count;
    const turn = i * 2.39996 + chance() * 0.7;
    const out = Math.sqrt(1 - up * up);
    const n: Vec3 = [out * Math.cos(turn), out * Math.sin(turn), up];
    return {
      c: [c[0] + n[0] * r[0] * 0.9, c[1] + n[1] * r[1] * 0.9, c[2] + n[2] * r[2] * 0.9],
      r: size * (0.8 + chance() * 0.4),
      n,
      tone: (chance() - 0.5) * 0.3,
    };
  });
}

function crownOf(v: Vox, balls: readonly Ball[], size: number): Reach {
  const low = Math.floor(Math.min(...balls.map((b) => b.c[2] - b.r[2])) - size);
  const high = Math.ceil(Math.max(...balls.map((b) => b.c[2] + b.r[2])) + size);
  return { from: [0, 0, low], to: [v.w, v.d, high] };
}

/** The clump that a place lies deepest in, and whether it lies in the crease between two. */
function nearest(clumps: readonly Clump[], [x, y, z]: Vec3): { clump: Clump | undefined; crease: boolean } {
  let best = 0;
  let next = Number.NEGATIVE_INFINITY;
  let clump: Clump | undefined;
  for (const other of clumps) {
    const { c, r } = other;
    if (Math.abs(x - c[0]) > r + 1 || Math.abs(y - c[1]) > r + 1) continue; // far off: not worth a square root
    const depth = r - Math.hypot(x - c[0], y - c[1], (z - c[2]) / TALL);
    if (depth > best) {
      next = clump ? best : Number.NEGATIVE_INFINITY;
      best = depth;
      clump = other;
    } else if (depth > next) next = depth;
  }
  return { clump, crease: best - next < 0.7 };
}

function paintClump(v: Vox, [x, y, z]: Vec3, { c, r, n, tone }: Clump, crease: boolean, leaf: Material): void {
  const own: Vec3 = [(x - c[0]) / r, (y - c[1]) / r, (z - c[2]) / r];
  const mixed = (ball: number, clump: number) => ball * SHARE_OF_BALL + clump * (1 - SHARE_OF_BALL);
  v.set(Math.floor(x), Math.floor(y), Math.floor(z), leaf, {
    n: [mixed(n[0], own[0]), mixed(n[1], own[1]), mixed(n[2], own[2])],
    smooth: true,
    tone: tone + (crease ? -0.55 : 0) - (own[2] < -0.35 ? 0.35 : 0),
  });
}

function deepIn({ c, r }: Ball, [x, y, z]: Vec3): boolean {
  return ((x - c[0]) / r[0]) ** 2 + ((y - c[1]) / r[1]) ** 2 + ((z - c[2]) / r[2]) ** 2 < 0.8;
}

/** A tapering trunk with three roots. */
export function trunk(v: Vox, cx: number, cy: number, h: number, r: number, m = M.wood): void {
  v.cyl(cx, cy, 0, r, h, m, { r2: r * 0.75, tone: (x, y) => (hash3(x, y, 0, 5) < 0.3 ? -0.6 : 0) });
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
    [-1, 0.4],
  ] as const)
    v.bar([cx, cy, 3], [cx + dx * (r + 1.6), cy + dy * (r + 1.6), 0], 1.1, m);
}
