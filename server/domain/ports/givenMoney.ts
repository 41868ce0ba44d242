import type { AssociationId, DonationId, ProjectSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { OfflineMode } from './offline.ts';
import type { AttemptRow, LedgerAccount, Posting } from './rows.ts';

/** What was given to an association in a time: paid payments, less what went back. */
export interface Figures {
  readonly donations: number;
  readonly givenCents: Cents;
}

export const DONATION_STATES = ['all', 'paid', 'refunded', 'disputed'] as const;
export type DonationState = (typeof DONATION_STATES)[number];

export interface DonationsAsked {
  readonly association: AssociationId;
  /** null: every project */
  readonly project: ProjectSlug | null;
  readonly state: DonationState;
  /** goes on after this one */
  readonly before: DonationMark | null;
  readonly limit: number;
}

/** Where a page of the list ends. */
export interface DonationMark {
  readonly paidAt: number;
  readonly attempt: string;
}

/** A payment in the list of donations: no person, nothing that leads to one. */
export interface GivenRow extends Pick<AttemptRow, 'amountCents' | 'refundedCents' | 'dispute' | 'lostCents'> {
  readonly attempt: AttemptRow['id'];
  readonly donation: DonationId;
  readonly project: ProjectSlug;
  readonly paidAt: number;
  /** null where it was paid with Stripe */
  readonly mode: OfflineMode | null;
}

/** One line of the ledger with the posting it belongs to, as a treasurer's books take it over. */
export interface JournalLine {
  readonly account: string;
  readonly source: string;
  readonly kind: Posting['kind'];
  readonly project: ProjectSlug | null;
  readonly donation: DonationId | null;
  readonly at: number;
  readonly ledgerAccount: LedgerAccount;
  /** of a gift given by hand: its UTC day and the treasurer's own reference */
  readonly receivedOn: string | null;
  readonly reference: string | null;
  readonly amountCents: Cents;
}

export interface JournalAsked {
  readonly association: AssociationId;
  /** the Stripe account that is this association's alone: what moves there without a project is its too. Null: it has none */
  readonly account: string | null;
  /** unix ms, from and before */
  readonly from: number;
  readonly to: number;
}

export interface GivenMoneyReads {
  /** in the order of time; the lines of a posting follow each other */
  journal(asked: JournalAsked): Promise<readonly JournalLine[]>;
  /** @param since unix ms */
  figures(association: AssociationId, since: number): Promise<Figures>;
  /** by UTC day, as days since 1970: those on which something was given, the oldest first */
  givenByDay(association: AssociationId, since: number): Promise<readonly (Figures & { readonly day: number })[]>;
  /** unix ms of the first gift; null before there is one */
  firstGiven(association: AssociationId): Promise<number | null>;
  /** the newest first */
  donationsPage(asked: DonationsAsked): Promise<readonly GivenRow[]>;
}
