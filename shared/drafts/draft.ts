import { z } from 'zod';
import { GiftSlug, ProjectSlug, StepSlug, VillageSlug } from '#shared/ids.ts';

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
