import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupSqlite } from '#server/adapters/store/backup.ts';
import { openStore } from '#server/adapters/store/open.ts';
import { MIGRATIONS, migrateSqlite, openSqlite } from '#server/adapters/store/sqlite.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { restore } from '#server/cli/restore.ts';
import { seededChance } from '#server/simulator/seeded.ts';
import { hostOf } from '../../support/restoring.ts';
import {
  attemptId,
  attemptRow,
  donationRow,
  lineRow,
  playerId,
  seedVillage,
  settle,
  startDonation,
  write,
} from '../../support/store.ts';

const STORM = fileURLToPath(new URL('../../support/storm.ts', import.meta.url));
let folder = '';
let file = '';
let backup = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hameau-restore-'));
  file = join(folder, 'hameau.db');
  backup = join(folder, 'backup.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database with this many paid donations. */
async function given(where: string, donations: number): Promise<void> {
  const store = openSqlite(where);
  await seedVillage(store);
  for (let n = 1; n <= donations; n++) {
    await write(store, async (tx) => {
      await startDonation(tx, n);
      await settle(tx, n);
    });
  }
  await store.close();
}

const paidIn = (where: string): number => {
  const database = new Database(where, { readonly: true });
  const paid = database.prepare("select count(*) from attempt where state = 'paid'").pluck().get();
  database.close();
  return Number(paid);
};
const flip = (where: string, at: number) => {
  const bytes = readFileSync(where);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0b100, at);
  writeFileSync(where, bytes);
};
/** Refused: with these words, and the present database as it was, nothing left beside it. */
async function expectRefused(words: RegExp, key?: string): Promise<void> {
  const before = readdirSync(folder).sort();
  const outcome = await restore(hostOf(file, key), backup);
  expect(outcome.code).toBe(1);
  expect(outcome.lines.join('\n')).toMatch(words);
  expect(readdirSync(folder).sort()).toEqual(before);
}

