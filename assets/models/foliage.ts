import { hash3, rng } from '#shared/ground/noise.ts';
import type { Vec3 } from '../voxel/grid.ts';
import type { Material } from '../voxel/material.ts';
import type { Vox } from '../voxel/vox.ts';
import { M } from './materials.ts';

export interface Ball {
  c: Vec3;
  r: Vec3;
}

/**
 * Foliage without noise soup: a few big balls give the silhouette, small leaf clumps sit on their skin.
 * Each clump is shaded as its own little ball mixed with the big one, so light gathers in clean patches.
 */
export function foliage(
  v: Vox,
  balls: Ball[],
  leaf: Material,
  seed: number,
  o: { clump?: number; mix?: number; density?: number } = {},
) {
  const r = rng(seed);
  const clump = o.clump ?? 4.6;
  const mix = o.mix ?? 0.5;
  const leaves: { c: Vec3; r: number; n: Vec3; t: number }[] = [];
  for (const b of balls) {
    const count = Math.round((b.r[0] * b.r[2] * 4.6 * (o.density ?? 1)) / (clump * clump * 0.62));
    for (let i = 0; i < count; i++) {
      // even spiral over the ball
      const u = 1 - (2 * (i + 0.5)) / count;
      const a = i * 2.39996 + r() * 0.7;
      const q = Math.sqrt(1 - u * u);
      const n: Vec3 = [q * Math.cos(a), q * Math.sin(a), u];
      leaves.push({
        c: [b.c[0] + n[0] * b.r[0] * 0.9, b.c[1] + n[1] * b.r[1] * 0.9, b.c[2] + n[2] * b.r[2] * 0.9],
        r: clump * (0.8 + r() * 0.4),
        n,
        t: (r() - 0.5) * 0.3,
      });
    }
  }
  const lo = Math.floor(Math.min(...balls.map((b) => b.c[2] - b.r[2])) - clump);
  const hi = Math.ceil(Math.max(...balls.map((b) => b.c[2] + b.r[2])) + clump);
  for (let z = Math.max(0, lo); z < Math.min(v.h, hi); z++)
    for (let y = 0; y < v.d; y++)
      for (let x = 0; x < v.w; x++) {
        let best = 0;
        let next = -9;
        let L = null as (typeof leaves)[0] | null;
        for (const l of leaves) {
          const k = l.r - Math.hypot(x + 0.5 - l.c[0], y + 0.5 - l.c[1], (z + 0.5 - l.c[2]) / 1.15);
          if (k > best) {
            next = L ? best : -9;
            best = k;
            L = l;
          } else if (k > next) next = k;
        }
        if (L) {
          const s: Vec3 = [(x + 0.5 - L.c[0]) / L.r, (y + 0.5 - L.c[1]) / L.r, (z + 0.5 - L.c[2]) / L.r];
          const n: Vec3 = [
            L.n[0] * mix + s[0] * (1 - mix),
            L.n[1] * mix + s[1] * (1 - mix),
            L.n[2] * mix + s[2] * (1 - mix),
          ];
          v.set(x, y, z, leaf, {
            n,
            smooth: true,
            tone: L.t + (best - next < 0.7 ? -0.55 : 0) - (s[2] < -0.35 ? 0.35 : 0),
          });
        } else if (
          balls.some(
            (b) =>
              ((x + 0.5 - b.c[0]) / b.r[0]) ** 2 +
                ((y + 0.5 - b.c[1]) / b.r[1]) ** 2 +
                ((z + 0.5 - b.c[2]) / b.r[2]) ** 2 <
              0.8,
          )
        ) {
          v.set(x, y, z, leaf, { n: [0, 0, -0.4], smooth: true, tone: -1 });
        }
      }
  return leaves;
}

export function trunk(v: Vox, cx: number, cy: number, h: number, r: number, m = M.wood) {
  v.cyl(cx, cy, 0, r, h, m, { r2: r * 0.75, tone: (x, y) => (hash3(x, y, 0, 5) < 0.3 ? -0.6 : 0) });
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
    [-1, 0.4],
  ] as const)
    v.bar([cx, cy, 3], [cx + dx * (r + 1.6), cy + dy * (r + 1.6), 0], 1.1, m);
}
