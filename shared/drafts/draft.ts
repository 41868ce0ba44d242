import { z } from 'zod';
import { Country } from '#shared/catalogue/country.ts';
import { GiftSlug, PhotoId, ProjectSlug, StepSlug, VillageSlug } from '#shared/ids.ts';

/** What a person types is kept as it was typed, also where it is not an amount yet: nothing that was written gets lost. */
const Typed = z.string().max(2000);
const Short = z.string().max(200);
export const DraftWords = z.object({ fr: Typed, en: Typed });
export type DraftWords = z.infer<typeof DraftWords>;

export const DraftStep = z.object({ slug: StepSlug, name: DraftWords, at: Short, sprite: Short, month: Short });
export type DraftStep = z.infer<typeof DraftStep>;

export const DraftGift = z.object({
  slug: GiftSlug,
  name: DraftWords,
  funds: DraftWords,
  price: Short,
  sprite: Short,
  category: Short,
  purpose: z.enum(['symbolic', 'earmarked']),
  fallback: DraftWords,
  counted: z.boolean(),
  needed: Short,
  /** `2027-05`; nothing where nobody knows yet */
  expectedMonth: Short,
  /** nothing: whoever approved the project's catalogue */
  approvedBy: Short,
});
export type DraftGift = z.infer<typeof DraftGift>;

/** As many as the shop can show. */
export const MOST_GIFTS = 60;

/** A project while it is being written. Amounts are texts in euros, as `12,50`; `readDraft` says whether it can be published. */
export const Draft = z.object({
  slug: ProjectSlug,
  village: z.object({ slug: VillageSlug, name: Short }),
  title: DraftWords,
  sentence: DraftWords,
  story: DraftWords,
  place: DraftWords,
  country: z.union([z.literal(''), Country]),
  photo: PhotoId.nullable(),
  landscape: z.enum(['', 'savanna', 'andes', 'teaHills']),
  seed: z.int().nonnegative(),
  approvedBy: Short,
  goal: Short,
  minimum: Short,
  tax: z.enum(['none', 'general', 'peopleInNeed']),
  steps: z.array(DraftStep).max(4),
  gifts: z.array(DraftGift).max(MOST_GIFTS),
});
export type Draft = z.infer<typeof Draft>;

type Younger<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
/** What drafts of before did not have yet. */
export interface KeptDraft extends Younger<Omit<Draft, 'gifts'>, 'country' | 'photo'> {
  readonly gifts: readonly Younger<DraftGift, 'expectedMonth' | 'approvedBy'>[];
}
/** A draft as it was kept, by whichever version of ours, as a draft of today. */
export const draftOfToday = ({ gifts, ...kept }: KeptDraft): Draft => ({
  country: '',
  photo: null,
  ...kept,
  gifts: gifts.map((gift) => ({ expectedMonth: '', approvedBy: '', ...gift })),
});

export const NO_WORDS: DraftWords = { fr: '', en: '' };

/** `Un puits pour Tamouré` as `un-puits-pour-tamoure`. Empty where nothing of it can stand in an address. */
export const slugOf = (text: string, most: number): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
