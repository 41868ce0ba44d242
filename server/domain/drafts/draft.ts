import { z } from 'zod';
import type { Landscape, Project, Words } from '#shared/catalogue/catalogue.ts';
import { GiftSlug, ProjectSlug, StepSlug, VillageSlug } from '#shared/ids.ts';
import type { VillageRow } from '../ports/rows.ts';

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
});
export type DraftGift = z.infer<typeof DraftGift>;

/** A project while it is being written. Amounts are texts in euros, as `12,50`; `readDraft` says whether it can be published. */
export const Draft = z.object({
  slug: ProjectSlug,
  village: z.object({ slug: VillageSlug, name: Short }),
  title: DraftWords,
  sentence: DraftWords,
  story: DraftWords,
  place: DraftWords,
  landscape: z.enum(['', 'savanna', 'andes', 'teaHills']),
  seed: z.int().nonnegative(),
  approvedBy: Short,
  goal: Short,
  minimum: Short,
  tax: z.enum(['none', 'general', 'peopleInNeed']),
  steps: z.array(DraftStep).max(4),
  gifts: z.array(DraftGift).max(60),
});
export type Draft = z.infer<typeof Draft>;

/** Cents as people write euros: `12`, `12,50`. */
export function typedEuros(amountCents: number): string {
  const rest = amountCents % 100;
  const whole = (amountCents - rest) / 100;
  return rest === 0 ? String(whole) : `${whole},${String(rest).padStart(2, '0')}`;
}

/** Euros as people write them, in cents; null for anything else. Spaces and the euro sign are theirs to write. */
export function readEuros(typed: string): number | null {
  const text = typed.replace(/[\s€]/g, '').replace(',', '.');
  const [, whole = '', rest = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === '' ? null : Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}

/** A published project, to be written on. */
export function draftOf(project: Project, village: Pick<VillageRow, 'slug' | 'name'>): Draft {
  return {
    slug: project.slug,
    village: { slug: village.slug, name: village.name },
    title: project.title,
    sentence: project.sentence,
    story: project.story,
    place: project.place,
    landscape: project.landscape,
    seed: project.seed,
    approvedBy: project.approvedBy,
    goal: typedEuros(project.goalCents),
    minimum: typedEuros(project.minimumBasketCents),
    tax: project.taxReduction,
    steps: project.steps.map(({ slug, name, atCents, sprite, expectedMonth }) => ({
      slug,
      name,
      at: typedEuros(atCents),
      sprite,
      month: expectedMonth,
    })),
    gifts: project.gifts.map((gift) => ({
      slug: gift.slug,
      name: gift.name,
      funds: gift.funds,
      price: typedEuros(gift.priceCents),
      sprite: gift.sprite,
      category: gift.category,
      purpose: gift.purpose.kind,
      fallback: gift.purpose.kind === 'earmarked' ? gift.purpose.fallback : NO_WORDS,
      counted: gift.counted,
      needed: gift.needed === null ? '' : String(gift.needed),
    })),
  };
}

export const NO_WORDS: DraftWords = { fr: '', en: '' };

export interface NewDraft {
  readonly slug: ProjectSlug;
  readonly village: VillageSlug;
  readonly title: string;
  readonly language: keyof Words;
  readonly seed: number;
  readonly landscape: Landscape;
}

/** A project that was just begun: its title, and what is the same for nearly all. */
export function newDraft({ slug, village, title, language, seed, landscape }: NewDraft): Draft {
  return {
    slug,
    village: { slug: village, name: title.slice(0, 120) },
    title: { ...NO_WORDS, [language]: title },
    sentence: NO_WORDS,
    story: NO_WORDS,
    place: NO_WORDS,
    landscape,
    seed,
    approvedBy: '',
    goal: '',
    minimum: '3',
    tax: 'none',
    steps: [],
    gifts: [],
  };
}

/** `Un puits pour Tamouré` as `un-puits-pour-tamoure`. Empty where nothing of it can stand in an address. */
export const slugOf = (text: string, most: number): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
