import { it, vi } from 'vitest';
import { playAll } from '../support/sequences/report.ts';

vi.mock('#server/simulator/ids.ts', () => import('../support/sequences/seeded-ids.ts'));

it(
  '[G6] [G8] [G9] [M5] seeds 976 to 1950: after every step the books are true, and at the end those of Stripe',
  () => playAll(976, 1950),
  600_000,
);
