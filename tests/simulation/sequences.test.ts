import { expect, it, vi } from 'vitest';
import { playAll, playPinned, seedsAsked } from '../support/sequences/report.ts';
import { openTheatre } from '../support/sequences/run.ts';
import { PINNED } from './pinned.ts';

vi.mock('#server/simulator/ids.ts', () => import('../support/sequences/seeded-ids.ts'));

/** The second half is a file of its own, so that two cores play at once. */
const [FROM, TO] = seedsAsked(1, 975);

it('sequences that failed once do not fail again', () => playPinned(PINNED));

it('a seed is played the same way each time', async () => {
  const [first, second] = [await openTheatre(), await openTheatre()];
  for (const seed of [11, 12]) expect(await first.traceOf(seed)).toEqual(await second.traceOf(seed));
  await first.close();
  await second.close();
});

it(
  `[G6] [G8] [G9] [M5] seeds ${FROM} to ${TO}: after every step the books are true, and at the end those of Stripe`,
  () => playAll(FROM, TO),
  600_000,
);
