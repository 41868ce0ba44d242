import { hash3, PLOT_VOXELS } from '#shared/ground/noise.ts';
import { material } from '../voxel/material.ts';
import { Vox } from '../voxel/vox.ts';
import { FIELD } from './field-materials.ts';
import { bricks } from './masonry.ts';
import { M } from './materials.ts';

const INSET = 7;
const FLOOR = 4; // voxels of foundation that a half-built house keeps whole
const WALL = 3; // thickness of a wall once the inside is hollow
const STRING = material('gold', 3, { contrast: 0.4, rim: false, outline: false });

/** A work just begun on w x d plots: dug ground, a first course of stones, pegs and string, bricks and sand. */
export function site(w: number, d: number): Vox {
  const v = new Vox(w * PLOT_VOXELS, d * PLOT_VOXELS, 24);
  const [width, depth] = [v.w - INSET * 2, v.d - INSET * 2];
  v.box(3, 3, 0, v.w - 6, v.d - 6, 1, FIELD.mud, {
    tone: (x, y) => (hash3(Math.floor(x / 4), Math.floor(y / 4), 4) - 0.5) * 0.9,
  });
  course(v, INSET, INSET, width, WALL);
  course(v, INSET, INSET, WALL, depth);
  course(v, INSET, v.d - INSET - WALL, Math.round(width * 0.6), WALL);
  course(v, v.w - INSET - WALL, INSET, WALL, Math.round(depth * 0.55));
  strings(v);
  if (w > 1 && d > 1) {
    v.stamp(bricks(), INSET + 6, INSET + 6, 0);
    const [x, y] = [v.w - 20, v.d - 16];
    v.ball(x, y, 0, 10, 8, 8, M.sand, { tone: 0.2 });
    v.bar([x - 6, y + 6, 5], [x - 11, y + 10, 16], 0.7, M.woodLt).box(x - 8, y + 5, 3, 4, 3, 4, M.iron);
  }
  return v;
}

function course(v: Vox, x: number, y: number, w: number, d: number): void {
  v.box(x, y, 0, w, d, 4, M.stone, {
    tone: (a, b, z) => (z === 2 || (a + b + (z < 2 ? 0 : 3)) % 6 === 0 ? -0.8 : (hash3(a >> 2, b >> 2, z) - 0.5) * 0.6),
  });
}

function strings(v: Vox): void {
  const [right, low] = [v.w - 4, v.d - 4];
  for (const [x, y] of [
    [2, 2],
    [right, 2],
    [2, low],
    [right, low],
  ] as const)
    v.box(x, y, 0, 2, 2, 8, M.woodLt);
  for (let x = 4; x < right; x++) v.set(x, low, 6, STRING);
  for (let y = 4; y < low; y++) v.set(right, y, 6, STRING);
}

/** The lower part of a building, hollow, its walls ragged, with a scaffold round it. */
export function halfBuilt(whole: Vox, share = 0.42): Vox {
  const cut = Math.round(whole.h * share);
  const v = new Vox(whole.w, whole.d, cut + 12);
  v.stamp(whole, 0, 0, 0);
  v.fill((x, y, z) => z > cut - 3 + hash3(Math.floor((x + y) / 6), Math.floor((x - y) / 9), 2) * 4, null);
  hollow(v, whole);
  scaffold(v, cut);
  return v;
}

/** Takes out what lies deeper than a wall. */
function hollow(v: Vox, whole: Vox): void {
  const deep = (x: number, y: number, z: number) =>
    [-WALL, 0, WALL].every((dx) => [-WALL, 0, WALL].every((dy) => whole.solid(x + dx, y + dy, z)));
  v.fill((x, y, z) => z > FLOOR && deep(Math.floor(x), Math.floor(y), Math.floor(z)), null);
}

/** Poles and planks along the two sides that one sees. */
function scaffold(v: Vox, cut: number): void {
  const [x, y] = [v.w - 3, v.d - 3];
  const top = cut + 8;
  for (let at = 4; at < v.w - 2; at += 14) v.box(at, y, 0, 1, 1, top, M.woodLt);
  for (let at = 4; at < v.d - 2; at += 14) v.box(x, at, 0, 1, 1, top, M.woodLt);
  for (const z of [Math.round(cut * 0.45), cut]) {
    v.box(2, y - 2, z, v.w - 3, 4, 1, M.woodLt, { tone: -0.3 });
    v.box(x - 2, 2, z, 4, v.d - 3, 1, M.woodLt, { tone: -0.3 });
  }
}
