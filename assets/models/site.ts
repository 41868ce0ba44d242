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

/** A building up to `cut` voxels: hollow, its walls ragged, with a scaffold round it. */
export function halfBuilt(whole: Vox, cut: number): Vox {
  const v = new Vox(whole.w, whole.d, cut + 10);
  v.stamp(whole, 0, 0, 0);
  v.fill((x, y, z) => z > cut - 3 + hash3(Math.floor((x + y) / 6), Math.floor((x - y) / 9), 2) * 4, null);
  hollow(v, whole);
  scaffold(v, cut);
  return v;
}

/** Takes out what lies deeper than a wall, down to a floor of earth. */
function hollow(v: Vox, whole: Vox): void {
  const deep = (px: number, py: number, pz: number) => {
    const [x, y, z] = [Math.floor(px), Math.floor(py), Math.floor(pz)];
    return [-WALL, 0, WALL].every((dx) => [-WALL, 0, WALL].every((dy) => whole.solid(x + dx, y + dy, z)));
  };
  v.fill((x, y, z) => z > FLOOR && z < FLOOR + 1 && deep(x, y, z), FIELD.mud);
  v.fill((x, y, z) => z > FLOOR + 1 && deep(x, y, z), null);
}

/** Poles and planks along the two sides that one sees. */
function scaffold(v: Vox, cut: number): void {
  const [x, y] = [v.w - 3, v.d - 3];
  const poles = (length: number) => [2, Math.round(length / 3), Math.round((length * 2) / 3), length - 3];
  for (const at of poles(v.w)) v.box(at, y, 0, 1, 1, cut + 8, M.wood);
  for (const at of poles(v.d)) v.box(x, at, 0, 1, 1, cut + 8, M.wood);
  const deck = Math.round(cut * 0.7);
  v.box(2, y - 2, deck, v.w - 3, 3, 1, M.woodLt, { tone: (a) => (a % 9 === 0 ? -0.8 : -0.1) });
  v.box(x - 2, 2, deck, 3, v.d - 3, 1, M.woodLt, { tone: (_a, b) => (b % 9 === 0 ? -0.8 : -0.1) });
}
