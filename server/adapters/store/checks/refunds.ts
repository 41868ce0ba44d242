import { and, eq, ne, notExists, or, sql } from 'drizzle-orm';
import type { Checks } from '#server/domain/ports/checks.ts';
import type { Db } from '../queries/db.ts';
import type { Schema } from '../schema/schema.ts';

type RefundChecks = Pick<Checks, 'mislaidRefundOrders' | 'mislaidRefundLines'>;

/** Questions to what stewards ordered: was it carried out as it says, for its amount, with its gifts? */
export function refundChecks(db: Db, t: Schema): RefundChecks {
  return {
    async mislaidRefundOrders() {
      const itsRefund = (...more: Parameters<typeof and>) =>
        db
          .select({ id: t.refund.id })
          .from(t.refund)
          .where(
            and(
              eq(t.refund.id, sql`${t.refundOrder.stripeRefund}`),
              eq(t.refund.attempt, t.refundOrder.attempt),
              eq(t.refund.amountCents, t.refundOrder.amountCents),
              ...more,
            ),
          );
      const isUndone = and(eq(t.refundOrder.state, 'done'), notExists(itsRefund(ne(t.refund.state, 'failed'))));
      const isStanding = and(eq(t.refundOrder.state, 'failed'), notExists(itsRefund(eq(t.refund.state, 'failed'))));
      const isCarried = sql`${t.refundOrder.state} in ('ordered', 'refused', 'abandoned') and ${t.refundOrder.stripeRefund} is not null`;
      return db
        .select({ order: t.refundOrder.id })
        .from(t.refundOrder)
        .where(or(isUndone, isStanding, isCarried));
    },
    async mislaidRefundLines() {
      // An order that was given up and carried out after all may find its gifts given back by another.
      const agrees = sql`case ${t.refundOrder.state} when 'ordered' then ${t.refundLine.state} = 'ordered' when 'done' then ${t.refundLine.state} <> 'ordered' else ${t.refundLine.state} = 'released' end`;
      return db
        .select({ order: t.refundLine.refundOrder, line: t.refundLine.line })
        .from(t.refundLine)
        .innerJoin(t.refundOrder, eq(t.refundOrder.id, t.refundLine.refundOrder))
        .where(sql`not (${agrees}) or ${t.refundLine.attempt} <> ${t.refundOrder.attempt}`);
    },
  };
}
