import type { Cents } from '#shared/money.ts';
import type { BalanceTransaction } from './payments.ts';

/** What is kept so that the ledger can be compared with Stripe, and what the comparisons found. */

/** One of Stripe's balance transactions as Stripe listed it, kept once it was found in the books or put there. */
export interface SeenTransaction extends BalanceTransaction {
  readonly account: string;
  /** unix ms */
  readonly createdAt: number;
  /** unix ms */
  readonly availableOn: number;
  /** the charge, refund, dispute or payout that moved the money; null where Stripe names none */
  readonly source: string | null;
  /** unix ms: when a comparison saw it first */
  readonly seenAt: number;
}

export interface WalkCounts {
  readonly events: number;
  /** events that no webhook had brought */
  readonly missedEvents: number;
  /** donations that the database did not know any more: rebuilt from what Stripe keeps of them */
  readonly recalled: number;
  readonly transactions: number;
  /** of ours, not booked yet, and booked by asking about their source */
  readonly healed: number;
  /** the account's sales beside Hameau, and what became of them */
  readonly otherSales: number;
  /** put into suspense with an alert [M7] */
  readonly unknown: number;
}

/**
 * A question that stays: what it is, about what, and how much money it concerns. `shutOut` is told and no question: the account's
 * owner has disconnected it.
 */
export interface Difference {
  readonly kind: 'misbooked' | 'unknownToStripe' | 'inSuspense' | 'sumDiffers' | 'refused' | 'shutOut';
  readonly subject: string;
  readonly amountCents: Cents;
}

/** How far an account's comparison has come; kept after every page, so that a crash repeats one page at most. */
export interface Walk {
  readonly stage: 'idle' | 'events' | 'balance' | 'postings' | 'done';
  /** unix ms; 0 when idle */
  readonly startedAt: number;
  /** the last id of the page before; null at a stage's start */
  readonly after: string | null;
  readonly counts: WalkCounts;
  /** what the walk itself met; what the books tell is asked at the end */
  readonly met: readonly Difference[];
  /** unix ms: the oldest movement that waits for its payment (a bank debit takes days); null when none does */
  readonly waitingSince: number | null;
}

export const IDLE: Walk = {
  stage: 'idle',
  startedAt: 0,
  after: null,
  counts: { events: 0, missedEvents: 0, recalled: 0, transactions: 0, healed: 0, otherSales: 0, unknown: 0 },
  met: [],
  waitingSince: null,
};

export interface AccountComparison {
  readonly account: string;
  /** unix ms: what the account did before is not ours to tell */
  readonly beginAt: number;
  /** unix ms: the start of the last whole comparison; `beginAt` before the first */
  readonly comparedThrough: number;
  readonly walk: Walk;
}

export interface AccountReport {
  readonly account: string;
  readonly since: number;
  readonly counts: WalkCounts;
  readonly balances: readonly StripeBalance[];
  readonly open: readonly Difference[];
}

export interface ComparisonReport {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly accounts: readonly AccountReport[];
}

/** A currency of an account: the ledger's Stripe-balance beside Stripe's own movements. */
export interface StripeBalance {
  readonly account: string;
  readonly currency: string;
  /** all entries of Stripe-balance */
  readonly ledgerCents: Cents;
  /** of these: booked since the last comparison began, so not compared yet */
  readonly newerCents: Cents;
  /** the sum of `net` of all balance transactions seen */
  readonly netCents: Cents;
}

/** Work that one process does at a time, when it is due. */
export interface Duty {
  readonly holder: string;
  /** unix ms */
  readonly leasedUntil: number;
  /** unix ms */
  readonly dueAt: number;
}
export type DutyName = 'comparison';

export interface ComparisonReads {
  /** the id of this host's books, the same in every copy of them; null before the first start */
  installation(): Promise<string | null>;
  duty(name: DutyName): Promise<Duty | null>;
  /** every account that was ever paid to, from its first attempt on; the host's own from the first start on */
  comparisons(): Promise<readonly AccountComparison[]>;
  isSeen(account: string, transaction: string): Promise<boolean>;
  /** whether a balance transaction is in the books */
  isBooked(account: string, transaction: string): Promise<boolean>;
  lastReport(): Promise<ComparisonReport | null>;
}

export interface ComparisonTx {
  /** settles the id of this host's books where there is none; returns the one that holds */
  settleInstallation(id: string, now: number): Promise<string>;
  /** false while another holds it; taking what one holds prolongs it */
  takeDuty(name: DutyName, holder: string, now: number, until: number): Promise<boolean>;
  /** gives it back; null leaves when it is due */
  endDuty(name: DutyName, holder: string, dueAt: number | null): Promise<void>;
  saveComparison(row: AccountComparison): Promise<void>;
  /** false when it was seen before */
  seeTransaction(row: SeenTransaction): Promise<boolean>;
  /** keeps the last 90 */
  saveReport(report: ComparisonReport, openDifferences: number): Promise<void>;
}

/** Questions to the books about Stripe's balance; each answers as of one instant. */
export interface StripeChecks {
  stripeBalances(): Promise<readonly StripeBalance[]>;
  /** seen balance transactions whose booking is missing or is not their net */
  misbookedTransactions(): Promise<readonly { account: string; id: string; netCents: Cents; bookedCents: Cents }[]>;
  /** bookings of balance transactions, made before this time, that no comparison has seen */
  unseenBookings(account: string, before: number): Promise<readonly { source: string; amountCents: Cents }[]>;
  /** what is in suspense and was not explained by a person */
  openSuspense(): Promise<readonly { account: string; source: string; currency: string; amountCents: Cents }[]>;
}
