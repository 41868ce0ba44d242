import { type Draft, type DraftGift, MOST_GIFTS, NO_WORDS } from '#shared/drafts/draft.ts';
import { GiftSlug, StepSlug } from '#shared/ids.ts';

type Starter = readonly [
  slug: string,
  category: DraftGift['category'],
  price: string,
  words: readonly [string, string, string, string],
];

/** Eight gifts that most villages need, to be changed at will: prices and words are the association's own in the end. */
const GIFTS: readonly Starter[] = [
  [
    'seed-bags',
    'farming',
    '5',
    [
      'Sac de semences',
      'Bag of seeds',
      'Des semences pour un potager familial.',
      'Seed for a family’s vegetable garden.',
    ],
  ],
  [
    'saplings',
    'farming',
    '8',
    [
      'Jeunes arbres',
      'Saplings',
      'Des arbres fruitiers plantés et arrosés un an.',
      'Fruit trees, planted and watered for a year.',
    ],
  ],
  [
    'hens',
    'farming',
    '12',
    ['Poules', 'Hens', 'Trois poules et leur grain pour commencer.', 'Three hens, and grain to begin with.'],
  ],
  [
    'books',
    'school',
    '15',
    ['Livres de classe', 'School books', 'Les livres d’un élève pour l’année.', 'One pupil’s books for the year.'],
  ],
  [
    'hand-pump',
    'water',
    '25',
    ['Pompe à main', 'Hand pump', 'Une part de la pompe et de son entretien.', 'A share of the pump and its upkeep.'],
  ],
  [
    'solar-panel',
    'energy',
    '30',
    [
      'Panneau solaire',
      'Solar panel',
      'De la lumière le soir, pour apprendre et se réunir.',
      'Light in the evening, to learn and to meet.',
    ],
  ],
  [
    'medicine-chest',
    'health',
    '20',
    ['Armoire à pharmacie', 'Medicine chest', 'Les soins de base pour dix familles.', 'Basic care for ten families.'],
  ],
  [
    'meeting-tree',
    'rights',
    '40',
    [
      'Arbre à palabres',
      'Meeting tree',
      'Une formation où le village décide ensemble.',
      'A training in which the village decides together.',
    ],
  ],
];

/** Gifts and first steps to begin with; what is there already stays. */
export function withStarter(draft: Draft, now: number): Draft {
  const gifts = GIFTS.filter(([slug]) => !draft.gifts.some((gift) => gift.slug === slug)).map(
    ([slug, category, price, [fr, en, fundsFr, fundsEn]]): DraftGift => ({
      slug: GiftSlug.parse(slug),
      name: { fr, en },
      funds: { fr: fundsFr, en: fundsEn },
      price,
      sprite: slug,
      category,
      purpose: 'symbolic',
      fallback: NO_WORDS,
      counted: false,
      needed: '',
      expectedMonth: '',
      approvedBy: '',
    }),
  );
  const steps =
    draft.steps.length > 0 ? draft.steps : STEPS.map((step) => ({ ...step, month: monthIn(now, step.months) }));
  return {
    ...draft,
    goal: draft.goal === '' ? '3000' : draft.goal,
    steps: steps.map(({ slug, name, at, sprite, month }) => ({ slug, name, at, sprite, month })),
    gifts: [...draft.gifts, ...gifts].slice(0, MOST_GIFTS),
  };
}

const STEPS = [
  {
    slug: StepSlug.parse('water'),
    name: { fr: 'Le puits', en: 'The well' },
    at: '1000',
    sprite: 'well-house',
    months: 6,
  },
  {
    slug: StepSlug.parse('school'),
    name: { fr: 'L’école', en: 'The school' },
    at: '3000',
    sprite: 'school',
    months: 12,
  },
];

/** `2027-05`, so many months after this moment. */
function monthIn(now: number, months: number): string {
  const today = new Date(now);
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}
