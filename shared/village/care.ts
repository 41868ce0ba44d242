import { isField, isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import type { PlacementId } from '#shared/ids.ts';

const DAY_MS = 86_400_000;

/** The UTC day of an instant, counted from 1970: by it free gestures are limited, and nothing finer is kept [V4]. */
export const dayOf = (unixMs: number): number => Math.floor(unixMs / DAY_MS);

/** How often a placement was watered, and on which day first. */
export interface Watered {
  readonly times: number;
  readonly firstDay: number;
}

/** What visitors did for a village by free gestures [V4], all of them together: who did what is not in it. */
export interface Care {
  readonly watered: ReadonlyMap<PlacementId, Watered>;
  readonly waterings: number;
  /** flowers ever planted: one that gave way to a gift counts on */
  readonly planted: number;
  /** questions ever answered, rightly or not */
  readonly answers: number;
}

export const NO_CARE: Care = { watered: new Map(), waterings: 0, planted: 0, answers: 0 };

/** Takes in what happened; the care it began with stays as it was. */
export function tending(from: Care) {
  let { watered, waterings, planted, answers } = from;
  let mine: Map<PlacementId, Watered> | null = null;
  return {
    water(placement: PlacementId, day: number): void {
      mine ??= new Map(watered);
      watered = mine;
      const before = mine.get(placement);
      mine.set(placement, {
        times: (before?.times ?? 0) + 1,
        firstDay: before ? Math.min(before.firstDay, day) : day,
      });
      waterings += 1;
    },
    plant(): void {
      planted += 1;
    },
    answer(): void {
      answers += 1;
    },
    care: (): Care =>
      waterings === from.waterings && planted === from.planted && answers === from.answers
        ? from
        : { watered, waterings, planted, answers },
  };
}

const TREES_AND_BEDS: readonly string[] = ['fruit-tree', 'saplings', 'greenhouse'];

/** Crops, young trees and beds: what a visitor can water. */
export const isThirsty = (sprite: string): boolean => isField(sprite) || TREES_AND_BEDS.includes(sprite);

/** Of a crop's stages: 0 is tilled ground, then it sprouts. */
const SPROUTING = 1;
/** Waterings and days that bring a promised crop one stage on, from sprout to leaf and from leaf to bud. */
const GROWS_AT: readonly number[] = [3, 8];

/**
 * [V4] How far a promised crop has grown: a pure function of the day and of its waterings. The last stage, ripe, is kept for what is
 * delivered: a village never shows what is not there yet [V2].
 */
export function growthStage(sprite: string, watered: Watered | undefined, today: number): number {
  const stages = isSpriteName(sprite) ? SPRITES[sprite].stages : 1;
  if (!watered) return Math.min(SPROUTING, stages - 1);
  const points = watered.times + Math.max(0, today - watered.firstDay);
  const grown = SPROUTING + GROWS_AT.filter((needed) => points >= needed).length;
  return Math.max(0, Math.min(grown, stages - 2));
}

export const MOST_BEAUTY = 5;
export type Beauty = 0 | 1 | 2 | 3 | 4 | 5;

const BEAUTY_AT = [3, 12, 40, 120, 300] as const;

/** [V4] How lovely everybody's gestures have made the village. Counts only grow, so it never falls. */
export function beautyOf({ waterings, planted, answers }: Pick<Care, 'waterings' | 'planted' | 'answers'>): Beauty {
  const points = waterings + 2 * planted + 2 * answers;
  if (points >= BEAUTY_AT[4]) return 5;
  if (points >= BEAUTY_AT[3]) return 4;
  if (points >= BEAUTY_AT[2]) return 3;
  if (points >= BEAUTY_AT[1]) return 2;
  return points >= BEAUTY_AT[0] ? 1 : 0;
}
