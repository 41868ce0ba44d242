import type { AttemptId, DonationId, RefundOrderId } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { DisputeState } from './rows.ts';

/**
 * `ordered`: stored, Stripe has not answered yet. `done`: Stripe made the refund (it may still be pending there). `refused`: Stripe
 * said no. `abandoned`: nobody answered and no such refund was found. `failed`: it was made, and the money came back.
 */
export type RefundOrderState = 'ordered' | 'done' | 'refused' | 'abandoned' | 'failed';

/** What a steward ordered to be paid back, kept before Stripe hears of it. */
export interface RefundOrderRow {
  readonly id: RefundOrderId;
  readonly donation: DonationId;
  readonly attempt: AttemptId;
  readonly idempotencyKey: string;
  readonly amountCents: Cents;
  /** the steward's own words; they stay here */
  readonly reason: string;
  /** who ordered it */
  readonly by: string;
  readonly state: RefundOrderState;
  /** why Stripe refused: its codes, never its message */
  readonly refusal: string | null;
  readonly stripeRefund: string | null;
  readonly createdAt: number;
}

/** A line that an order gives back. `released` when the order came to nothing: then another may take it. */
export interface RefundLineRow {
  readonly refundOrder: RefundOrderId;
  readonly attempt: AttemptId;
  readonly donation: DonationId;
  readonly line: number;
  readonly state: 'ordered' | 'refunded' | 'released';
}

export interface DisputeRow {
  readonly id: string;
  readonly attempt: AttemptId;
  readonly amountCents: Cents;
  readonly state: Exclude<DisputeState, 'none'>;
  readonly reason: string;
  readonly openedAt: number;
  /** unix ms: evidence must be with Stripe by then; null where the bank takes none */
  readonly dueBy: number | null;
  /** how many balance transactions it had when it was last told */
  readonly settlements: number;
  /** what the bank kept of the payment for good: nothing unless it is lost */
  readonly lostCents: Cents;
}

export interface RefundReads {
  refundOrder(id: RefundOrderId): Promise<RefundOrderRow | null>;
  /** newest last, each line with the order it belongs to */
  refundsOf(
    donation: DonationId,
  ): Promise<{ readonly orders: readonly RefundOrderRow[]; readonly lines: readonly RefundLineRow[] }>;
  /** orders that wait for Stripe, last touched before `before`, oldest first: the sweeper's work */
  waitingRefundOrders(before: number, limit: number): Promise<readonly RefundOrderRow[]>;
  /** every dispute with its donation, those that wait for evidence first, by their deadline */
  disputes(): Promise<readonly (DisputeRow & { readonly donation: DonationId })[]>;
}

export interface RefundTx {
  /** false when a line is already given back by another order: nothing is stored then */
  createRefundOrder(row: RefundOrderRow, lines: readonly number[]): Promise<boolean>;
  refundOrder(id: RefundOrderId): Promise<RefundOrderRow | null>;
  /** the orders of one payment that wait for Stripe */
  waitingRefundsOf(attempt: AttemptId): Promise<readonly RefundOrderRow[]>;
  refundLinesOf(donation: DonationId): Promise<readonly RefundLineRow[]>;
  /** compare-and-set: false when its state was none of `from`. Its lines follow */
  moveRefundOrder(
    id: RefundOrderId,
    from: readonly RefundOrderState[],
    to: RefundOrderState,
    change: { readonly stripeRefund?: string; readonly refusal?: string },
    now: number,
  ): Promise<boolean>;
  touchRefundOrder(id: RefundOrderId, now: number): Promise<void>;
  /** a refund's state as kept; null when it was never told of */
  refundState(id: string): Promise<'pending' | 'succeeded' | 'failed' | null>;
  /** every dispute of one payment */
  disputesOf(attempt: AttemptId): Promise<readonly DisputeRow[]>;
  /** writes it as it is now, new or known */
  saveDispute(row: DisputeRow): Promise<void>;
}
