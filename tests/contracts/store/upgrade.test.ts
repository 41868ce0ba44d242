import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { migrateSqlite } from '#server/adapters/store/sqlite.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { basket, given, player, refundAtDashboard, statusOf } from '../../support/giving.ts';
import { openStage, VILLAGE } from '../../support/stage.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../server/adapters/store/migrations/sqlite', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hameau-upgrade-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The migrations as they were when the first databases were made. */
function firstMigrations(): string {
  const first = join(folder, 'migrations');
  cpSync(MIGRATIONS, first, { recursive: true });
  const file = join(first, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number }[] };
  const entries = journal.entries.filter(({ idx }) => idx === 0);
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  return first;
}

/** Copies what a database of today holds into one of the first ones, as far as that has room for it. */
function copyInto(old: string, today: string): void {
  const database = new Database(old);
  database.pragma('foreign_keys = OFF');
  database.prepare('attach ? as today').run(today);
  const tables = database
    .prepare(
      "select name from main.sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'",
    )
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const columns = (database.pragma(`main.table_info(${table})`) as { name: string }[])
      .map(({ name }) => `"${name}"`)
      .join();
    database.exec(`insert into main."${table}" (${columns}) select ${columns} from today."${table}"`);
  }
  database.close();
}

it('a database of the first day is upgraded with all it holds, and every invariant holds after', async () => {
  const today = join(folder, 'today.db');
  const stage = await openStage({ databaseUrl: `file:${today}` });
  const donations = [
    await given(stage, basket({ publicName: 'Ada', nameOnGift: true })),
    await given(stage, basket(), player(2)),
  ];
  const [first, second] = donations;
  if (!first || !second) throw new Error('both were given');
  await refundAtDashboard(stage, second);
  await stage.quiet();
  const before = await statusOf(stage, first);
  await stage.close();

  const old = join(folder, 'old.db');
  migrateSqlite(old, firstMigrations());
  copyInto(old, today);
  const store = await openStore(`file:${old}`);

  expect(await verifyLedger(store)).toEqual([]);
  const found = await store.read.donation(first);
  expect(found?.placements.map(({ id, unnamed }) => ({ id, unnamed }))).toEqual(
    before.placements.map(({ id }) => ({ id, unnamed: false })),
  );
  expect((await store.read.village(VILLAGE))?.seq).toBe(3);
  expect(await store.read.refundsOf(second)).toEqual({ orders: [], lines: [] });
  await store.close();
});
