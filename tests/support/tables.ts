import Database from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import pg from 'pg';
import { postgresKit } from '#server/adapters/store/kit.ts';
import { defineSchema } from '#server/adapters/store/schema/schema.ts';

/** Every table of the database with each row as text, column by column. */
export type Dump = ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;

const TABLES = Object.values(defineSchema(postgresKit));

/** `table.column` of every column that can hold words. */
export const textColumns = (): string[] =>
  TABLES.flatMap((table) =>
    Object.values(getTableColumns(table))
      .filter(({ dataType }) => dataType === 'string' || dataType === 'json')
      .map(({ name }) => `${getTableName(table)}.${name}`),
  ).sort();

/** Reads past the store: what is there, whoever may ask for it. Tables that the engine made itself are walked too. */
export async function dumpOf(address: string): Promise<Dump> {
  return address.startsWith('file:') ? dumpSqlite(address.slice('file:'.length)) : dumpPostgres(address);
}

type Row = Readonly<Record<string, unknown>>;
const textOf = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

function dumpSqlite(file: string): Dump {
  const connection = new Database(file, { readonly: true });
  try {
    const tables = connection
      .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
      .all();
    return new Map(
      tables.map(({ name }) => [name, connection.prepare<[], Row>(`select * from "${name}"`).all().map(textOf)]),
    );
  } finally {
    connection.close();
  }
}

async function dumpPostgres(address: string): Promise<Dump> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    const dump = new Map<string, Record<string, string>[]>();
    const tables = await client.query<{ name: string }>(
      "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Row>(`select * from ${name}`);
      dump.set(name.split('.').at(-1) ?? name, rows.map(textOf));
    }
    return dump;
  } finally {
    await client.end();
  }
}
