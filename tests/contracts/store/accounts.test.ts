import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { migrateSqlite } from '#server/adapters/store/sqlite.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import type { Posting } from '#server/domain/ports/rows.ts';
import type { StoreTx } from '#server/domain/ports/store.ts';
import { NO_LINES } from '#shared/accounts/line.ts';
import { cents } from '#shared/money.ts';
import { err, ok } from '#shared/result.ts';
import { onBothEngines } from '../../support/engines.ts';
import {
  attemptId,
  donationId,
  giftSlug,
  NOW,
  PROJECT,
  playerId,
  seedVillage,
  settle,
  startDonation,
  write,
} from '../../support/store.ts';

type Opened = Awaited<ReturnType<typeof openStore>>;

/** the balance transaction of a payment: 30 cents of its 300 were the fee */
const settled = (n: number): Posting => ({
  account: '',
  currency: 'eur',
  source: `txn_${n}`,
  kind: 'settled',
  project: PROJECT,
  donation: donationId(n),
  at: NOW,
  entries: [
    { ledgerAccount: 'stripeBalance', amountCents: cents(270) },
    { ledgerAccount: 'fees', amountCents: cents(30) },
    { ledgerAccount: 'stripeUncleared', amountCents: cents(-300) },
  ],
});

async function given(tx: StoreTx, n: number): Promise<void> {
  await startDonation(tx, n);
  await settle(tx, n);
}

/** the fee is known: the attempt moves and the books follow */
async function cleared(tx: StoreTx, n: number): Promise<boolean> {
  await tx.moveAttempt(attemptId(n), ['paid'], 'settled', {}, NOW);
  return tx.post(settled(n));
}

