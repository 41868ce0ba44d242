import { sql } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

/**
 * The only file that knows the column builders of both dialects. PostgreSQL's kit is the type; SQLite's is cast to it
 * once, because every builder here gives the same JavaScript values on both (the contract suite proves it).
 */
export const postgresKit = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  unique: pg.unique,
  check: pg.check,
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
  text: (name: string) => pg.text(name),
  /** 2^31 is too small for cents and milliseconds; a double holds integers to 2^53 */
  whole: (name: string) => pg.bigint(name, { mode: 'number' }),
  flag: (name: string) => pg.boolean(name),
  /** objects and arrays only: a bare string or null would not come back the same on both */
  json: (name: string) => pg.jsonb(name),
  ordinal: (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
  /** PostgreSQL's columns refuse what is not a whole number by themselves */
  wholeOnly: (_name: string, ..._columns: pg.PgColumn[]): pg.CheckBuilder[] => [],
};
export type Kit = typeof postgresKit;

/** SQLite keeps text and fractions in an integer column unless a check says no. */
function wholeOnly(name: string, ...columns: sqlite.SQLiteColumn[]) {
  const whole = columns.map((column) => sql`typeof(${column}) in ('integer', 'null')`);
  return [sqlite.check(name, sql.join(whole, sql` and `))];
}

export const sqliteKit = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  unique: sqlite.unique,
  check: sqlite.check,
  primaryKey: sqlite.primaryKey,
  foreignKey: sqlite.foreignKey,
  text: (name: string) => sqlite.text(name),
  whole: (name: string) => sqlite.integer(name),
  flag: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  json: (name: string) => sqlite.text(name, { mode: 'json' }),
  ordinal: (name: string) => sqlite.integer(name).primaryKey({ autoIncrement: true }),
  wholeOnly,
  // The two dialects' builders have unrelated types with the same methods; see the note above.
} as unknown as Kit;

/** `column in ('a', 'b')` for a check: a state outside its union cannot be stored. */
export const oneOf = (column: pg.PgColumn, values: readonly string[]) =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
