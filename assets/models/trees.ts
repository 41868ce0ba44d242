import { hash3, rng } from '#shared/ground/noise.ts';
import type { Vec3 } from '#shared/voxel/grid.ts';
import type { Material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { type Ball, foliage, trunk } from './foliage.ts';
import { M } from './materials.ts';
import { swayAt } from './wind.ts';

/** A broad-leaved tree: one big ball, three lower ones, one on top. */
export function roundTree(seed = 1, leaf = M.leaf, size = 1): Vox {
  const S = 36;
  const v = new Vox(S, S, 66);
  const c = S / 2;
  const r = rng(seed * 7 + 3);
  trunk(v, c, c, 24 * size, 2.5);
  const b: Ball[] = [{ c: [c, c, 36 * size], r: [11 * size, 11 * size, 12 * size] }];
  for (let i = 0; i < 3; i++) {
    const a = i * 2.1 + r() * 1.2;
    b.push({
      c: [c + Math.cos(a) * 6 * size, c + Math.sin(a) * 6 * size, (29 + r() * 5) * size],
      r: [7.5 * size, 7.5 * size, 7.5 * size],
    });
  }
  b.push({ c: [c - 1 + r() * 2, c - 1 + r() * 2, 46 * size], r: [7 * size, 7 * size, 7 * size] });
  foliage(v, b, leaf, seed);
  return v;
}

/** Fruits hang on the clumps that face the viewer; with a beat the wind swings them, one after the other. */
export function fruitTree(seed = 4, fruit = M.orange, n = 13, beat?: number): Vox {
  const S = 34;
  const v = new Vox(S, S, 56);
  const c = S / 2;
  trunk(v, c, c, 20, 2.5);
  const leaves = foliage(
    v,
    [
      { c: [c, c, 32], r: [11, 11, 11] },
      { c: [c + 4, c + 4, 27], r: [8, 8, 7] },
      { c: [c - 4, c + 3, 37], r: [7, 7, 7] },
    ],
    M.leafLt,
    seed,
  );
  // fruits hang on clumps that face the viewer
  const seen = leaves.filter((l) => l.n[0] > -0.1 && l.n[1] > -0.1 && l.n[2] < 0.85);
  const spots: Vec3[] = [];
  for (const l of seen) {
    const k = l.r * 0.9;
    const s: Vec3 = [l.c[0] + l.n[0] * k, l.c[1] + l.n[1] * k, l.c[2] + l.n[2] * k - 2.5];
    if (
      spots.length < n &&
      spots.every((q) => Math.hypot(q[0] - q[1] - s[0] + s[1], (q[0] + q[1]) / 2 - q[2] - (s[0] + s[1]) / 2 + s[2]) > 7)
    )
      spots.push(s);
  }
  spots.forEach(([x, y, z], i) => {
    const swing = beat === undefined ? 0 : swayAt(beat + i);
    v.ball(x + swing, y - swing, z, 2.1, 2.1, 2.4, fruit, { tone: 0.3 });
  });
  return v;
}

/** Four scalloped skirts. */
export function pine(seed = 1, size = 1): Vox {
  const S = 30;
  const v = new Vox(S, S, 72);
  const c = S / 2;
  v.cyl(c, c, 0, 2.2, 12, M.wood);
  const tiers = 4;
  for (let t = 0; t < tiers; t++) {
    const z0 = (9 + t * 12) * size;
    const r0 = (13 - t * 2.7) * size;
    const h = 18 * size;
    v.fill(
      (x, y, z) => {
        const a = Math.atan2(y - c, x - c);
        const q = Math.hypot(x - c, y - c);
        const scal = 1 + 0.1 * Math.sin(a * 7 + t * 2 + seed);
        return (
          z >= z0 - (Math.sin(a * 7 + t * 2 + seed) > 0.2 ? 1 : 0) &&
          z <= z0 + h &&
          q <= r0 * scal * (1 - (z - z0) / h) ** 0.9
        );
      },
      M.leaf,
      (x, y, z) => ({
        n: [x - c, y - c, r0 * 0.75],
        smooth: true,
        tone:
          (z - z0 < 3 ? -0.9 : z - z0 > 8 ? 0.35 : 0) +
          (hash3(Math.floor(Math.atan2(y - c, x - c) * 5), t, seed) - 0.5) * 0.6,
      }),
    );
  }
  return v;
}

/** A leaning trunk, nine fronds, a few nuts. */
export function palm(seed = 1): Vox {
  const v = new Vox(44, 44, 70);
  const c = 22;
  const chance = rng(seed + 9);
  const top: Vec3 = [c + 3, c - 2, 46];
  for (let z = 0; z < top[2]; z++) {
    const t = z / top[2];
    const [x, y] = [c - 3 + 6 * t * t, c - 2 * t * t];
    v.fill(
      (px, py, pz) => pz > z && pz <= z + 1 && Math.hypot(px - x, py - y) <= 2.3 - t * 0.7,
      M.wood,
      (px, py) => ({ n: [px - x, py - y, 0], tone: z % 4 === 0 ? -0.9 : 0.1 }),
    );
  }
  for (let k = 0; k < 9; k++) frond(v, top, (k / 9) * Math.PI * 2 + chance() * 0.3, 15 + chance() * 3);
  for (const [dx, dy] of [
    [2, 2],
    [3, -1],
    [-1, 3],
  ] as const)
    v.ball(top[0] + dx, top[1] + dy, 43, 2.2, 2.2, 2.4, M.woodDk);
  return v;
}

function frond(v: Vox, top: Vec3, turn: number, length: number): void {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (let s = 0; s <= 30; s++) {
    const t = s / 30;
    const out = t * length;
    const z = top[2] + 5 * Math.sin(t * 2.4) - t * t * 13;
    const half = 2.6 * Math.sin(Math.PI * Math.min(1, t * 0.9 + 0.12));
    for (let o = -half; o <= half; o += 0.5) {
      const [x, y] = [top[0] + cos * out - sin * o, top[1] + sin * out + cos * o];
      v.set(Math.floor(x), Math.floor(y), Math.floor(z - Math.abs(o) * 0.7), M.leafLt, {
        n: [cos * (t - 0.3) - sin * o * 0.35, sin * (t - 0.3) + cos * o * 0.35, 1],
        smooth: true,
        tone: Math.abs(o) < 0.5 ? 0.5 : s % 3 === 0 ? -0.5 : 0,
      });
    }
  }
}

/** A low round bush, in flower or not. */
export function bush(seed = 1, flower?: Material): Vox {
  const S = 22;
  const v = new Vox(S, S, 20);
  const c = S / 2;
  const r = rng(seed + 50);
  const L = foliage(
    v,
    [
      { c: [c, c, 5], r: [6, 6, 6] },
      { c: [c + 3, c - 3, 4], r: [4.5, 4.5, 4.5] },
      { c: [c - 2, c + 4, 4], r: [4, 4, 4] },
    ],
    M.leafLt,
    seed,
    3,
  );
  if (flower)
    for (const l of L)
      if (l.n[2] > -0.1 && l.n[0] + l.n[1] > -0.4 && r() < 0.45)
        v.ball(l.c[0] + l.n[0] * 2.4, l.c[1] + l.n[1] * 2.4, l.c[2] + l.n[2] * 2.6, 1.3, 1.3, 1.3, flower, {
          tone: 0.6,
        });
  return v;
}
