import { SQUARE, type Terrain } from '#shared/village/terrain.ts';
import type { LocalTime } from './daylight.ts';
import { drawn, type Thing } from './things.ts';

/** From dusk until the last ones go home, minutes since midnight. */
const LIT_FROM = 18 * 60 + 20;
const LIT_UNTIL = 23 * 60 + 20;

/** The village's fire on the square burns in the evening: every village has it from its first day. */
export const fireBurns = ({ minute }: LocalTime): boolean => minute >= LIT_FROM && minute < LIT_UNTIL;

export function eveningFire(terrain: Terrain): Thing {
  const x = SQUARE.x + 1.1;
  const y = SQUARE.y - 0.6; // x + y falls on a row: who stands before it is drawn before it
  const footprint = { w: 1, d: 1 };
  const foot = {
    x,
    y,
    zPx: terrain.levelPx(x, y),
    depth: x + y,
    layer: 'upright',
    footprint,
    ribbon: null,
    life: 0,
  } as const;
  return drawn({ key: 'evening fire', frame: 'campfire', ...foot, source: { kind: 'decor' } }, true);
}
