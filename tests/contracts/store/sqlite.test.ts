import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { migrateSqlite, openWriter } from '#server/adapters/store/sqlite.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import {
  ASSOCIATION,
  attemptId,
  donationId,
  NOW,
  seedVillage,
  settle,
  startDonation,
  VILLAGE,
  write,
} from '../../support/store.ts';

const STORM = fileURLToPath(new URL('../../support/storm.ts', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../../../server/adapters/store/migrations/sqlite', import.meta.url));

const storms: ChildProcess[] = [];
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hameau-sqlite-'));
  file = join(folder, 'hameau.db');
});
afterEach(() => {
  for (const child of storms.splice(0)) child.kill('SIGKILL');
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
  storms.push(child);
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
  });

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
  });
});

describe('the way of a gift', () => {
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
