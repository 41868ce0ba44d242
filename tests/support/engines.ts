import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { type PostgresServer, startPostgres } from './postgres.ts';

/** Where a test's stores live: `address()` is a new empty database each time. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  address(): Promise<string>;
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
    folder = mkdtempSync(join(tmpdir(), 'hameau-store-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    name: 'sqlite',
    async address() {
      made += 1;
      return `file:${join(folder, `${made}.db`)}`;
    },
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
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());
  return {
    name: 'postgres',
    address() {
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
