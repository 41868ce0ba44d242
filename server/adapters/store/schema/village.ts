import { sql } from 'drizzle-orm';
import type { DonationId, GiftSlug, PlacementId, PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { VillageFact } from '#shared/village/events.ts';
import type { FlowerKind, PlacementState } from '#shared/village/view.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { GivingTables } from './giving.ts';
import type { PlaceTables } from './place.ts';

/** What happens in a village: its events, who stands or pays on which plot, and the free flowers. */
export function villageTables(
  k: Kit,
  { project }: CatalogueTables,
  { village }: PlaceTables,
  { donation, donationLine, player }: GivingTables,
) {
  const villageEvent = k.table(
    'village_event',
    {
      village: k
        .text('village')
        .$type<VillageSlug>()
        .notNull()
        .references(() => village.slug),
      seq: k.whole('seq').notNull(),
      body: k.json('body').$type<VillageFact>().notNull(),
      at: k.whole('at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.village, t.seq] }),
      k.check('village_event_seq', sql`${t.seq} > 0`),
      ...k.wholeOnly('village_event_whole', t.seq, t.at),
    ],
  );

  // One row a plot for holds and placements alike: the primary key decides who has it. Held while `placement` is null.
  // No foreign key on `placement`: a gift takes its plots before its placement is written; verify-ledger compares both.
  const plotUse = k.table(
    'plot_use',
    {
      village: k
        .text('village')
        .$type<VillageSlug>()
        .notNull()
        .references(() => village.slug),
      x: k.whole('x').notNull(),
      y: k.whole('y').notNull(),
      donation: k
        .text('donation')
        .$type<DonationId>()
        .notNull()
        .references(() => donation.id),
      placement: k.text('placement').$type<PlacementId>(),
      heldUntil: k.whole('held_until'),
    },
    (t) => [
      k.primaryKey({ columns: [t.village, t.x, t.y] }),
      k.index('plot_use_donation').on(t.donation),
      k.index('plot_use_placement').on(t.placement),
      k.index('plot_use_held').on(t.village).where(sql`${t.placement} is null`),
      k.check('plot_use_held_or_taken', sql`${t.placement} is not null or ${t.heldUntil} is not null`),
      ...k.wholeOnly('plot_use_whole', t.x, t.y, t.heldUntil),
    ],
  );

  const placement = k.table(
    'placement',
    {
      id: k.text('id').$type<PlacementId>().primaryKey(),
      village: k
        .text('village')
        .$type<VillageSlug>()
        .notNull()
        .references(() => village.slug),
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .notNull()
        .references(() => project.slug),
      donation: k.text('donation').$type<DonationId>().notNull(),
      line: k.whole('line').notNull(),
      gift: k.text('gift').$type<GiftSlug>().notNull(),
      quantity: k.whole('quantity').notNull(),
      x: k.whole('x').notNull(),
      y: k.whole('y').notNull(),
      width: k.whole('width').notNull(),
      depth: k.whole('depth').notNull(),
      state: k.text('state').$type<PlacementState>().notNull(),
      /** units that are there of a gift that is delivered in part; 0 of one that is promised or delivered whole */
      there: k.whole('there').notNull().default(0),
      beyondNeed: k.flag('beyond_need').notNull(),
      placedAt: k.whole('placed_at').notNull(),
      removedAt: k.whole('removed_at'),
      /** a default, so that what stood before this column was there stands named */
      unnamed: k.flag('unnamed').notNull().default(false),
    },
    (t) => [
      k.unique('placement_line').on(t.donation, t.line),
      k.foreignKey({ columns: [t.donation, t.line], foreignColumns: [donationLine.donation, donationLine.line] }),
      k.index('placement_standing').on(t.village, t.placedAt).where(sql`${t.removedAt} is null`),
      k.check('placement_state', oneOf(t.state, ['promised', 'delivered', 'changed'])),
      k.check('placement_quantity', sql`${t.quantity} > 0`),
      ...k.wholeOnly('placement_whole', t.line, t.quantity, t.x, t.y, t.width, t.depth, t.placedAt, t.removedAt),
    ],
  );

  const flower = k.table(
    'flower',
    {
      village: k
        .text('village')
        .$type<VillageSlug>()
        .notNull()
        .references(() => village.slug),
      player: k
        .text('player')
        .$type<PlayerId>()
        .notNull()
        .references(() => player.id),
      x: k.whole('x').notNull(),
      y: k.whole('y').notNull(),
      kind: k.text('kind').$type<FlowerKind>().notNull(),
      plantedAt: k.whole('planted_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.village, t.x, t.y] }), ...k.wholeOnly('flower_whole', t.x, t.y, t.plantedAt)],
  );

  return { villageEvent, plotUse, placement, flower };
}
export type VillageTables = ReturnType<typeof villageTables>;
