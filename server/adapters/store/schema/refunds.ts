import { sql } from 'drizzle-orm';
import type { DisputeRow, RefundLineRow, RefundOrderState } from '#server/domain/ports/refunds.ts';
import type { AttemptId, DonationId, RefundOrderId } from '#shared/ids.ts';
import { type Cents, ZERO } from '#shared/money.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { GivingTables } from './giving.ts';

const ORDER_STATES: readonly RefundOrderState[] = ['ordered', 'done', 'refused', 'abandoned', 'failed'];
const LINE_STATES: readonly RefundLineRow['state'][] = ['ordered', 'refunded', 'released'];
const DISPUTE_STATES: readonly DisputeRow['state'][] = ['inquiry', 'open', 'won', 'lost', 'prevented'];

/** Money that a steward sends back, by gift, and money that a payer's bank disputes. */
export function refundTables(k: Kit, { attempt, donation, donationLine }: GivingTables) {
  const refundOrder = k.table(
    'refund_order',
    {
      id: k.text('id').$type<RefundOrderId>().primaryKey(),
      donation: k
        .text('donation')
        .$type<DonationId>()
        .notNull()
        .references(() => donation.id),
      attempt: k
        .text('attempt')
        .$type<AttemptId>()
        .notNull()
        .references(() => attempt.id),
      idempotencyKey: k.text('idempotency_key').notNull().unique('refund_order_idempotency_key'),
      amountCents: k.whole('amount_cents').$type<Cents>().notNull(),
      reason: k.text('reason').notNull(),
      by: k.text('by').notNull(),
      state: k.text('state').$type<RefundOrderState>().notNull(),
      refusal: k.text('refusal'),
      stripeRefund: k.text('stripe_refund'),
      createdAt: k.whole('created_at').notNull(),
      /** when something last asked about it: the sweeper takes the oldest first */
      touchedAt: k.whole('touched_at').notNull(),
    },
    (t) => [
      k.index('refund_order_donation').on(t.donation),
      k.index('refund_order_attempt').on(t.attempt),
      k.index('refund_order_waiting').on(t.touchedAt).where(sql`${t.state} = 'ordered'`),
      k.check('refund_order_state', oneOf(t.state, ORDER_STATES)),
      k.check('refund_order_amount', sql`${t.amountCents} > 0`),
      ...k.wholeOnly('refund_order_whole', t.amountCents, t.createdAt, t.touchedAt),
    ],
  );

  // The unique index decides between two stewards who give back the same gift at once.
  const refundLine = k.table(
    'refund_line',
    {
      refundOrder: k
        .text('refund_order')
        .$type<RefundOrderId>()
        .notNull()
        .references(() => refundOrder.id),
      attempt: k
        .text('attempt')
        .$type<AttemptId>()
        .notNull()
        .references(() => attempt.id),
      donation: k.text('donation').$type<DonationId>().notNull(),
      line: k.whole('line').notNull(),
      state: k.text('state').$type<RefundLineRow['state']>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.refundOrder, t.line] }),
      k.foreignKey({ columns: [t.donation, t.line], foreignColumns: [donationLine.donation, donationLine.line] }),
      k.uniqueIndex('refund_line_once').on(t.attempt, t.line).where(sql`${t.state} <> 'released'`),
      k.index('refund_line_donation').on(t.donation),
      k.check('refund_line_state', oneOf(t.state, LINE_STATES)),
      ...k.wholeOnly('refund_line_whole', t.line),
    ],
  );

  const dispute = k.table(
    'dispute',
    {
      id: k.text('id').primaryKey(),
      attempt: k
        .text('attempt')
        .$type<AttemptId>()
        .notNull()
        .references(() => attempt.id),
      amountCents: k.whole('amount_cents').$type<Cents>().notNull(),
      state: k.text('state').$type<DisputeRow['state']>().notNull(),
      reason: k.text('reason').notNull(),
      openedAt: k.whole('opened_at').notNull(),
      dueBy: k.whole('due_by'),
      settlements: k.whole('settlements').notNull(),
      /** what the bank kept; a default, so that what was not lost before this column kept nothing */
      lostCents: k.whole('lost_cents').$type<Cents>().notNull().default(ZERO),
    },
    (t) => [
      k.index('dispute_attempt').on(t.attempt),
      k.check('dispute_state', oneOf(t.state, DISPUTE_STATES)),
      k.check('dispute_lost', sql`${t.lostCents} >= 0 and (${t.state} = 'lost' or ${t.lostCents} = 0)`),
      ...k.wholeOnly('dispute_lost_whole', t.lostCents),
      ...k.wholeOnly('dispute_whole', t.amountCents, t.openedAt, t.dueBy, t.settlements),
    ],
  );

  return { refundOrder, refundLine, dispute };
}
