import { defineConfig } from 'vitest/config';

/** Proofs that take minutes: `npm run soak`. */
export default defineConfig({
  test: { include: ['tests/soak/**/*.soak.ts'], testTimeout: 900_000, hookTimeout: 120_000, fileParallelism: false },
});
