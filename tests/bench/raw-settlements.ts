import type Database from 'better-sqlite3';
import { openWriter } from '#server/adapters/store/sqlite.ts';
import { attemptId, donationId, VILLAGE } from '../support/store.ts';

type Row = Readonly<Record<string, unknown>>;

/** What one payment wrote, row by row. */
export interface Settlement {
  readonly event: Row;
  readonly attempt: Row;
  readonly placement: Row;
  readonly plots: readonly Row[];
  readonly transaction: Row;
  readonly entries: readonly Row[];
  readonly publicLine: Row;
  readonly villageEvent: Row;
}

/** What was written for these payments. */
export function settlementsOf(database: Database.Database, payments: readonly number[]): Settlement[] {
  const events = eventsByPlacement(database);
  return payments.map((n) => rowsOf(database, events, n));
}

/** The village's events by the placement they tell of: no index serves this, so they are read once and not for each payment. */
function eventsByPlacement(database: Database.Database): ReadonlyMap<unknown, Row> {
  const rows = database
    .prepare<unknown[], Row>(
      "select * from village_event where village = ? and json_extract(body, '$.type') = 'giftPlaced'",
    )
    .all(VILLAGE);
  return new Map(rows.map((row) => [(JSON.parse(String(row.body)) as { placement: string }).placement, row]));
}

function rowsOf(database: Database.Database, events: ReadonlyMap<unknown, Row>, n: number): Settlement {
  const one = (sql: string, ...values: unknown[]) => {
    const row = database.prepare<unknown[], Row>(sql).get(...values);
    if (!row) throw new Error(`payment ${n} left no row: ${sql}`);
    return row;
  };
  const all = (sql: string, ...values: unknown[]) => database.prepare<unknown[], Row>(sql).all(...values);
  const source = `attempt:${attemptId(n)}`;
  const placement = one('select * from placement where donation = ?', donationId(n));
  const villageEvent = events.get(placement.id);
  if (!villageEvent) throw new Error(`payment ${n} was not told`);
  return {
    event: one('select * from stripe_event where id = ?', `evt_bench${n}`),
    attempt: one('select * from attempt where id = ?', attemptId(n)),
    placement,
    plots: all('select * from plot_use where donation = ?', donationId(n)),
    transaction: one('select * from ledger_transaction where source = ?', source),
    entries: all('select * from ledger_entry where source = ?', source),
    publicLine: one('select * from public_line where source = ?', source),
    villageEvent,
  };
}

/** The very connection that the store writes with; @param secureDelete 'FAST' as there, 'OFF' to see what that costs */
export function openRaw(file: string, secureDelete: 'FAST' | 'OFF'): Database.Database {
  const database = openWriter(file);
  database.pragma(`secure_delete = ${secureDelete}`);
  return database;
}

/**
 * The limit: better-sqlite3 itself writing the very rows that were written for these payments, with the same durability.
 * @returns milliseconds for writing them, `perCommit` to a commit
 */
export function writeRaw(database: Database.Database, settlements: readonly Settlement[], perCommit: number): number {
  const insert = (table: string, row: Row) => {
    const columns = Object.keys(row);
    const names = columns.map((column) => `"${column}"`).join(', ');
    const values = columns.map((column) => `@${column}`).join(', ');
    return database.prepare(`insert into ${table} (${names}) values (${values})`);
  };
  const [first] = settlements;
  const [plot] = first?.plots ?? [];
  const [entry] = first?.entries ?? [];
  if (!first || !plot || !entry) throw new Error('nothing to write');
  const event = insert('stripe_event', first.event);
  const attempt = database.prepare(
    'update attempt set state = @state, paid_at = @paid_at, payment_intent = @payment_intent, charge = @charge, touched_at = @touched_at where id = @id',
  );
  const placement = insert('placement', first.placement);
  const take = database.prepare(
    'update plot_use set placement = @placement, held_until = @held_until where village = @village and x = @x and y = @y',
  );
  const transaction = insert('ledger_transaction', first.transaction);
  const posting = insert('ledger_entry', entry);
  const line = insert('public_line', first.publicLine);
  const happened = insert('village_event', first.villageEvent);
  const village = database.prepare(
    'update village set seq = ?, taken_plots = taken_plots + 1, holds_revision = holds_revision + 1 where slug = ?',
  );
  const totals = database.prepare(
    'update project_totals set raised_cents = raised_cents + 300, gifts = gifts + 1, revision = revision + 1 where project = ?',
  );
  const given = database.prepare('update gift set given = given + 1 where project = ? and slug = ?');
  const group = database.transaction((lot: readonly Settlement[]) => {
    for (const one of lot) {
      event.run(one.event);
      attempt.run(one.attempt);
      placement.run(one.placement);
      for (const use of one.plots) take.run(use);
      transaction.run(one.transaction);
      for (const row of one.entries) posting.run(row);
      line.run(one.publicLine);
      happened.run(one.villageEvent);
      village.run(one.villageEvent.seq, VILLAGE);
      totals.run(one.placement.project);
      given.run(one.placement.project, one.placement.gift);
    }
  });
  const began = performance.now();
  for (let from = 0; from < settlements.length; from += perCommit) group(settlements.slice(from, from + perCommit));
  return performance.now() - began;
}
