import type { AccountsHead } from '#shared/accounts/line.ts';
import type { Words } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { DonationId, NewsId, PhotoId, PlacementId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { EitherWords } from '#shared/news/news.ts';
import type { Role } from '../stewards/rights.ts';
import type { LateWhy } from './letters.ts';
import type { VoidReason } from './taxReceipts.ts';

/** What a giver who asked for the thanks is written [G5]: what was given, what for, and what the accounts say of it. */
export interface Thanks {
  readonly kind: 'thanks';
  readonly donation: DonationId;
  readonly to: string;
  readonly language: Language;
  readonly association: { readonly name: string; readonly email: string };
  readonly project: { readonly slug: ProjectSlug; readonly title: Words };
  readonly village: VillageSlug;
  readonly gifts: readonly ThankedGift[];
  readonly coverCents: Cents;
  readonly totalCents: Cents;
  /** unix ms */
  readonly paidAt: number;
  /** number of the payment's own line in the public accounts; null where it has none */
  readonly line: number | null;
  /** the end of the public accounts as the letter was written: who keeps it can tell whether a line before was changed [T1] */
  readonly head: AccountsHead;
  /** a friend chooses where its gifts stand, and has not chosen yet [S5] */
  readonly waitsForFriend: boolean;
  /** the letter leads to the page of the tax receipt [G4] */
  readonly isReceiptable: boolean;
  /** no money moved */
  readonly isRehearsal: boolean;
}

export interface ThankedGift {
  readonly name: Words;
  readonly funds: Words;
  readonly quantity: number;
  readonly amountCents: Cents;
  readonly earmarked: boolean;
}

/** A link that lets in whoever reads this address. */
export interface SignInLetter {
  readonly kind: 'signIn';
  readonly to: string;
  readonly language: Language;
  /** what the link's secret follows from */
  readonly key: string;
}

/** Somebody is asked to act for an association. */
export interface InvitationLetter {
  readonly kind: 'invitation';
  readonly to: string;
  readonly language: Language;
  readonly association: string;
  readonly role: Role;
  /** address of who invites */
  readonly by: string;
}

/** A tax receipt was issued, or holds no more: the letter leads to its page, and holds neither name nor amount. */
export interface TaxReceiptLetter {
  readonly kind: 'taxReceipt';
  readonly donation: DonationId;
  readonly to: string;
  readonly language: Language;
  readonly association: { readonly name: string; readonly email: string };
  readonly number: string;
  /** why it holds no more; null: it was issued */
  readonly voided: VoidReason | null;
  readonly isRehearsal: boolean;
}

export type StewardLetter = SignInLetter | InvitationLetter;

/** A link into my corner [B2], to who left this address with a gift. */
export interface CornerLetter {
  readonly kind: 'corner';
  readonly to: string;
  readonly language: Language;
  /** what the link's secret follows from */
  readonly link: string;
}

/** [B1] Everything that happened to a reader's gifts since the last such letter, and what their projects told. */
export interface NewsLetter {
  readonly kind: 'news';
  readonly to: string;
  readonly language: Language;
  /** who reads: the link that stops these letters is for all of this address */
  readonly reader: string;
  readonly projects: readonly NewsOfProject[];
  /** news that are not written out, by project */
  readonly rest: readonly { readonly project: NewsOfProject['project']; readonly news: number }[];
  /** no money moved */
  readonly isRehearsal: boolean;
}

export interface NewsOfProject {
  readonly association: { readonly name: string; readonly email: string };
  readonly project: { readonly slug: ProjectSlug; readonly title: Words };
  readonly news: readonly NewsInLetter[];
}

export interface NewsInLetter {
  readonly id: NewsId;
  /** `2027-03-14` */
  readonly happenedOn: string;
  /** unix ms; null where these are the words of the first day */
  readonly correctedAt: number | null;
  readonly place: EitherWords;
  readonly title: EitherWords;
  readonly words: EitherWords;
  readonly photo: { readonly id: PhotoId; readonly alt: EitherWords } | null;
  /** of the project, that these news deliver */
  readonly steps: readonly Words[];
  /** the reader's own */
  readonly gifts: readonly GiftInLetter[];
  /** why the plan is another one for a gift of the reader's */
  readonly reasons: readonly EitherWords[];
}

export interface GiftInLetter {
  readonly name: Words;
  readonly state: 'delivered' | 'changed';
  readonly quantity: number;
  readonly village: VillageSlug;
  readonly placement: PlacementId;
}

/** So many letters are with the post at once: each has a connection of its own, that is kept for the next. */
export const LETTERS_AT_ONCE = 5;

/**
 * The post has said by then what became of a letter. A server may look it over before its word, and who leaves too early sends it again
 * though it arrived (RFC 5321, 4.5.3.2 and 6.1).
 */
export const HAND_OVER_MS = 5 * 60_000;

/**
 * What became of a letter that was to be handed over. `noPost`: the host's mail server is not there, or does not take us, whoever the letter
 * is for, and has nothing of it.
 */
export type Handed = 'taken' | 'noPost' | LateWhy;

/** What a letter says, and to whom: its words are the post's. */
export type LetterFacts = Thanks | TaxReceiptLetter | NewsLetter | StewardLetter | CornerLetter;

export interface Post {
  /** @param id the same at each try of the same letter */
  carry(letter: LetterFacts, id: string): Promise<Handed>;
}
