import { PLOT_VOXELS } from '#shared/ground/noise.ts';
import { material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { drawn } from './emblem.ts';
import { M } from './materials.ts';

const ROPE = material('straw', 4.4, { contrast: 0.3, rim: false, outline: false });
const CHALK = material('stone', 4.6, { contrast: 0.3, rim: false, outline: false });
/** Low, so that the gift is what is seen, and the ribbon lies round its foot. */
const POST_HEIGHT = 8;
const INSET = 2; // stakes stand just inside the plots they mark

/** Which side of a footprint: the edges behind what stands there, or those before it. */
export type Side = 'back' | 'front';

/**
 * Stakes with a ribbon round w x d plots: the gift is promised, the real thing is still to come [V2]. Drawn in two halves,
 * so that the promised thing stands between them.
 */
export function stakes(w: number, d: number, side: Side): Vox {
  const v = new Vox(w * PLOT_VOXELS, d * PLOT_VOXELS, POST_HEIGHT + 4);
  const [right, low] = [v.w - INSET - 2, v.d - INSET - 2];
  const [x, y] = side === 'back' ? [INSET, INSET] : [right, low];
  for (let at = 0; at <= w; at++) post(v, Math.min(right, Math.max(INSET, at * PLOT_VOXELS - 1)), y);
  for (let at = 0; at <= d; at++) post(v, x, Math.min(low, Math.max(INSET, at * PLOT_VOXELS - 1)));
  for (let i = INSET; i <= right; i++) v.box(i, y, ropeHeight(i), 1, 1, 1, ROPE);
  for (let i = INSET; i <= low; i++) v.box(x, i, ropeHeight(i), 1, 1, 1, ROPE);
  if (side === 'front') bow(v, right, low);
  return v;
}

function post(v: Vox, x: number, y: number): void {
  v.box(x, y, 0, 2, 2, POST_HEIGHT, M.woodLt);
  v.box(x, y, POST_HEIGHT - 2, 2, 2, 1, M.red);
}

/** The rope sags a little between stakes. */
function ropeHeight(along: number): number {
  const t = (along % PLOT_VOXELS) / PLOT_VOXELS;
  return POST_HEIGHT - 2 - Math.round(3 * t * (1 - t) * 4);
}

/** Tied to the front stake: two loops, a knot between them, two ends hanging. */
function bow(v: Vox, x: number, y: number): void {
  const z = POST_HEIGHT - 4;
  v.box(x - 3, y + 2, z, 4, 1, 3, M.red).box(x + 2, y - 3, z, 1, 4, 3, M.red);
  v.box(x + 1, y + 2, z, 2, 1, 2, M.red, { tone: 0.9 }).box(x + 2, y + 1, z, 1, 1, 2, M.red, { tone: 0.9 });
  v.box(x - 1, y + 2, z - 3, 1, 1, 3, M.red, { tone: -0.4 }).box(x + 2, y - 1, z - 3, 1, 1, 3, M.red, { tone: -0.4 });
}

const BENT_ARROW = ['....##..', '....###.', '########', '########', '##..###.', '##..##..'] as const;

/** A low signpost with an arrow that bends: the plan had to change here [V2]. */
export function changedSign(): Vox {
  const v = new Vox(12, 8, 18);
  v.box(5, 2, 0, 2, 2, 6, M.wood);
  v.box(0, 2, 5, 12, 2, 10, M.woodDk).box(1, 4, 6, 10, 1, 8, M.cream);
  drawn(BENT_ARROW, (x, row) => v.box(2 + x, 4, 12 - row, 1, 1, 1, M.blue, { tone: -0.4 }));
  v.box(0, 1, 15, 12, 4, 1, M.clay); // a small roof against the rain
  return v;
}

/** A dashed chalk line round w x d plots: somebody is paying for something here [G3]. */
export function chalk(w: number, d: number): Vox {
  const v = new Vox(w * PLOT_VOXELS, d * PLOT_VOXELS, 1);
  const edge = (along: number) => along % 8 < 5;
  v.fill((x, y) => {
    const nearX = x < 3 ? x : v.w - x;
    const nearY = y < 3 ? y : v.d - y;
    return (
      (nearX > 1 && nearX < 3 && y > 1 && v.d - y > 1 && edge(y)) ||
      (nearY > 1 && nearY < 3 && x > 1 && v.w - x > 1 && edge(x))
    );
  }, CHALK);
  return v;
}
