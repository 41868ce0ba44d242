import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '#server/adapters/store/errors.ts';
import { openStore } from '#server/adapters/store/open.ts';
import type { Store } from '#server/domain/ports/store.ts';
import type { Log } from '#server/domain/ports/surroundings.ts';
import { ok } from '#shared/result.ts';
import { postgresEngine } from '../../support/engines.ts';
import {
  attemptId,
  attemptRow,
  donationId,
  giftSlug,
  NOW,
  PROJECT,
  playerId,
  seedVillage,
  settle,
  startDonation,
  VILLAGE,
  write,
} from '../../support/store.ts';

describe('PostgreSQL', () => {
  const engine = postgresEngine();
  const stores: Store[] = [];
  const open = async (address: string, log?: Log) => {
    const store = await openStore(address, log);
    stores.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });

  it('processes that start at the same time migrate once', async () => {
    const address = await engine.empty();
    const opened = await Promise.all([open(address), open(address), open(address), open(address)]);
    await Promise.all(opened.map((store) => store.read.projects()));
    const [first] = opened;
    if (first) await seedVillage(first);
    expect(await opened[3]?.read.projects()).toHaveLength(1);
  });

  it('[V6] several processes give a village consecutive events, and a reader that follows misses none', async () => {
    const address = await engine.address();
    const writers = await Promise.all([open(address), open(address)]);
    const [reader] = writers;
    if (!reader) throw new Error('a store was opened');
    await seedVillage(reader);
    const followed: number[] = [];
    let writing = true;
    const follow = async () => {
      for (let since = 0; writing || followed.length < 40; since = followed.at(-1) ?? 0) {
        for (const { seq } of await reader.read.eventsSince(VILLAGE, since, 100)) followed.push(seq);
      }
    };
    const following = follow();
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        write(writers[i % 2] ?? reader, async (tx) => {
          await startDonation(tx, i + 1);
          await settle(tx, i + 1);
        }),
      ),
    );
    writing = false;
    await following;
    expect(followed).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('a deadlock is tried again, and both get through', async () => {
    const store = await open(await engine.address());
    await seedVillage(store);
    let met = 0;
    let meet: () => void = () => {};
    const bothHoldOne = new Promise<void>((go) => {
      meet = go;
    });
    const tries = [0, 0];
    const crossing = (who: 0 | 1, first: string, second: string) =>
      write(store, async (tx) => {
        tries[who] = (tries[who] ?? 0) + 1;
        await tx.countGiven(PROJECT, giftSlug(first), 1);
        met += 1;
        if (met === 2) meet();
        await bothHoldOne;
        await tx.countGiven(PROJECT, giftSlug(second), 1);
      });
    await Promise.all([crossing(0, 'bricks', 'seeds'), crossing(1, 'seeds', 'bricks')]);
    expect(Math.max(...tries)).toBeGreaterThan(1);
    const given = await store.read.given(PROJECT);
    expect([given.get(giftSlug('bricks')), given.get(giftSlug('seeds'))]).toEqual([2, 2]);
  });

  it('a failed statement that was swallowed does not pass for a commit', async () => {
    const store = await open(await engine.address());
    await seedVillage(store);
    const swallowing = store.tx(async (tx) => {
      await tx.touchPlayer(playerId(1), NOW);
      await tx.createAttempt(attemptRow(1, { donation: donationId(404) })).catch(() => null);
      return ok(null);
    });
    await expect(swallowing).rejects.toThrow('swallowed');
    // The connection came back clean.
    await write(store, (tx) => startDonation(tx, 2));
    expect(await store.read.attempt(attemptId(2))).not.toBeNull();
  });

  it('survives a server that drops its connections, idle or at work', async () => {
    const address = await engine.address();
    const warnings: string[] = [];
    let warned: () => void = () => {};
    const warning = new Promise<void>((go) => {
      warned = go;
    });
    const log: Log = {
      info: () => {},
      warn: (_, message) => {
        warnings.push(message);
        warned();
      },
      error: () => {},
    };
    const store = await open(address, log);
    await seedVillage(store);
    const drop = async () => {
      const client = new pg.Client(address);
      await client.connect();
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await client.end();
    };
    await drop();
    await warning;
    expect(warnings.length).toBeGreaterThan(0);
    await write(store, (tx) => startDonation(tx, 1));
    const cut = store.tx(async (tx) => {
      await startDonation(tx, 2);
      await drop();
      await settle(tx, 2);
      return ok(null);
    });
    await expect(cut).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.read.attempt(attemptId(2))).toBeNull();
    expect((await store.read.attempt(attemptId(1)))?.state).toBe('creating');
  });

  it('says that it is unavailable where nobody answers', async () => {
    await expect(openStore('postgres://nobody:none@127.0.0.1:9/none')).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
