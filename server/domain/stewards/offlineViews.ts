import type { Gift, Words } from '#shared/catalogue/catalogue.ts';
import type { PricedBasket } from '#shared/catalogue/pricing.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { GiftSlug, VillageSlug } from '#shared/ids.ts';
import type { OfflineClosed, OfflineRefusal } from '../offline/enter.ts';
import type { Acting } from './views.ts';

/** What a treasurer typed, as it was typed. */
export interface OfflineFields {
  readonly quantities: ReadonlyMap<GiftSlug, string>;
  readonly amount: string;
  readonly mode: string;
  readonly receivedOn: string;
  readonly reference: string;
  readonly publicName: string;
  readonly nameOnGift: boolean;
  readonly message: string;
  readonly email: string;
  readonly thanks: boolean;
  readonly news: boolean;
  /** of the giver, for letters */
  readonly language: Language;
  /** the giver chose this on paper */
  readonly asked: boolean;
}

export type OfflineFormFault =
  | 'notANumber'
  | 'notAnAmount'
  | 'noMode'
  | 'tooLong'
  | 'notAnAddress'
  | 'unwished'
  | 'noAddress'
  | 'unasked';

/** Where a gift may be entered. */
export interface OfflineChoice {
  readonly village: VillageSlug;
  /** the founded one's own; null for a project's own village */
  readonly name: string | null;
  readonly title: Words;
}

/** Which project and village. `closed`: why there is nothing to choose. */
export interface OfflinePlacesView {
  readonly acting: Acting;
  readonly choices: readonly OfflineChoice[];
  readonly closed: OfflineClosed['kind'] | 'noProject' | null;
}

/** What a form of this kind carries along. */
export interface OfflineForm {
  readonly acting: Acting;
  readonly place: OfflineChoice;
  readonly entryKey: string;
  readonly catalogueVersion: string;
  readonly fields: OfflineFields;
}

export interface OfflineFormView extends OfflineForm {
  readonly gifts: readonly Gift[];
  readonly faults: ReadonlyMap<string, OfflineFormFault>;
  readonly refusal: OfflineRefusal | null;
  /** other villages to choose from */
  readonly hasOthers: boolean;
  /** UTC days on which it may have been received */
  readonly days: { readonly first: string; readonly last: string };
}

/** What will be done, before it is. */
export interface OfflineReviewView extends OfflineForm {
  readonly basket: PricedBasket;
  /** names and messages wait for a yes */
  readonly wordsWait: boolean;
}
