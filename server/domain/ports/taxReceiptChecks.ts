import type { AssociationId, DonationId, TaxReceiptId } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { AttemptRow } from './rows.ts';

/** A receipt as a fault names it: its id and its number, and nobody's name. */
export interface NamedReceipt {
  readonly receipt: TaxReceiptId;
  readonly year: number;
  readonly number: number;
}

/** What production invariants of tax receipts are checked against; every row that comes back is a fault, but those of doubt. */
export interface TaxReceiptChecks {
  /** years whose numbers do not run from 1 to the last one that was taken, each once */
  gappedSequences(): Promise<
    readonly {
      association: AssociationId;
      year: number;
      last: number;
      receipts: number;
      first: number;
      newest: number;
    }[]
  >;
  /** receipts whose amount is not the sum of the gifts on them */
  miscountedReceipts(): Promise<readonly (NamedReceipt & { totalCents: Cents; countedCents: Cents })[]>;
  /** gifts on a receipt whose amount is not, at a first look, what was paid and not given back when it was issued */
  doubtfulReceiptGifts(): Promise<readonly DoubtfulGift[]>;
  /** void receipts without what voided them: a refund, a dispute, a steward's word */
  unfoundedVoids(): Promise<readonly (NamedReceipt & { reason: string })[]>;
  /** valid receipts whose gifts are released, or void ones whose gifts still count */
  misreleasedReceipts(): Promise<readonly NamedReceipt[]>;
  /** donations on more than one receipt that is not void */
  twiceReceipted(): Promise<readonly { donation: DonationId; receipts: number }[]>;
}

/** A gift on a receipt, with everything that says what it may have been when the receipt was issued. */
export interface DoubtfulGift extends NamedReceipt {
  readonly issuedAt: number;
  readonly donation: DonationId;
  readonly amountCents: Cents;
  readonly attempts: readonly ReceiptedAttempt[];
}
export interface ReceiptedAttempt extends Pick<AttemptRow, 'amountCents' | 'paidAt'> {
  /** `at`: when it last changed its state */
  readonly refunds: readonly { readonly amountCents: Cents; readonly isFailed: boolean; readonly at: number }[];
  /** of each dispute what it took, or may have taken before it was won */
  readonly losses: readonly Cents[];
}
