import type { AccountsHead, PublicLine } from '#shared/accounts/line.ts';
import type { DonationId, PlacementId, ProjectSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { Posting } from './rows.ts';

/** Reading the public accounts [T1]. Lines are written by `StoreTx.post` alone, with the posting they publish. */
export interface AccountsReads {
  accountsHead(project: ProjectSlug): Promise<AccountsHead>;
  /** lines numbered above `after`, in their order */
  publicLines(project: ProjectSlug, after: number, limit: number): Promise<readonly PublicLine[]>;
  /** every line of one donation, in their order: its payment and what became of it */
  publicLinesOf(donation: DonationId): Promise<readonly PublicLine[]>;
  /** what was paid for a gift that stands; null where none stands */
  giftBehind(placement: PlacementId): Promise<GiftBehind | null>;
  /** sent from this Stripe account to its owner's bank, all projects together */
  sentToBankCents(account: string): Promise<Cents>;
}

export interface GiftBehind {
  readonly project: ProjectSlug;
  readonly donation: DonationId;
  /** number of the donation's line */
  readonly line: number;
  readonly amountCents: Cents;
}

/** The postings behind the public lines, for the checks. Each question is answered as of one instant. */
export interface AccountsChecks {
  /** postings that concern a project and have no public line */
  unpublishedPostings(): Promise<readonly Pick<Posting, 'account' | 'source'>[]>;
  /** public lines without a posting */
  unpostedLines(): Promise<readonly { project: ProjectSlug; number: number }[]>;
  /** the postings of the lines numbered above `after`, in the lines' order */
  postingsBehind(project: ProjectSlug, after: number, limit: number): Promise<readonly PostedLine[]>;
  /** every project: what was given by the ledger beside what was paid by the attempts, less what was entered by hand and taken back */
  givenByProject(): Promise<readonly { project: ProjectSlug; ledgerCents: Cents; paidCents: Cents }[]>;
}

export type PostedLine = Pick<Posting, 'kind' | 'currency' | 'at' | 'donation' | 'entries'> & {
  readonly number: number;
};
