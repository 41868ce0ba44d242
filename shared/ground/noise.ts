/**
 * Repeatable chance and smooth noise for the ground and the models.
 *
 * Server and browsers must agree on the land, so only arithmetic that every engine rounds alike is used here
 * (integer multiplication, + - * /, floor, sqrt).
 */

/** Voxels along one side of a plot; one voxel is one pixel of detail. */
export const PLOT_VOXELS = 32;

/** A point of the plane: [x, y]. */
export type Point = readonly [number, number];

/** A small repeatable generator: each call gives the next number in 0..1 (1 excluded). */
export function rng(seed: number): () => number {
  let s = (seed * 2654435761) >>> 0 || 1;
  return () => {
    s = Math.imul(s ^ (s >>> 15), s | 1);
    s ^= s + Math.imul(s ^ (s >>> 7), s | 61);
    return ((s ^ (s >>> 14)) >>> 0) / 4294967296;
  };
}

/** One number in 0..1 for a whole-numbered place; fractions are cut off. */
export function hash3(x: number, y: number, z: number, seed = 0): number {
  let h =
    Math.imul(x | 0, 374761393) ^
    Math.imul(y | 0, 668265263) ^
    Math.imul(z | 0, 2147483647) ^
    Math.imul(seed | 0, 1274126177);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Smooth value noise in 0..1, one bump per unit. */
export function noise(x: number, y: number, seed = 0): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = x - xi;
  const fy = y - yi;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const top = hash3(xi, yi, 17, seed) * (1 - u) + hash3(xi + 1, yi, 17, seed) * u;
  const bottom = hash3(xi, yi + 1, 17, seed) * (1 - u) + hash3(xi + 1, yi + 1, 17, seed) * u;
  return top * (1 - v) + bottom * v;
}

/** Three octaves of `noise`, 0..1. */
export function fbm(x: number, y: number, seed = 0): number {
  return (
    noise(x, y, seed) * 0.6 +
    noise(x * 2.1 + 9, y * 2.1 + 4, seed + 1) * 0.28 +
    noise(x * 4.3, y * 4.3, seed + 2) * 0.12
  );
}

/** Distance from a point to a polyline, and how far along it (0..1) the nearest place lies. */
export function distLine(px: number, py: number, line: readonly Point[]): { d: number; along: number } {
  let best = Number.POSITIVE_INFINITY;
  let along = 0;
  let a = line[0];
  for (let i = 1; i < line.length; i++) {
    const b = line[i];
    if (!a || !b) break;
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const t = Math.max(0, Math.min(1, ((px - a[0]) * dx + (py - a[1]) * dy) / (dx * dx + dy * dy || 1)));
    const ex = px - a[0] - dx * t;
    const ey = py - a[1] - dy * t;
    const d2 = ex * ex + ey * ey;
    if (d2 < best) {
      best = d2;
      along = (i - 1 + t) / (line.length - 1);
    }
    a = b;
  }
  return { d: Math.sqrt(best), along };
}

/** Catmull-Rom: a soft curve through the points, `steps` pieces between each two. */
export function curve(points: readonly Point[], steps = 14): Point[] {
  const out: Point[] = [];
  points.forEach((p1, i) => {
    const p2 = points[i + 1];
    if (!p2) return;
    const p0 = points[i - 1] ?? p1;
    const p3 = points[i + 2] ?? p2;
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      out.push([spline(p0[0], p1[0], p2[0], p3[0], t), spline(p0[1], p1[1], p2[1], p3[1], t)]);
    }
  });
  const last = points[points.length - 1];
  if (last) out.push(last);
  return out;
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}
