import { expect, it } from 'vitest';
import { killServer, weather } from '../support/kills.ts';
import { startPostgres } from '../support/postgres.ts';

it('[M6] [G6] twenty kills with -9 in a stream of payments: nothing lost, nothing doubled, every viewer told once', async () => {
  const after = await weather({ kills: 20, payments: 420, seed: 2026 });
  const { seenSeqs, lastSeq, ...rest } = after;
  process.stdout.write(`${JSON.stringify({ ...rest, events: lastSeq })}\n`);
  expect(after).toMatchObject({ paidSessions: 420, lost: [], doubled: [] });
  expect(after.verifyLedger.code, after.verifyLedger.output).toBe(0);
  expect(seenSeqs).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
}, 900_000);

it('[M6] [G6] twenty kills with -9 on PostgreSQL, of our server, of one of its processes, of all of it: the same', async () => {
  const postgres = await startPostgres();
  const after = await weather({
    kills: 20,
    payments: 420,
    seed: 2027,
    ground: {
      address: await postgres.database(),
      async strike(server, strikes) {
        if (strikes % 3 === 0) return killServer(server);
        await (strikes % 3 === 1 ? postgres.killBackend() : postgres.killAndRestart());
        return 'stays';
      },
    },
  });
  await postgres.stop();
  const { seenSeqs, lastSeq, ...rest } = after;
  process.stdout.write(`${JSON.stringify({ ...rest, events: lastSeq })}\n`);
  expect(after).toMatchObject({ paidSessions: 420, lost: [], doubled: [] });
  expect(after.verifyLedger.code, after.verifyLedger.output).toBe(0);
  expect(seenSeqs).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
}, 1_800_000);
