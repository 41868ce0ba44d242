import type { AttemptId, RefundOrderId } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { Result } from '#shared/result.ts';
import type { PaymentMethod } from './paymentMethods.ts';

/** What a payment session is asked to be. The same input and key always make the same session. */
export interface SessionRequest {
  readonly attempt: AttemptId;
  readonly idempotencyKey: string;
  readonly account: string;
  readonly currency: string;
  readonly lines: readonly {
    readonly name: string;
    readonly description: string;
    readonly unitCents: Cents;
    readonly quantity: number;
  }[];
  readonly language: 'fr' | 'en';
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** unix ms, 30 minutes to 24 hours ahead */
  readonly expiresAt: number;
  /** what Stripe keeps beside the session for us: nothing about a person */
  readonly notes: SessionNotes;
}

/** Short texts by short names, at most 50, none about a person. */
export type SessionNotes = Readonly<Record<string, string>>;

/** What Stripe says of a session at this moment, in our words. Every event, return page and sweep ends as one of these. */
export interface SessionTruth {
  readonly sessionId: string;
  readonly account: string;
  readonly livemode: boolean;
  readonly status: 'open' | 'complete' | 'expired';
  readonly paymentStatus: 'paid' | 'unpaid';
  /** an asynchronous payment was refused by the bank */
  readonly paymentFailed: boolean;
  readonly amountCents: Cents;
  readonly currency: string;
  /** our attempt's id, as Stripe gives it back; null when it is not ours */
  readonly reference: AttemptId | null;
  readonly url: string | null;
  readonly expiresAt: number;
  readonly paymentIntent: string | null;
  readonly charge: string | null;
  /** by what it was paid; null until its charge is seen */
  readonly method: PaymentMethod | null;
  readonly settlement: BalanceTransaction | null;
  /** the bank took the money back after it was paid (`payment_failure_refund`) */
  readonly reversal: BalanceTransaction | null;
}

export interface BalanceTransaction {
  readonly id: string;
  readonly type: string;
  readonly amountCents: Cents;
  readonly feeCents: Cents;
  readonly netCents: Cents;
  readonly currency: string;
}

/** Money asked to go back. The same input and key always make the same refund. */
export interface RefundRequest {
  readonly order: RefundOrderId;
  readonly idempotencyKey: string;
  readonly account: string;
  readonly paymentIntent: string;
  readonly amountCents: Cents;
}

/** A balance transaction as Stripe's list shows it: with when it was, and what moved the money. */
export interface ListedTransaction extends BalanceTransaction {
  /** unix ms */
  readonly createdAt: number;
  /** unix ms */
  readonly availableOn: number;
  readonly source: TransactionSource | null;
}

export interface TransactionSource {
  readonly id: string;
  readonly kind: 'charge' | 'refund' | 'dispute' | 'payout' | 'other';
  /** the payment it belongs to; null where there is none */
  readonly paymentIntent: string | null;
}

/** One page of a list, newest first. */
export interface Page<T> {
  readonly items: readonly T[];
  /** the id after which the next page begins; null when this was the last */
  readonly next: string | null;
}

export interface RefundTruth {
  readonly id: string;
  readonly account: string;
  /** our order's id, as Stripe gives it back; null for a refund made at Stripe's own dashboard */
  readonly order: RefundOrderId | null;
  readonly charge: string | null;
  readonly paymentIntent: string | null;
  readonly amountCents: Cents;
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly settlement: BalanceTransaction | null;
  readonly failureSettlement: BalanceTransaction | null;
}

export interface DisputeTruth {
  readonly id: string;
  readonly account: string;
  readonly charge: string;
  readonly paymentIntent: string | null;
  readonly amountCents: Cents;
  readonly state: 'inquiry' | 'open' | 'won' | 'lost' | 'prevented';
  /** Stripe's word for what the payer says, such as `fraudulent` */
  readonly reason: string;
  readonly openedAt: number;
  /** unix ms: evidence must be there by then; null where the bank takes none */
  readonly dueBy: number | null;
  /** what was withdrawn and given back: only ever added to, so who tells of fewer speaks of the past */
  readonly settlements: readonly BalanceTransaction[];
}

