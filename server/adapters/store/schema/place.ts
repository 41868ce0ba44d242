import { sql } from 'drizzle-orm';
import type { Landscape } from '#shared/catalogue/catalogue.ts';
import type { ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';

/** The villages themselves: their ground, the chunks that are open, and their counters. */
export function placeTables(k: Kit, { project }: CatalogueTables) {
  // `seq` and `holds_revision` are counters in a row, updated in the transaction that moves them: a sequence of the
  // database is not in commit order on PostgreSQL, and a reader that follows it would skip events for ever.
  const village = k.table(
    'village',
    {
      slug: k.text('slug').$type<VillageSlug>().primaryKey(),
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .notNull()
        .references(() => project.slug),
      name: k.text('name').notNull(),
      landscape: k.text('landscape').$type<Landscape>().notNull(),
      seed: k.whole('seed').notNull(),
      listed: k.flag('listed').notNull(),
      /** a default, so that the villages there were before this column are the projects' own */
      founded: k.flag('founded').notNull().default(false),
      seq: k.whole('seq').notNull(),
      holdsRevision: k.whole('holds_revision').notNull(),
      /** counted here so that a settlement does not count ten thousand plots */
      takenPlots: k.whole('taken_plots').notNull(),
    },
    (t) => [
      k.index('village_project').on(t.project),
      k.check('village_landscape', oneOf(t.landscape, ['savanna', 'andes', 'teaHills'])),
      k.check('village_counters', sql`${t.seq} >= 0 and ${t.holdsRevision} >= 0 and ${t.takenPlots} >= 0`),
      ...k.wholeOnly('village_whole', t.seed, t.seq, t.holdsRevision, t.takenPlots),
    ],
  );

  const villageChunk = k.table(
    'village_chunk',
    {
      village: k
        .text('village')
        .$type<VillageSlug>()
        .notNull()
        .references(() => village.slug),
      cx: k.whole('cx').notNull(),
      cy: k.whole('cy').notNull(),
      /** the order in which chunks were opened: the spiral goes on from it */
      position: k.whole('position').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.village, t.cx, t.cy] }),
      ...k.wholeOnly('village_chunk_whole', t.cx, t.cy, t.position),
    ],
  );

  return { village, villageChunk };
}
export type PlaceTables = ReturnType<typeof placeTables>;
