import type { GrazerName } from '#shared/catalogue/scenery.ts';
import { directionTo } from './ways.ts';

/** An animal that stays near its place; all in fractions of plots. */
export interface Grazer {
  readonly name: GrazerName;
  readonly home: { readonly x: number; readonly y: number };
  x: number;
  y: number;
  goal: { x: number; y: number };
  direction: number;
  strideMs: number;
  restMs: number;
  /** head down: at rest only */
  grazes: boolean;
}

/** Plots from home that it strays, plots a second, and how long it stays where it is, ms. */
const HABITS: Readonly<Record<GrazerName, { reach: number; speed: number; rest: readonly [number, number] }>> = {
  goat: { reach: 1.1, speed: 0.42, rest: [1800, 7000] },
  zebu: { reach: 0.9, speed: 0.26, rest: [3500, 11_000] },
  alpaca: { reach: 1.1, speed: 0.36, rest: [2400, 8000] },
  hen: { reach: 0.9, speed: 0.55, rest: [700, 3200] },
};
const STRIDE_MS = 190;
const GRAZE_SHARE = 0.65;

/** What a sprite's animals are when they walk about; null for everything else. */
export const grazerOf = (sprite: string): GrazerName | null => GRAZERS[sprite] ?? null;
const GRAZERS: Readonly<Record<string, GrazerName>> = { goat: 'goat', zebu: 'zebu', alpaca: 'alpaca', hens: 'hen' };

export function settle(name: GrazerName, home: { x: number; y: number }, chance: () => number): Grazer {
  return {
    name,
    home,
    x: home.x,
    y: home.y,
    goal: home,
    direction: Math.floor(chance() * 4),
    strideMs: 0,
    restMs: chance() * HABITS[name].rest[1],
    grazes: chance() < GRAZE_SHARE,
  };
}

/** Where an animal may set its foot. */
export type IsPasture = (animal: Grazer, x: number, y: number) => boolean;

/** One frame: it grazes or looks about, then walks a little, never far from home nor into what is built. */
export function graze(animal: Grazer, elapsedMs: number, isPasture: IsPasture, chance: () => number): void {
  if (animal.restMs > 0) {
    animal.restMs -= elapsedMs;
    if (animal.restMs <= 0) wander(animal, isPasture, chance);
    return;
  }
  const dx = animal.goal.x - animal.x;
  const dy = animal.goal.y - animal.y;
  const far = Math.sqrt(dx * dx + dy * dy);
  const step = (HABITS[animal.name].speed * elapsedMs) / 1000;
  if (far <= step) {
    rest(animal, chance);
    return;
  }
  animal.x += (dx / far) * step;
  animal.y += (dy / far) * step;
  animal.strideMs += elapsedMs;
}

/** The frame's step: 0 stands, 1 and 2 walk, 3 grazes. */
export function stepOf(animal: Grazer): number {
  if (animal.restMs > 0) return animal.grazes ? 3 : 0;
  return 1 + (Math.floor(animal.strideMs / STRIDE_MS) % 2);
}

function rest(animal: Grazer, chance: () => number): void {
  const [least, most] = HABITS[animal.name].rest;
  animal.restMs = least + chance() * (most - least);
  animal.grazes = chance() < GRAZE_SHARE;
}

function wander(animal: Grazer, isPasture: IsPasture, chance: () => number): void {
  const { reach } = HABITS[animal.name];
  const angle = chance() * Math.PI * 2;
  const far = Math.sqrt(chance()) * reach;
  const goal = { x: animal.home.x + Math.cos(angle) * far, y: animal.home.y + Math.sin(angle) * far };
  const middle = { x: (animal.x + goal.x) / 2, y: (animal.y + goal.y) / 2 };
  if (!isPasture(animal, goal.x, goal.y) || !isPasture(animal, middle.x, middle.y)) {
    rest(animal, chance);
    return;
  }
  animal.goal = goal;
  animal.direction = directionTo(goal.x - animal.x, goal.y - animal.y);
}
