import { PLOT_VOXELS } from '#shared/ground/noise.ts';
import { type Material, material } from '../voxel/material.ts';
import { Vox } from '../voxel/vox.ts';
import { drawn } from './emblem.ts';
import { M } from './materials.ts';

const RED = material('clay', 3, { contrast: 0.4, rim: false, outline: false });
const WHITE = material('stone', 4.8, { contrast: 0.2, rim: false, outline: false });
const CHALK = material('stone', 4.6, { contrast: 0.3, rim: false, outline: false });
const POST_HEIGHT = 13;
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
  for (let i = INSET; i <= right; i++) v.box(i, y, ribbonHeight(i), 1, 1, 2, stripe(i));
  for (let i = INSET; i <= low; i++) v.box(x, i, ribbonHeight(i), 1, 1, 2, stripe(i));
  if (side === 'front') bow(v, right, low);
  return v;
}

function post(v: Vox, x: number, y: number): void {
  v.box(x, y, 0, 2, 2, POST_HEIGHT, M.woodLt);
  v.box(x, y, POST_HEIGHT - 2, 2, 2, 1, M.red);
}

/** The ribbon sags a little between stakes. */
function ribbonHeight(along: number): number {
  const t = (along % PLOT_VOXELS) / PLOT_VOXELS;
  return POST_HEIGHT - 3 - Math.round(4 * t * (1 - t) * 3);
}

function stripe(along: number): Material {
  return along % 8 < 4 ? RED : WHITE;
}

function bow(v: Vox, x: number, y: number): void {
  v.box(x - 2, y + 2, POST_HEIGHT - 4, 2, 1, 3, M.red).box(x + 2, y + 2, POST_HEIGHT - 4, 2, 1, 3, M.red);
  v.box(x, y + 2, POST_HEIGHT - 4, 2, 1, 2, M.red, { tone: 0.8 });
  v.box(x - 1, y + 2, POST_HEIGHT - 8, 1, 1, 4, M.red, { tone: -0.4 }).box(
    x + 2,
    y + 2,
    POST_HEIGHT - 7,
    1,
    1,
    3,
    M.red,
  );
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