export interface PayoutTruth {
  readonly id: string;
  readonly account: string;
  readonly settlement: BalanceTransaction | null;
  readonly failureSettlement: BalanceTransaction | null;
}

/** A card was refused on the payment page. */
export interface DeclineSign {
  /** one refusal, whichever events tell of it: the charge, or the event where none was made */
  readonly key: string;
  /** our attempt, as the payment bears it; null when it is none of ours */
  readonly reference: AttemptId | null;
  /** unix ms, by Stripe's clock: it may be heard of a day later; null where it is not said */
  readonly at: number | null;
}

/** A signed event, checked and put into our words. It is a hint: only `truth` is ever applied without asking. */
export interface StripeHint {
  readonly id: string;
  readonly type: string;
  /** '' is the host's own account */
  readonly account: string;
  /** which of our endpoints it came to, each with secrets of its own: `connect` hears of connected accounts */
  readonly door: 'own' | 'connect';
  readonly livemode: boolean;
  /** what to fetch: a session, refund, dispute, payout or account; the payment intent for events of a charge */
  readonly objectId: string;
  /** the session as this event states it; null for other objects, and for events of another API version than ours */
  readonly truth: SessionTruth | null;
  /** there where a card was refused */
  readonly decline?: DeclineSign;
}

/**
 * `refused`: asked wrongly or not allowed, asking again will not help until somebody changes something; `missing`: there is
 * no such thing on that account; `unreachable`: nobody knows what happened, ask again with the same key.
 */
export type PaymentsRefusal =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'unreachable' };

/** The payment service: Stripe through its SDK, or the simulator behind the same SDK. */
export interface Payments {
  createSession(request: SessionRequest): Promise<Result<SessionTruth, PaymentsRefusal>>;
  session(account: string, sessionId: string): Promise<Result<SessionTruth, PaymentsRefusal>>;
  /** resolves with the truth after: a session paid meanwhile is not an error */
  expireSession(account: string, sessionId: string): Promise<Result<SessionTruth, PaymentsRefusal>>;
  /** sessions made since, newest first: finds strays of a time-out */
  sessionsSince(account: string, createdAfter: number): Promise<Result<readonly SessionTruth[], PaymentsRefusal>>;
  createRefund(request: RefundRequest): Promise<Result<RefundTruth, PaymentsRefusal>>;
  refund(account: string, refundId: string): Promise<Result<RefundTruth, PaymentsRefusal>>;
  /** all refunds of one payment */
  refundsOf(account: string, paymentIntent: string): Promise<Result<readonly RefundTruth[], PaymentsRefusal>>;
  payout(account: string, payoutId: string): Promise<Result<PayoutTruth, PaymentsRefusal>>;
  dispute(account: string, disputeId: string): Promise<Result<DisputeTruth, PaymentsRefusal>>;
  /** the charge's session truth, for `charge.updated` */
  sessionOfPaymentIntent(account: string, paymentIntent: string): Promise<Result<SessionTruth | null, PaymentsRefusal>>;
  /** what we had Stripe keep beside a session */
  sessionNotes(account: string, sessionId: string): Promise<Result<SessionNotes, PaymentsRefusal>>;
  /**
   * Events of these types (20 at most) created since, unix ms; Stripe keeps them for 30 days.
   * @param after the page before's `next`; null is the newest page
   */
  eventsSince(
    account: string,
    types: readonly string[],
    createdSince: number,
    after: string | null,
  ): Promise<Result<Page<StripeHint>, PaymentsRefusal>>;
  /** every movement of the account's balance created since, unix ms */
  balanceTransactionsSince(
    account: string,
    createdSince: number,
    after: string | null,
  ): Promise<Result<Page<ListedTransaction>, PaymentsRefusal>>;
  balanceTransaction(account: string, id: string): Promise<Result<ListedTransaction, PaymentsRefusal>>;
}