onBothEngines('the public accounts', (engine) => {
  let address = '';
  let store: Opened;
  beforeEach(async () => {
    address = await engine.address();
    store = await openStore(address);
    await seedVillage(store);
  });
  afterEach(() => store.close());

  const lines = () => store.read.publicLines(PROJECT, 0, 1000);
  const invariants = async () => (await verifyLedger(store)).map(({ invariant }) => invariant);

  it('[T1] each posting of a project gets the next line, in its own transaction', async () => {
    expect(await store.read.accountsHead(PROJECT)).toEqual(NO_LINES);
    await write(store, (tx) => given(tx, 1));
    await write(store, (tx) => cleared(tx, 1));
    const [first, second] = await lines();
    expect(first).toMatchObject({
      number: 1,
      day: '2026-09-21',
      kind: 'paid',
      payment: null,
      amounts: { given: 300, waiting: 300 },
      gifts: [{ gift: 'seeds', quantity: 1, amountCents: 300 }],
      previous: NO_LINES.hash,
    });
    expect(second).toMatchObject({
      number: 2,
      kind: 'settled',
      payment: 1,
      amounts: { waiting: -300, arrived: 270, fees: 30 },
      previous: first?.hash,
    });
    expect(await store.read.accountsHead(PROJECT)).toEqual({ lines: 2, hash: second?.hash });
    expect(await store.read.publicLinesOf(donationId(1))).toEqual([first, second]);
    expect(await verifyLedger(store)).toEqual([]);
  });

  it('[T1] a posting that was made before gets no second line; one that is taken back leaves none', async () => {
    await write(store, (tx) => given(tx, 1));
    await write(store, (tx) => cleared(tx, 1));
    expect(await write(store, (tx) => tx.post(settled(1)))).toBe(false);
    await store.tx(async (tx) => {
      await given(tx, 2);
      return err('changed our mind');
    });
    expect(await lines()).toHaveLength(2);
    await write(store, (tx) => given(tx, 2));
    expect((await lines()).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(await verifyLedger(store)).toEqual([]);
  });

  it('[T1] the line after one that was taken back, or that another process wrote, follows what is there', async () => {
    const beside = await openStore(address);
    await write(store, (tx) => given(tx, 1));
    const refused = async (tx: StoreTx) => {
      await given(tx, 2);
      return err('changed our mind');
    };
    await Promise.all([store.tx(refused), write(store, (tx) => given(tx, 3)), store.tx(refused)]);
    await write(beside, (tx) => given(tx, 4));
    await write(store, (tx) => given(tx, 5));
    await write(beside, (tx) => given(tx, 6));
    await beside.close();
    expect((await lines()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(await verifyLedger(store)).toEqual([]);
  });

  it('[T1] a posting that concerns no project has no line', async () => {
    await write(store, (tx) => tx.post({ ...settled(1), kind: 'otherSale', project: null, donation: null }));
    expect(await lines()).toEqual([]);
    expect(await verifyLedger(store)).toEqual([]);
  });

  it('[T1] forty payments at once make one chain without a gap or a fork', async () => {
    await write(store, async (tx) => {
      for (let n = 1; n <= 40; n++) await startDonation(tx, n);
    });
    await Promise.all(Array.from({ length: 40 }, (_, i) => write(store, (tx) => settle(tx, i + 1))));
    expect((await lines()).map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(await verifyLedger(store)).toEqual([]);
  });

  it('[T1] where a donation was paid twice, what follows names its own payment', async () => {
    await write(store, (tx) => given(tx, 1));
    const again = { ...settled(1), kind: 'paid', source: `attempt:${attemptId(9)}` } as const;
    await write(store, (tx) =>
      tx.post({
        ...again,
        entries: [
          { ledgerAccount: 'stripeUncleared', amountCents: cents(300) },
          { ledgerAccount: 'donations', amountCents: cents(-300) },
        ],
        gifts: [{ gift: giftSlug('seeds'), quantity: 1, amountCents: cents(300) }],
      }),
    );
    await write(store, (tx) => tx.post({ ...settled(1), attempt: attemptId(1) }));
    await write(store, (tx) => tx.post({ ...settled(2), donation: donationId(1), attempt: attemptId(9) }));
    expect((await lines()).map(({ payment }) => payment)).toEqual([null, null, 1, 2]);
  });

  it('[P1] a line holds no hour, no id and nothing of who gave', async () => {
    await write(store, (tx) => given(tx, 1));
    const text = JSON.stringify(await lines());
    for (const secret of [donationId(1), attemptId(1), playerId(1), 'attempt:', String(NOW), '14:13']) {
      expect(text).not.toContain(secret);
    }
  });

  const faults: readonly (readonly [string, string, readonly string[]])[] = [
    ['an amount', `update public_line set body = ${bodyWith('{"given":301,"waiting":301}')} where number = 1`, 3],
    ['a day', "update public_line set day = '2026-09-20' where number = 2", 2],
    ['a kind', "update public_line set kind = 'refund' where number = 2", 2],
    ['the payment that is meant', 'update public_line set payment = 3 where number = 2', 2],
    ['a hash', `update public_line set hash = '${'ab'.repeat(32)}' where number = 2`, 2],
    ['a link', `update public_line set previous = '${'ab'.repeat(32)}' where number = 2`, 2],
  ].map(([what, statement, count]) => [
    `${what} was changed`,
    String(statement),
    Array(Number(count)).fill('public accounts are unbroken'),
  ]);
  for (const [title, statement, expected] of [
    ...faults,
    ['the newest line went missing', 'delete from public_line where number = 3', ['postings are public']],
    [
      'a line between went missing',
      'delete from public_line where number = 2',
      ['postings are public', 'public accounts are unbroken', 'public accounts are unbroken'],
    ],
  ] as const) {
    it(`[T1] verify-ledger finds that ${title}`, async () => {
      await write(store, (tx) => given(tx, 1));
      await write(store, (tx) => cleared(tx, 1));
      await write(store, (tx) => given(tx, 2));
      expect(await verifyLedger(store)).toEqual([]);
      await engine.tamper(address, statement);
      expect(await invariants()).toEqual(expected);
    });
  }

  it('[T1] a ledger that is older than the public accounts gets its lines at the start, once', async () => {
    for (const n of [1, 2, 3]) await write(store, (tx) => given(tx, n));
    await write(store, (tx) => cleared(tx, 2));
    const before = await lines();
    await store.close();
    await engine.tamper(address, 'delete from public_line');
    store = await openStore(address);
    const after = await lines();
    expect(after).toHaveLength(4);
    expect(after.slice(0, 3).map(({ kind }) => kind)).toEqual(['paid', 'paid', 'paid']);
    expect(after[3]).toMatchObject({ kind: 'settled', payment: 2 });
    expect(after).toEqual(before);
    expect(await verifyLedger(store)).toEqual([]);
    // Once any line is there, one that is gone is not made up for.
    await store.close();
    await engine.tamper(address, 'delete from public_line where number = 4');
    store = await openStore(address);
    expect(await lines()).toHaveLength(3);
    expect(await invariants()).toEqual(['postings are public']);
  });
});

function bodyWith(amounts: string): string {
  return `'{"amounts":${amounts},"gifts":[{"gift":"seeds","quantity":1,"amountCents":300}],"coverCents":0}'`;
}

describe('a database of before the public accounts', () => {
  it('[T1] is brought up to date with its data, and its postings get their lines', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hameau-older-'));
    try {
      const migrations = fileURLToPath(new URL('../../../server/adapters/store/migrations/sqlite', import.meta.url));
      const first = join(folder, 'migrations');
      cpSync(migrations, first, { recursive: true });
      const journal = join(first, 'meta', '_journal.json');
      const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
      writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
      const file = join(folder, 'hameau.db');
      const made = await openStore(`file:${join(folder, 'new.db')}`);
      await seedVillage(made);
      for (const n of [1, 2]) await write(made, (tx) => given(tx, n));
      await made.close();
      migrateSqlite(file, first);
      copyRows(join(folder, 'new.db'), file);
      const store = await openStore(`file:${file}`);
      expect(await verifyLedger(store)).toEqual([]);
      expect(await store.read.publicLines(PROJECT, 0, 10)).toHaveLength(2);
      expect((await store.tx(async (tx) => ok(await tx.publishOlder()))).ok).toBe(true);
      await store.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** every row that the older tables have room for */
function copyRows(from: string, to: string): void {
  const database = new Database(to);
  database.pragma('foreign_keys = OFF');
  database.exec(`attach '${from}' as made`);
  const tables = database
    .prepare<unknown[], { name: string }>(
      "select name from main.sqlite_master where type = 'table' and name not like '%drizzle%' and name not like 'sqlite%'",
    )
    .all();
  for (const { name } of tables) {
    const columns = database.prepare<unknown[], { name: string }>(`pragma main.table_info("${name}")`).all();
    const names = columns.map((column) => `"${column.name}"`).join(', ');
    database.exec(`insert into main."${name}" (${names}) select ${names} from made."${name}"`);
  }
  database.close();
}
