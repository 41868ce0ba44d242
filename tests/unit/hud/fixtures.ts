import { Project } from '#shared/catalogue/catalogue.ts';
import { GiftSlug } from '#shared/ids.ts';

const words = (text: string) => ({ fr: text, en: text });

const gift = (slug: string, priceCents: number, counted = false, needed: number | null = null) => ({
  slug,
  name: words(slug),
  funds: words(`funds ${slug}`),
  priceCents,
  sprite: 'goat',
  footprint: { w: 1, d: 1 },
  category: 'farming',
  purpose: { kind: 'symbolic' },
  counted,
  needed,
});

export const PROJECT = Project.parse({
  slug: 'school',
  catalogueVersion: 'v1',
  title: words('A school'),
  sentence: words('Let us build it.'),
  story: words('Long story.'),
  place: words('Andes'),
  landscape: 'andes',
  seed: 1207,
  approvedBy: 'the parents',
  demonstration: true,
  goalCents: 600_000,
  minimumBasketCents: 300,
  taxReduction: 'general',
  steps: [
    { slug: 'water', name: words('Water'), atCents: 80_000, sprite: 'well', expectedMonth: '2027-02' },
    { slug: 'roof', name: words('Roof'), atCents: 600_000, sprite: 'school', expectedMonth: '2027-05' },
  ],
  gifts: [gift('seeds', 200), gift('goat', 2500, false, 10), gift('bricks', 100, true), gift('lamp', 1200)],
});

export const slug = (text: string): GiftSlug => GiftSlug.parse(text);
