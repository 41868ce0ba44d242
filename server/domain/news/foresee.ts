import type { Project } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug, StepSlug } from '#shared/ids.ts';
import type { NewsBody } from '#shared/news/news.ts';
import type { NewsReads, NewsRow, PromisedUnits, Spreading } from '../ports/news.ts';
import { ofOthers, planNews, reachedBy, symbolicGifts, type Telling } from './plan.ts';
import { earmarkedGifts } from './read.ts';

/** What a step would bring alive by being told of as done. */
export type StepForeseen =
  | { readonly kind: 'brings'; readonly units: number }
  | { readonly kind: 'notReached' }
  | { readonly kind: 'toldBefore' };

/** What publishing would do: numbers of things and of people, and nobody's name [P1]. */
export interface NewsEffect {
  /** a gift whose other units wait for other news */
  readonly leavesRest: boolean;
  readonly gifts: readonly { readonly gift: GiftSlug; readonly state: Telling['state']; readonly units: number }[];
  /** who gave them */
  readonly people: number;
}

/** Of a gift that news may name. `promised` leaves out those that these news tell of, as everybody sees them now. */
export interface GiftForeseen extends PromisedUnits {
  readonly toldByThese: number;
}

export interface Foreseen {
  readonly gifts: readonly GiftForeseen[];
  readonly steps: ReadonlyMap<StepSlug, StepForeseen>;
  /** null while something is wrong with what is written */
  readonly effect: NewsEffect | null;
  readonly spreading: Spreading;
}

/** For who writes news: what is still promised, what they would bring about as they are now, and who hears of it [V2]. */
export async function foresee(
  read: NewsReads,
  project: Project,
  row: NewsRow,
  body: NewsBody | null,
  now: number,
): Promise<Foreseen> {
  const publishedAt = row.publishedAt ?? now;
  const gifts = await giftsForeseen(read, project, row, publishedAt);
  const steps = new Map<StepSlug, StepForeseen>();
  for (const { slug } of project.steps) steps.set(slug, await stepForeseen(read, project, slug, row, publishedAt));
  const spreading = await read.spreading(project.slug, row.id);
  if (body === null) return { gifts, steps, effect: null, spreading };
  const plan = await planNews(read, project, { id: row.id, deliveries: body.deliveries, publishedAt });
  return { gifts, steps, effect: effectOf(plan.gifts), spreading };
}

async function giftsForeseen(
  read: NewsReads,
  project: Project,
  { id }: NewsRow,
  publishedAt: number,
): Promise<readonly GiftForeseen[]> {
  const units = await read.promisedUnits(project.slug, publishedAt, null);
  const unsaid = await read.promisedUnits(project.slug, publishedAt, id);
  return earmarkedGifts(project).map(({ slug: gift }) => {
    const { standing, promised } = units.find((one) => one.gift === gift) ?? { standing: 0, promised: 0 };
    const without = unsaid.find((one) => one.gift === gift)?.promised ?? 0;
    return { gift, standing, promised, toldByThese: without - promised };
  });
}

async function stepForeseen(
  read: NewsReads,
  project: Project,
  step: StepSlug,
  { id }: NewsRow,
  publishedAt: number,
): Promise<StepForeseen> {
  if ((await ofOthers(read, project, step, id)) !== null) return { kind: 'toldBefore' };
  const until = await reachedBy(read, project, step, publishedAt);
  if (until === null) return { kind: 'notReached' };
  const symbolic = new Set(symbolicGifts(project).map(({ slug }) => slug));
  const units = await read.promisedUnits(project.slug, until, id);
  return {
    kind: 'brings',
    units: units.filter(({ gift }) => symbolic.has(gift)).reduce((sum, { promised }) => sum + promised, 0),
  };
}

function effectOf(told: readonly Telling[]): NewsEffect {
  const sums = new Map<string, NewsEffect['gifts'][number]>();
  for (const { gift, state, units } of told) {
    const key = `${state} ${gift}`;
    sums.set(key, { gift, state, units: (sums.get(key)?.units ?? 0) + units });
  }
  return {
    gifts: [...sums.values()],
    people: new Set(told.map(({ player }) => player)).size,
    leavesRest: told.some(({ units, left }) => units < left),
  };
}
