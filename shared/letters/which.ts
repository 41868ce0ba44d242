import { z } from 'zod';

/** Which letters that were given up are sent again: one, by the number that lists and the log say, or all of them. */
export const WhichLetters = z.union([z.literal('all'), z.coerce.number().int().positive()]);
export type WhichLetters = z.infer<typeof WhichLetters>;
