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

/** Plots from which the river is heard. */
const HEARD_FROM = 9;

/** 0..1 in tenths: how near the river sounds at so many plots from its edge. */
export const riverNearness = (riverDistance: number): number =>
  Math.round(10 * Math.min(1, Math.max(0, 1 - riverDistance / HEARD_FROM))) / 10;

/** Where a fish swims: along the screen, under the surface. */
export interface Fish {
  readonly px: number;
  readonly py: number;
  readonly phase: number;
}

const FISH_SHARE = 0.16;
/** Plots from the bank that a fish keeps, over all of its way. */
const DEEP = -0.75;
const SWIM_MS = 7000;
const SWIM_PX = 34;

export function fishIn(terrain: Terrain, { cx, cy }: Chunk): Fish[] {
  const fish: Fish[] = [];
  for (let y = cy * CHUNK_PLOTS; y < (cy + 1) * CHUNK_PLOTS; y++) {
    for (let x = cx * CHUNK_PLOTS; x < (cx + 1) * CHUNK_PLOTS; x++) {
      if (terrain.plotKind(x, y) !== 'water' || hash3(x, y, 31) > FISH_SHARE) continue;
      const at = { x: x + 0.5, y: y + 0.5 };
      const level = terrain.levelPx(at.x, at.y);
      // half of its way to either side along the screen, in plots
      const wide = SWIM_PX / 2 / 64;
      const isDeep = [-wide, wide].every((d) => {
        const there = { x: at.x + d, y: at.y - d };
        return terrain.riverDistance(there.x, there.y) < DEEP && terrain.levelPx(there.x, there.y) === level;
      });
      if (!isDeep || terrain.pathDistance(at.x, at.y) < 1) continue;
      const { px, py } = project(at.x, at.y, level - WATER_DROP_PX);
      fish.push({ px: Math.round(px), py: Math.round(py), phase: hash3(x, y, 33) });
    }
  }
  return fish;
}

/** A fish rises out of the deep, swims to the right and is gone again. */
export function fishAt(
  { px, py, phase }: Fish,
  timeMs: number,
): { px: number; py: number; frame: number; alpha: number } {
  const t = (timeMs / SWIM_MS + phase) % 1;
  const seen = t < 0.6 ? Math.min(1, t * 10, (0.6 - t) * 10) : 0;
  return {
    px: px + Math.round((t / 0.6 - 0.5) * SWIM_PX),
    py: py + Math.round(Math.sin(t * 12) * 1.5),
    frame: [0, 1, 2, 1][Math.floor(timeMs / 160 + phase * 10) % 4] ?? 1,
    alpha: Math.round(seen * 4) / 5,
  };
}
