import type { Project } from '#shared/catalogue/catalogue.ts';
import { NO_OWN_PICTURES, type OwnFootprints } from '#shared/catalogue/own-picture.ts';
import { MAX_QUANTITY } from '#shared/catalogue/pricing.ts';
import { isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import type { Cents } from '#shared/money.ts';

/** [G2] Below this a card payment's fee takes a quarter of the gift and more. */
export const SMALLEST_MINIMUM_CENTS = 100;

/** What is wrong with a project whose shape is right, and where. */
export interface Contradiction {
  /** from the project's root, as `['gifts', 2, 'priceCents']` */
  readonly path: readonly (string | number)[];
  readonly fault: ContradictionKind;
}

export type ContradictionKind =
  | { readonly kind: 'minimumTooSmall'; readonly leastCents: number }
  | { readonly kind: 'giftTwice'; readonly slug: string }
  /** [G2] even `times` of it, the most in one line, do not reach the smallest basket */
  | { readonly kind: 'belowBasket'; readonly priceCents: Cents; readonly times: number; readonly basketCents: Cents }
  | { readonly kind: 'noPicture'; readonly sprite: string }
  | { readonly kind: 'otherFootprint'; readonly sprite: string; readonly w: number; readonly d: number }
  | { readonly kind: 'stepTwice'; readonly slug: string }
  | { readonly kind: 'stepsGoUp'; readonly beforeCents: Cents }
  | { readonly kind: 'aboveGoal'; readonly goalCents: Cents };

/** What the shape alone cannot say of a project. */
export const contradictionsIn = (
  project: Omit<Project, 'catalogueVersion' | 'photo'>,
  own: OwnFootprints = NO_OWN_PICTURES,
): Contradiction[] => [...basketFaults(project), ...giftFaults(project, own), ...stepFaults(project)];

type Sold = Pick<Project, 'gifts' | 'minimumBasketCents'>;

function basketFaults({ minimumBasketCents }: Pick<Project, 'minimumBasketCents'>): Contradiction[] {
  if (minimumBasketCents >= SMALLEST_MINIMUM_CENTS) return [];
  return [{ path: ['minimumBasketCents'], fault: { kind: 'minimumTooSmall', leastCents: SMALLEST_MINIMUM_CENTS } }];
}

function giftFaults({ gifts, minimumBasketCents }: Sold, own: OwnFootprints): Contradiction[] {
  return gifts.flatMap((gift, i) => {
    const faults: Contradiction[] = [];
    const found = (field: string, fault: ContradictionKind) => faults.push({ path: ['gifts', i, field], fault });
    if (gifts.findIndex(({ slug }) => slug === gift.slug) < i) found('slug', { kind: 'giftTwice', slug: gift.slug });
    // [G2] No gift is shown that cannot be paid alone; a gift that counts by number can be taken several times.
    const times = gift.counted ? Math.min(MAX_QUANTITY, gift.needed ?? MAX_QUANTITY) : 1;
    const { priceCents } = gift;
    if (priceCents * times < minimumBasketCents) {
      found('priceCents', { kind: 'belowBasket', priceCents, times, basketCents: minimumBasketCents });
    }
    const covers = isSpriteName(gift.sprite) ? SPRITES[gift.sprite] : own.get(gift.sprite);
    if (!covers) {
      found('sprite', { kind: 'noPicture', sprite: gift.sprite });
    } else if (covers.w !== gift.footprint.w || covers.d !== gift.footprint.d) {
      const { w, d } = covers;
      found('footprint', { kind: 'otherFootprint', sprite: gift.sprite, w, d });
    }
    return faults;
  });
}

function stepFaults({ steps, goalCents }: Pick<Project, 'steps' | 'goalCents'>): Contradiction[] {
  return steps.flatMap((step, i) => {
    const faults: Contradiction[] = [];
    const found = (field: string, fault: ContradictionKind) => faults.push({ path: ['steps', i, field], fault });
    const before = steps[i - 1];
    if (steps.findIndex(({ slug }) => slug === step.slug) < i) found('slug', { kind: 'stepTwice', slug: step.slug });
    if (before && step.atCents <= before.atCents) found('atCents', { kind: 'stepsGoUp', beforeCents: before.atCents });
    if (step.atCents > goalCents) found('atCents', { kind: 'aboveGoal', goalCents });
    if (!isSpriteName(step.sprite)) found('sprite', { kind: 'noPicture', sprite: step.sprite });
    return faults;
  });
}
