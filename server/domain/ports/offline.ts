import type { AssociationId, AttemptId, DonationId } from '#shared/ids.ts';

/** How money came to an association without Stripe. */
export const OFFLINE_MODES = ['cheque', 'cash', 'transfer'] as const;
export type OfflineMode = (typeof OFFLINE_MODES)[number];

/** The account of payments that no Stripe account ever sees; Stripe's own begin with `acct_`. */
export const OFFLINE_ACCOUNT = 'offline';

/** A gift that was given to the association by hand, and entered by its treasurer. */
export interface OfflineGiftRow {
  readonly donation: DonationId;
  readonly attempt: AttemptId;
  readonly association: AssociationId;
  /** made once with the form: a double click is one gift */
  readonly entryKey: string;
  readonly mode: OfflineMode;
  /** UTC day, `2026-11-26` */
  readonly receivedOn: string;
  /** for the treasurer's own books, never public */
  readonly reference: string | null;
  /** who entered it */
  readonly by: string;
  readonly enteredAt: number;
}

/** It was taken back: a typing mistake, a cheque that bounced. */
export interface OfflineReversalRow {
  readonly donation: DonationId;
  /** for the treasurer's own books, never public */
  readonly reason: string;
  readonly by: string;
  readonly at: number;
}

export interface OfflineGift extends OfflineGiftRow {
  readonly reversal: OfflineReversalRow | null;
}

export interface OfflineReads {
  /** null for what was paid with Stripe */
  offlineGift(donation: DonationId): Promise<OfflineGift | null>;
  offlineGiftByKey(association: AssociationId, entryKey: string): Promise<OfflineGift | null>;
}

export interface OfflineTx {
  /** false when this form made one already */
  addOfflineGift(row: OfflineGiftRow): Promise<boolean>;
  offlineGift(donation: DonationId): Promise<OfflineGift | null>;
  /** false when it was taken back before */
  addOfflineReversal(row: OfflineReversalRow): Promise<boolean>;
}

export interface OfflineChecks {
  /** payments by hand that nobody entered, or whose reversal, refund and posting do not agree */
  mislaidOfflineGifts(): Promise<readonly { readonly donation: DonationId }[]>;
}
