import { CHUNK_PLOTS, type Plot, plotKey, ring } from '#shared/village/placing.ts';
import { SQUARE } from '#shared/village/terrain.ts';
import { kindOf, type Place } from './errands.ts';
import { spriteOf, type Thing } from './things.ts';
import type { IsPath } from './ways.ts';

/** Plots from a path within which something can be gone and seen. */
const NEAR = 2;
/** Plots from the middle of the screen beyond which nobody is sent. */
const REACH = CHUNK_PLOTS * 1.25;
/** More than this nobody can choose from. */
const MOST = 240;

/** Where to stand before things that were looked at before; the paths of open land do not change. */
export type KnownStands = Map<string, Plot | null>;

/** Things looked at in one bit of a search, and as how many counts one beside which nobody stood before. */
const A_BIT = 500;
const NEW_STAND = 25;

/**
 * Looks for the places near the middle of the screen that villagers go to: what was given or is being built by a path, and the
 * square. Bit by bit: a frame has no time to look through ten thousand gifts, and nobody waits for the places.
 */
export function* searchPlaces(
  things: Iterable<Thing>,
  isPath: IsPath,
  known: KnownStands,
  middle: Point,
): Generator<undefined, Place[]> {
  const places = isFarOff(SQUARE, middle) ? [] : squarePlaces(isPath);
  let left = A_BIT;
  for (const thing of things) {
    if (places.length >= MOST) break;
    if (left-- <= 0) {
      yield;
      left = A_BIT;
    }
    const { kind } = thing.source;
    if ((kind !== 'placement' && kind !== 'step') || isFarOff(thing.middle, middle)) continue;
    const where = `${thing.middle.x},${thing.middle.y}`;
    let stand = known.get(where);
    if (stand === undefined) {
      stand = standBeside(thing.middle, thing.radiusPx / 32, isPath);
      known.set(where, stand);
      left -= NEW_STAND;
    }
    if (stand) places.push({ kind: kindOf(spriteOf(thing), thing.alive), stand, faces: thing.middle });
  }
  return places;
}

/** In fractions of plots. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const isFarOff = (at: Point, middle: Point): boolean =>
  Math.max(Math.abs(at.x - middle.x), Math.abs(at.y - middle.y)) > REACH;

/** Path plots just out of sight, where people come from when the player looks elsewhere; `edge` plots from the middle nothing is seen. */
export function pathBeyond(isPath: IsPath, middle: Point, edge: number): Plot[] {
  const from = { x: Math.floor(middle.x), y: Math.floor(middle.y) };
  const plots: Plot[] = [];
  for (let r = edge; r < edge + BEYOND; r += 2) plots.push(...[...ring(from, r)].filter(isPath));
  return plots;
}

/** Plots deep that the rim is from which people come. */
const BEYOND = 8;

/** The nearest plot of the path within reach of something's edge. */
function standBeside(middle: { x: number; y: number }, radius: number, isPath: IsPath): Plot | null {
  const from = { x: Math.floor(middle.x), y: Math.floor(middle.y) };
  const reach = Math.ceil(radius) + NEAR;
  let best: Plot | null = null;
  let nearest = (radius + NEAR) ** 2;
  for (let r = 0; r <= reach; r++) {
    for (const plot of ring(from, r)) {
      const far = (plot.x + 0.5 - middle.x) ** 2 + (plot.y + 0.5 - middle.y) ** 2;
      if (far >= nearest || !isPath(plot)) continue;
      best = plot;
      nearest = far;
    }
  }
  return best;
}

/** The old tree's shade, where people meet. */
function squarePlaces(isPath: IsPath): Place[] {
  const places: Place[] = [];
  const middle = { x: Math.floor(SQUARE.x), y: Math.floor(SQUARE.y) };
  for (let r = 0; r <= 2; r++) {
    for (const plot of ring(middle, r)) {
      if (isPath(plot)) places.push({ kind: 'square', stand: plot, faces: SQUARE });
    }
  }
  return places;
}

/** Path plots near the square, where people are when the village comes into sight. */
export function pathNearSquare(isPath: IsPath): Plot[] {
  const plots = new Map<string, Plot>();
  const reach = CHUNK_PLOTS * 0.6;
  for (let y = Math.floor(SQUARE.y - reach); y <= SQUARE.y + reach; y++) {
    for (let x = Math.floor(SQUARE.x - reach); x <= SQUARE.x + reach; x++) {
      if (isPath({ x, y })) plots.set(plotKey({ x, y }), { x, y });
    }
  }
  return [...plots.values()];
}
