import { sql } from 'drizzle-orm';
import type { GiftCategory, Landscape, Purpose, Words } from '#shared/catalogue/catalogue.ts';
import type { AssociationId, GiftSlug, PhotoId, ProjectSlug, StepSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import { type Kit, oneOf } from '../kit.ts';

/** What an association offers: projects, their steps and gifts, and what was raised for them. */
export function catalogueTables(k: Kit) {
  const association = k.table(
    'association',
    {
      id: k.text('id').$type<AssociationId>().primaryKey(),
      name: k.text('name').notNull(),
      email: k.text('email').notNull(),
      stripeAccount: k.text('stripe_account'),
      demonstration: k.flag('demonstration').notNull(),
      wordsPolicy: k.text('words_policy').$type<'held' | 'atOnce'>().notNull(),
    },
    (t) => [k.check('association_words_policy', oneOf(t.wordsPolicy, ['held', 'atOnce']))],
  );

  // Of a draft and of what is public: a project has two at most, and none before it is first published.
  const projectPhoto = k.table(
    'project_photo',
    {
      id: k.text('id').$type<PhotoId>().primaryKey(),
      association: k
        .text('association')
        .$type<AssociationId>()
        .notNull()
        .references(() => association.id),
      project: k.text('project').$type<ProjectSlug>().notNull(),
      webp: k.text('webp').notNull(),
      width: k.whole('width').notNull(),
      height: k.whole('height').notNull(),
      alt: k.json('alt').$type<Words>().notNull(),
      createdAt: k.whole('created_at').notNull(),
    },
    (t) => [
      k.index('project_photo_project').on(t.project),
      k.check('project_photo_size', sql`${t.width} > 0 and ${t.height} > 0`),
      ...k.wholeOnly('project_photo_whole', t.width, t.height, t.createdAt),
    ],
  );

  const project = k.table(
    'project',
    {
      slug: k.text('slug').$type<ProjectSlug>().primaryKey(),
      association: k
        .text('association')
        .$type<AssociationId>()
        .notNull()
        .references(() => association.id),
      catalogueVersion: k.text('catalogue_version').notNull(),
      title: k.json('title').$type<Words>().notNull(),
      sentence: k.json('sentence').$type<Words>().notNull(),
      story: k.json('story').$type<Words>().notNull(),
      place: k.json('place').$type<Words>().notNull(),
      country: k.text('country'),
      photo: k
        .text('photo')
        .$type<PhotoId>()
        .references(() => projectPhoto.id),
      landscape: k.text('landscape').$type<Landscape>().notNull(),
      seed: k.whole('seed').notNull(),
      approvedBy: k.text('approved_by').notNull(),
      demonstration: k.flag('demonstration').notNull(),
      goalCents: k.whole('goal_cents').$type<Cents>().notNull(),
      minimumBasketCents: k.whole('minimum_basket_cents').$type<Cents>().notNull(),
      taxReduction: k.text('tax_reduction').$type<'none' | 'general' | 'peopleInNeed'>().notNull(),
    },
    (t) => [
      k.index('project_association').on(t.association),
      k.check('project_tax_reduction', oneOf(t.taxReduction, ['none', 'general', 'peopleInNeed'])),
      k.check('project_amounts', sql`${t.goalCents} > 0 and ${t.minimumBasketCents} > 0`),
      ...k.wholeOnly('project_whole', t.goalCents, t.minimumBasketCents, t.seed),
    ],
  );

  // Apart from `project`, so that the hottest row is small and an import never waits for a gift.
  const projectTotals = k.table(
    'project_totals',
    {
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .primaryKey()
        .references(() => project.slug),
      raisedCents: k.whole('raised_cents').$type<Cents>().notNull(),
      gifts: k.whole('gifts').notNull(),
      revision: k.whole('revision').notNull(),
    },
    (t) => k.wholeOnly('project_totals_whole', t.raisedCents, t.gifts, t.revision),
  );

  const step = k.table(
    'step',
    {
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .notNull()
        .references(() => project.slug),
      slug: k.text('slug').$type<StepSlug>().notNull(),
      position: k.whole('position').notNull(),
      name: k.json('name').$type<Words>().notNull(),
      atCents: k.whole('at_cents').$type<Cents>().notNull(),
      sprite: k.text('sprite').notNull(),
      expectedMonth: k.text('expected_month').notNull(),
      reachedAt: k.whole('reached_at'),
      retired: k.flag('retired').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.project, t.slug] }),
      k.check('step_amount', sql`${t.atCents} > 0`),
      ...k.wholeOnly('step_whole', t.atCents, t.position, t.reachedAt),
    ],
  );

  const gift = k.table(
    'gift',
    {
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .notNull()
        .references(() => project.slug),
      slug: k.text('slug').$type<GiftSlug>().notNull(),
      position: k.whole('position').notNull(),
      name: k.json('name').$type<Words>().notNull(),
      funds: k.json('funds').$type<Words>().notNull(),
      priceCents: k.whole('price_cents').$type<Cents>().notNull(),
      sprite: k.text('sprite').notNull(),
      width: k.whole('width').notNull(),
      depth: k.whole('depth').notNull(),
      category: k.text('category').$type<GiftCategory>().notNull(),
      purpose: k.json('purpose').$type<Purpose>().notNull(),
      counted: k.flag('counted').notNull(),
      needed: k.whole('needed'),
      expectedMonth: k.text('expected_month'),
      approvedBy: k.text('approved_by'),
      given: k.whole('given').notNull(),
      retired: k.flag('retired').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.project, t.slug] }),
      k.check('gift_amount', sql`${t.priceCents} > 0`),
      k.check('gift_footprint', sql`${t.width} between 1 and 4 and ${t.depth} between 1 and 4`),
      k.check('gift_given', sql`${t.given} >= 0`),
      ...k.wholeOnly('gift_whole', t.priceCents, t.position, t.width, t.depth, t.needed, t.given),
    ],
  );

  return { association, projectPhoto, project, projectTotals, step, gift };
}
export type CatalogueTables = ReturnType<typeof catalogueTables>;
