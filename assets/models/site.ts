import { hash3, PLOT_VOXELS } from '#shared/ground/noise.ts';
import { material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { FIELD } from './field-materials.ts';
import { bricks } from './masonry.ts';
import { M } from './materials.ts';

/** How far a common work has grown [V3]: ground, walls, roof, whole. */
export type Stage = 'site' | 'walls' | 'roof' | 'done';

const FLOOR = 4; // voxels of foundation that an unfinished building keeps whole
const WALL = 3; // thickness of a wall once the inside is hollow
const FIRST_COURSE = 7; // voxels of wall that stand on the first day
const STRING = material('gold', 3, { contrast: 0.4, rim: false, outline: false });
const FRAME = material('wood', 3.6, { contrast: 0.9 });

/**
 * A building just begun, on its w x d plots: dug ground, its own footing and first course of wall, still open to the front
 * right, pegs and string, sand and planks, and bricks where nothing else fills its middle.
 */
export function groundworks(whole: Vox, w: number, d: number, withBricks = true): Vox {
  const v = new Vox(w * PLOT_VOXELS, d * PLOT_VOXELS, 26);
  const [left, back] = [(v.w - whole.w) / 2, (v.d - whole.d) / 2];
  v.box(3, 3, 0, v.w - 6, v.d - 6, 1, FIELD.mud, {
    tone: (x, y) => (hash3(Math.floor(x / 4), Math.floor(y / 4), 4) - 0.5) * 0.9,
  });
  v.stamp(footing(whole), left, back, 0);
  strings(v);
  if (withBricks) v.stamp(bricks(), Math.round(v.w / 2) - 22, Math.round(v.d / 2) - 22, 1);
  sandHeap(v, v.w - 18, v.d - 16);
  planks(v, 8, v.d - 18);
  return v;
}

/** A building's lowest courses, hollow, unlaid towards its near corner. */
function footing(whole: Vox): Vox {
  const v = new Vox(whole.w, whole.d, FIRST_COURSE + 1);
  v.stamp(whole, 0, 0, 0);
  hollow(v, whole, 1);
  const laid = (x: number, y: number) => x + y < (v.w + v.d) * 0.72 + hash3(Math.floor((x - y) / 5), 3, 2) * 10;
  v.fill((x, y, z) => (z > 2 && !laid(x, y)) || (z > FIRST_COURSE - 2 && !laid(x + 9, y + 9)), null);
  return v;
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

function sandHeap(v: Vox, x: number, y: number): void {
  v.ball(x, y, 0, 10, 8, 8, M.sand, { tone: 0.2 });
  v.bar([x - 6, y + 6, 5], [x - 11, y + 10, 16], 0.7, M.woodLt).box(x - 8, y + 5, 3, 4, 3, 4, M.iron);
}

function planks(v: Vox, x: number, y: number): void {
  for (const k of [0, 1, 2]) v.box(x, y + k * 3, 1, 20, 2, 2, M.woodLt, { tone: -0.2 - k * 0.15 });
  v.box(x + 2, y + 1, 3, 20, 2, 2, M.woodLt, { tone: 0.2 }).box(x + 1, y + 4, 3, 20, 2, 2, M.woodLt);
}

/** A building up to `cut` voxels: hollow, its walls ragged, with a scaffold round it. */
export function halfBuilt(whole: Vox, cut: number): Vox {
  const v = new Vox(whole.w, whole.d, cut + 10);
  v.stamp(whole, 0, 0, 0);
  v.fill((x, y, z) => z > cut - 3 + hash3(Math.floor((x + y) / 6), Math.floor((x - y) / 9), 2) * 4, null);
  hollow(v, whole, FLOOR);
  scaffold(v, cut);
  return v;
}

/** Takes out what lies deeper than a wall, down to a floor of earth. */
export function hollow(v: Vox, whole: Vox, floor = FLOOR): void {
  const deep = (px: number, py: number, pz: number) => {
    const [x, y, z] = [Math.floor(px), Math.floor(py), Math.floor(pz)];
    return [-WALL, 0, WALL].every((dx) => [-WALL, 0, WALL].every((dy) => whole.solid(x + dx, y + dy, z)));
  };
  v.fill((x, y, z) => z > floor && z < floor + 1 && deep(x, y, z), FIELD.mud);
  v.fill((x, y, z) => z > floor + 1 && deep(x, y, z), null);
}

/** Poles, planks and a ladder along the two sides that one sees. */
export function scaffold(v: Vox, cut: number): void {
  const [x, y] = [v.w - 3, v.d - 3];
  const poles = (length: number) => [2, Math.round(length / 3), Math.round((length * 2) / 3), length - 3];
  for (const at of poles(v.w)) v.box(at, y, 0, 1, 1, cut + 8, M.wood);
  for (const at of poles(v.d)) v.box(x, at, 0, 1, 1, cut + 8, M.wood);
  const deck = Math.round(cut * 0.7);
  v.box(2, y - 2, deck, v.w - 3, 3, 1, M.woodLt, { tone: (a) => (a % 9 === 0 ? -0.8 : -0.1) });
  v.box(x - 2, 2, deck, 3, v.d - 3, 1, M.woodLt, { tone: (_a, b) => (b % 9 === 0 ? -0.8 : -0.1) });
  ladder(v, Math.round(v.w * 0.42), y + 1, deck + 4);
  v.box(Math.round(v.w * 0.7), y - 2, deck + 1, 5, 3, 3, M.clay).cyl(
    Math.round(v.w * 0.2),
    y - 1,
    deck + 1,
    1.6,
    3,
    M.iron,
  );
}

function ladder(v: Vox, x: number, y: number, h: number): void {
  for (const at of [x, x + 5]) v.box(at, y, 0, 1, 1, h, M.woodLt);
  for (let z = 2; z < h; z += 3) v.box(x, y, z, 6, 1, 1, M.woodLt);
}

/**
 * A roof under construction: rafters and battens of fresh wood where it is not covered yet. `covered` is the share of its
 * height that is, at the left end; towards the right the roofers have got half as far.
 */
export function roofFrame(roof: Vox, from: number, to: number, covered = 0.75): Vox {
  const v = new Vox(roof.w, roof.d, roof.h);
  v.stamp(roof, 0, 0, 0);
  const front = (x: number) => from + (to - from) * covered * (1 - 0.6 * (Math.floor(x / 6) / (roof.w / 6)));
  v.fill((x, y, z) => z > front(x) && Math.floor(x) % 7 > 1 && Math.floor(y) % 8 > 0 && z < to - 1.5, null);
  v.paint((x, _y, z) => z + 0.5 > front(x + 0.5), FRAME, 0);
  return v;
}
