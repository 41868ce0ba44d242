import type { Landscape, Project, Words } from '#shared/catalogue/catalogue.ts';
import { type Draft, NO_WORDS } from '#shared/drafts/draft.ts';
import { typedEuros } from '#shared/drafts/euros.ts';
import type { PhotoId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { VillageRow } from '../ports/rows.ts';

/** A project, published or from a file, to be written on; `photo` is what a file does not say. */
export function draftOf(
  project: Omit<Project, 'photo'>,
  village: Pick<VillageRow, 'slug' | 'name'>,
  photo: PhotoId | null,
): Draft {
  return {
    slug: project.slug,
    village: { slug: village.slug, name: village.name },
    title: project.title,
    sentence: project.sentence,
    story: project.story,
    place: project.place,
    country: project.country ?? '',
    photo,
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
      expectedMonth: gift.expectedMonth ?? '',
      approvedBy: gift.approvedBy ?? '',
    })),
  };
}

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
    country: '',
    photo: null,
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
