import type { VillagerName } from '#shared/catalogue/scenery.ts';
import type { Plot } from '#shared/village/placing.ts';

/** A villager on the paths; `x` and `y` in fractions of plots. */
export interface Walker {
  readonly name: VillagerName;
  x: number;
  y: number;
  /** 0 looks to the lower left of the screen, then clockwise */
  direction: number;
  /** where it goes, a plot beside the one it stands on */
  goal: Plot;
  /** how far aside of the plots' middles it walks, so that a crowd is not a queue */
  readonly aside: number;
  strideMs: number;
  restMs: number;
  waveMs: number;
}

/** Plots a second: somebody with time. */
const SPEED = 0.55;
const STRIDE_MS = 170;
const WAVE_MS = 1600;
const SIDES = [
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
  { x: 1, y: 0 },
] as const;

export type IsPath = (plot: Plot) => boolean;

/** How many villagers are out: a few live here, and visitors come on top until it would be a crowd [V5]. */
export function villagersOut(visitors: number): number {
  return 11 + Math.min(17, Math.max(0, visitors - 1));
}

export function arrive(name: VillagerName, at: Plot, chance: () => number): Walker {
  const aside = (chance() - 0.5) * 0.5;
  return {
    name,
    x: at.x + 0.5 + aside,
    y: at.y + 0.5 + aside,
    direction: Math.floor(chance() * SIDES.length),
    goal: at,
    aside,
    strideMs: 0,
    restMs: chance() * 3000,
    waveMs: 0,
  };
}

/** One frame of a walk: to the goal, then on to a plot of the path beside it, sometimes with a rest. */
export function walk(walker: Walker, elapsedMs: number, isPath: IsPath, chance: () => number): void {
  walker.waveMs = Math.max(0, walker.waveMs - elapsedMs);
  if (walker.waveMs > 0) return;
  if (walker.restMs > 0) {
    walker.restMs -= elapsedMs;
    walker.strideMs = 0;
    return;
  }
  const dx = walker.goal.x + 0.5 + walker.aside - walker.x;
  const dy = walker.goal.y + 0.5 + walker.aside - walker.y;
  const far = Math.sqrt(dx * dx + dy * dy);
  const step = (SPEED * elapsedMs) / 1000;
  if (far <= step) {
    choose(walker, isPath, chance);
    return;
  }
  walker.x += (dx / far) * step;
  walker.y += (dy / far) * step;
  walker.strideMs += elapsedMs;
}

/** It turns to the viewer and stands for a moment. */
export function startWave(walker: Walker): void {
  walker.waveMs = WAVE_MS;
  walker.direction = walker.direction === 1 || walker.direction === 0 ? 0 : 3;
}

/** The frame's step: 0 stands, 1 and 2 walk. */
export const stepOf = (walker: Walker): number =>
  walker.restMs > 0 || walker.waveMs > 0 ? 0 : 1 + (Math.floor(walker.strideMs / STRIDE_MS) % 2);

function choose(walker: Walker, isPath: IsPath, chance: () => number): void {
  const here = walker.goal;
  const back = (walker.direction + 2) % SIDES.length;
  const ways = SIDES.map((side, direction) => ({ x: here.x + side.x, y: here.y + side.y, direction })).filter(isPath);
  const onward = ways.filter(({ direction }) => direction !== back);
  const straight = onward.find(({ direction }) => direction === walker.direction);
  const choices = onward.length > 0 ? onward : ways;
  const way = straight && chance() < 0.6 ? straight : choices[Math.floor(chance() * choices.length)];
  if (!way || chance() < 0.12) walker.restMs = 900 + chance() * 2600;
  if (!way) return;
  walker.goal = { x: way.x, y: way.y };
  walker.direction = way.direction;
}
