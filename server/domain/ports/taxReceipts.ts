import type { AccountsHead } from '#shared/accounts/line.ts';
import type { AssociationId, DonationId, PlayerId, ProjectSlug, TaxReceiptId } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';

/** What kind of body issues, in the words of the model receipt (Cerfa 11580). */
export const BODY_KINDS = [
  'generalInterest',
  'publicUtility',
  'publicUtilityAlsaceMoselle',
  'endowmentFund',
  'worship',
  'peopleInNeed',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** Articles of the tax code that a receipt of a person may name: income tax (200), tax on real-estate wealth (978). */
export const ARTICLES = ['200', '978'] as const;
export type Article = (typeof ARTICLES)[number];

/** Who issues: what stands on its receipts, and whether it may issue at all. Without a row nothing was ever said: off. */
export interface TaxBodyRow {
  readonly association: AssociationId;
  readonly name: string;
  readonly address: string;
  readonly object: string;
  readonly bodyKind: BodyKind;
  /** what the kind needs beside it, such as the date of a decree; '' where nothing */
  readonly bodyDetail: string;
  /** null until it is told */
  readonly register: 'siren' | 'rna' | null;
  readonly registerNumber: string;
  readonly articles: readonly Article[];
  readonly signerName: string;
  readonly signerCapacity: string;
  /** off until an owner or a treasurer declares that this body may */
  readonly issues: boolean;
  /** the words that were agreed to, by whom and when; kept when it is switched off again */
  readonly declaration: string | null;
  readonly declaredBy: string | null;
  readonly declaredAt: number | null;
  readonly updatedAt: number;
}

/** Who gave, as they wrote it on the receipt's page and nowhere before. */
export interface Donor {
  readonly name: string;
  /** lines as on an envelope, with line breaks between */
  readonly address: string;
}

/** Everything that is printed, as words: a receipt says for ever what it said first, whatever this program says by then. */
export interface PrintedReceipt {
  readonly number: string;
  readonly title: string;
  readonly law: string;
  readonly body: readonly Mention[];
  readonly donor: readonly Mention[];
  readonly gift: readonly Mention[];
  readonly payments: {
    readonly title: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly certification: string;
  readonly closing: readonly string[];
  readonly signer: { readonly name: string; readonly capacity: string };
  /** [T1] where the public accounts stood, and where they are read; receipts from before this have none */
  readonly accounts?: readonly string[];
  readonly isRehearsal: boolean;
}
export interface Mention {
  readonly label: string;
  readonly text: string;
}

export type VoidReason = 'refunded' | 'partlyRefunded' | 'disputeLost' | 'bySteward';
export const VOID_REASONS: readonly VoidReason[] = ['refunded', 'partlyRefunded', 'disputeLost', 'bySteward'];

/** A receipt, once numbered there for ever. `number` has no gaps within an association's year. */
export interface TaxReceiptRow {
  readonly id: TaxReceiptId;
  readonly association: AssociationId;
  /** in which the gifts were paid, in France */
  readonly year: number;
  readonly number: number;
  readonly donorName: string;
  readonly donorAddress: string;
  readonly totalCents: Cents;
  readonly printed: PrintedReceipt;
  readonly issuedAt: number;
  /** `donor`, or the steward whose run it was */
  readonly issuedBy: string;
  readonly voidedAt: number | null;
  readonly voidReason: VoidReason | null;
  /** unix ms: when the original went out; from then on every further one is a duplicate */
  readonly handedAt: number | null;
}

/** What of a donation a receipt counts. */
export interface ReceiptedGift {
  readonly donation: DonationId;
  readonly amountCents: Cents;
}

/** What decides whether a donation may be receipted, beside its payments. */
export interface ReceiptableDonation {
  readonly donation: DonationId;
  readonly association: AssociationId;
  readonly project: ProjectSlug;
  readonly player: PlayerId;
  readonly language: 'fr' | 'en';
  readonly taxReduction: 'none' | 'general' | 'peopleInNeed';
}

/** A donor wants one receipt for a whole year, made when the year is over. */
export interface YearlyWishRow extends Donor {
  /** the donation from whose page it was asked */
  readonly donation: DonationId;
  readonly association: AssociationId;
  readonly year: number;
  /** asked through a letter, so the address that the letter went to is this person's */
  readonly byLetter: boolean;
  readonly askedAt: number;
}

/** Whose donations belong together: the same browser's, and those with an address that this person has proved to read. */
export interface SamePerson {
  readonly association: AssociationId;
  readonly player: PlayerId;
  /** in its normal form */
  readonly email: string | null;
  /** unix ms, paid from and before */
  readonly from: number;
  readonly to: number;
}

export interface TaxReceiptReads {
  taxBody(association: AssociationId): Promise<TaxBodyRow | null>;
  taxReceipt(id: TaxReceiptId): Promise<TaxReceiptRow | null>;
  /** voided ones too, the newest first */
  taxReceiptsOf(donation: DonationId): Promise<readonly TaxReceiptRow[]>;
  /** of a year, in the order of their numbers */
  taxReceipts(
    association: AssociationId,
    year: number,
    after: number,
    limit: number,
  ): Promise<readonly TaxReceiptRow[]>;
  /** the donations that a receipt counts or counted */
  receiptedGifts(receipt: TaxReceiptId): Promise<readonly ReceiptedGift[]>;
  /** CGI art. 222 bis: valid ones of a year, and what they attest together */
  taxFigures(
    association: AssociationId,
    year: number,
  ): Promise<{ readonly receipts: number; readonly totalCents: Cents; readonly voided: number }>;
  receiptable(donation: DonationId): Promise<ReceiptableDonation | null>;
  /** paid in that time and on no valid receipt */
  unreceipted(person: SamePerson): Promise<readonly DonationId[]>;
  yearlyWish(donation: DonationId): Promise<YearlyWishRow | null>;
  /** those whose donation stands on no valid receipt yet, by donation */
  waitingWishes(
    association: AssociationId,
    year: number,
    after: string,
    limit: number,
  ): Promise<readonly YearlyWishRow[]>;
}

export interface TaxReceiptTx {
  taxBody(association: AssociationId): Promise<TaxBodyRow | null>;
  saveTaxBody(row: TaxBodyRow): Promise<void>;
  receiptable(donation: DonationId): Promise<ReceiptableDonation | null>;
  /** the next of an association's year; whoever else wants one waits, and a transaction that is rolled back gives it back */
  takeReceiptNumber(association: AssociationId, year: number): Promise<number>;
  /** false when one of the gifts is on a valid receipt already: the caller refuses, and the whole transaction with it */
  addTaxReceipt(row: TaxReceiptRow, gifts: readonly ReceiptedGift[]): Promise<boolean>;
  /** the valid receipt of a donation, with what it counts of it */
  validReceiptOf(donation: DonationId): Promise<{ readonly receipt: TaxReceiptId; readonly amountCents: Cents } | null>;
  /** the end of a project's public accounts now [T1] */
  accountsHead(project: ProjectSlug): Promise<AccountsHead>;
  /** compare-and-set; its gifts may be receipted anew. False when it was voided before */
  voidTaxReceipt(id: TaxReceiptId, reason: VoidReason, now: number): Promise<boolean>;
  /** true for the first, who holds the original */
  handOut(id: TaxReceiptId, now: number): Promise<boolean>;
  /** one a donation; the later one counts */
  saveYearlyWish(row: YearlyWishRow): Promise<void>;
  /** name and address go: its giver was erased, or it has its receipt */
  forgetYearlyWish(donation: DonationId): Promise<void>;
  /** those for years before this one; how many */
  forgetYearlyWishes(before: number): Promise<number>;
  /** the donors of receipts issued before, at most so many: names and addresses go, everything else stays; how many */
  forgetDonors(before: number, limit: number): Promise<number>;
  /** whether somebody was told of this receipt; a letter that nobody took up yet is withdrawn, and then nobody was */
  wasToldOf(id: TaxReceiptId): Promise<boolean>;
}

/** What a payment is paid by. Whoever adds another way to give says here which it is. */
export type PaymentMode = 'card' | 'bankDebit' | 'cardOrDebit' | 'online' | 'cheque' | 'cash' | 'transfer';
