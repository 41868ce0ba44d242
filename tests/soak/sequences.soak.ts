import { it, vi } from 'vitest';
import { playAll, seedsAsked } from '../support/sequences/report.ts';

vi.mock('#server/simulator/ids.ts', () => import('../support/sequences/seeded-ids.ts'));

/** Beyond those of every day; `SEEDS=from-to npm run soak sequences` goes on where it stopped. */
const [FROM, TO] = seedsAsked(10_001, 110_000);
const TOLD_EVERY = 500;

it(`[G6] [G8] [G9] [M5] seeds ${FROM} to ${TO}`, async () => {
  await playAll(FROM, TO, (seed) => {
    if (seed % TOLD_EVERY === 0) process.stdout.write(`${seed} of ${TO}\n`);
  });
}, 86_400_000);
