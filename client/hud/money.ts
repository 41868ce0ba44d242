import { type BasketRefusal, type PricedBasket, priceBasket } from '#shared/catalogue/pricing.ts';
import { type Cents, sum, times } from '#shared/money.ts';
import type { Result } from '#shared/result.ts';
import { giftOf, type HudState } from './state.ts';

type Priced = Pick<HudState, 'project' | 'basket' | 'wishes'>;

/** [G4] The receipt in advance: the very rule by which the server will price this basket. */
export const receiptOf = ({ project, basket, wishes }: Priced): Result<PricedBasket, BasketRefusal> =>
  priceBasket(project, basket, wishes.coverFees);

/** What the gifts cost together, also while they are too few to be paid. */
export const giftsCentsOf = (state: Pick<HudState, 'project' | 'basket'>): Cents =>
  sum(
    state.basket.flatMap(({ gift, quantity }) => {
      const found = giftOf(state, gift);
      return found ? [times(found.priceCents, quantity)] : [];
    }),
  );

/** How many of a gift the project still needs; null where there is no limit. What lies in this basket is not given yet. */
export function leftOf({ project, given }: Pick<HudState, 'project' | 'given'>, slug: string): number | null {
  const gift = project.gifts.find((candidate) => candidate.slug === slug);
  if (!gift || gift.needed === null) return null;
  return Math.max(0, gift.needed - (given[gift.slug] ?? 0));
}
