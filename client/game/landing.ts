import { hash3 } from '#shared/ground/noise.ts';

/** How a falling gift is drawn: raised by `liftPx`, stretched or squashed about its foot. */
export interface Pose {
  readonly liftPx: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly alpha: number;
}

export const FALL_MS = 380;
const FALL_PX = 220;
const SQUASH_MS = 80;
const REBOUND_MS = 110;
const REST_MS = 140;
/** From the first sight of the gift to its lying still. */
export const LANDING_MS = FALL_MS + SQUASH_MS + REBOUND_MS + REST_MS;
/** With reduced motion nothing falls: it fades in. */
export const FADE_MS = 400;
const STILL: Pose = { liftPx: 0, scaleX: 1, scaleY: 1, alpha: 1 };

const between = (from: number, to: number, t: number): number => from + (to - from) * Math.min(1, Math.max(0, t));

/** The ceremony, the same for every gift [G10]: it falls, squashes, rebounds and rests. */
export function landingPose(sinceMs: number): Pose {
  if (sinceMs < FALL_MS) {
    const t = Math.max(0, sinceMs / FALL_MS);
    return { liftPx: FALL_PX * (1 - t * t), scaleX: 0.92, scaleY: 1.12, alpha: Math.min(1, t * 3) };
  }
  const squash = (sinceMs - FALL_MS) / SQUASH_MS;
  if (squash < 1) return posed(between(0.92, 1.26, squash), between(1.12, 0.72, squash));
  const rebound = (sinceMs - FALL_MS - SQUASH_MS) / REBOUND_MS;
  if (rebound < 1) return posed(between(1.26, 0.94, rebound), between(0.72, 1.1, rebound));
  const rest = (sinceMs - FALL_MS - SQUASH_MS - REBOUND_MS) / REST_MS;
  return rest < 1 ? posed(between(0.94, 1, rest), between(1.1, 1, rest)) : STILL;
}

export function fadePose(sinceMs: number): Pose {
  return { ...STILL, alpha: between(0, 1, sinceMs / FADE_MS) };
}

const posed = (scaleX: number, scaleY: number): Pose => ({ liftPx: 0, scaleX, scaleY, alpha: 1 });

/** One speck of dust or one heart, `sinceMs` after the landing; px from the foot, null once gone. */
export interface Speck {
  readonly dx: number;
  readonly dy: number;
  readonly scale: number;
  readonly alpha: number;
}

export const DUST = 18;
const DUST_MS = 520;
export const HEARTS = 6;
const HEART_MS = 1200;
export const SPECKS_MS = HEART_MS;

/** Dust flies out along the ground on all sides, and settles. */
export function dustAt(index: number, sinceMs: number, radiusPx: number): Speck | null {
  const t = sinceMs / DUST_MS;
  if (t < 0 || t >= 1) return null;
  const angle = ((index + hash3(index, 1, 7)) / DUST) * Math.PI * 2;
  const reach = radiusPx * (0.5 + (0.5 + hash3(index, 2, 7) * 0.5) * (1 - (1 - t) * (1 - t)));
  const hop = hash3(index, 3, 7) * 14 * t * (1 - t) * 4;
  return {
    dx: Math.cos(angle) * reach,
    dy: (Math.sin(angle) * reach) / 2 - hop,
    scale: between(1.6, 0.4, t),
    alpha: 1,
  };
}

/** A ring of hearts opens above the gift and rises. */
export function heartAt(index: number, sinceMs: number, radiusPx: number): Speck | null {
  const t = sinceMs / HEART_MS;
  if (t < 0 || t >= 1) return null;
  const angle = ((index + 0.5) / HEARTS) * Math.PI * 2;
  const open = radiusPx * (1 - (1 - t) * (1 - t)) * 0.9;
  return {
    dx: Math.cos(angle) * open,
    dy: (Math.sin(angle) * open) / 2 - radiusPx * 0.6 - t * 34,
    scale: between(0.6, 1, t * 4),
    alpha: between(1, 0, (t - 0.6) / 0.4),
  };
}

/** How far the ground trembles, world px, `sinceMs` after the landing. */
export function shakeAt(sinceMs: number): { dx: number; dy: number } {
  const t = sinceMs / 120;
  if (t < 0 || t >= 1) return { dx: 0, dy: 0 };
  return { dx: 0, dy: Math.round(Math.sin(t * Math.PI * 5) * 2 * (1 - t)) };
}
