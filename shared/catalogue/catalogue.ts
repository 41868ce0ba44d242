import { z } from 'zod';
import { Country } from '#shared/catalogue/country.ts';
import { GiftSlug, PhotoId, ProjectSlug, StepSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';

/** The same words in the two languages of the site. */
export const Words = z.object({ fr: z.string().trim().min(1).max(2000), en: z.string().trim().min(1).max(2000) });
export type Words = z.infer<typeof Words>;

export const PriceCents = z.int().min(1).max(99_999_999).transform(cents);
export const Landscape = z.enum(['savanna', 'andes', 'teaHills']);
export type Landscape = z.infer<typeof Landscape>;

export const GIFT_CATEGORIES = ['farming', 'water', 'school', 'health', 'energy', 'trade', 'home', 'rights'] as const;
export const GiftCategory = z.enum(GIFT_CATEGORIES);
export type GiftCategory = z.infer<typeof GiftCategory>;

/** Plots a thing covers: w along x (lower right), d along y (lower left). */
export const Footprint = z.object({ w: z.int().min(1).max(4), d: z.int().min(1).max(4) });
export type Footprint = z.infer<typeof Footprint>;

/**
 * What the money of a gift is for [G4]: a symbolic gift funds the project as a whole; an earmarked one is spent on what it
 * shows, and says before payment where the money goes when that is sold out, impossible or overfunded.
 */
export const Purpose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('symbolic') }),
  z.object({ kind: z.literal('earmarked'), fallback: Words }),
]);
export type Purpose = z.infer<typeof Purpose>;

/** `2027-05` */
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** An entry of a project's catalogue: its price *is* the donation [G1]. */
export const Gift = z.object({
  slug: GiftSlug,
  name: Words,
  funds: Words,
  priceCents: PriceCents,
  sprite: z.string().min(1),
  footprint: Footprint,
  category: GiftCategory,
  purpose: Purpose,
  /** bricks, saplings: a line takes a quantity up to 500; everything else is one to a line [G2] */
  counted: z.boolean(),
  /** how many the project needs, null when there is no limit */
  needed: z.int().min(1).nullable(),
  /** when the real thing is expected to be there, where that is known */
  expectedMonth: Month.nullable().default(null),
  /** who in the local partner approved this gift's name and picture [P3]; null: whoever approved the project's */
  approvedBy: z.string().trim().min(1).max(200).nullable().default(null),
});
export type Gift = z.infer<typeof Gift>;

/** An amount raised at which a part of the project is funded, with the month it is expected to stand [V2, V3]. */
export const Step = z.object({
  slug: StepSlug,
  name: Words,
  /** raised in total by the project when this step is reached */
  atCents: PriceCents,
  sprite: z.string().min(1),
  expectedMonth: Month,
});
export type Step = z.infer<typeof Step>;

/** A photo of the real place, drawn anew by us; its people agreed to be seen [P3]. */
export const Photo = z.object({ id: PhotoId, alt: Words, width: z.int().min(1), height: z.int().min(1) });
export type Photo = z.infer<typeof Photo>;

export const Project = z.object({
  slug: ProjectSlug,
  /** changes with every import that changes a price, a gift or a step: the receipt in advance is read against it */
  catalogueVersion: z.string().min(1),
  title: Words,
  /** one sentence, read at first paint */
  sentence: Words,
  story: Words,
  place: Words,
  country: Country.nullable().default(null),
  /** a file does not carry it: importing one leaves it as it is */
  photo: Photo.nullable().default(null),
  landscape: Landscape,
  seed: z.int().nonnegative(),
  /** who in the local partner approved landscape, look and catalogue [P3] */
  approvedBy: z.string().min(1),
  demonstration: z.boolean(),
  goalCents: PriceCents,
  minimumBasketCents: PriceCents,
  /** set where the association declared that it issues tax receipts [G4] */
  taxReduction: z.enum(['none', 'general', 'peopleInNeed']),
  steps: z.array(Step).min(1).max(4),
  gifts: z.array(Gift).min(1).max(60),
  /** no longer offered, but given before: they stand in the village and keep their looks and words */
  retiredGifts: z.array(Gift).default([]),
});
export type Project = z.infer<typeof Project>;

/** Everything that may stand in the project's villages, whether it is still offered or not. */
export const everyGift = ({ gifts, retiredGifts }: Pick<Project, 'gifts' | 'retiredGifts'>): readonly Gift[] => [
  ...gifts,
  ...retiredGifts,
];
