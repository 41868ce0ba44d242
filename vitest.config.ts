import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const FILES = ['tests/**/*.test.ts', 'tests/**/*.test.tsx'];
/**
 * Rules, pictures and words, without a server. Their modules keep nothing, so these files share their processes and what those have
 * read; but the one on uploads, which looks at how much memory its process has ever used.
 */
const RULES = ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx', 'tests/properties/!(uploads).test.ts'];
/** A real browser or a process that is killed: one file at a time, with the machine to itself. */
const WHOLE = ['tests/e2e/*.test.ts', 'tests/simulation/kill-nine.test.ts', 'tests/simulation/storms.test.ts'];
const patience = { hookTimeout: 120_000 };
/** Vitest by itself leaves a core free: half of a machine that has two. Beside others a test may take twice as long. */
const onEveryCore = { testTimeout: 120_000, maxWorkers: availableParallelism(), sequence: { groupOrder: 0 } };

export default defineConfig({
  test: {
    projects: [
      { test: { ...patience, ...onEveryCore, name: 'parts', include: FILES, exclude: [...WHOLE, ...RULES] } },
      // Begins when the parts have all begun, as their names are sorted: short files that fill the cores to the end.
      { test: { ...patience, ...onEveryCore, name: 'rules', include: RULES, isolate: false } },
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
