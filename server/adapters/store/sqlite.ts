import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { accountsChecks } from './checks/accounts.ts';
import { moneyChecks } from './checks/money.ts';
import { offlineChecks } from './checks/offline.ts';
import { refundChecks } from './checks/refunds.ts';
import { stripeChecks } from './checks/stripe.ts';
import { taxReceiptChecks } from './checks/taxReceipts.ts';
import { villageChecks } from './checks/village.ts';
import { groupCommit, type Writer } from './grouping.ts';
import { sqliteKit } from './kit.ts';
import type { OpenedStore } from './opened.ts';
import { queries, readQueries } from './queries/queries.ts';
import { type Reader, storeReads } from './reads.ts';
import { defineSchema } from './schema/schema.ts';
import { swiftly } from './swift.ts';
import { leases } from './transaction/transaction.ts';

export const MIGRATIONS = fileURLToPath(new URL('./migrations/sqlite', import.meta.url));
const BUSY_MS = 5000;
/** KiB of pages that the connection that writes keeps: with SQLite's 2 MiB a group's pages are written out and read back before its end. */
const WRITER_CACHE_KIB = 65_536;

const schema = defineSchema(sqliteKit);

/**
 * The store in one file: one connection writes, two read (one for single statements, one for snapshots of several), so
 * that nobody sees or takes back what another has not committed.
 */
export function openSqlite(file: string): OpenedStore {
  // It holds names and addresses: a folder made here is for its owner only.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  migrateSqlite(file);
  const writer = openWriter(file);
  const single = openReader(file);
  const several = openReader(file);
  const reads = swiftly(single);
  const { tx, together, idle } = groupCommit(commandsOf(writer));
  return {
    tx,
    together,
    read: storeReads(readerOf(single, several)),
    checks: {
      ...moneyChecks(reads, schema),
      ...offlineChecks(reads, schema),
      ...accountsChecks(reads, schema),
      ...villageChecks(reads, schema),
      ...refundChecks(reads, schema),
      ...taxReceiptChecks(reads, schema),
      ...stripeChecks(reads, schema),
    },
    async close() {
      await idle();
      for (const connection of [single, several, writer]) connection.close();
    },
  };
}

export function openWriter(file: string): Database.Database {
  const connection = new Database(file, { timeout: BUSY_MS });
  connection.pragma('journal_mode = WAL');
  // At every open: better-sqlite3 reopens an existing WAL file with NORMAL, which loses acknowledged gifts with the power.
  connection.pragma('synchronous = FULL');
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
  connection.pragma('foreign_keys = ON');
  // What was erased is overwritten in its page, and not only left out.
  connection.pragma('secure_delete = FAST');
  return connection;
}

function openReader(file: string): Database.Database {
  const connection = new Database(file, { readonly: true, timeout: BUSY_MS });
  connection.pragma('temp_store = MEMORY');
  return connection;
}

/** SQLite changes a table by building a new one and dropping the old: with foreign keys on, children go with it. */
export function migrateSqlite(file: string, folder = MIGRATIONS): void {
  const connection = openWriter(file);
  try {
    connection.pragma('foreign_keys = OFF');
    migrate(drizzle(connection), { migrationsFolder: folder });
    const broken = connection.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) throw new Error('a migration broke foreign keys');
  } finally {
    connection.close();
  }
}

export function commandsOf(connection: Database.Database): Writer {
  const { lease, forget } = leases(queries(swiftly(connection), schema));
  const command = (text: string) => {
    const statement = connection.prepare(text);
    return () => {
      statement.run();
    };
  };
  // Before the first of a group others may have written, and what is taken back is not there any more.
  const afresh = (run: () => void) => () => {
    forget();
    run();
  };
  return {
    begin: afresh(command('begin immediate')),
    commit: command('commit'),
    rollback: afresh(command('rollback')),
    savepoint: command('savepoint one'),
    release: command('release one'),
    undo: afresh(command('rollback to one')),
    inTransaction: () => connection.inTransaction,
    lease,
  };
}

function readerOf(single: Database.Database, several: Database.Database): Reader {
  const q = readQueries(swiftly(several), schema);
  const begin = several.prepare('begin');
  const commit = several.prepare('commit');
  let last: Promise<unknown> = Promise.resolve();
  return {
    q: readQueries(swiftly(single), schema),
    snapshot(fn) {
      // One after the other: they share a connection, and each wants an instant of its own.
      const mine = last.then(async () => {
        begin.run();
        try {
          return await fn(q);
        } finally {
          commit.run();
        }
      });
      last = mine.catch(() => null);
      return mine;
    },
  };
}
