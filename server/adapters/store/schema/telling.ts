import { sql } from 'drizzle-orm';
import type { AssociationId, NewsId, PlacementId } from '#shared/ids.ts';
import type { Kit } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { NewsTables } from './news.ts';
import type { VillageTables } from './village.ts';

/** Gifts that news deliver in part, and by whose clock an association schedules them. */
export function tellingTables(
  k: Kit,
  { association }: CatalogueTables,
  { placement }: VillageTables,
  { news }: NewsTables,
) {
  // So many units of one placement, by each of the news that told of some. A gift told of whole has none of these rows.
  const toldPart = k.table(
    'told_part',
    {
      placement: k
        .text('placement')
        .$type<PlacementId>()
        .notNull()
        .references(() => placement.id),
      news: k
        .text('news')
        .$type<NewsId>()
        .notNull()
        .references(() => news.id),
      units: k.whole('units').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.placement, t.news] }),
      k.index('told_part_news').on(t.news),
      // None: taken back. The row stays, for villages that have heard of it.
      k.check('told_part_units', sql`${t.units} >= 0`),
      ...k.wholeOnly('told_part_whole', t.units),
    ],
  );

  const associationZone = k.table('association_zone', {
    association: k
      .text('association')
      .$type<AssociationId>()
      .primaryKey()
      .references(() => association.id),
    /** `Europe/Paris` */
    zone: k.text('zone').notNull(),
  });

  return { toldPart, associationZone };
}
