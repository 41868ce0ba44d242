import { expect, it } from 'vitest';
import { weather } from '../support/kills.ts';

it('[M6] [G6] three kills with -9 in a stream of payments: nothing lost, nothing doubled, every viewer told once', async () => {
  const after = await weather({ kills: 3, payments: 32, seed: 11 });
  expect(after).toMatchObject({ paidSessions: 32, lost: [], doubled: [] });
  expect(after.verifyLedger.code, after.verifyLedger.output).toBe(0);
  expect(after.seenSeqs).toEqual(Array.from({ length: after.lastSeq }, (_, i) => i + 1));
});
