import { and, asc, desc, eq, lte, ne, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, type Db, everyColumn, ph } from './db.ts';

export function ledgerReads(db: Db, t: Schema) {
  return {
    waitingEvents: db
      .select()
      .from(t.stripeEvent)
      .where(and(sql`${t.stripeEvent.state} = 'waiting'`, lte(t.stripeEvent.nextTryAt, ph('now'))))
      .orderBy(asc(t.stripeEvent.nextTryAt))
      .limit(ph('limit'))
      .prepare('waiting_events'),
    outboxDue: db
      .select()
      .from(t.outbox)
      .where(and(eq(t.outbox.done, false), lte(t.outbox.nextTryAt, ph('now')), ne(t.outbox.topic, ph('except'))))
      .orderBy(asc(t.outbox.id))
      .limit(ph('limit'))
      .prepare('outbox_due'),
    letters: db
      .select()
      .from(t.outbox)
      .where(sql`${t.outbox.topic} = 'mail'`)
      .orderBy(desc(t.outbox.id))
      .limit(ph('limit'))
      .prepare('letters'),
    letter: db
      .select()
      .from(t.outbox)
      .where(and(sql`${t.outbox.topic} = 'mail'`, eq(t.outbox.key, ph('key'))))
      .prepare('letter'),
  };
}

export function ledgerWrites(db: Db, t: Schema) {
  return {
    openPosting: db
      .insert(t.ledgerTransaction)
      .values(everyColumn(t.ledgerTransaction))
      .onConflictDoNothing()
      .prepare('open_posting'),
    postEntries: entriesOf(db, t),
    postedTo: db
      .select({ amountCents: t.ledgerEntry.amountCents })
      .from(t.ledgerEntry)
      .where(
        and(
          eq(t.ledgerEntry.account, ph('account')),
          eq(t.ledgerEntry.source, ph('source')),
          eq(t.ledgerEntry.ledgerAccount, ph('ledgerAccount')),
        ),
      )
      .prepare('posted_to'),
    claimEvent: db
      .insert(t.stripeEvent)
      .values(everyColumn(t.stripeEvent))
      .onConflictDoNothing()
      .prepare('claim_event'),
    eventState: db
      .select({ state: t.stripeEvent.state })
      .from(t.stripeEvent)
      .where(eq(t.stripeEvent.id, ph('id')))
      .prepare('event_state'),
    setEventState: db
      .update(t.stripeEvent)
      .set({ state: bound('state'), nextTryAt: bound('nextTryAt'), tries: sql`${t.stripeEvent.tries} + 1` })
      .where(eq(t.stripeEvent.id, ph('id')))
      .prepare('set_event_state'),
    enqueue: db
      .insert(t.outbox)
      .values(everyColumn(t.outbox, { tries: 0, done: false }))
      .onConflictDoNothing({ target: [t.outbox.topic, t.outbox.key] })
      .prepare('enqueue'),
    outboxDone: db
      .update(t.outbox)
      .set({ done: true })
      .where(and(eq(t.outbox.id, ph('id')), eq(t.outbox.done, false)))
      .prepare('outbox_done'),
    takeUpOutbox: db
      .update(t.outbox)
      .set({ nextTryAt: bound('until'), tries: sql`${t.outbox.tries} + 1` })
      .where(and(eq(t.outbox.id, ph('id')), eq(t.outbox.tries, ph('tries')), eq(t.outbox.done, false)))
      .prepare('take_up_outbox'),
    outboxFailed: db
      .update(t.outbox)
      .set({ nextTryAt: bound('nextTryAt'), tries: sql`${t.outbox.tries} + 1` })
      .where(eq(t.outbox.id, ph('id')))
      .prepare('outbox_failed'),
    outboxLater: db
      .update(t.outbox)
      .set({ nextTryAt: bound('nextTryAt') })
      .where(and(eq(t.outbox.id, ph('id')), eq(t.outbox.done, false)))
      .prepare('outbox_later'),
    outboxReopened: db
      .update(t.outbox)
      .set({ nextTryAt: bound('nextTryAt'), done: false })
      .where(and(eq(t.outbox.id, ph('id')), eq(t.outbox.done, true)))
      .prepare('outbox_reopened'),
    audit: db.insert(t.audit).values(everyColumn(t.audit)).prepare('audit'),
  };
}

/** All entries of a posting in one statement; a posting has two to five, and each number is prepared once, at its first use. */
function entriesOf(db: Db, t: Schema) {
  const prepare = (entries: number) =>
    db
      .insert(t.ledgerEntry)
      .values(
        Array.from({ length: entries }, (_, line) => ({
          account: bound('account'),
          source: bound('source'),
          line,
          ledgerAccount: bound(`ledgerAccount${line}`),
          amountCents: bound(`amountCents${line}`),
        })),
      )
      .prepare(`post_entries_${entries}`);
  const shapes = new Map<number, ReturnType<typeof prepare>>();
  return (entries: number) => {
    const known = shapes.get(entries) ?? prepare(entries);
    shapes.set(entries, known);
    return known;
  };
}
