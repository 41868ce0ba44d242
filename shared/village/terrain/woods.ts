import { fbm } from '#shared/ground/noise.ts';
import type { Character } from './character.ts';
import { SQUARE } from './lines.ts';

/** Above this a plot is wooded. */
export const WOODED = 0.44;

/** Density of the forest at a point, about -1..1.5: blobs with clearings, thick behind the first village, none in its heart. */
export function forestOf(seed: number, character: Character): (x: number, y: number) => number {
  return (x, y) => {
    const dx = x - SQUARE.x;
    const dy = y - SQUARE.y;
    const heart = Math.sqrt(dx * dx + dy * dy);
    const back = Math.max(0, Math.min(1, (7 - (x + y) / 2) / 5)) * (heart < 30 ? 0.75 : 0);
    const corner = Math.max(0, Math.min(1, (Math.abs(x - y) - 19) / 6)) * (heart < 26 ? 0.55 : 0);
    const open = Math.max(0, Math.min(1, (12.5 - heart) / 4)) * 1.4;
    const front = Math.max(0, Math.min(1, ((x + y) / 2 - 20) / 4)) * (heart < 24 && Math.abs(x - y) < 20 ? 0.4 : 0);
    return character.woods + (fbm(x / 9, y / 9, seed + 31) - 0.42) * 2 + Math.max(back, corner) - Math.max(open, front);
  };
}
