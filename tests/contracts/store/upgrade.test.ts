import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { migrateSqlite } from '#server/adapters/store/sqlite.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import type { DonationId } from '#shared/ids.ts';
import { cents, ZERO } from '#shared/money.ts';
import { postgresEngine } from '../../support/engines.ts';
import { attemptOf, basket, given, player, refundAtDashboard, statusOf } from '../../support/giving.ts';
import { openStage, type Stage, VILLAGE } from '../../support/stage.ts';

const migrationsOf = (engine: 'sqlite' | 'postgres') =>
  fileURLToPath(new URL(`../../../server/adapters/store/migrations/${engine}`, import.meta.url));
/** The last one before a part of a payment could be lost by itself. */
const LOST_WHOLE = 14;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hameau-upgrade-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The migrations as they were when the first databases were made, or up to another one. */
function firstMigrations(engine: 'sqlite' | 'postgres' = 'sqlite', last = 0): string {
  const first = join(folder, 'migrations');
  cpSync(migrationsOf(engine), first, { recursive: true });
  const file = join(first, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number }[] };
  const entries = journal.entries.filter(({ idx }) => idx <= last);
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

/** The payer's bank disputes a payment, or a part of it in cents. */
async function disputed(stage: Stage, donation: DonationId, amountCents?: number): Promise<string> {
  const { sessionId } = await attemptOf(stage, donation);
  const { id } = await stage.control(`charges/${sessionId}/dispute`, { ...(amountCents && { amountCents }) });
  await stage.quiet();
  return String(id);
}
async function lost(stage: Stage, donation: DonationId, amountCents?: number): Promise<void> {
  await stage.control(`disputes/${await disputed(stage, donation, amountCents)}/close`, { settlement: 'lost' });
  await stage.quiet();
}

it('a database of the first day is upgraded with all it holds, and every invariant holds after', async () => {
  const today = join(folder, 'today.db');
  const stage = await openStage({ databaseUrl: `file:${today}` });
  const donations = [
    await given(stage, basket({ publicName: 'Ada', nameOnGift: true })),
    await given(stage, basket(), player(2)),
    await given(stage, basket(), player(3)),
  ];
  const [first, second, third] = donations;
  if (!first || !second || !third) throw new Error('all were given');
  await refundAtDashboard(stage, second);
  await lost(stage, third);
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
  expect((await store.read.village(VILLAGE))?.seq).toBe(5);
  // It kept no disputes, only that the payment was lost.
  expect((await store.read.donation(third))?.attempts).toMatchObject([{ dispute: 'lost', lostCents: 300 }]);
  expect(await store.read.refundsOf(second)).toEqual({ orders: [], lines: [] });
  await store.close();
});

it('[G8] what was lost before a part could be is counted: whole as before, also where it was a part, and every invariant holds', async () => {
  const today = join(folder, 'today.db');
  const stage = await openStage({
    databaseUrl: `file:${today}`,
    // As it was: a lost dispute was the whole payment, whatever its amount.
    around: (store) => ({
      ...store,
      tx: (fn) =>
        store.tx((tx) =>
          fn({
            ...tx,
            saveDispute: (row) => tx.saveDispute({ ...row, lostCents: row.state === 'lost' ? cents(300) : ZERO }),
          }),
        ),
    }),
  });
  const donations: DonationId[] = [];
  for (let n = 1; n <= 4; n++) donations.push(await given(stage, basket(), player(n)));
  const [whole, rest, part, open] = donations;
  if (!whole || !rest || !part || !open) throw new Error('all were given');
  await lost(stage, whole);
  await refundAtDashboard(stage, rest, 100);
  await stage.quiet();
  await lost(stage, rest);
  await lost(stage, part, 120);
  await disputed(stage, open, 120);
  await stage.close();

  const old = join(folder, 'old.db');
  migrateSqlite(old, firstMigrations('sqlite', LOST_WHOLE));
  copyInto(old, today);
  const store = await openStore(`file:${old}`);

  expect(await verifyLedger(store)).toEqual([]);
  const attempts = [];
  for (const id of donations) attempts.push(...((await store.read.donation(id))?.attempts ?? []));
  expect(attempts).toMatchObject([
    { dispute: 'lost', refundedCents: 0, lostCents: 300 },
    { dispute: 'lost', refundedCents: 100, lostCents: 200 },
    { dispute: 'lost', refundedCents: 0, lostCents: 300 },
    { dispute: 'open', refundedCents: 0, lostCents: 0 },
  ]);
  expect(
    (await store.read.disputes()).map(({ donation, amountCents, lostCents }) => [donation, amountCents, lostCents]),
  ).toEqual(
    expect.arrayContaining([
      [whole, 300, 300],
      [rest, 200, 200],
      [part, 120, 300],
      [open, 120, 0],
    ]),
  );
  await store.close();
});

