import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type FullDiskPlan, flood } from '../support/full-disk.ts';
import { killServer, weather } from '../support/kills.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

it("[M6] [G6] kill -9 of our server, of one of PostgreSQL's, and of all PostgreSQL: nothing lost, nothing doubled, told once", async () => {
  const after = await weather({
    kills: 3,
    payments: 32,
    seed: 12,
    ground: {
      address: await postgres.database(),
      async strike(server, strikes) {
        if (strikes === 0) return killServer(server);
        await (strikes === 1 ? postgres.killBackend() : postgres.killAndRestart());
        return 'stays';
      },
    },
  });
  expect(after).toMatchObject({ paidSessions: 32, lost: [], doubled: [] });
  expect(after.verifyLedger.code, after.verifyLedger.output).toBe(0);
  expect(after.seenSeqs).toEqual(Array.from({ length: after.lastSeq }, (_, i) => i + 1));
});

/** Mounting is for root: in CI's container it is. */
describe('[M6] a full disk', () => {
  const filled = async (megabytes: number, address: (folder: string) => Promise<string>) => {
    const disk = mountSmallDisk(megabytes);
    if (disk === null) return null;
    onTestFinished(() => disk.unmount());
    const plan: FullDiskPlan = { disk, address: await address(disk.folder), payments: 16, seed: 5 };
    return flood(plan);
  };
  const expectWhole = (after: Awaited<ReturnType<typeof flood>>) => {
    expect(after.refused).toBeGreaterThan(0);
    expect(after).toMatchObject({ alive: 200, broken: [], paidSessions: 16, lost: [], doubled: [] });
  };

  it('under SQLite: a decided 503, and all of it later', async ({ skip }) => {
    const after = await filled(24, async (folder) => `file:${join(folder, 'hameau.db')}`);
    if (after === null) return skip('this user may not mount');
    expect(after.basket).toBe('checkout: 503');
    expectWhole(after);
  });

  it("under PostgreSQL's tables: a decided 503, and all of it later", async ({ skip }) => {
    const after = await filled(48, (folder) => postgres.databaseIn(folder));
    if (after === null) return skip('this user may not mount');
    // A small row may still find room in a page that is there.
    expect(after.basket).toMatch(/^(checkout: 503|opened)$/);
    expectWhole(after);
  });
});
