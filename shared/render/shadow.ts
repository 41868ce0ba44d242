import type { VoxelGrid } from '../voxel/grid.ts';
import { LIGHT } from './light.ts';
import { type Shadow, strayPixels } from './sprite.ts';

/** The shadow that a model throws on flat ground, to the right. */
export function castShadow(v: VoxelGrid): Shadow {
  const reach = Math.ceil(v.h * 0.7);
  const w = v.w + v.d + reach * 2;
  const h = Math.ceil((v.w + v.d) / 2) + reach + 8;
  const ox = v.d + 8;
  const oy = reach;
  const on = new Uint8Array(w * h);
  for (let py = 0; py < h; py++)
    for (let px = 0; px < w; px++) {
      const sx = px + 0.5 - ox;
      const sy = py + 0.5 - oy;
      if (shaded(v, sy + sx / 2, sy - sx / 2)) on[py * w + px] = 1;
    }
  for (const stray of strayPixels(w, h, (p) => on[p] === 1)) on[stray] = 0;
  return { w, h, ox, oy, on };
}

/** Walks from a place on the ground to the light. */
function shaded(v: VoxelGrid, groundX: number, groundY: number): boolean {
  let x = groundX;
  let y = groundY;
  let z = 0.2;
  for (let step = 0; step < v.h * 1.6 + 4; step++) {
    if (v.solid(Math.floor(x), Math.floor(y), Math.floor(z))) return true;
    x += LIGHT[0] * 0.7;
    y += LIGHT[1] * 0.7;
    z += LIGHT[2] * 0.7;
    if (z > v.h || x < 0 || y > v.d) return false; // past the model: the way to the light never turns back
  }
  return false;
}
