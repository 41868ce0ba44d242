import { hash3 } from '#shared/ground/noise.ts';
import { CHUNK_PLOTS, type Chunk, type Plot } from '#shared/village/placing.ts';

/** A quarter of a chunk: the piece of land that a hamlet shares out among a few kinds of things. */
export interface Yard {
  /** the corner with the smallest x and y */
  readonly x: number;
  readonly y: number;
  readonly key: number;
}

export const YARD_PLOTS = 8;
/** Numbers instead of text for plots and yards: villages stay within 2^14 plots of their middle, a thousand chunks across. */
const HALF = 2 ** 14;
const numberOf = (x: number, y: number): number => ((x + HALF) << 15) | (y + HALF);

/** The numbers under which a plot, and the yard that it lies in, are kept. */
export const plotNumber = numberOf;
export const yardNumber = (x: number, y: number): number =>
  numberOf(Math.floor(x / YARD_PLOTS), Math.floor(y / YARD_PLOTS));

export function yardsOf(chunks: readonly Chunk[]): Yard[] {
  const yards: Yard[] = [];
  for (const { cx, cy } of chunks) {
    for (let y = cy * CHUNK_PLOTS; y < (cy + 1) * CHUNK_PLOTS; y += YARD_PLOTS) {
      for (let x = cx * CHUNK_PLOTS; x < (cx + 1) * CHUNK_PLOTS; x += YARD_PLOTS) {
        yards.push({ x, y, key: yardNumber(x, y) });
      }
    }
  }
  return yards;
}

/** How much a yard is made for a kind of thing, 0..1: what gives each hamlet its own mix. */
export const affinity = (yard: Yard, kind: number, seed: number): number => hash3(yard.key, kind, 3, seed);

/** How many of a kind stand together in a yard before the next yard is asked: a handful, another one in every yard. */
export const handful = (yard: Yard, kind: number, seed: number): number =>
  3 + Math.floor(hash3(yard.key, kind, 5, seed) * 5);

/** This share of the yards are commons: grass and trees with little on it, for the eye to rest. */
const COMMONS = 0.18;

/** Round the square there is room to walk between things, and to see them. */
const BY_SQUARE = 0.5;
const isBySquare = ({ x, y }: Plot): boolean => x >= 8 && y >= 8 && x <= 16 && y <= 16;

/** Up to which share of its meadow a yard is built on. On average a little over the 70 % at which land opens [V1]. */
export function crowding(yard: Yard, seed: number): number {
  if (isBySquare(yard)) return BY_SQUARE;
  const chance = hash3(yard.key, 1, 7, seed);
  const more = hash3(yard.key, 4, 7, seed);
  return chance < COMMONS ? 0.25 + 0.15 * more : 0.74 + 0.16 * more;
}

/** Whether a plot lies on the strip that its yard leaves to grass as long as it can: fields of two yards do not run together. */
export function onVerge({ x, y }: Plot, seed: number): boolean {
  const key = yardNumber(x, y);
  const vergeX = hash3(key, 2, 11, seed) < 0.5 ? 0 : YARD_PLOTS - 1;
  const vergeY = hash3(key, 3, 11, seed) < 0.5 ? 0 : YARD_PLOTS - 1;
  const i = x - Math.floor(x / YARD_PLOTS) * YARD_PLOTS;
  const j = y - Math.floor(y / YARD_PLOTS) * YARD_PLOTS;
  return i === vergeX || j === vergeY;
}
