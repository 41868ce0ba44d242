import { sql } from 'drizzle-orm';
import type { PlacementId, PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { Asking } from '#shared/questions/question.ts';
import type { Kit } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { GivingTables } from './giving.ts';
import type { PlaceTables } from './place.ts';

/** Free play [V4]: who made which gesture, what all gestures did for a village, and what a project asks. */
export function playTables(k: Kit, { project }: CatalogueTables, { village }: PlaceTables, { player }: GivingTables) {
  const villageSlug = () =>
    k
      .text('village')
      .$type<VillageSlug>()
      .notNull()
      .references(() => village.slug);

  // The primary key is the limit: `water:plc_…:20784` is once a day, `answer:water-1` once for ever.
  const gesture = k.table(
    'gesture',
    {
      village: villageSlug(),
      player: k
        .text('player')
        .$type<PlayerId>()
        .notNull()
        .references(() => player.id),
      key: k.text('key').notNull(),
      /** counts for its day alone, and is forgotten after it */
      isOfDay: k.flag('is_of_day').notNull(),
      at: k.whole('at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.village, t.player, t.key] }),
      k.index('gesture_at').on(t.at).where(sql`${t.isOfDay}`),
      ...k.wholeOnly('gesture_whole', t.at),
    ],
  );

  const watering = k.table(
    'watering',
    {
      village: villageSlug(),
      placement: k.text('placement').$type<PlacementId>().notNull(),
      times: k.whole('times').notNull(),
      firstDay: k.whole('first_day').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.village, t.placement] }),
      k.check('watering_times', sql`${t.times} > 0`),
      ...k.wholeOnly('watering_whole', t.times, t.firstDay),
    ],
  );

  const villageCare = k.table(
    'village_care',
    {
      village: villageSlug().primaryKey(),
      waterings: k.whole('waterings').notNull(),
      planted: k.whole('planted').notNull(),
      answers: k.whole('answers').notNull(),
    },
    (t) => [...k.wholeOnly('village_care_whole', t.waterings, t.planted, t.answers)],
  );

  const asking = k.table('asking', {
    project: k
      .text('project')
      .$type<ProjectSlug>()
      .primaryKey()
      .references(() => project.slug),
    draft: k.json('draft').$type<Asking>().notNull(),
    published: k.json('published').$type<Asking>().notNull(),
  });

  return { gesture, watering, villageCare, asking };
}
