import { z } from 'zod';
import { Landscape } from '#shared/catalogue/catalogue.ts';

/** What a village is founded for. `memory` is for somebody who died. */
export const OCCASIONS = ['class', 'office', 'birthday', 'friends', 'memory'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** Villages of a class are never listed: children are behind them. */
export const mayBeListed = (occasion: Occasion): boolean => occasion !== 'class';

export const MOST_NAME = 60;
export const MOST_WORDS = 500;
/** A village's own goal, whole euros. */
export const GOAL_EUROS = { least: 10, most: 100_000 } as const;

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => (text === '' ? null : text));

/** The form that founds a village; every box that was not ticked is absent. */
export const FoundingForm = z.object({
  occasion: z.enum(OCCASIONS),
  name: z.string().trim().min(1).max(MOST_NAME),
  landscape: Landscape,
  words: words(MOST_WORDS).default(null),
  goalEuros: z
    .union([
      z.literal('').transform(() => null),
      z.coerce.number().int().min(GOAL_EUROS.least).max(GOAL_EUROS.most),
      z.null(),
    ])
    .default(null),
  listed: z.literal('on').optional(),
});
export type FoundingForm = z.infer<typeof FoundingForm>;