describe('a restore', () => {
  it('[M12] takes the present database’s place and keeps what was there', async () => {
    await given(file, 3);
    await backupSqlite(file, backup);
    const store = openSqlite(file);
    await write(store, async (tx) => {
      await startDonation(tx, 4);
      await settle(tx, 4);
    });
    await store.close();
    const outcome = await restore(hostOf(file), backup);
    expect(outcome.code).toBe(0);
    expect(paidIn(file)).toBe(3);
    const aside = readdirSync(folder).find((name) => name.startsWith('hameau.db.before-')) ?? '';
    // What was put aside can be taken back, though it bears no seal.
    backup = join(folder, aside);
    const back = await restore(hostOf(file), backup);
    expect(back.lines.join('\n')).toMatch(/bears no seal/);
    const names = readdirSync(folder).filter(
      (name) => name.startsWith('hameau.db') && !/^hameau.db.before-[\dT-]+$/.test(name),
    );
    expect(names).toEqual(['hameau.db']);
    expect(paidIn(file)).toBe(4);
  });

  it('[M12] puts a lost database back, and no log of the lost one into it', async () => {
    await given(file, 2);
    await backupSqlite(file, backup);
    const store = openSqlite(file);
    await write(store, (tx) => startDonation(tx, 3));
    // The file goes, its log stays: as when somebody deletes the database by hand.
    copyFileSync(`${file}-wal`, join(folder, 'log'));
    await store.close();
    rmSync(file);
    copyFileSync(join(folder, 'log'), `${file}-wal`);
    expect((await restore(hostOf(file), backup)).code).toBe(0);
    expect(existsSync(`${file}-wal`)).toBe(false);
    const restored = openSqlite(file);
    expect(await verifyLedger(restored)).toEqual([]);
    expect(await restored.read.attempt(attemptId(3))).toBeNull();
    await restored.close();
  });

  it('[M12] is refused while a server has the database open', async () => {
    await given(file, 1);
    await backupSqlite(file, backup);
    const server = openSqlite(file);
    await server.read.projects();
    await expectRefused(/stop the server first/);
    await write(server, (tx) => startDonation(tx, 2));
    await server.close();
    expect((await restore(hostOf(file), backup)).code).toBe(0);
  });

  it('[M12] refuses a backup of which one bit flipped, wherever it is', async () => {
    await given(file, 3);
    await backupSqlite(file, backup);
    const { length } = readFileSync(backup);
    const chance = seededChance(8);
    for (let n = 0; n < 12; n++) {
      const at = Math.floor(chance() * (length - 100));
      flip(backup, at);
      await expectRefused(/damaged|no database/);
      flip(backup, at);
    }
    expect((await restore(hostOf(file), backup)).code).toBe(0);
  });

  it('[M12] refuses what is cut off, foreign, newer, copied while open, or not there', async () => {
    await given(file, 3);
    await expectRefused(/There is no file/);
    await backupSqlite(file, backup);
    truncateSync(backup, 4096 * 20);
    await expectRefused(/damaged/);
    writeFileSync(backup, 'a shopping list, '.repeat(500));
    await expectRefused(/no database of Hameau/);
    rmSync(backup);
    new Database(backup).exec('create table note (text)').close();
    await expectRefused(/no database of Hameau/);
    rmSync(backup);
    await backupSqlite(file, backup);
    new Database(backup).exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9e15)").close();
    // The seal is broken by that too: a newer host's own backup is sealed anew.
    truncateSync(backup, Math.floor(readFileSync(backup).length / 4096) * 4096);
    await expectRefused(/newer Hameau/);
    rmSync(backup);
    copyFileSync(file, backup);
    writeFileSync(`${backup}-wal`, 'the rest');
    await expectRefused(/copied from an open database/);
  });

  it('[M12] takes a backup of an older Hameau, and brings it up to date', async () => {
    const first = join(folder, 'migrations');
    cpSync(MIGRATIONS, first, { recursive: true });
    const journal = join(first, 'meta', '_journal.json');
    const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
    writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
    migrateSqlite(backup, first);
    expect((await restore(hostOf(file), backup)).code).toBe(0);
    const store = await openStore(`file:${file}`);
    expect(await store.read.comparisons()).toEqual([]);
    await store.close();
  });

  it('[M8] refuses books that do not hold, and money of the other kind or of both', async () => {
    await given(file, 2);
    const broken = join(folder, 'broken.db');
    copyFileSync(file, broken);
    new Database(broken).exec('update ledger_entry set amount_cents = 301 where line = 0').close();
    await backupSqlite(broken, backup);
    rmSync(broken);
    await expectRefused(/postings sum to zero/);
    rmSync(backup);
    await backupSqlite(file, backup);
    await expectRefused(/real money, but the database holds test payments/, 'sk_live_of_the_tests');
    rmSync(backup);
    const store = openSqlite(join(folder, 'mixed.db'));
    await seedVillage(store);
    for (const livemode of [true, false]) {
      const n = livemode ? 1 : 2;
      await write(store, async (tx) => {
        await tx.touchPlayer(playerId(n), 0);
        await tx.createDonation(donationRow(n), [lineRow(n, 0)]);
        await tx.createAttempt(attemptRow(n, { livemode }));
      });
    }
    await store.close();
    await backupSqlite(join(folder, 'mixed.db'), backup);
    await expectRefused(/mixes real and test payments/);
  });

  it('[M6] under a storm of payments: every one acknowledged before the backup began is in it', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', STORM, `file:${file}`, '1', '8'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: number[] = [];
    const many = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (/^\d+$/.test(line)) acknowledged.push(Number(line));
        if (acknowledged.length === 150) resolve();
      });
    });
    await many;
    const before = [...acknowledged];
    await backupSqlite(file, backup);
    // The database is in use: the storm still rages.
    await expectRefusedInStorm();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect((await restore(hostOf(file), backup)).code).toBe(0);
    const store = openSqlite(file);
    expect(await verifyLedger(store)).toEqual([]);
    const states = await Promise.all(before.map(async (n) => (await store.read.attempt(attemptId(n)))?.state));
    expect(states.filter((state) => state !== 'paid')).toEqual([]);
    await store.close();
  });
});

async function expectRefusedInStorm(): Promise<void> {
  expect((await restore(hostOf(file), backup)).lines.join()).toMatch(/stop the server first/);
}
