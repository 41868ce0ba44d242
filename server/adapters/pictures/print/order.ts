import type { Language } from '#shared/i18n/language.ts';
import type { VillagePicture } from '../order.ts';
import type { TaxReceiptPrint } from './taxReceipt.ts';

/** A sheet about a village, to hang up or to stand on a table: what the project is, nothing of anybody [P1]. */
export interface VillageSheet {
  readonly kind: 'poster' | 'tableCard';
  readonly village: VillagePicture;
  /** the project's, or the founded village's own */
  readonly title: string;
  readonly sentence: string;
  readonly association: string;
  /** an invented project says so on paper too [V2] */
  readonly demonstration: boolean;
  readonly steps: readonly { readonly name: string; readonly reached: boolean }[];
  /** where the code leads, and what is written out for those who type */
  readonly url: string;
  readonly language: Language;
}

/** A card of A6 to give: somebody paid for gifts, and who receives it chooses their plots. */
export interface GiftCard {
  readonly kind: 'giftCard';
  readonly url: string;
  /** names of gifts, with how many where there are several */
  readonly gifts: readonly string[];
  /** the giver's, up to 280 characters; more is cut */
  readonly words: string | null;
  readonly from: string | null;
  readonly projectTitle: string;
  readonly language: Language;
  /** for the strip along the top; without one it is plain */
  readonly village: VillagePicture | null;
}

export type Print = VillageSheet | GiftCard | TaxReceiptPrint;
