import { type Column, eq, inArray, type SQL } from 'drizzle-orm';
import { ph } from './db.ts';

/** How many keys one statement asks for: few texts, so that each is prepared once and used again. */
const SIZES = [1, 8, 32] as const;
const MOST = 128;

interface Asked<Row> {
  execute(values: Record<string, unknown>): Promise<readonly Row[]>;
}

/** Rows by many keys of one column, asked for with few statements. */
export interface Several<Row> {
  /** in no order; @param values of the other placeholders */
  execute(keys: readonly string[], values?: Record<string, unknown>): Promise<readonly Row[]>;
}

/** @param prepare the statement for a condition on the keys, and a name of its own */
export function several<Row>(column: Column, prepare: (among: SQL, size: number) => Asked<Row>): Several<Row> {
  const prepared = new Map<number, { readonly names: readonly string[]; readonly asked: Asked<Row> }>();
  const ofSize = (size: number) => {
    const names = Array.from({ length: size }, (_, i) => `key${i}`);
    // Written out where it is one: SQLite builds a table of its own for a list, each time.
    const among = size === 1 ? eq(column, ph('key0')) : inArray(column, names.map(ph));
    return { names, asked: prepare(among, size) };
  };
  return {
    async execute(keys, values = {}) {
      const rows: Row[] = [];
      for (let from = 0; from < keys.length; ) {
        const left = keys.length - from;
        const size = SIZES.find((one) => one >= left) ?? MOST;
        const known = prepared.get(size) ?? ofSize(size);
        prepared.set(size, known);
        const asked: Record<string, unknown> = { ...values };
        // What is more than is asked for names the last once again.
        for (const [i, name] of known.names.entries()) asked[name] = keys[Math.min(from + i, keys.length - 1)];
        rows.push(...(await known.asked.execute(asked)));
        from += size;
      }
      return rows;
    },
  };
}

/** The row of each key, in the keys' order. @throws where one is missing */
export function inOrderOf<K, Row>(keys: readonly K[], rows: readonly Row[], keyOf: (row: Row) => K): Row[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => {
    const row = byKey.get(key);
    if (row === undefined) throw new Error(`no row of ${String(key)}`);
    return row;
  });
}