describe('on PostgreSQL', () => {
  const engine = postgresEngine();

  it('[G8] what was lost is counted by what the books say, else by what was disputed, else whole', async () => {
    const address = await engine.empty();
    const pool = new pg.Pool({ connectionString: address });
    await migrate(drizzle(pool), { migrationsFolder: firstMigrations('postgres', LOST_WHOLE) });
    await pool.end();
    const attempt = (id: string, refunded: number, dispute: string) =>
      `insert into attempt (id, donation, account, livemode, state, idempotency_key, amount_cents, currency, created_at, expires_at, refunded_cents, dispute, touched_at)
       values ('${id}', 'don', '', false, 'settled', '${id}', 6300, 'eur', 0, 0, ${refunded}, '${dispute}', 0);`;
    const dispute = (id: string, of: string, amount: number, state = 'lost') =>
      `insert into dispute (id, attempt, amount_cents, state, reason, opened_at, settlements) values ('${id}', '${of}', ${amount}, '${state}', '', 0, 1);`;
    const booked = (id: string, amount: number) =>
      `insert into ledger_entry (account, source, line, ledger_account, amount_cents) values ('', 'dispute:${id}', 0, 'donationsChargedBack', ${amount});`;
    await engine.tamper(
      address,
      [
        attempt('whole', 0, 'lost') + dispute('d1', 'whole', 6300) + booked('d1', 6300),
        attempt('more', 0, 'lost') + dispute('d2', 'more', 9000),
        attempt('givenBackOf', 2000, 'lost') + dispute('d3', 'givenBackOf', 6300) + booked('d3', 4300),
        attempt('part', 0, 'lost') + dispute('d4', 'part', 2000) + booked('d4', 2000),
        attempt('parts', 0, 'lost') + dispute('d5', 'parts', 2000) + dispute('d6', 'parts', 4300),
        attempt('unkept', 0, 'lost'),
        attempt('open', 0, 'open') + dispute('d7', 'open', 6300, 'open'),
        attempt('won', 0, 'won') + dispute('d8', 'won', 6300, 'won'),
      ].join('\n'),
    );

    await (await openStore(address)).close();

    const client = new pg.Client(address);
    await client.connect();
    const kept = async (table: string) => {
      const { rows } = await client.query(`select id, lost_cents from ${table} order by id`);
      return Object.fromEntries(rows.map(({ id, lost_cents: lostCents }) => [id, Number(lostCents)]));
    };
    expect(await kept('attempt')).toEqual({
      whole: 6300,
      more: 6300,
      givenBackOf: 4300,
      part: 6300,
      parts: 6300,
      unkept: 6300,
      open: 0,
      won: 0,
    });
    expect(await kept('dispute')).toEqual({
      d1: 6300,
      d2: 9000,
      d3: 4300,
      d4: 6300,
      d5: 2000,
      d6: 4300,
      d7: 0,
      d8: 0,
    });
    await client.end();
  });
});
