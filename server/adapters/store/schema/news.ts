import { sql } from 'drizzle-orm';
import { NEWS_STATES, type NewsState, TOLD_STATES } from '#server/domain/ports/news.ts';
import type {
  AssociationId,
  NewsId,
  PhotoId,
  PlacementId,
  ProjectSlug,
  StepSlug,
  StewardId,
  VillageSlug,
} from '#shared/ids.ts';
import type { EitherWords, NewsBody, NewsDraft } from '#shared/news/news.ts';
import type { PlacementState } from '#shared/village/view.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { PlaceTables } from './place.ts';
import type { StewardTables } from './stewards.ts';
import type { VillageTables } from './village.ts';

/** News from the field: what is written, what was published, what it proves, and which village was told. */
export function newsTables(
  k: Kit,
  { association, project }: CatalogueTables,
  { village }: PlaceTables,
  { placement }: VillageTables,
  { steward }: StewardTables,
) {
  const projectSlug = () =>
    k
      .text('project')
      .$type<ProjectSlug>()
      .notNull()
      .references(() => project.slug);
  const villageSlug = () =>
    k
      .text('village')
      .$type<VillageSlug>()
      .notNull()
      .references(() => village.slug);

  const news = k.table(
    'news',
    {
      id: k.text('id').$type<NewsId>().primaryKey(),
      project: projectSlug(),
      association: k
        .text('association')
        .$type<AssociationId>()
        .notNull()
        .references(() => association.id),
      state: k.text('state').$type<NewsState>().notNull(),
      /** counts every change: who publishes says which one was seen */
      revision: k.whole('revision').notNull(),
      body: k.json('body').$type<NewsDraft>().notNull(),
      /** revision of the version that everybody sees */
      shown: k.whole('shown'),
      publishAt: k.whole('publish_at'),
      publishedAt: k.whole('published_at'),
      createdAt: k.whole('created_at').notNull(),
      author: k
        .text('author')
        .$type<StewardId>()
        .notNull()
        .references(() => steward.id),
    },
    (t) => [
      k.index('news_project').on(t.project, t.state),
      k.index('news_due').on(t.publishAt).where(sql`${t.state} = 'scheduled'`),
      k.check('news_state', oneOf(t.state, NEWS_STATES)),
      k.check('news_shown', sql`${t.state} <> 'published' or ${t.shown} is not null`),
      k.check('news_due_at', sql`${t.state} <> 'scheduled' or ${t.publishAt} is not null`),
      ...k.wholeOnly('news_whole', t.revision, t.shown, t.publishAt, t.publishedAt, t.createdAt),
    ],
  );
  const newsId = () =>
    k
      .text('news')
      .$type<NewsId>()
      .notNull()
      .references(() => news.id);

  // What was ever shown to everybody is kept, corrected or withdrawn.
  const newsVersion = k.table(
    'news_version',
    {
      news: newsId(),
      revision: k.whole('revision').notNull(),
      body: k.json('body').$type<NewsBody>().notNull(),
      at: k.whole('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.news, t.revision] }), ...k.wholeOnly('news_version_whole', t.revision, t.at)],
  );

  const newsPhoto = k.table(
    'news_photo',
    {
      id: k.text('id').$type<PhotoId>().primaryKey(),
      news: newsId(),
      webp: k.text('webp').notNull(),
      width: k.whole('width').notNull(),
      height: k.whole('height').notNull(),
      alt: k.json('alt').$type<EitherWords>().notNull(),
      createdAt: k.whole('created_at').notNull(),
    },
    (t) => [
      k.index('news_photo_news').on(t.news),
      k.check('news_photo_size', sql`${t.width} > 0 and ${t.height} > 0`),
      ...k.wholeOnly('news_photo_whole', t.width, t.height, t.createdAt),
    ],
  );

  // How a placement is to stand, by which news; villages are brought there after the commit. Promised: taken back.
  const toldPlacement = k.table(
    'told_placement',
    {
      placement: k
        .text('placement')
        .$type<PlacementId>()
        .primaryKey()
        .references(() => placement.id),
      news: newsId(),
      state: k.text('state').$type<PlacementState>().notNull(),
    },
    (t) => [k.index('told_placement_news').on(t.news), k.check('told_placement_state', oneOf(t.state, TOLD_STATES))],
  );

  const stepDelivery = k.table(
    'step_delivery',
    {
      project: projectSlug(),
      step: k.text('step').$type<StepSlug>().notNull(),
      news: newsId(),
      at: k.whole('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.project, t.step] }), ...k.wholeOnly('step_delivery_whole', t.at)],
  );

  // What each village has heard: its events say exactly this.
  const toldStep = k.table(
    'told_step',
    { village: villageSlug(), step: k.text('step').$type<StepSlug>().notNull(), at: k.whole('at').notNull() },
    (t) => [k.primaryKey({ columns: [t.village, t.step] }), ...k.wholeOnly('told_step_whole', t.at)],
  );
  const toldNews = k.table(
    'told_news',
    { village: villageSlug(), news: newsId(), at: k.whole('at').notNull() },
    (t) => [k.primaryKey({ columns: [t.village, t.news] }), ...k.wholeOnly('told_news_whole', t.at)],
  );

  return { news, newsVersion, newsPhoto, toldPlacement, stepDelivery, toldStep, toldNews };
}
export type NewsTables = ReturnType<typeof newsTables>;
