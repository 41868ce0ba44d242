import type {
  AttemptId,
  DonationId,
  GiftSlug,
  PlacementId,
  ProjectSlug,
  RefundOrderId,
  VillageSlug,
} from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { AccountsChecks } from './accounts.ts';
import type { StripeChecks } from './comparison.ts';
import type { OfflineChecks } from './offline.ts';
import type { TaxReceiptChecks } from './taxReceiptChecks.ts';

/**
 * What production invariants are checked against. Read-only; each question is answered as of one instant, so it may be asked
 * while gifts arrive. Where a name speaks of a fault, every row that comes back is one.
 */
export interface Checks extends AccountsChecks, StripeChecks, OfflineChecks, TaxReceiptChecks {
  /** postings whose entries do not sum to zero, or that have none */
  unbalancedPostings(): Promise<readonly { account: string; source: string; outByCents: Cents }[]>;
  /** paid attempts whose amount is not in the ledger under `attempt:<id>` */
  unpostedAttempts(): Promise<readonly { attempt: AttemptId }[]>;
  /** every Stripe account and currency: what the ledger says beside what the attempts say */
  balances(): Promise<readonly AccountBalance[]>;
  /** attempts whose `refundedCents` are not the sum of their refunds that stand */
  miscountedRefunds(): Promise<readonly { attempt: AttemptId; keptCents: Cents; countedCents: Cents }[]>;
  /** attempts whose `lostCents` are not what their disputes kept, at most their amount */
  miscountedLosses(): Promise<readonly { attempt: AttemptId; keptCents: Cents; countedCents: Cents }[]>;
  /** every project: the totals as kept beside the gift lines that were paid and not given back, and the gifts that stand or wait for a friend */
  totals(): Promise<readonly ProjectCount[]>;
  /** gifts whose count of what was given is not what stands, or waits for a friend, within the need */
  miscountedGifts(): Promise<readonly { project: ProjectSlug; gift: GiftSlug; kept: number; counted: number }[]>;
  /** gift lines of paid donations that have no placement and wait for no friend */
  unplacedLines(): Promise<readonly { donation: DonationId; line: number }[]>;
  /** placements that stand though nothing was paid, or promised ones whose money, or whose line of it, went back */
  unpaidPlacements(): Promise<readonly { placement: PlacementId }[]>;
  /** [S5] gifts that wait for a friend though nothing waits any more, or that do not though they are paid */
  misledFriendLines(): Promise<readonly { donation: DonationId; line: number }[]>;
  /** placements that were removed though their line is paid and was not given back */
  vanishedPlacements(): Promise<readonly { placement: PlacementId }[]>;
  /** what stands named though its money went back, or unnamed though it is paid [G8] */
  misnamedPlacements(): Promise<readonly { placement: PlacementId }[]>;
  /** refund orders that say they were carried out without a standing refund of their amount, or otherwise with one */
  mislaidRefundOrders(): Promise<readonly { order: RefundOrderId }[]>;
  /** lines that are given back, or not, otherwise than their order says */
  mislaidRefundLines(): Promise<readonly { order: RefundOrderId; line: number }[]>;
  /** standing placements that do not have exactly the plots of their footprint */
  misfitPlacements(): Promise<readonly { placement: PlacementId; plots: number; area: number }[]>;
  /** taken plots on which no placement stands */
  strayPlots(): Promise<readonly { village: VillageSlug; plot: Plot }[]>;
  /** plots held by a donation that nobody can pay any more */
  strayHolds(): Promise<readonly { village: VillageSlug; plot: Plot; donation: DonationId }[]>;
  /** every village: its counters beside what they count */
  villages(): Promise<readonly VillageCount[]>;
}

export interface AccountBalance {
  readonly account: string;
  readonly currency: string;
  /** ledger: paid, Stripe's balance transaction not booked yet */
  readonly unclearedCents: Cents;
  /** the same, by the attempts */
  readonly unsettledCents: Cents;
  /** ledger: all that was ever donated, as a positive amount */
  readonly donatedCents: Cents;
  /** the same, by the attempts, less what was entered by hand and taken back */
  readonly paidCents: Cents;
}

export interface ProjectCount {
  readonly project: ProjectSlug;
  readonly keptCents: Cents;
  readonly countedCents: Cents;
  readonly keptGifts: number;
  readonly countedGifts: number;
}

export interface VillageCount {
  readonly village: VillageSlug;
  readonly seq: number;
  readonly events: number;
  readonly lastSeq: number;
  readonly takenPlots: number;
  readonly countedPlots: number;
}
