/**
 * Repeatable chance and smooth noise for the ground and the models.
 *
 * Server and browsers must agree on the land, so only arithmetic that every engine rounds alike is used here
 * (integer multiplication, + - * /, floor, sqrt).
 */

/** Voxels along one side of a plot; one voxel is one pixel of detail. */
export const PLOT_VOXELS = 32;

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
