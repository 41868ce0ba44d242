import { hash3 } from '#shared/ground/noise.ts';
import { project } from '#shared/ground/projection.ts';
import { CHUNK_PLOTS, type Chunk } from '#shared/village/placing.ts';
import type { Pose } from './landing.ts';

/** The small ceremony of land that opens [V1]: the ground comes up, dust flies along its edges, what grows on it pops up. */
const RISE_MS = 900;
const DEPTH_PX = 84;
const POP_MS = 420;
/** The wave runs over the land to the front, ms a plot. */
const WAVE_MS = 34;
const DUST_MS = 800;
export const EDGE_DUST = 36;
/** From the first move until the last bush stands still. */
export const OPENING_MS = RISE_MS + CHUNK_PLOTS * 2 * WAVE_MS + POP_MS;

/** How far below its place the ground lies, px; it comes up a little too far and sinks back. */
export function sunkAt(sinceMs: number): number {
  const t = Math.min(1, Math.max(0, sinceMs / RISE_MS));
  const back = 1.4;
  const eased = 1 + (back + 1) * (t - 1) ** 3 + back * (t - 1) ** 2;
  return Math.round(DEPTH_PX * (1 - eased));
}

/** How something that stands `x`, `y` plots into the chunk pops up: out of nothing, over its height, and to rest. Null at rest. */
export function popAt(sinceMs: number, x: number, y: number): Pose | null {
  const ms = sinceMs - RISE_MS * 0.8 - (x + y) * WAVE_MS;
  if (ms >= POP_MS) return null;
  if (ms <= 0) return { liftPx: 0, scaleX: 1, scaleY: 1, alpha: 0 };
  const t = ms / POP_MS;
  const grown = t < 0.55 ? (t / 0.55) * 1.16 : 1.16 - ((t - 0.55) / 0.45) * 0.16;
  return { liftPx: 0, scaleX: 1.1 - 0.1 * grown, scaleY: Math.max(0.05, grown), alpha: 1 };
}

/** One speck of the dust along the two front edges; world px and how large. Null before the ground is up and once it settled. */
export function edgeDustAt(
  index: number,
  sinceMs: number,
  { cx, cy }: Chunk,
): { px: number; py: number; scale: number } | null {
  const t = (sinceMs - RISE_MS * 0.55 - hash3(index, 1, 83) * 200) / DUST_MS;
  if (t < 0 || t >= 1) return null;
  const along = ((index >> 1) + hash3(index, 2, 83)) / (EDGE_DUST / 2);
  const out = 0.2 + (1 - (1 - t) ** 2) * (0.5 + hash3(index, 3, 83));
  const corner = { x: cx * CHUNK_PLOTS, y: cy * CHUNK_PLOTS };
  const [x, y] =
    index % 2 === 0
      ? [corner.x + along * CHUNK_PLOTS, corner.y + CHUNK_PLOTS + out]
      : [corner.x + CHUNK_PLOTS + out, corner.y + along * CHUNK_PLOTS];
  const { px, py } = project(x, y);
  return { px: Math.round(px), py: Math.round(py - Math.sin(t * Math.PI) * 12), scale: 2.6 - 1.8 * t };
}
