import { fbm, noise } from '#shared/ground/noise.ts';
import type { Character } from './character.ts';
import { SQUARE } from './lines.ts';

/** How far the water lies below the land, in px. */
export const WATER_DROP_PX = 7;
/** Where the first step up from the village's level lies, along (x + y) / 2. */
const FIRST_STEP = 7.6;
/** Half the side of the flat heart of the village, in plots, and where its pull has faded. */
const HEART = 7.5;
const HEART_EDGE = 11;

/**
 * Heights. The land climbs to the back of the screen (towards small x + y) in flights of terraces, without end: so
 * every cliff faces the viewer, and rivers always fall forward.
 */
export interface Relief {
  /** how far down the hillside a point lies: a smooth field */
  hillside(x: number, y: number): number;
  /** lets each terrace have its own shape: a smooth field, -1..1 */
  wobble(x: number, y: number): number;
  /** height in px from the two fields; `ramp` 0 is a cliff, 1 a way up on foot */
  heightPx(hillside: number, wobble: number, ramp: number): number;
}

/** How much of a way up there is at this distance (plots) from the edge of a path. */
export function rampAt(pathDistance: number): number {
  return Math.max(0, Math.min(1, 1 - pathDistance / 0.7));
}

export function reliefOf(seed: number, character: Character): Relief {
  const { flightEvery, steps, stepGap, stepPx, swing } = character;
  const flightPx = steps * stepPx;
  return {
    hillside(x, y) {
      const ax = Math.abs(x - SQUARE.x);
      const ay = Math.abs(y - SQUARE.y);
      const free = Math.max(0, Math.min(1, (Math.max(ax, ay) - HEART) / (HEART_EDGE - HEART)));
      const base = (x + y) / 2;
      return free === 0 ? base : base + (fbm(x / 11, y / 11, seed + 40) - 0.5) * swing * free;
    },
    wobble: (x, y) => noise(x / 5.5, y / 5.5, seed + 44) * 2 - 1,
    heightPx(hillside, wobble, ramp) {
      const width = 0.02 + ramp * 1.25;
      const flight = Math.floor((FIRST_STEP - hillside) / flightEvery);
      let px = flight * flightPx;
      for (let f = flight; f <= flight + 1; f++) {
        for (let i = 0; i < steps; i++) {
          const sway = wobble * (i % 2 ? 0.3 : -0.3) * stepGap;
          const up = (FIRST_STEP - f * flightEvery - i * stepGap + sway - hillside) / width + 0.5;
          px += stepPx * Math.max(0, Math.min(1, up));
        }
      }
      return Math.round(px);
    },
  };
}
