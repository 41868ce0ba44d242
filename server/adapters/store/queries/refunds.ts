import { and, asc, eq, lt, ne, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, ph } from './db.ts';

export function refundReads(db: Db, t: Schema) {
  return {
    refundOrder: db
      .select()
      .from(t.refundOrder)
      .where(eq(t.refundOrder.id, ph('id')))
      .prepare('refund_order'),
    refundOrdersOf: db
      .select()
      .from(t.refundOrder)
      .where(eq(t.refundOrder.donation, ph('donation')))
      .orderBy(asc(t.refundOrder.createdAt), asc(t.refundOrder.id))
      .prepare('refund_orders_of'),
    refundLinesOf: db
      .select()
      .from(t.refundLine)
      .where(eq(t.refundLine.donation, ph('donation')))
      .orderBy(asc(t.refundLine.line))
      .prepare('refund_lines_of'),
    waitingRefundOrders: db
      .select()
      .from(t.refundOrder)
      .where(and(sql`${t.refundOrder.state} = 'ordered'`, lt(t.refundOrder.touchedAt, ph('before'))))
      .orderBy(asc(t.refundOrder.touchedAt))
      .limit(ph('limit'))
      .prepare('waiting_refund_orders'),
    disputes: db
      .select({ dispute: t.dispute, donation: t.attempt.donation })
      .from(t.dispute)
      .innerJoin(t.attempt, eq(t.attempt.id, t.dispute.attempt))
      .orderBy(asc(t.dispute.openedAt), asc(t.dispute.id))
      .prepare('disputes'),
  };
}

export function refundWrites(db: Db, t: Schema) {
  return {
    createRefundOrder: db.insert(t.refundOrder).values(everyColumn(t.refundOrder)).prepare('create_refund_order'),
    createRefundLine: db
      .insert(t.refundLine)
      .values(everyColumn(t.refundLine))
      .onConflictDoNothing()
      .returning({ line: t.refundLine.line })
      .prepare('create_refund_line'),
    waitingRefundsOf: db
      .select()
      .from(t.refundOrder)
      .where(and(eq(t.refundOrder.attempt, ph('attempt')), sql`${t.refundOrder.state} = 'ordered'`))
      .prepare('waiting_refunds_of'),
    moveRefundOrder: db
      .update(t.refundOrder)
      .set({
        state: bound('to'),
        stripeRefund: sql`coalesce(${ph('stripeRefund')}, ${t.refundOrder.stripeRefund})`,
        refusal: sql`coalesce(${ph('refusal')}, ${t.refundOrder.refusal})`,
        touchedAt: bound('now'),
      })
      .where(and(eq(t.refundOrder.id, ph('id')), eq(t.refundOrder.state, ph('from'))))
      .returning({ id: t.refundOrder.id })
      .prepare('move_refund_order'),
    touchRefundOrder: db
      .update(t.refundOrder)
      .set({ touchedAt: bound('now') })
      .where(eq(t.refundOrder.id, ph('id')))
      .prepare('touch_refund_order'),
    keepRefundLines: db
      .update(t.refundLine)
      .set({ state: 'refunded' })
      .where(and(eq(t.refundLine.refundOrder, ph('id')), eq(t.refundLine.state, 'ordered')))
      .prepare('keep_refund_lines'),
    // An order that had been given up was carried out after all: what no other order gave back meanwhile is its own again.
    reviveRefundLines: db
      .update(t.refundLine)
      .set({ state: 'refunded' })
      .where(
        and(
          eq(t.refundLine.refundOrder, ph('id')),
          eq(t.refundLine.state, 'released'),
          sql`not exists (select 1 from refund_line other where other.attempt = ${t.refundLine.attempt} and other.line = ${t.refundLine.line} and other.state <> 'released')`,
        ),
      )
      .prepare('revive_refund_lines'),
    releaseRefundLines: db
      .update(t.refundLine)
      .set({ state: 'released' })
      .where(and(eq(t.refundLine.refundOrder, ph('id')), ne(t.refundLine.state, 'released')))
      .prepare('release_refund_lines'),
    disputesOf: db
      .select()
      .from(t.dispute)
      .where(eq(t.dispute.attempt, ph('attempt')))
      .prepare('disputes_of'),
    saveDispute: db
      .insert(t.dispute)
      .values(everyColumn(t.dispute, { lostCents: ph('lostCents') }))
      .onConflictDoUpdate({
        target: t.dispute.id,
        set: {
          amountCents: sql`excluded.amount_cents`,
          state: sql`excluded.state`,
          reason: sql`excluded.reason`,
          dueBy: sql`excluded.due_by`,
          settlements: sql`excluded.settlements`,
          lostCents: sql`excluded.lost_cents`,
        },
      })
      .prepare('save_dispute'),
    setUnnamed: db
      .update(t.placement)
      .set({ unnamed: boundAs('unnamed', t.placement.unnamed) })
      .where(eq(t.placement.id, ph('id')))
      .prepare('set_unnamed'),
  };
}
