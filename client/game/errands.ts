import type { VillagerName } from '#shared/catalogue/scenery.ts';
import { isField, isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import type { Plot } from '#shared/village/placing.ts';

/** What draws a villager somewhere. What is only promised, or being built, is looked at and not used yet [V2]. */
export type PlaceKind = 'water' | 'school' | 'field' | 'market' | 'home' | 'square' | 'look';

/** Somewhere to go to: the plot of the path to stand on, and what is looked at from there, in fractions of plots. */
export interface Place {
  readonly kind: PlaceKind;
  readonly stand: Plot;
  readonly faces: { readonly x: number; readonly y: number };
}

const WATER = ['well', 'well-house', 'hand-pump', 'water-tank'];
const SCHOOL = ['school', 'school-desks', 'blackboard', 'books'];

/** What a sprite is to those who live beside it. */
export function kindOf(sprite: string, isThere: boolean): PlaceKind {
  if (!isThere) return 'look';
  if (WATER.includes(sprite)) return 'water';
  if (SCHOOL.includes(sprite)) return 'school';
  if (isField(sprite)) return 'field';
  const category = isSpriteName(sprite) ? SPRITES[sprite].category : null;
  if (category === 'trade') return 'market';
  if (category === 'home') return 'home';
  return category === 'farming' ? 'field' : 'look';
}

type Part = 'child' | 'teacher' | 'farmer' | 'neighbour';
const PARTS: Partial<Readonly<Record<VillagerName, Part>>> = {
  boy: 'child',
  girl: 'child',
  pupil: 'child',
  teacher: 'teacher',
  farmer: 'farmer',
  herder: 'farmer',
  plucker: 'farmer',
  'tea-worker': 'farmer',
};

type Wishes = Partial<Readonly<Record<PlaceKind, number>>>;
interface Hours {
  /** minutes since midnight until which these hold */
  readonly until: number;
  readonly all: Wishes;
  readonly own?: Partial<Readonly<Record<Part, Wishes>>>;
}

const LESSONS: Partial<Readonly<Record<Part, Wishes>>> = {
  child: { school: 14, look: 1 },
  teacher: { school: 16 },
  farmer: { field: 8, water: 1, look: 1 },
};

/** The village's day: who would rather be where, as weights. */
const DAY: readonly Hours[] = [
  { until: 5 * 60, all: { home: 8, square: 1 } },
  { until: 7 * 60 + 30, all: { water: 6, field: 2, square: 1, look: 1 }, own: { farmer: { field: 7, water: 3 } } },
  { until: 12 * 60, all: { market: 4, water: 2, field: 3, look: 3, square: 1 }, own: LESSONS },
  { until: 14 * 60, all: { home: 3, square: 5, market: 2, water: 2, look: 2 } },
  { until: 16 * 60 + 30, all: { market: 3, field: 3, look: 4, water: 2, square: 2 }, own: LESSONS },
  { until: 18 * 60 + 30, all: { water: 4, market: 3, look: 4, square: 3, field: 1 } },
  { until: 22 * 60, all: { square: 7, home: 5, look: 1 } },
  { until: 24 * 60, all: { home: 8, square: 2 } },
];

/** How much somebody would like to be at each kind of place at a minute of the day. */
export function wishesAt(name: VillagerName, minute: number): Wishes {
  const hours = DAY.find(({ until }) => minute < until) ?? DAY[0];
  if (!hours) return {};
  return hours.own?.[PARTS[name] ?? 'neighbour'] ?? hours.all;
}

/** Looked at for each errand: the nearest of them is taken, so that nobody walks past one well to another. */
const CONSIDERED = 3;

/**
 * Where somebody goes next: first a kind of place by the hour, among those the village has; then one of that kind, rather a
 * near one. Null in a village without any place.
 */
export function chooseErrand(
  name: VillagerName,
  from: Plot,
  minute: number,
  places: readonly Place[],
  chance: () => number,
): Place | null {
  const wishes = wishesAt(name, minute);
  const kinds = [...new Set(places.map(({ kind }) => kind))].filter((kind) => (wishes[kind] ?? 0) > 0);
  const wanted = drawnLot(kinds, (kind) => wishes[kind] ?? 0, chance);
  // nothing there yet of what the hour asks for: people look around at what there is
  const fitting = wanted === null ? places : places.filter(({ kind }) => kind === wanted);
  const considered = Array.from({ length: CONSIDERED }, () => fitting[Math.floor(chance() * fitting.length)]);
  let best: Place | null = null;
  for (const place of considered) if (place && (!best || far(place, from) < far(best, from))) best = place;
  return best;
}

const far = ({ stand }: Place, from: Plot): number => Math.abs(stand.x - from.x) + Math.abs(stand.y - from.y);

function drawnLot<T>(among: readonly T[], weight: (one: T) => number, chance: () => number): T | null {
  let left = chance() * among.reduce((sum, one) => sum + weight(one), 0);
  for (const one of among) {
    left -= weight(one);
    if (left < 0) return one;
  }
  return among.at(-1) ?? null;
}

/** How long one stays, ms: children the longest, at their lessons. */
export function stayMs(kind: PlaceKind, chance: () => number): number {
  const [least, most] = STAYS[kind];
  return least + chance() * (most - least);
}

const STAYS: Readonly<Record<PlaceKind, readonly [number, number]>> = {
  water: [2500, 5000],
  school: [9000, 20_000],
  field: [4000, 9000],
  market: [3500, 8000],
  home: [6000, 14_000],
  square: [4000, 10_000],
  look: [1800, 3800],
};
