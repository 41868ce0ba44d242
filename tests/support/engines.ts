import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { migratedDatabases, migratedFile } from './migrated.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { SCRATCH } from './scratch.ts';

/** Where a test's stores live: a new database each time. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** its tables are there and up to date, with nothing in them */
  address(): Promise<string>;
  /** without tables */
  empty(): Promise<string>;
  /** a statement past the store: to break what the store would not */
  tamper(address: string, statement: string): Promise<void>;
}

/** Runs the same tests on both engines: SQLite in a folder of its own, PostgreSQL on a server of its own. */
export function onBothEngines(title: string, tests: (engine: Engine) => void): void {
  describe(`${title} on SQLite`, () => tests(sqliteEngine()));
  describe(`${title} on PostgreSQL`, () => tests(postgresEngine()));
}

export function sqliteEngine(): Engine {
  let folder = '';
  let made = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(SCRATCH, 'hameau-store-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const next = () => {
    made += 1;
    return join(folder, `${made}.db`);
  };
  return {
    name: 'sqlite',
    async address() {
      const file = next();
      await migratedFile(file);
      return `file:${file}`;
    },
    empty: async () => `file:${next()}`,
    async tamper(address, statement) {
      const connection = new Database(address.slice('file:'.length));
      connection.pragma('foreign_keys = OFF');
      connection.exec(statement);
      connection.close();
    },
  };
}

export function postgresEngine(): Engine {
  let server: PostgresServer | null = null;
  let migrated: (() => Promise<string>) | null = null;
  beforeAll(async () => {
    server = await startPostgres();
    migrated = migratedDatabases(server);
  });
  afterAll(() => server?.stop());
  return {
    name: 'postgres',
    address() {
      if (migrated === null) throw new Error('the server is started before the first test');
      return migrated();
    },
    empty() {
      if (server === null) throw new Error('the server is started before the first test');
      return server.database();
    },
    async tamper(address, statement) {
      const client = new pg.Client(address);
      await client.connect();
      // As a replica replays: without foreign keys.
      await client.query('set session_replication_role = replica');
      await client.query(statement);
      await client.end();
    },
  };
}
