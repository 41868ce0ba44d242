import { hash3 } from '#shared/ground/noise.ts';
import { project } from '#shared/ground/projection.ts';
import { CHUNK_PLOTS, type Chunk } from '#shared/village/placing.ts';
import { type Terrain, WATER_DROP_PX } from '#shared/village/terrain.ts';

/** Where the water glitters: a short dash that comes and goes, in whole world pixels. */
export interface Ripple {
  readonly px: number;
  readonly py: number;
  /** px */
  readonly length: number;
  /** 0..1 of its life at time 0 */
  readonly phase: number;
}

/** Plots from the bank: nearer, a dash would glitter on the sand. */
const OFF_BANK = -0.3;
const PER_PLOT = 3;
const LIFE_MS = 2600;

export function ripplesOf(terrain: Terrain, { cx, cy }: Chunk): Ripple[] {
  const ripples: Ripple[] = [];
  for (let y = cy * CHUNK_PLOTS; y < (cy + 1) * CHUNK_PLOTS; y++) {
    for (let x = cx * CHUNK_PLOTS; x < (cx + 1) * CHUNK_PLOTS; x++) {
      if (terrain.plotKind(x, y) !== 'water') continue;
      for (let i = 0; i < PER_PLOT; i++) {
        const at = { x: x + hash3(x, y, i * 4 + 1), y: y + hash3(x, y, i * 4 + 2) };
        if (terrain.riverDistance(at.x, at.y) > OFF_BANK) continue;
        const { px, py } = project(at.x, at.y, terrain.levelPx(at.x, at.y) - WATER_DROP_PX);
        const length = 4 + Math.floor(hash3(x, y, i * 4 + 3) * 8);
        ripples.push({ px: Math.round(px), py: Math.round(py), length, phase: hash3(x, y, i * 4 + 4) });
      }
    }
  }
  return ripples;
}

/** How a ripple looks at a time: it grows, drifts a little with the water and goes; alpha in clear steps, never a haze. */
export function rippleAt(ripple: Ripple, timeMs: number): { dx: number; length: number; alpha: number } {
  const t = (timeMs / LIFE_MS + ripple.phase) % 1;
  const strength = t < 0.5 ? t * 2 : (1 - t) * 2;
  return {
    dx: Math.round((0.5 - t) * 8),
    length: Math.max(1, Math.round(ripple.length * strength)),
    alpha: strength < 0.25 ? 0 : strength < 0.55 ? 0.5 : 1,
  };
}
