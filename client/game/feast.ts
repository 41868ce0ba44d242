import { hash3 } from '#shared/ground/noise.ts';
import type { Cheer } from './cheering.ts';
import type { Speck } from './landing.ts';
import { directionTo } from './ways.ts';

/** How long people dance round a work that is done. What they hung up stays for the day. */
export const FEAST_MS = 10_000;
/** As many come to every work, whatever it cost [G10]. */
export const FEASTERS = 12;
const COME_MS = 700;
const COME_PLOTS = 1.1;
const APART_MS = 60;
/** Plots from the edge of the work at which they dance: inside its garland. */
const APART = 0.78;
/** They go round hand in hand for a while, then stop and clap. */
const ROUND_MS = 1100;
const CLAP_MS = 900;
/** As far as they get in one round: to where the next one stood. */
const STRIDE = (Math.PI * 2) / FEASTERS;
const STEP_MS = 130;

/** One of those who dance, from the middle of the work, in plots; null before they come and once they are gone. */
export function feasterAt(index: number, sinceMs: number, radius: number): Cheer | null {
  const ms = sinceMs - index * APART_MS;
  const leaving = ms - (FEAST_MS - COME_MS - FEASTERS * APART_MS);
  if (ms < 0 || leaving > COME_MS) return null;
  const coming = Math.min(1, ms / COME_MS);
  const going = Math.max(0, leaving / COME_MS);
  const turn = sinceMs / (ROUND_MS + CLAP_MS);
  const inTurnMs = (turn - Math.floor(turn)) * (ROUND_MS + CLAP_MS);
  const round = Math.min(1, inTurnMs / ROUND_MS);
  const angle = ((index + 0.5) / FEASTERS) * Math.PI * 2 + (Math.floor(turn) + round) * STRIDE;
  const reach = radius + APART + COME_PLOTS * (1 - coming + going);
  const [x, y] = [Math.cos(angle) * reach, Math.sin(angle) * reach];
  const walks = round < 1 || coming < 1 || going > 0;
  const beat = Math.floor((inTurnMs + index * 37) / STEP_MS) % 2;
  const heading = going > 0 ? directionTo(x, y) : coming < 1 ? directionTo(-x, -y) : directionTo(-y, x);
  return {
    x,
    y,
    direction: walks ? heading : directionTo(-x, -y),
    step: walks ? 1 + beat : beat === 0 ? 3 : 0,
    hopPx: !walks && beat === 0 ? 2 : 0,
    alpha: Math.min(coming * 2, (1 - going) * 2, 1),
  };
}

/** Where nothing is to move, they stand round the work, every other one with arms up, and are gone at the end. */
export function feasterStill(index: number, sinceMs: number, radius: number): Cheer | null {
  if (sinceMs > FEAST_MS) return null;
  const angle = ((index + 0.5) / FEASTERS) * Math.PI * 2;
  const [x, y] = [Math.cos(angle) * (radius + APART), Math.sin(angle) * (radius + APART)];
  return { x, y, direction: directionTo(-x, -y), step: index % 2 === 0 ? 3 : 0, hopPx: 0, alpha: 1 };
}

export const PETALS = 42;
/** Steps of the palette: clay, gold, water, rose, grass, white. */
export const PETAL_TINTS = [0xda6046, 0xfcc64c, 0x50b8d1, 0xec809e, 0x9ecd5c, 0xfffaec] as const;
const PETAL_MS = 2600;
const PETAL_PX = 92;

/** Petals are thrown up all the while, sway down over the work, and lie for a moment; px from its foot. */
export function petalAt(index: number, sinceMs: number, radiusPx: number): Speck | null {
  const startMs = COME_MS + hash3(index, 1, 53) * PETAL_MS;
  const ms = sinceMs - startMs;
  const thrown = Math.floor(ms / PETAL_MS);
  if (ms < 0 || startMs + (thrown + 1) * PETAL_MS > FEAST_MS) return null;
  const t = ms / PETAL_MS - thrown;
  const across = (hash3(index, thrown, 54) - 0.5) * radiusPx * 3.2;
  const along = (hash3(index, thrown, 55) - 0.5) * radiusPx * 1.2;
  const fallen = Math.min(1, t / 0.85);
  return {
    dx: Math.round(across + Math.sin(t * 9 + index) * 5),
    dy: Math.round(along - PETAL_PX * (1 - fallen)),
    scale: 1,
    alpha: Math.min(1, t * 8, (1 - t) * 8),
  };
}

export const NOTES = 4;
const NOTE_MS = 1800;

/** Notes of the music rise at the corners of the work, one after the other. */
export function noteAt(index: number, sinceMs: number, radiusPx: number): Speck | null {
  const ms = sinceMs - COME_MS - (index * NOTE_MS) / NOTES;
  const sung = Math.floor(ms / NOTE_MS);
  if (ms < 0 || sinceMs > FEAST_MS - COME_MS) return null;
  const t = ms / NOTE_MS - sung;
  const side = (hash3(index, sung, 56) - 0.5) * radiusPx * 2.4;
  return {
    dx: Math.round(side + Math.sin(t * 7 + index) * 3),
    dy: Math.round(-24 - t * 46),
    scale: 1,
    alpha: Math.min(1, t * 6, (1 - t) * 3),
  };
}
