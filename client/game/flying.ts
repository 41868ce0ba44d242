import { hash3 } from '#shared/ground/noise.ts';
import type { Rect } from './camera.ts';

/** Something in the air, in world px: where on the ground it is over, and how high. */
export interface Flyer {
  readonly px: number;
  readonly py: number;
  readonly heightPx: number;
  readonly frame: number;
}

/** A flock comes by once in so many ms, wherever one looks. */
const FLOCK_EVERY_MS = 26_000;
const FLOCK_PX_MS = 0.075;
const HEIGHT_PX = 96;
export const FLOCK = 4;
const WINGS_MS = 110;

/** Which flock is on its way at a time. */
export const flockOf = (timeMs: number): number => Math.floor(timeMs / FLOCK_EVERY_MS);

/**
 * Bird `index` of the flock that crosses a rectangle of the world, to the lower left, one behind the other. Null while none
 * crosses, or when this one does not fly with this flock.
 */
export function birdAt(index: number, timeMs: number, view: Rect): Flyer | null {
  const flock = flockOf(timeMs);
  if (index > 1 + Math.floor(hash3(flock, 1, 61) * FLOCK)) return null;
  const width = view.x1 - view.x0 + OUT_OF_SIGHT_PX * 2;
  const along = (timeMs - flock * FLOCK_EVERY_MS) * FLOCK_PX_MS - index * 24;
  if (along < 0 || along > width) return null;
  const middle = view.y0 + (0.2 + hash3(flock, 3, 61) * 0.45) * (view.y1 - view.y0);
  const aside = (index % 2 === 0 ? 1 : -1) * index * 8;
  // wings beat for a while, then the bird glides
  const glides = (timeMs / 1000 + index * 0.7) % 4 > 2.6;
  return {
    px: view.x1 + OUT_OF_SIGHT_PX - along,
    py: middle + (along - width / 2) / 2 + aside + Math.sin(timeMs / 900 + index) * 3,
    heightPx: HEIGHT_PX,
    frame: glides ? 1 : Math.floor(timeMs / WINGS_MS + index) % 4,
  };
}

const OUT_OF_SIGHT_PX = 60;

/** How a butterfly (by day) or a firefly (by night) dances over a blossom; px from its foot. */
export function dancerAt(seed: number, timeMs: number): { dx: number; dy: number; frame: number; shines: number } {
  const phase = hash3(seed, 1, 67) * 60;
  const t = timeMs / 1000 + phase;
  return {
    dx: Math.round(Math.sin(t * 0.9) * 15 + Math.sin(t * 2.3) * 6),
    dy: Math.round(-11 + Math.sin(t * 1.3 + 1) * 7 + Math.sin(t * 3.1) * 3),
    frame: Math.floor(timeMs / 130 + phase) % 2,
    shines: Math.max(0, Math.sin(t * 1.7)),
  };
}

/** One puff of the smoke over a hearth, of `PUFFS` on their way at once; px from where it comes out. */
export const PUFFS = 3;
const PUFF_MS = 3300;

export function puffAt(index: number, seed: number, timeMs: number): { dx: number; dy: number; age: number } {
  const t = (timeMs / PUFF_MS + index / PUFFS + hash3(seed, 2, 71)) % 1;
  return { dx: Math.round(t * t * 9 + Math.sin(t * 7 + seed) * 1.5), dy: Math.round(-t * 26), age: Math.floor(t * 4) };
}

/** 0..1: how many hearths are lit: people cook in the morning, at noon and in the evening. */
export function hearthsLit(minute: number): number {
  const hour = minute / 60;
  if ((hour >= 5.5 && hour < 8) || (hour >= 11.5 && hour < 13.5) || (hour >= 17.5 && hour < 21)) return 1;
  return hour >= 8 && hour < 17.5 ? 0.35 : 0.1;
}

/** The shadow of a cloud on its way over the land: the middle of it, in world px. `CLOUDS` of them, far apart. */
export const CLOUDS = 3;
const CLOUD_PX_MS = 0.011;

export function cloudShadeAt(index: number, timeMs: number, land: Rect): { px: number; py: number } {
  const width = land.x1 - land.x0 + 600;
  const height = land.y1 - land.y0;
  const along = timeMs * CLOUD_PX_MS + (index / CLOUDS) * width + hash3(index, 1, 73) * 200;
  const round = Math.floor(along / width);
  return {
    px: land.x0 - 300 + (along % width),
    py: land.y0 + (0.12 + 0.76 * hash3(index, round, 74)) * height,
  };
}
