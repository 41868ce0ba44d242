import { expect, it } from 'vitest';
import { weather } from '../support/kills.ts';

it('[M6] [G6] twenty kills with -9 in a stream of payments: nothing lost, nothing doubled, every viewer told once', async () => {
  const after = await weather({ kills: 20, payments: 420, seed: 2026 });
  const { seenSeqs, lastSeq, ...rest } = after;
  process.stdout.write(`${JSON.stringify({ ...rest, events: lastSeq })}\n`);
  expect(after).toMatchObject({ paidSessions: 420, lost: [], doubled: [] });
  expect(after.verifyLedger.code, after.verifyLedger.output).toBe(0);
  expect(seenSeqs).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
}, 900_000);
