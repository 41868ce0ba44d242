/**
 * What the simulator remembers. Stripe's shapes are drawn from these at reading (`*-object.ts`), so there is one truth.
 * `account` is the connected account, '' for the platform itself. Amounts in cents, times in seconds unless named `Ms`.
 */
export type Metadata = Readonly<Record<string, string>>;
export type Method = 'card' | 'sepa_debit';
type Owned = { readonly id: string; readonly account: string; readonly created: number };

export type LineRecord = {
  readonly id: string;
  readonly priceId: string;
  readonly productId: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly unitAmountCents: number;
  readonly quantity: number;
  readonly productMetadata: Metadata;
  readonly metadata: Metadata;
};

export type SessionRecord = Owned & {
  readonly status: 'open' | 'complete' | 'expired';
  readonly paymentStatus: 'unpaid' | 'paid';
  readonly expiresAt: number;
  readonly amountTotalCents: number;
  readonly currency: string;
  readonly livemode: boolean;
  readonly lines: readonly LineRecord[];
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  readonly clientReferenceId: string | null;
  readonly metadata: Metadata;
  readonly locale: string | null;
  readonly submitType: string | null;
  readonly adaptivePricing: boolean;
  readonly submitText: string | null;
  readonly customerEmail: string | null;
  readonly intentDescription: string | null;
  readonly intentMetadata: Metadata;
  readonly paymentIntent: string | null;
  readonly payer: Payer | null;
};

export type Payer = { readonly email: string; readonly name: string | null };

export type Failure = { readonly code: string; readonly declineCode: string | null; readonly message: string };

export type IntentRecord = Owned & {
  readonly session: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly livemode: boolean;
  readonly description: string | null;
  readonly metadata: Metadata;
  readonly status: 'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded';
  readonly latestCharge: string | null;
  readonly lastFailure: Failure | null;
};

/** What becomes of money after it was paid; the card's or account's number decides, as with Stripe's test numbers. */
export type Fate = 'plain' | 'disputed' | 'refundPends' | 'refundFails';

export type ChargeRecord = Owned & {
  readonly paymentIntent: string;
  readonly session: string;
  readonly amountCents: number;
  readonly amountRefundedCents: number;
  readonly currency: string;
  readonly livemode: boolean;
  readonly description: string | null;
  readonly metadata: Metadata;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly method: Method;
  readonly last4: string;
  readonly payer: Payer;
  readonly disputed: boolean;
  readonly failure: Failure | null;
  readonly fate: Fate;
  readonly balanceTransaction: string | null;
  readonly failureBalanceTransaction: string | null;
};

export type RefundRecord = Owned & {
  readonly charge: string;
  readonly paymentIntent: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly metadata: Metadata;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly failureReason: string | null;
  /** why it is pending, where that is for want of money */
  readonly pendingReason: 'processing' | 'insufficient_funds' | null;
  /** null while it waits for money */
  readonly balanceTransaction: string | null;
  readonly failureBalanceTransaction: string | null;
};

export type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_closed'
  | 'needs_response'
  | 'appeal_needs_response'
  | 'won'
  | 'lost'
  | 'prevented';

export type DisputeRecord = Owned & {
  readonly charge: string;
  readonly paymentIntent: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly livemode: boolean;
  readonly reason: string;
  readonly status: DisputeStatus;
  /** seconds; 0 where the bank takes no evidence */
  readonly dueBy: number;
  readonly balanceTransactions: readonly string[];
};

export type BalanceRecord = Owned & {
  readonly type:
    | 'charge'
    | 'payment'
    | 'refund'
    | 'payment_refund'
    | 'refund_failure'
    | 'adjustment'
    | 'payment_failure_refund'
    | 'payout'
    | 'payout_failure'
    | 'stripe_fee';
  readonly reportingCategory: string;
  readonly amountCents: number;
  readonly feeCents: number;
  readonly currency: string;
  readonly source: string | null;
  readonly description: string | null;
};

export type PayoutRecord = Owned & {
  readonly amountCents: number;
  readonly currency: string;
  readonly status: 'paid' | 'failed';
  readonly balanceTransaction: string;
  readonly failureBalanceTransaction: string | null;
};

/** Something Stripe wants of an account; `description` is its name there. */
export type RequirementRecord = {
  readonly description: string;
  readonly awaits: 'user' | 'stripe';
  readonly deadline: 'currently_due' | 'eventually_due' | 'past_due';
};

/** A connected account. Its `account` is whose platform it was made on. */
export type AccountRecord = Owned & {
  readonly displayName: string | null;
  readonly contactEmail: string | null;
  readonly country: 'FR' | 'fr';
  readonly entityType: 'non_profit' | 'company' | 'individual';
  readonly dashboard: 'full' | 'express' | 'none';
  readonly feesCollector: 'stripe' | 'application';
  readonly lossesCollector: 'stripe' | 'application';
  readonly metadata: Metadata;
  readonly cardPayments: 'active' | 'pending' | 'restricted' | 'rejected';
  readonly requirements: readonly RequirementRecord[];
  /** its owner has shut the platform out */
  readonly isRevoked: boolean;
};

/** A hosted page for one account: seen once, answered once. */
export type LinkRecord = Owned & {
  readonly expiresAt: number;
  readonly refreshUrl: string;
  readonly returnUrl: string;
  readonly isVisited: boolean;
  readonly isAnswered: boolean;
};

/** `body` is the event as Stripe would send it: a snapshot, never drawn again. */
export type EventRecord = Owned & {
  readonly type: string;
  readonly body: string;
  /** Endpoints that have not acknowledged it yet. */
  readonly pendingWebhooks: number;
};

/** Something that happens by itself at a time; kept as data so that a restart still does it. */
export type JobRecord = {
  readonly id: string;
  readonly account: string;
  readonly atMs: number;
  readonly kind:
    | 'expireSession'
    | 'bookFee'
    | 'sepaSucceeds'
    | 'sepaFails'
    | 'openDispute'
    | 'refundSucceeds'
    | 'refundFails';
  readonly target: string;
};

/** The kept answer of an idempotency key; its id is `account/key`. */
export type AnswerRecord = {
  readonly id: string;
  readonly fingerprint: string;
  readonly atMs: number;
  readonly requestId: string;
  readonly status: number;
  readonly body: string;
};
