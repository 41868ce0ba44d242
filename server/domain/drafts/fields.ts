import { Draft, DraftGift, type DraftStep, type DraftWords, NO_WORDS, slugOf } from '#shared/drafts/draft.ts';
import { StepSlug } from '#shared/ids.ts';
import type { Section } from './read.ts';
import type { Fields } from './write.ts';

/** Pages that are one form. Gifts have a form each: `giftFields`; a photo is sent. */
export type FormSection = Exclude<Section, 'photo' | 'gifts'>;

/** The most steps that a project has. */
export const MOST_STEPS = 4;

/** What the form of a section holds, field by field; `title.fr` is the French of the title. */
export function sectionFields(draft: Draft, section: FormSection): Fields {
  switch (section) {
    case 'about':
      return {
        ...wordFields('title', draft.title),
        ...wordFields('sentence', draft.sentence),
        ...wordFields('story', draft.story),
        ...wordFields('place', draft.place),
        country: draft.country,
        village: draft.village.name,
      };
    case 'land':
      return { landscape: draft.landscape, approvedBy: draft.approvedBy };
    case 'goal':
      return { goal: draft.goal, minimum: draft.minimum, tax: draft.tax };
    case 'steps':
      return Object.assign({}, ...Array.from({ length: MOST_STEPS }, (_, i) => stepFields(draft.steps[i], i)));
  }
}

/** The draft with what a form holds. Null when it holds what the form cannot have sent. */
export function withSection(draft: Draft, section: FormSection, fields: Fields): Draft | null {
  const words = (name: string) => wordsIn(name, fields);
  const changed = (): unknown => {
    switch (section) {
      case 'about':
        return {
          ...draft,
          title: words('title'),
          sentence: words('sentence'),
          story: words('story'),
          place: words('place'),
          country: fields.country,
          village: { ...draft.village, name: fields.village },
        };
      case 'land':
        return { ...draft, landscape: fields.landscape, approvedBy: fields.approvedBy };
      case 'goal':
        return { ...draft, goal: fields.goal, minimum: fields.minimum, tax: fields.tax };
      case 'steps':
        return { ...draft, steps: stepsIn(draft, fields) };
    }
  };
  return Draft.safeParse(changed()).data ?? null;
}

const wordFields = (name: string, { fr, en }: DraftWords): Fields => ({ [`${name}.fr`]: fr, [`${name}.en`]: en });
const wordsIn = (name: string, fields: Fields): DraftWords => ({
  fr: fields[`${name}.fr`] ?? '',
  en: fields[`${name}.en`] ?? '',
});

const stepFields = (step: DraftStep | undefined, i: number): Fields => ({
  ...wordFields(`${i}.name`, step?.name ?? NO_WORDS),
  [`${i}.at`]: step?.at ?? '',
  [`${i}.sprite`]: step?.sprite ?? 'school',
  [`${i}.month`]: step?.month ?? '',
});

/** A step that was there keeps its address: what was reached is known by it. */
function stepsIn(draft: Draft, fields: Fields): DraftStep[] {
  const slugs = new Set<string>(draft.steps.map(({ slug }) => slug));
  const fresh = (name: string) => {
    const root = slugOf(name, 32) || 'step';
    let slug = root;
    for (let n = 2; slugs.has(slug); n++) slug = `${root}-${n}`;
    slugs.add(slug);
    return StepSlug.parse(slug);
  };
  return Array.from({ length: MOST_STEPS }, (_, i) => i).flatMap((i): DraftStep[] => {
    const name = wordsIn(`${i}.name`, fields);
    const at = fields[`${i}.at`] ?? '';
    const month = fields[`${i}.month`] ?? '';
    if (`${name.fr}${name.en}${at}${month}`.trim() === '') return [];
    const slug = draft.steps[i]?.slug ?? fresh(name.fr || name.en);
    return [{ slug, name, at, sprite: fields[`${i}.sprite`] ?? 'school', month }];
  });
}

export const giftFields = (gift: DraftGift): Fields => ({
  ...wordFields('name', gift.name),
  ...wordFields('funds', gift.funds),
  price: gift.price,
  sprite: gift.sprite,
  category: gift.category,
  purpose: gift.purpose,
  ...wordFields('fallback', gift.fallback),
  counted: gift.counted ? 'yes' : '',
  needed: gift.needed,
  expectedMonth: gift.expectedMonth,
  approvedBy: gift.approvedBy,
});

/** The gift with what its form holds. Null when it holds what the form cannot have sent. */
export function withGiftFields(gift: DraftGift, fields: Fields): DraftGift | null {
  const changed = {
    ...gift,
    name: wordsIn('name', fields),
    funds: wordsIn('funds', fields),
    price: fields.price,
    sprite: fields.sprite,
    category: fields.category,
    purpose: fields.purpose,
    fallback: wordsIn('fallback', fields),
    counted: fields.counted === 'yes',
    needed: fields.needed,
    expectedMonth: fields.expectedMonth,
    approvedBy: fields.approvedBy,
  };
  return DraftGift.safeParse(changed).data ?? null;
}
