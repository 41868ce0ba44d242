import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '#server/adapters/store/errors.ts';
import { groupCommit } from '#server/adapters/store/grouping.ts';
import { commandsOf, migrateSqlite, openWriter } from '#server/adapters/store/sqlite.ts';
import { cents } from '#shared/money.ts';
import { err, ok } from '#shared/result.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import { NOW, PROJECT, playerId, seedVillage, settle, startDonation, VILLAGE, write } from '../../support/store.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hameau-group-'));
  file = join(folder, 'hameau.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('group commit', () => {
  async function opened() {
    migrateSqlite(file);
    const connection = openWriter(file);
    const { tx } = groupCommit(commandsOf(connection));
    const store = { tx, read: {}, close: async () => {} } as unknown as Parameters<typeof seedVillage>[0];
    await seedVillage(store);
    return { connection, store };
  }

  it('answers many with one commit', async () => {
    const writer = { ...commandsOf(await opened().then(({ connection }) => connection)) };
    const commit = vi.fn(writer.commit);
    const { tx } = groupCommit({ ...writer, commit });
    await Promise.all(Array.from({ length: 50 }, (_, n) => tx(async (t) => ok(await t.touchPlayer(playerId(n), NOW)))));
    expect(commit).toHaveBeenCalledTimes(1);
  });

  it('where one refuses and one throws, theirs is taken back and everybody else’s is kept, once', async () => {
    const { connection } = await opened();
    const writer = commandsOf(connection);
    const commit = vi.fn(writer.commit);
    const { tx } = groupCommit({ ...writer, commit });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 9 }, (_, n) =>
        tx(async (t) => {
          await t.touchPlayer(playerId(n), NOW);
          await t.audit({ at: NOW, actor: 'test', action: 'touch', subject: playerId(n) });
          if (n === 7) throw new Error('a bug');
          return n === 3 ? err({ kind: 'refused' as const }) : ok(n);
        }),
      ),
    );
    const ends = outcomes.map((one) => (one.status === 'rejected' ? 'threw' : one.value.ok ? 'kept' : 'refused'));
    expect(ends.join(' ')).toBe('kept kept kept refused kept kept kept threw kept');
    const kept = [0, 1, 2, 4, 5, 6, 8].map((n) => ({ subject: playerId(n) }));
    expect(connection.prepare('select subject from audit order by id').all()).toEqual(kept);
    expect(connection.prepare('select count(*) as players from player').get()).toEqual({ players: kept.length });
    expect(commit).toHaveBeenCalledTimes(1);
  });

  it('[V1] [V3] what one saw that is taken back is not what the next one sees', async () => {
    const { connection, store } = await opened();
    const seen: unknown[] = [];
    const give = (isRefused: boolean) =>
      store.tx(async (tx) => {
        const { due } = await tx.addProgress(PROJECT, cents(20_000), 1);
        const { land } = await tx.growVillage(VILLAGE, [], 1, NOW);
        seen.push({ due, chunks: land.chunks.length });
        if (!isRefused) return ok(null);
        for (const step of due) await tx.markStepReached(PROJECT, step, NOW);
        await tx.addProgress(PROJECT, cents(0), 0);
        await tx.openChunk(VILLAGE, { cx: 9, cy: 9 });
        await tx.growVillage(VILLAGE, [], 1, NOW);
        return err({ kind: 'refused' as const });
      });
    await Promise.all([give(true), give(false), give(true), give(false)]);
    expect(seen[0]).toEqual({ due: ['well'], chunks: FIRST_CHUNKS.length });
    expect(seen).toEqual(seen.map(() => seen[0]));
    connection.close();
  });

  it('takes no savepoint while nobody refuses', async () => {
    const { connection } = await opened();
    const writer = commandsOf(connection);
    const savepoint = vi.fn(writer.savepoint);
    const { tx } = groupCommit({ ...writer, savepoint });
    await Promise.all([1, 2, 3].map((n) => tx(async (t) => ok(await t.touchPlayer(playerId(n), NOW)))));
    expect(savepoint).not.toHaveBeenCalled();
  });

  it('a commit that fails answers nobody with success', async () => {
    const { connection } = await opened();
    const writer = commandsOf(connection);
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const { tx } = groupCommit({
      ...writer,
      commit: () => {
        throw full;
      },
    });
    const outcomes = await Promise.allSettled([
      tx(async (t) => ok(await t.touchPlayer(playerId(1), NOW))),
      tx(async () => err({ kind: 'refused' as const })),
    ]);
    for (const outcome of outcomes) {
      expect(outcome.status).toBe('rejected');
      expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(StoreUnavailable);
    }
    expect(connection.inTransaction).toBe(false);
    expect(connection.prepare('select count(*) as players from player').get()).toEqual({ players: 0 });
    connection.close();
  });

  it('when the file may not grow, the whole group is refused, and goes on once there is room', async () => {
    const { connection, store } = await opened();
    const pages = Number(connection.pragma('page_count', { simple: true }));
    connection.pragma(`max_page_count = ${pages}`);
    const give = (n: number) =>
      write(store, async (tx) => {
        await startDonation(tx, n);
        await settle(tx, n);
      });
    const numbers = Array.from({ length: 200 }, (_, n) => n + 1);
    const outcomes = await Promise.allSettled(numbers.map(give));
    const kept = numbers.filter((_, i) => outcomes[i]?.status === 'fulfilled');
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toBeInstanceOf(StoreUnavailable);
    const stored = connection.prepare('select count(*) as paid from attempt').get();
    expect(stored).toEqual({ paid: kept.length });
    connection.pragma('max_page_count = 100000');
    await give(1001);
    connection.close();
  });

  it('ends a transaction that awaits something else, and lets nobody else’s rows suffer', async () => {
    const { connection, store } = await opened();
    let late: Promise<unknown> = Promise.resolve();
    let happens = () => {};
    const somethingElse = new Promise<void>((resolve) => {
      happens = resolve;
    });
    const stray = store.tx(async (tx) => {
      await tx.touchPlayer(playerId(1), NOW);
      await somethingElse;
      late = tx.touchPlayer(playerId(2), NOW);
      await late;
      return ok(null);
    });
    const good = write(store, (tx) => tx.touchPlayer(playerId(3), NOW));
    await expect(stray).rejects.toThrow('awaited something that is not the store');
    await good;
    happens();
    await somethingElse;
    await expect(late).rejects.toThrow('this transaction is over');
    expect(connection.prepare('select id from player').all()).toEqual([{ id: playerId(3) }]);
    connection.close();
  });

  it('refuses what is called after the transaction is over', async () => {
    const { connection, store } = await opened();
    const kept = await write(store, async (tx) => ({ tx }));
    await expect(kept.tx.touchPlayer(playerId(1), NOW)).rejects.toThrow('this transaction is over');
    connection.close();
  });
});
