import type { Gift, Project } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug } from '#shared/ids.ts';
import { type Cents, cents, minus, plus, share, sum, times, ZERO } from '#shared/money.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** One basket, one project, one payment: at most this many lines [G2]. */
export const MAX_LINES = 20;
/** What a line of things that count by number may hold [G2]. */
export const MAX_QUANTITY = 500;

/** The most that Stripe takes in one card payment of euros (eight digits): https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const MAX_TOTAL_CENTS = cents(99_999_999);

/** Stripe's standard price for European cards (2026): an estimate, said to be one; the true fee comes with the settlement. */
const CARD_FEE = { basisPoints: 150, fixedCents: cents(25) };

export interface PricedLine {
  readonly gift: Gift;
  readonly quantity: number;
  readonly amountCents: Cents;
}

/** The receipt in advance [G4], in figures. */
export interface PricedBasket {
  readonly lines: readonly PricedLine[];
  readonly giftsCents: Cents;
  /** zero unless the giver ticked "I cover the fees" */
  readonly feeCoverCents: Cents;
  readonly totalCents: Cents;
  readonly estimatedFeeCents: Cents;
  /** what reaches the association */
  readonly netCents: Cents;
}

export type BasketRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooManyLines'; readonly most: number }
  | { readonly kind: 'unknownGift'; readonly gift: GiftSlug }
  | { readonly kind: 'notCounted'; readonly gift: GiftSlug }
  | { readonly kind: 'badQuantity'; readonly gift: GiftSlug; readonly most: number }
  | { readonly kind: 'belowMinimum'; readonly minimumCents: Cents; readonly giftsCents: Cents }
  | { readonly kind: 'aboveMaximum'; readonly maximumCents: Cents; readonly totalCents: Cents };

/** [G1] [G2] Prices a basket from the catalogue; the only place where a total comes from, on both sides. */
export function priceBasket(
  project: Pick<Project, 'gifts' | 'minimumBasketCents'>,
  lines: readonly { readonly gift: GiftSlug; readonly quantity: number }[],
  coverFees: boolean,
): Result<PricedBasket, BasketRefusal> {
  if (lines.length === 0) return err({ kind: 'empty' });
  if (lines.length > MAX_LINES) return err({ kind: 'tooManyLines', most: MAX_LINES });
  const gifts = new Map(project.gifts.map((gift) => [gift.slug, gift]));
  const priced: PricedLine[] = [];
  for (const { gift: slug, quantity } of lines) {
    const gift = gifts.get(slug);
    if (!gift) return err({ kind: 'unknownGift', gift: slug });
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY) {
      return err({ kind: 'badQuantity', gift: slug, most: gift.counted ? MAX_QUANTITY : 1 });
    }
    if (quantity > 1 && !gift.counted) return err({ kind: 'notCounted', gift: slug });
    priced.push({ gift, quantity, amountCents: times(gift.priceCents, quantity) });
  }
  const giftsCents = sum(priced.map((line) => line.amountCents));
  if (giftsCents < project.minimumBasketCents) {
    return err({ kind: 'belowMinimum', minimumCents: project.minimumBasketCents, giftsCents });
  }
  const feeCoverCents = coverFees ? feeCover(giftsCents) : ZERO;
  const totalCents = plus(giftsCents, feeCoverCents);
  if (totalCents > MAX_TOTAL_CENTS) return err({ kind: 'aboveMaximum', maximumCents: MAX_TOTAL_CENTS, totalCents });
  const estimatedFeeCents = estimateFee(totalCents);
  return ok({
    lines: priced,
    giftsCents,
    feeCoverCents,
    totalCents,
    estimatedFeeCents,
    netCents: minus(totalCents, estimatedFeeCents),
  });
}

/** What the card payment of this total is likely to cost the association. */
export function estimateFee(totalCents: Cents): Cents {
  return plus(share(totalCents, CARD_FEE.basisPoints), CARD_FEE.fixedCents);
}

/** The smallest addition with which the gifts arrive whole, the fee being taken on the addition as well. */
function feeCover(giftsCents: Cents): Cents {
  let total = Math.floor(((giftsCents + CARD_FEE.fixedCents) * 10_000) / (10_000 - CARD_FEE.basisPoints)) - 1;
  while (total - estimateFee(cents(total)) < giftsCents) total += 1;
  return minus(cents(total), giftsCents);
}
