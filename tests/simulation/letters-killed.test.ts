import { expect, it } from 'vitest';
import { LETTERS_AT_ONCE } from '#server/domain/ports/post.ts';
import { lettersUnderKills } from '../support/lettersKilled.ts';

/** Of the server, on a machine whose cores others take too. */
const FOUR_STARTS_MS = 600_000;

it(
  '[B1] three kills with -9 while letters of news leave: each reader has the letter once',
  async () => {
    const kills = 3;
    const after = await lettersUnderKills({ kills, readers: 30, seed: 5 });
    expect(after.letters).toEqual(Array.from({ length: 30 }, () => 1));
    expect(after.undone).toBe(0);
    // What was in its hands when it died may come again, under the same id, and nothing else.
    expect(after.again).toBeLessThanOrEqual(kills * LETTERS_AT_ONCE);
  },
  FOUR_STARTS_MS,
);
