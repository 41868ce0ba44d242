import type { BasketRefusal } from '#shared/catalogue/pricing.ts';
import type { DonationId, GiftSlug } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { ClosedRefusal } from '../associations/charged-account.ts';
import type { GivingRefusal } from '../defence/outlook.ts';
import type { Door } from '../ports/defence.ts';

/** Why no payment page was opened; the basket is kept in every case [G7]. */
export type CheckoutRefusal =
  | BasketRefusal
  | GivingRefusal
  /** the work or the form's token was used before: do it again */
  | { readonly kind: 'passageSpent'; readonly door: Door }
  /** this player is just opening a page elsewhere */
  | { readonly kind: 'anotherOpen' }
  /** so many payment pages are open from this address that none may follow before one is paid or left */
  | { readonly kind: 'tooManyOpen' }
  | ClosedRefusal
  | { readonly kind: 'unknownVillage' }
  /** an invented project, and real money: a demonstration never takes any */
  | { readonly kind: 'demonstration' }
  /** the project is over */
  | { readonly kind: 'archived' }
  /** its founder closed the village */
  | { readonly kind: 'villageClosed' }
  /** prices moved since the receipt in advance: read it again [G1] */
  | { readonly kind: 'catalogueChanged' }
  | { readonly kind: 'soldOut'; readonly gift: GiftSlug; readonly left: number }
  /** `line` counts from 0, as the basket was sent */
  | { readonly kind: 'plotTaken'; readonly line: number; readonly gift: GiftSlug; readonly plot: Plot }
  /** outside the open village, or not flat buildable ground */
  | { readonly kind: 'plotUnfit'; readonly line: number; readonly gift: GiftSlug; readonly plot: Plot }
  /** this very basket was paid, or its bank debit is on its way */
  | { readonly kind: 'alreadyPaid'; readonly donation: DonationId }
  /** Stripe will not open a page for it; asking again does not help */
  | { readonly kind: 'paymentRefused' }
  /** nobody knows whether Stripe heard us: asking again with the same basket is safe */
  | { readonly kind: 'paymentUnreachable' };
