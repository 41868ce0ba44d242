import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { codeOf } from '#server/domain/failure.ts';
import type { StoreTx } from '#server/domain/ports/store.ts';
import type { Log } from '#server/domain/ports/surroundings.ts';
import type { Result } from '#shared/result.ts';
import { accountsChecks } from './checks/accounts.ts';
import { moneyChecks } from './checks/money.ts';
import { offlineChecks } from './checks/offline.ts';
import { refundChecks } from './checks/refunds.ts';
import { stripeChecks } from './checks/stripe.ts';
import { taxReceiptChecks } from './checks/taxReceipts.ts';
import { villageChecks } from './checks/village.ts';
import { asSeen, StoreUnavailable } from './errors.ts';
import { postgresKit } from './kit.ts';
import { oneByOne } from './oneByOne.ts';
import type { OpenedStore } from './opened.ts';
import type { Db } from './queries/db.ts';
import { queries, readQueries } from './queries/queries.ts';
import { type Reader, storeReads } from './reads.ts';
import { defineSchema } from './schema/schema.ts';
import { leases } from './transaction/transaction.ts';

const MIGRATIONS = fileURLToPath(new URL('./migrations/postgres', import.meta.url));
/** Any number, but the same in every process: who holds it may migrate. */
const MIGRATION_LOCK = 720_214;
/** about where more connections stop helping one machine */
const CONNECTIONS = 8;
/** for a connection to be made or to come free */
const CONNECT_MS = 10_000;
/** A transaction awaits nothing but the store: one that idles this long is a bug and must not keep its locks. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const TRIES = 6;
/** longer at each try, so that the one it met gets through */
const PAUSE_MS = 5;
/** serialization failure, deadlock: nothing was kept, the same work may be done again */
const RETRIED: readonly (string | null)[] = ['40001', '40P01'];

const schema = defineSchema(postgresKit);

/** The store in a PostgreSQL server, shared by several processes. */
export async function openPostgres(url: string, log?: Log): Promise<OpenedStore> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  // Without a listener an idle connection that breaks (a server restarted) ends the process.
  pool.on('error', (error) => log?.warn({ code: codeOf(error) }, 'an idle database connection broke'));
  try {
    await migrateOnce(pool);
  } catch (error) {
    await pool.end();
    throw asSeen(error);
  }
  const bound = bindings();
  const reads = builders(pool);
  const tx: OpenedStore['tx'] = (fn) => retried(() => once(pool, bound, fn));
  return {
    tx,
    // Each commits by itself here: its rows are locked no longer than its own work takes.
    together: oneByOne(tx),
    read: storeReads(readerOf(pool, bound)),
    checks: {
      ...moneyChecks(reads, schema),
      ...offlineChecks(reads, schema),
      ...accountsChecks(reads, schema),
      ...villageChecks(reads, schema),
      ...refundChecks(reads, schema),
      ...taxReceiptChecks(reads, schema),
      ...stripeChecks(reads, schema),
    },
    close: () => pool.end(),
  };
}

/** Several processes may start at once: one migrates, the others wait and find nothing to do. */
async function migrateOnce(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    // Ending the connection gives the lock back, whatever happened on it.
    client.release(true);
  }
}

/** drizzle's types differ by driver; the builders in `Db` mean the same (see kit.ts). */
const builders = (client: pg.PoolClient | pg.Pool) => drizzle(client) as unknown as Db;

/** Each connection's prepared statements, where PostgreSQL keeps them, and its transactions. */
function bindings() {
  const bound = new WeakMap<pg.PoolClient, ReturnType<typeof bind>>();
  return (client: pg.PoolClient) => {
    const known = bound.get(client) ?? bind(client);
    bound.set(client, known);
    return known;
  };
}
function bind(client: pg.PoolClient) {
  const q = queries(builders(client), schema);
  return { q, leases: leases(q) };
}
type Bindings = ReturnType<typeof bindings>;

async function once<T, E>(
  pool: pg.Pool,
  bound: Bindings,
  fn: (tx: StoreTx) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  return withClient(pool, async (client) => {
    await client.query('begin');
    const { leases: ours } = bound(client);
    ours.forget();
    const { tx, end } = ours.lease();
    const result = await fn(tx).finally(end);
    if (!result.ok) {
      await client.query('rollback');
      return result;
    }
    await commit(client);
    return result;
  });
}

async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: unknown) => {
    if (RETRIED.includes(codeOf(error))) throw error;
    throw new StoreUnavailable('nobody knows whether the commit arrived', { cause: error });
  });
  // After a statement that failed and was swallowed, PostgreSQL answers a commit by rolling back, without an error.
  if (command !== 'COMMIT') throw new Error('a failed statement was swallowed in a transaction');
}

/** Gives the connection back clean, or not at all. */
async function withClient<T>(pool: pg.Pool, fn: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new StoreUnavailable('no connection to the database', { cause: error });
  });
  let broken = false;
  // A connection may break while it is ours, between two statements; the statement after says so.
  const breaks = () => {
    broken = true;
  };
  client.on('error', breaks);
  try {
    return await fn(client);
  } catch (error) {
    await client.query('rollback').catch(breaks);
    throw broken ? new StoreUnavailable('the connection to the database broke', { cause: error }) : error;
  } finally {
    client.off('error', breaks);
    client.release(broken);
  }
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || !RETRIED.includes(codeOf(error))) throw asSeen(error);
      await setTimeout(tried * PAUSE_MS);
    }
  }
}

function readerOf(pool: pg.Pool, bound: Bindings): Reader {
  return {
    q: readQueries(builders(pool), schema),
    snapshot: (fn) =>
      retried(() =>
        withClient(pool, async (client) => {
          await client.query('begin isolation level repeatable read read only');
          const read = await fn(bound(client).q);
          await client.query('commit');
          return read;
        }),
      ),
  };
}
