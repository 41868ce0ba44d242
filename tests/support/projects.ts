import { Project } from '#shared/catalogue/catalogue.ts';

/** A small project for tests: a pack at 3 €, bricks by number, a limited and earmarked pump, a 2 x 2 house. */
export function smallProject(change: Partial<Project> = {}): Project {
  const words = (text: string) => ({ fr: text, en: text });
  const gift = (slug: string, priceCents: number, more: object = {}) => ({
    slug,
    name: words(slug),
    funds: words(`funds ${slug}`),
    priceCents,
    sprite: 'seedbag',
    footprint: { w: 1, d: 1 },
    category: 'farming',
    purpose: { kind: 'symbolic' },
    counted: false,
    needed: null,
    ...more,
  });
  return {
    ...Project.parse({
      slug: 'test-project',
      catalogueVersion: 'v1',
      title: words('Test'),
      sentence: words('A project for tests'),
      story: words('Story'),
      place: words('Nowhere'),
      landscape: 'savanna',
      seed: 7,
      approvedBy: 'nobody',
      demonstration: true,
      goalCents: 100_000,
      minimumBasketCents: 300,
      taxReduction: 'general',
      steps: [
        { slug: 'well', name: words('Well'), atCents: 20_000, sprite: 'well', expectedMonth: '2027-01' },
        { slug: 'school', name: words('School'), atCents: 100_000, sprite: 'school', expectedMonth: '2027-06' },
      ],
      gifts: [
        gift('seeds', 300),
        gift('bricks', 150, { counted: true }),
        gift('pump', 6000, {
          category: 'water',
          needed: 3,
          purpose: { kind: 'earmarked', fallback: words('the well') },
        }),
        gift('house', 15_000, { category: 'home', sprite: 'house', footprint: { w: 2, d: 2 } }),
      ],
    }),
    ...change,
  };
}
