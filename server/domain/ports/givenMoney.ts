import type { AssociationId, DonationId, ProjectSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { AttemptRow } from './rows.ts';

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
export interface GivenRow extends Pick<AttemptRow, 'amountCents' | 'refundedCents' | 'dispute'> {
  readonly attempt: AttemptRow['id'];
  readonly donation: DonationId;
  readonly project: ProjectSlug;
  readonly paidAt: number;
}

export interface GivenMoneyReads {
  /** @param since unix ms */
  figures(association: AssociationId, since: number): Promise<Figures>;
  /** by UTC day, as days since 1970: those on which something was given, the oldest first */
  givenByDay(association: AssociationId, since: number): Promise<readonly (Figures & { readonly day: number })[]>;
  /** the newest first */
  donationsPage(asked: DonationsAsked): Promise<readonly GivenRow[]>;
}
