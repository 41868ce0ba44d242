import type { Gift, Project } from '#shared/catalogue/catalogue.ts';
import { type BasketRefusal, MAX_QUANTITY, type PricedBasket, priceBasket } from '#shared/catalogue/pricing.ts';
import type { GiftSlug } from '#shared/ids.ts';
import { type Cents, cents, minus, sum, times, ZERO } from '#shared/money.ts';
import { err, ok, type Result } from '#shared/result.ts';

export type OfflineBasketRefusal =
  | BasketRefusal
  /** the gifts come to more than what was given */
  | { readonly kind: 'aboveGiven'; readonly giftsCents: Cents; readonly givenCents: Cents }
  /** nothing that counts by number covers what is left */
  | { readonly kind: 'restUncovered'; readonly restCents: Cents };

/** No fee eats at what is given by hand: there is no least amount but a cent. */
const NO_MINIMUM = cents(1);

/**
 * [G1] Gifts by quantity as a basket: what does not count by number takes a line for each. A whole amount that was given is covered
 * by the gifts that were chosen and, for the rest, by things that count.
 * @param givenCents what the cheque says; null where the gifts alone say it
 */
export function offlineBasket(
  project: Pick<Project, 'gifts'>,
  wanted: ReadonlyMap<GiftSlug, number>,
  givenCents: Cents | null,
): Result<PricedBasket, OfflineBasketRefusal> {
  const covered = givenCents === null ? ok(wanted) : withRest(project, wanted, givenCents);
  if (!covered.ok) return covered;
  const lines = project.gifts.flatMap((gift) => linesFor(gift, covered.value.get(gift.slug) ?? 0));
  return priceBasket({ gifts: project.gifts, minimumBasketCents: NO_MINIMUM }, lines, false);
}

function linesFor({ slug, counted }: Gift, quantity: number): { readonly gift: GiftSlug; readonly quantity: number }[] {
  const most = counted ? MAX_QUANTITY : 1;
  const lines = [];
  for (let left = quantity; left > 0; left -= most) lines.push({ gift: slug, quantity: Math.min(most, left) });
  return lines;
}

function withRest(
  { gifts }: Pick<Project, 'gifts'>,
  wanted: ReadonlyMap<GiftSlug, number>,
  givenCents: Cents,
): Result<ReadonlyMap<GiftSlug, number>, OfflineBasketRefusal> {
  const giftsCents = sum(gifts.map(({ slug, priceCents }) => times(priceCents, wanted.get(slug) ?? 0)));
  const restCents = minus(givenCents, giftsCents);
  if (restCents === 0) return ok(wanted);
  if (restCents < ZERO) return err({ kind: 'aboveGiven', giftsCents, givenCents });
  const filling = fillingOf(gifts, restCents);
  if (!filling) return err({ kind: 'restUncovered', restCents });
  const covered = new Map(wanted);
  for (const [slug, quantity] of filling) covered.set(slug, (covered.get(slug) ?? 0) + quantity);
  return ok(covered);
}

type Filling = readonly (readonly [gift: GiftSlug, quantity: number])[];

/**
 * Exactly this amount in things that count by number, the dearest that fits, so that they are few; with one or two other gifts beside
 * them only where it does not come out even. What is needed a certain number of times is for givers to choose.
 */
function fillingOf(gifts: readonly Gift[], amountCents: Cents): Filling | null {
  const counted = gifts.filter((gift) => gift.counted).sort((a, b) => b.priceCents - a.priceCents);
  const others = gifts.filter((gift) => !gift.counted && gift.needed === null);
  const pairs = others.flatMap((one, i) => others.slice(i).map((two) => [one, two]));
  for (const beside of [[], ...others.map((one) => [one]), ...pairs]) {
    const left = amountCents - sum(beside.map(({ priceCents }) => priceCents));
    const fills = counted.find(({ priceCents }) => left > 0 && left % priceCents === 0);
    if (!fills && left !== 0) continue;
    const few = beside.map(({ slug }) => [slug, 1] as const);
    return fills ? [...few, [fills.slug, left / fills.priceCents]] : few;
  }
  return null;
}
