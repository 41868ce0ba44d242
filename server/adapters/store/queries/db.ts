import { type Column, getTableColumns, sql } from 'drizzle-orm';
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgInsertValue, PgTable } from 'drizzle-orm/pg-core';

/** What queries may use: the builders that mean the same on both engines. Transactions belong to the engines alone. */
export type Db = Pick<
  PgDatabase<NodePgQueryResultHKT, Record<string, never>>,
  'select' | 'insert' | 'update' | 'delete'
>;

/** How many rows a statement changed. Both engines count them; to send them back costs SQLite a table of its own each time. */
export const changed = ({ rowCount }: { readonly rowCount: number | null }): number => rowCount ?? 0;

export const ph = sql.placeholder;
/** A placeholder as the value of an update: `set` takes expressions, not placeholders. */
export const bound = (name: string) => sql`${ph(name)}`;
/** The same for a column whose values the engines write differently, such as a flag. */
export const boundAs = (name: string, column: Column) => sql`${sql.param(ph(name), column)}`;

/** Values of an insert that takes a whole row: every column is a placeholder of its own name, but those in `fixed`. */
export function everyColumn<T extends PgTable>(table: T, fixed: Record<string, unknown> = {}): PgInsertValue<T> {
  // A default is what the engine counts up by itself.
  const names = Object.entries(getTableColumns(table)).flatMap(([name, column]) => (column.hasDefault ? [] : [name]));
  // Built from the table's own columns, so the keys are those of its insert.
  return { ...Object.fromEntries(names.map((name) => [name, ph(name)])), ...fixed } as PgInsertValue<T>;
}

/** For `on conflict do update`: these columns take the values of the row that could not be inserted. */
export function fromExcluded<K extends string>(columns: Record<K, Column>, ...but: NoInfer<K>[]) {
  const names = (Object.keys(columns) as K[]).filter((name) => !but.includes(name));
  return Object.fromEntries(names.map((name) => [name, sql`excluded.${sql.identifier(columns[name].name)}`]));
}
