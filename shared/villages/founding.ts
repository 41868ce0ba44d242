import { z } from 'zod';
import { Landscape } from '#shared/catalogue/catalogue.ts';
import { seen, spoken } from '#shared/protocol/spoken.ts';

/** What a village is founded for. `memory` is for somebody who died. */
export const OCCASIONS = ['class', 'office', 'birthday', 'friends', 'memory'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** Villages of a class are never listed: children are behind them. */
export const mayBeListed = (occasion: Occasion): boolean => occasion !== 'class';

export const MOST_NAME = 60;
export const MOST_WORDS = 500;
/** A village's own goal, whole euros. */
export const GOAL_EUROS = { least: 10, most: 100_000 } as const;

/** What a founder says and may say anew; every box that was not ticked is absent. */
export const FoundingWords = z.object({
  name: spoken(MOST_NAME),
  words: z
    .string()
    .transform(seen)
    .pipe(z.string().trim().max(MOST_WORDS))
    .default('')
    .transform((text) => (text === '' ? null : text)),
  goalEuros: z
    .union([
      z.literal('').transform(() => null),
      z.coerce.number<string>().int().min(GOAL_EUROS.least).max(GOAL_EUROS.most),
    ])
    .default(null),
  listed: z.literal('on').optional(),
});
export type FoundingWords = z.infer<typeof FoundingWords>;

/** The form that founds a village. */
export const FoundingForm = FoundingWords.extend({ occasion: z.enum(OCCASIONS), landscape: Landscape });
export type FoundingForm = z.infer<typeof FoundingForm>;
