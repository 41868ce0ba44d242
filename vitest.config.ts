import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const FILES = ['tests/**/*.test.ts', 'tests/**/*.test.tsx'];
/** A real browser or a process that is killed: one file at a time, with the machine to itself. */
const WHOLE = ['tests/e2e/*.test.ts', 'tests/simulation/kill-nine.test.ts', 'tests/simulation/storms.test.ts'];
const patience = { hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          name: 'parts',
          include: FILES,
          exclude: WHOLE,
          // Twice of what the slowest needs where others compute beside it.
          testTimeout: 120_000,
          // Vitest by itself leaves a core free: half of a machine that has two.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...patience,
          name: 'whole',
          include: WHOLE,
          testTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
