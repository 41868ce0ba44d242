import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import type { Deps } from '#server/domain/deps.ts';
import { type Around, type Crash, type Life, live } from './life.ts';
import { furnish } from './template.ts';

/** Memory where the system has it, so that a thousand databases wear out no disk. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * Our server without its doors: the domain on a real SQLite file. It can crash between any two steps, and is one object for
 * many sequences: opening a store costs as much as a whole sequence.
 */
export interface House {
  readonly deps: Deps;
  readonly store: OpenedStore;
  /** raw rows, as an accountant with a database tool would see them; the statement is prepared once */
  rows<Row>(sql: string): Row[];
  /** what was told, and logged as a bug, in this life and those before */
  readonly lives: readonly Life[];
  /** Does it, and dies in the midst of it where a crash is planned; then a new life begins with what was on the disk. */
  during(crash: Crash | null, work: (deps: Deps) => Promise<unknown>): Promise<'done' | 'crashed'>;
  /** As on the first day, with the association's own account or the host's. */
  reset(account: string | null): void;
  close(): Promise<void>;
}

type Bare = Omit<Deps, 'store' | 'audience' | 'log' | 'lands'>;

export async function openHouse(bare: () => Bare, around: Around): Promise<House> {
  const folder = mkdtempSync(join(FOLDER, 'hameau-sequences-'));
  const template = join(folder, 'template.db');
  await furnish(template, bare());
  let files = 0;
  const fresh = () => join(folder, `${files++}.db`);
  let file = fresh();
  copyFileSync(template, file);
  let store = await openStore(`file:${file}`);
  let raw = rawly(file, template);
  let life = live(bare(), store, around);
  let lives = [life];

  /** What a kill -9 leaves: the files as they are at this instant. */
  const rescue = (): string => {
    const rescued = fresh();
    for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, rescued + part);
    return rescued;
  };
  const moveTo = async (next: string) => {
    raw.close();
    await store.close();
    for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
    file = next;
    store = await openStore(`file:${file}`);
    raw = rawly(file, template);
  };
  const begin = () => {
    life = live(bare(), store, around);
    lives = [...lives, life];
  };
  return {
    get deps() {
      return life.deps;
    },
    get store() {
      return store;
    },
    rows: <Row>(sql: string) => raw.rows(sql) as Row[],
    get lives() {
      return lives;
    },
    async during(crash, work) {
      let rescued: string | null = null;
      const dying = life.dieAt(crash, () => {
        if (crash?.losesFiles) rescued = rescue();
      });
      const ended = await Promise.race([work(life.deps).then(() => 'done' as const), dying]);
      life.spare();
      if (ended === 'done') return ended;
      if (rescued !== null) await moveTo(rescued);
      // What had reached the store before the end is in it: a commit does not know that nobody waits for it.
      else await store.tx(async () => ({ ok: true, value: null }));
      begin();
      return ended;
    },
    reset(account) {
      raw.reset(account);
      lives = [];
      begin();
    },
    async close() {
      raw.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const TABLES =
  "select name from main.sqlite_master where type = 'table' and name not like '%drizzle%' and name not like 'sqlite_stat%'";

/** A second connection, past the store, with its statements kept: they are asked after every step. */
function rawly(file: string, template: string) {
  const connection = new Database(file);
  connection.pragma('foreign_keys = OFF');
  connection.exec(`attach '${template}' as template`);
  const tables = connection.prepare<[], { name: string }>(TABLES).all();
  const emptied = tables.flatMap(({ name }) => [
    connection.prepare(`delete from main."${name}"`),
    connection.prepare(`insert into main."${name}" select * from template."${name}"`),
  ]);
  const connect = connection.prepare('update association set stripe_account = ?');
  const known = new Map<string, Database.Statement>();
  return {
    rows(sql: string): unknown[] {
      const statement = known.get(sql) ?? connection.prepare(sql);
      known.set(sql, statement);
      return statement.all();
    },
    reset: connection.transaction((account: string | null) => {
      for (const statement of emptied) statement.run();
      connect.run(account);
    }),
    close: () => connection.close(),
  };
}
