import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const FILES = ['tests/**/*.test.ts', 'tests/**/*.test.tsx'];
const BROWSERS = ['tests/e2e/*.test.ts'];
/** Processes that are killed. */
const KILLED = ['tests/simulation/kill-nine.test.ts', 'tests/simulation/storms.test.ts'];
/** These need a process of their own: they change what others import, or look at what their process has used. */
const ALONE = [
  'tests/{architecture,fuzz,simulation}/*.test.ts',
  'tests/contracts/store/sqlite.test.ts',
  'tests/properties/uploads.test.ts',
  'tests/stories/http/{doors,friends,stop}.test.ts',
];
/** What a test waits for comes, or the test is at its end: a second, as vitest has it, is short on a machine that does much else. */
const patience = { hookTimeout: 120_000, expect: { poll: { timeout: 90_000 } } };
/** Vitest by itself leaves a core free: half of a machine that has two. Beside others a test may take twice as long. */
const onEveryCore = { testTimeout: 120_000, maxWorkers: availableParallelism(), sequence: { groupOrder: 0 } };
/** One file at a time, with the machine to itself. */
const onWholeMachine = { testTimeout: 600_000, maxWorkers: 1 };
/** Modules keep nothing from one file to the next: reading them again for each takes longer than most files do. */
const together = { isolate: false, restoreMocks: true, unstubGlobals: true };

export default defineConfig({
  test: {
    projects: [
      // Projects that run at once begin in the order of their names: the long files first, then those that fill the cores to the end.
      { test: { ...patience, ...onEveryCore, name: 'alone', include: ALONE, exclude: KILLED } },
      {
        test: {
          ...patience,
          ...onEveryCore,
          ...together,
          name: 'parts',
          include: FILES,
          exclude: [...ALONE, ...BROWSERS],
        },
      },
      {
        test: {
          ...patience,
          ...onWholeMachine,
          ...together,
          name: 'browsers',
          include: BROWSERS,
          sequence: { groupOrder: 1 },
        },
      },
      { test: { ...patience, ...onWholeMachine, name: 'killed', include: KILLED, sequence: { groupOrder: 2 } } },
    ],
  },
});
