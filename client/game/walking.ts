import type { VillagerName } from '#shared/catalogue/scenery.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Place } from './errands.ts';
import { stayMs } from './errands.ts';
import { directionTo, type IsPath, SIDES } from './ways.ts';

/** A villager on the paths; `x` and `y` in fractions of plots. */
export interface Walker {
  readonly name: VillagerName;
  x: number;
  y: number;
  /** 0 looks to the lower left of the screen, then clockwise */
  direction: number;
  /** the plot it walks to now, beside the one it stands on */
  next: Plot;
  /** the plots after that */
  way: readonly Plot[];
  /** why it goes there; null: a stroll */
  errand: Place | null;
  /** how far aside of the plots' middles it walks, so that a crowd is not a queue */
  readonly aside: number;
  strideMs: number;
  restMs: number;
  greetMs: number;
}

/** Plots a second: somebody with time. */
const SPEED = 0.55;
const STRIDE_MS = 170;
const WAVE_MS = 1600;
const CLAP_MS = 2600;
/** Arms up and down. */
const ARMS_MS = 190;

/** Decides where a walker goes whose way is over: null is a stroll. */
export type NextErrand = (walker: Walker) => { readonly place: Place; readonly way: readonly Plot[] } | null;

/** How many villagers are out: a few live here, fewer late at night; visitors come on top until it would be a crowd [V5]. */
export function villagersOut(visitors: number, minute: number): number {
  const late = minute < 5 * 60 || minute >= 22 * 60 + 30;
  return (late ? 5 : 12) + Math.min(17, Math.max(0, visitors - 1));
}

export function arrive(name: VillagerName, at: Plot, chance: () => number): Walker {
  const aside = (chance() - 0.5) * 0.5;
  return {
    name,
    x: at.x + 0.5 + aside,
    y: at.y + 0.5 + aside,
    direction: Math.floor(chance() * SIDES.length),
    next: at,
    way: [],
    errand: null,
    aside,
    strideMs: 0,
    restMs: chance() * 2500,
    greetMs: 0,
  };
}

/** Elsewhere at once: only where nobody sees it. */
export function moveTo(walker: Walker, plot: Plot): void {
  walker.x = plot.x + 0.5 + walker.aside;
  walker.y = plot.y + 0.5 + walker.aside;
  walker.next = plot;
  walker.way = [];
  walker.errand = null;
  walker.restMs = 0;
}

export interface Surroundings {
  readonly isPath: IsPath;
  readonly nextErrand: NextErrand;
  readonly chance: () => number;
}

/** One frame of a walk: on to the next plot of the way; at its end a while before what one came for, then off again. */
export function walk(walker: Walker, elapsedMs: number, around: Surroundings): void {
  if (walker.greetMs > 0) {
    walker.greetMs = Math.max(0, walker.greetMs - elapsedMs);
    return;
  }
  if (walker.restMs > 0) {
    walker.restMs -= elapsedMs;
    walker.strideMs = 0;
    return;
  }
  const dx = walker.next.x + 0.5 + walker.aside - walker.x;
  const dy = walker.next.y + 0.5 + walker.aside - walker.y;
  const far = Math.sqrt(dx * dx + dy * dy);
  const step = (SPEED * elapsedMs) / 1000;
  if (far <= step) {
    goOn(walker, around);
    return;
  }
  walker.x += (dx / far) * step;
  walker.y += (dy / far) * step;
  walker.strideMs += elapsedMs;
}

/** It turns to the viewer, stands for a moment and waves. */
export function startWave(walker: Walker): void {
  walker.greetMs = WAVE_MS;
  walker.direction = walker.direction === 1 || walker.direction === 0 ? 0 : 3;
}

/** It turns to what has just come, and claps. */
export function startClapping(walker: Walker, at: { readonly x: number; readonly y: number }): void {
  walker.greetMs = CLAP_MS;
  walker.direction = directionTo(at.x - walker.x, at.y - walker.y);
}

/** The frame's step: 0 stands, 1 and 2 walk, 3 has its arms up. */
export function stepOf(walker: Walker): number {
  if (walker.greetMs > 0) return armsAt(walker.greetMs);
  return walker.restMs > 0 ? 0 : 1 + (Math.floor(walker.strideMs / STRIDE_MS) % 2);
}

/** Arms go up and down: of somebody who waves or claps. */
export const armsAt = (ms: number): number => (Math.floor(ms / ARMS_MS) % 2 === 0 ? 3 : 0);

function goOn(walker: Walker, around: Surroundings): void {
  const [next, ...way] = walker.way;
  if (next) {
    walker.direction = directionTo(next.x - walker.next.x, next.y - walker.next.y);
    walker.next = next;
    walker.way = way;
    return;
  }
  if (walker.errand) {
    const { kind, faces } = walker.errand;
    walker.direction = directionTo(faces.x - walker.x, faces.y - walker.y);
    walker.restMs = stayMs(kind, around.chance);
    walker.errand = null;
    return;
  }
  const errand = around.nextErrand(walker);
  if (!errand) {
    stroll(walker, around);
    return;
  }
  walker.errand = errand.place;
  walker.way = errand.way;
}

/** A plot on, rather straight ahead, sometimes with a rest. */
function stroll(walker: Walker, { isPath, chance }: Surroundings): void {
  const here = walker.next;
  const back = (walker.direction + 2) % SIDES.length;
  const ways = SIDES.map((side, direction) => ({ x: here.x + side.x, y: here.y + side.y, direction })).filter(isPath);
  const onward = ways.filter(({ direction }) => direction !== back);
  const straight = onward.find(({ direction }) => direction === walker.direction);
  const choices = onward.length > 0 ? onward : ways;
  const way = straight && chance() < 0.6 ? straight : choices[Math.floor(chance() * choices.length)];
  if (!way || chance() < 0.12) walker.restMs = 900 + chance() * 2600;
  if (!way) return;
  walker.next = { x: way.x, y: way.y };
  walker.direction = way.direction;
}
