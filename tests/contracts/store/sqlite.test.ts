import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '#server/adapters/store/errors.ts';
import { groupCommit } from '#server/adapters/store/grouping.ts';
import { openStore } from '#server/adapters/store/open.ts';
import { commandsOf, migrateSqlite, openWriter } from '#server/adapters/store/sqlite.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { err, ok } from '#shared/result.ts';
import {
  ASSOCIATION,
  attemptId,
  donationId,
  NOW,
  playerId,
  seedVillage,
  settle,
  startDonation,
  VILLAGE,
  write,
} from '../../support/store.ts';

const STORM = fileURLToPath(new URL('../../support/storm.ts', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../../../server/adapters/store/migrations/sqlite', import.meta.url));

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hameau-sqlite-'));
  file = join(folder, 'hameau.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Starts givers in a process of their own; resolves with every line they print when `until` says so or they end. */
function storm(
  args: readonly string[],
  until: (lines: readonly string[]) => boolean,
  ulimitBlocks?: number,
): Promise<string[]> {
  const run = [process.execPath, '--import', 'tsx', STORM, ...args].map((part) => `'${part}'`).join(' ');
  const child: ChildProcess = spawn('bash', [
    '-c',
    `${ulimitBlocks === undefined ? '' : `ulimit -f ${ulimitBlocks}; `}exec ${run}`,
  ]);
  const lines: string[] = [];
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('no output to read');
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      if (until(lines)) child.kill('SIGKILL');
    });
    child.on('close', () => (lines.length > 0 ? resolve(lines) : reject(new Error(errors))));
  });
}

const acknowledged = (lines: readonly string[]) => lines.map(Number).filter(Number.isInteger);

describe('SQLite keeps what it acknowledged', () => {
  it('sets synchronous=FULL at every open, not only at the first', () => {
    for (const opening of ['first', 'second', 'third']) {
      const connection = openWriter(file);
      const pragma = (name: string) => connection.pragma(name, { simple: true });
      expect(pragma('synchronous'), opening).toBe(2);
      expect(pragma('journal_mode'), opening).toBe('wal');
      expect(pragma('foreign_keys'), opening).toBe(1);
      connection.exec('create table if not exists t (x)');
      connection.close();
    }
  });

  it('[G9] a process killed in a storm of gifts loses none it acknowledged, and leaves none half done', async () => {
    let first = 1;
    const promised: number[] = [];
    for (let round = 0; round < 3; round++) {
      const lines = await storm([`file:${file}`, String(first)], (seen) => seen.length > 150);
      promised.push(...acknowledged(lines));
      first += 10_000;
    }
    expect(promised.length).toBeGreaterThan(300);
    const store = await openStore(`file:${file}`);
    for (const n of promised) {
      const donation = await store.read.donation(donationId(n));
      expect(donation?.attempts[0]?.state).toBe('paid');
      expect(donation?.placements).toHaveLength(1);
    }
    expect(await verifyLedger(store)).toEqual([]);
    await store.close();
  }, 60_000);

  it('a full disk acknowledges nothing that is not stored', async () => {
    // Writes beyond this many KB of a file fail, as on a full disk.
    const lines = await storm([`file:${file}`, '1'], () => false, 2000);
    expect(lines.filter((line) => line.startsWith('refused'))).toEqual(
      Array.from(
        { length: lines.filter((line) => line.startsWith('refused')).length },
        () => 'refused StoreUnavailable',
      ),
    );
    expect(lines.some((line) => line.startsWith('refused'))).toBe(true);
    const promised = acknowledged(lines);
    expect(promised.length).toBeGreaterThan(10);
    const store = await openStore(`file:${file}`);
    for (const n of promised) expect((await store.read.attempt(attemptId(n)))?.state).toBe('paid');
    expect(await verifyLedger(store)).toEqual([]);
    await store.close();
  }, 60_000);
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
    const stray = store.tx(async (tx) => {
      await tx.touchPlayer(playerId(1), NOW);
      await new Promise((go) => setTimeout(go, 20));
      late = tx.touchPlayer(playerId(2), NOW);
      await late;
      return ok(null);
    });
    const good = write(store, (tx) => tx.touchPlayer(playerId(3), NOW));
    await expect(stray).rejects.toThrow('awaited something that is not the store');
    await good;
    await vi.waitFor(() => expect(late).rejects.toThrow('this transaction is over'));
    expect(connection.prepare('select id from player').all()).toEqual([{ id: playerId(3) }]);
    connection.close();
  });

  it('refuses what is called after the transaction is over', async () => {
    const { connection, store } = await opened();
    const kept = await write(store, async (tx) => ({ tx }));
    await expect(kept.tx.touchPlayer(playerId(1), NOW)).rejects.toThrow('this transaction is over');
    connection.close();
  });

  it('prepares its statements once: none is built on the way of a gift', async () => {
    const store = await openStore(`file:${file}`);
    await seedVillage(store);
    const give = (n: number) =>
      write(store, async (tx) => {
        await startDonation(tx, n);
        await tx.claimEvent({
          id: `evt_${n}`,
          type: 'checkout.session.completed',
          account: '',
          objectId: `cs_${n}`,
          state: 'applied',
          receivedAt: NOW,
          tries: 0,
          nextTryAt: NOW,
        });
        await settle(tx, n);
      });
    await give(1);
    const prepare = vi.spyOn(Database.prototype, 'prepare');
    for (let n = 2; n < 30; n++) await give(n);
    await store.read.villageContents(VILLAGE);
    expect(prepare).not.toHaveBeenCalled();
    prepare.mockRestore();
    await store.close();
  });
});

describe('migrations on SQLite', () => {
  it('start from nothing, and again on what is there', async () => {
    const first = await openStore(`file:${file}`);
    await seedVillage(first);
    await first.close();
    const second = await openStore(`file:${file}`);
    expect(await second.read.projects()).toHaveLength(1);
    await second.close();
  });

  it('a table that is rebuilt keeps its children', async () => {
    const store = await openStore(`file:${file}`);
    await seedVillage(store);
    await store.close();
    migrateSqlite(file, withRebuiltAssociation());
    const connection = openWriter(file);
    expect(connection.prepare('select association from project').all()).toEqual([{ association: ASSOCIATION }]);
    expect(connection.prepare('select * from association').all()).toEqual([
      { id: ASSOCIATION, name: 'Test association' },
    ]);
    connection.close();
  });

  /** The migrations as they are, and one more that rebuilds a parent the way drizzle-kit does. */
  function withRebuiltAssociation(): string {
    const migrations = join(folder, 'migrations');
    cpSync(MIGRATIONS, migrations, { recursive: true });
    const journal = join(migrations, 'meta', '_journal.json');
    const known = JSON.parse(readFileSync(journal, 'utf8'));
    known.entries.push({ idx: 99, version: '6', when: Date.now() + 1000, tag: '0099_rebuild', breakpoints: true });
    writeFileSync(journal, JSON.stringify(known));
    writeFileSync(
      join(migrations, '0099_rebuild.sql'),
      [
        'create table __new_association (id text primary key not null, name text not null);',
        'insert into __new_association select id, name from association;',
        'drop table association;',
        'alter table __new_association rename to association;',
      ].join('--> statement-breakpoint\n'),
    );
    return migrations;
  }
});

it('refuses an address that is neither a file nor a PostgreSQL', async () => {
  await expect(openStore('mysql://localhost/x')).rejects.toThrow('DATABASE_URL');
});
