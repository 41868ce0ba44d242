import type { Database, Statement } from 'better-sqlite3';
import { Column, is, noopDecoder, noopEncoder, Param, Placeholder, type Query, SQL } from 'drizzle-orm';
import { BetterSQLiteSession, type PreparedQuery } from 'drizzle-orm/better-sqlite3';
import {
  BaseSQLiteDatabase,
  type PreparedQueryConfig,
  type SelectedFieldsOrdered,
  SQLiteSyncDialect,
} from 'drizzle-orm/sqlite-core';
import type { Db } from './queries/db.ts';

type Values = Readonly<Record<string, unknown>>;
type Asked = Parameters<BetterSQLiteSession<Nothing, Nothing>['prepareQuery']>;
type Shape = Omit<PreparedQueryConfig, 'statement' | 'run'>;
type Nothing = Record<string, never>;

/**
 * drizzle on one connection, with its own way to run a statement. What drizzle works out at each call (which parameter is
 * whose, how a column is read back) is worked out once here: a settlement is two dozen small statements, and more of its
 * time went there than into SQLite. Statements whose rows are nested are left to drizzle.
 */
export function swiftly(connection: Database): Db {
  const dialect = new SQLiteSyncDialect();
  // drizzle's types differ by driver; the builders in `Db` mean the same (see kit.ts).
  return new BaseSQLiteDatabase('sync', dialect, new SwiftSession(connection, dialect), undefined) as unknown as Db;
}

class SwiftSession extends BetterSQLiteSession<Nothing, Nothing> {
  readonly #connection: Database;

  constructor(connection: Database, dialect: SQLiteSyncDialect) {
    super(connection, dialect, undefined);
    this.#connection = connection;
  }

  override prepareQuery<T extends Shape>(...asked: Asked): PreparedQuery<T> {
    const prepared = super.prepareQuery<T>(...asked);
    const [query, fields, executeMethod] = asked;
    const isFlat = fields?.every(({ path }) => path.length === 1) ?? true;
    if (isFlat && executeMethod !== 'get') Object.assign(prepared, { execute: swift(this.#connection, query, fields) });
    return prepared;
  }
}

/** Answers with a promise, as an engine does that has to be waited for. */
function swift(connection: Database, query: Query, fields: SelectedFieldsOrdered | undefined) {
  const { sql, fills } = withConstants(query);
  const statement = connection.prepare(sql);
  const run = fields === undefined ? runner(statement) : reader(statement.raw(), fields);
  return async (values: Values = {}) => run(filled(fills, values));
}

/** What a parameter takes: a value of the call, encoded where its column wants it, or always the same. */
type Fill =
  | { readonly name: string; readonly encode: ((value: unknown) => unknown) | null }
  | { readonly name: null; readonly value: unknown };

/**
 * What is always the same stands in the statement itself: SQLite plans by a bound LIMIT's value, and so plans anew whenever it is
 * bound again, which took longer than the query.
 */
function withConstants({ sql, params }: Query): { readonly sql: string; readonly fills: readonly Fill[] } {
  const fills = params.map(fillOf);
  const parts = sql.split('?');
  // A question mark in a text would be taken for a parameter's.
  if (parts.length !== fills.length + 1) return { sql, fills };
  const texts = fills.map((fill) => (fill.name === null ? literal(fill.value) : null) ?? '?');
  return {
    sql: parts.map((part, i) => part + (texts[i] ?? '')).join(''),
    fills: fills.filter((_, i) => texts[i] === '?'),
  };
}

function literal(value: unknown): string | null {
  if (value === null) return 'null';
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && !value.includes('?') ? `'${value.replaceAll("'", "''")}'` : null;
}

function fillOf(param: unknown): Fill {
  if (is(param, Placeholder)) return { name: param.name, encode: null };
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { value, encoder } = param;
    const isPlain = encoder.mapToDriverValue === Column.prototype.mapToDriverValue || encoder === noopEncoder;
    return { name: value.name, encode: isPlain ? null : (given) => encoder.mapToDriverValue(given) };
  }
  return { name: null, value: param };
}

function given({ encode }: Extract<Fill, { readonly encode: unknown }>, name: string, values: Values): unknown {
  const value = values[name];
  if (value === undefined && !(name in values)) throw new Error(`no value for ${name}`);
  return encode === null ? value : encode(value);
}

const filled = (fills: readonly Fill[], values: Values): unknown[] =>
  // Of its length from the start: a list that grows is thrown away several times, and there are dozens to a payment.
  fills.map((fill) => (fill.name === null ? fill.value : given(fill, fill.name, values)));

function runner(statement: Statement) {
  return statement.reader
    ? (values: unknown[]): unknown => statement.all(values)
    : (values: unknown[]): unknown => ({ rowCount: statement.run(values).changes });
}

function reader(statement: Statement, fields: SelectedFieldsOrdered) {
  const columns = fields.map(({ path, field }) => ({ name: path[0] ?? '', decode: decoderOf(field) }));
  const rowOf = (raw: readonly unknown[]) => {
    const row: Record<string, unknown> = {};
    let at = 0;
    for (const { name, decode } of columns) {
      const value = raw[at++];
      row[name] = decode === null || value === null ? value : decode(value);
    }
    return row;
  };
  // Raw statements answer with lists.
  return (values: unknown[]): unknown => (statement.all(values) as unknown[][]).map(rowOf);
}

type Decoder = Pick<Column, 'mapFromDriverValue'>;

/** How a value is read back; null where it stays what it is. */
function decoderOf(field: SelectedFieldsOrdered[number]['field']): ((value: unknown) => unknown) | null {
  const decoder = is(field, Column) ? field : decoderIn(is(field, SQL.Aliased) ? field.sql : field);
  const isPlain = decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue || decoder === noopDecoder;
  return isPlain ? null : (value) => decoder.mapFromDriverValue(value);
}

/** An expression's decoder is drizzle's own affair, but part of what it answers. */
function decoderIn(expression: object): Decoder {
  if (!('decoder' in expression)) throw new Error('an expression without a decoder: drizzle has changed');
  return expression.decoder as Decoder;
}
