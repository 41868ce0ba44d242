import { everyGift, type Project } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug, NewsId, StepSlug } from '#shared/ids.ts';
import type { Delivery, NewsBody } from '#shared/news/news.ts';
import { assertNever } from '#shared/result.ts';
import type { PlacementState } from '#shared/village/view.ts';
import type { Promised, StillPromised } from '../ports/news.ts';

export interface Telling extends Promised {
  readonly state: Exclude<PlacementState, 'promised'>;
  /** fewer than its quantity where other news delivered some before, or where the rest waits for other news */
  readonly units: number;
}

/** Which steps and gifts news tell of: worked out to be looked at, and once more when they are published. */
export interface NewsPlan {
  /** steps that no other news deliver */
  readonly steps: readonly StepSlug[];
  readonly gifts: readonly Telling[];
}

export interface Planned {
  readonly id: NewsId;
  readonly deliveries: NewsBody['deliveries'];
  readonly publishedAt: number;
}

export async function planNews(read: StillPromised, project: Project, news: Planned): Promise<NewsPlan> {
  const steps: StepSlug[] = [];
  const gifts = new Map<string, Telling>();
  for (const delivery of news.deliveries) {
    if (delivery.kind === 'step') {
      if ((await ofOthers(read, project, delivery.step, news.id)) !== null) continue;
      steps.push(delivery.step);
    }
    // What came alive with one step does not come alive once more with the next.
    for (const one of await toldBy(read, project, delivery, news)) if (!gifts.has(one.id)) gifts.set(one.id, one);
  }
  return { steps, gifts: [...gifts.values()] };
}

/** Other news that tell of this step as done. */
export async function ofOthers(
  read: StillPromised,
  project: Project,
  step: StepSlug,
  news: NewsId,
): Promise<NewsId | null> {
  const by = await read.stepDeliveredBy(project.slug, step);
  return by === news ? null : by;
}

async function toldBy(
  read: StillPromised,
  project: Project,
  delivery: Delivery,
  { id, publishedAt }: Planned,
): Promise<readonly Telling[]> {
  const still = (gift: GiftSlug, until: number) => read.promised(project.slug, gift, until, id);
  switch (delivery.kind) {
    case 'step': {
      const until = await reachedBy(read, project, delivery.step, publishedAt);
      if (until === null) return [];
      const all = [];
      for (const { slug } of symbolicGifts(project)) all.push(...(await still(slug, until)));
      return all.map((one) => ({ ...one, state: 'delivered', units: one.left }));
    }
    case 'gifts':
      return oldest(await still(delivery.gift, publishedAt), delivery.quantity);
    case 'change':
      return wholeOnes(await still(delivery.gift, publishedAt), delivery.quantity);
    default:
      return assertNever(delivery);
  }
}

export const symbolicGifts = (project: Project) =>
  everyGift(project).filter(({ purpose }) => purpose.kind === 'symbolic');

/** Symbolic gifts placed until then come alive with this step: with the last one, all that are there by now [V2]. */
export async function reachedBy(
  read: StillPromised,
  project: Project,
  step: StepSlug,
  publishedAt: number,
): Promise<number | null> {
  return project.steps.at(-1)?.slug === step ? publishedAt : read.reachedAt(project.slug, step);
}

/** So many units, the oldest first; the last gift perhaps in part, and the rest of it waits for other news. */
function oldest(promised: readonly Promised[], quantity: number | null): readonly Telling[] {
  let more = quantity ?? Number.POSITIVE_INFINITY;
  return promised.flatMap((gift) => {
    const units = Math.min(gift.left, more);
    more -= units;
    return units > 0 ? [{ ...gift, state: 'delivered', units }] : [];
  });
}

/** A signpost stands on a gift, not on a part of it: one that is larger than the number that is left waits for other news. */
function wholeOnes(promised: readonly Promised[], quantity: number | null): readonly Telling[] {
  let more = quantity ?? Number.POSITIVE_INFINITY;
  return promised.flatMap((gift) => {
    if (gift.left > more) return [];
    more -= gift.left;
    return [{ ...gift, state: 'changed', units: gift.left }];
  });
}
