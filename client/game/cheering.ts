import { FALL_MS } from './landing.ts';
import { armsAt } from './walking.ts';
import { directionTo } from './ways.ts';

/** One of the neighbours who come running to a gift: where from its middle, in plots, and how it is drawn. */
export interface Cheer {
  readonly x: number;
  readonly y: number;
  readonly direction: number;
  readonly step: number;
  readonly hopPx: number;
  readonly alpha: number;
}

/** A ring of as many, for every gift [G10]. */
export const CHEERERS = 6;
const RUN_MS = 420;
const CLAP_MS = 2300;
/** Plots that they come running. */
const RUN_PLOTS = 1.3;
/** Plots from the edge of the gift at which they stop. */
const APART = 0.9;
const APART_MS = 70;
const STRIDE_MS = 90;
/** From the moment the gift falls until the last of them is gone. */
export const CHEERING_MS = FALL_MS + RUN_MS * 2 + CLAP_MS + CHEERERS * APART_MS;

/**
 * The ring of neighbours, `sinceMs` after the gift began to fall: they come running, clap for it facing it, and go.
 * `radius` is the gift's own, in plots. Null before and after.
 */
export function cheerAt(index: number, sinceMs: number, radius: number): Cheer | null {
  const ms = sinceMs - FALL_MS * 0.5 - index * APART_MS;
  const leaving = ms - RUN_MS - CLAP_MS;
  if (ms < 0 || leaving > RUN_MS) return null;
  const coming = Math.min(1, ms / RUN_MS);
  const going = Math.max(0, leaving / RUN_MS);
  const angle = ((index + 0.5) / CHEERERS) * Math.PI * 2;
  const reach = radius + APART + RUN_PLOTS * (1 - coming + going);
  const x = Math.cos(angle) * reach;
  const y = Math.sin(angle) * reach;
  const runs = coming < 1 || going > 0;
  const step = runs ? 1 + (Math.floor(ms / STRIDE_MS) % 2) : armsAt(ms + index * 60);
  return {
    x,
    y,
    direction: going > 0 ? directionTo(x, y) : directionTo(-x, -y),
    step,
    hopPx: step === 3 ? 2 : 0,
    alpha: Math.min(coming * 2, (1 - going) * 2, 1),
  };
}
