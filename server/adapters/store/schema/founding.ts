import { sql } from 'drizzle-orm';
import type { FriendGiftState, FriendLineState, Moderation } from '#server/domain/ports/founding.ts';
import type { DonationId, GiftSlug, PlayerId, VillageSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import { OCCASIONS, type Occasion } from '#shared/villages/founding.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { GivingTables } from './giving.ts';
import type { PlaceTables } from './place.ts';

const MODERATIONS: readonly Moderation[] = ['held', 'shown', 'takenDown'];
const FRIEND_GIFTS: readonly FriendGiftState[] = ['waiting', 'chosen', 'declined', 'overdue'];
const FRIEND_LINES: readonly FriendLineState[] = ['waiting', 'placed', 'withdrawn'];

/** Villages that players founded, and gifts that somebody else places. */
export function foundingTables(k: Kit, { village }: PlaceTables, { player, donation, donationLine }: GivingTables) {
  // The village's own row bears a name that anybody may read; the chosen one stands here until a steward lets it through [P2].
  const foundedVillage = k.table(
    'founded_village',
    {
      village: k
        .text('village')
        .$type<VillageSlug>()
        .primaryKey()
        .references(() => village.slug),
      occasion: k.text('occasion').$type<Occasion>().notNull(),
      /** whose corner keeps the key; null once it was handed over */
      founder: k
        .text('founder')
        .$type<PlayerId>()
        .references(() => player.id),
      /** goes up when the key is handed over: the old one opens nothing any more */
      keyNumber: k.whole('key_number').notNull(),
      revision: k.whole('revision').notNull(),
      name: k.text('name').notNull(),
      words: k.text('words'),
      goalCents: k.whole('goal_cents').$type<Cents>(),
      wantsListed: k.flag('wants_listed').notNull(),
      moderation: k.text('moderation').$type<Moderation>().notNull(),
      thanks: k.text('thanks'),
      thanksModeration: k.text('thanks_moderation').$type<Moderation>().notNull(),
      foundedAt: k.whole('founded_at').notNull(),
      closedAt: k.whole('closed_at'),
    },
    (t) => [
      k.index('founded_village_founder').on(t.founder),
      k.check('founded_village_occasion', oneOf(t.occasion, OCCASIONS)),
      k.check('founded_village_moderation', oneOf(t.moderation, MODERATIONS)),
      k.check('founded_village_thanks', oneOf(t.thanksModeration, MODERATIONS)),
      k.check('founded_village_goal', sql`${t.goalCents} is null or ${t.goalCents} > 0`),
      ...k.wholeOnly('founded_village_whole', t.keyNumber, t.revision, t.goalCents, t.foundedAt, t.closedAt),
    ],
  );

  const friendGift = k.table(
    'friend_gift',
    {
      donation: k
        .text('donation')
        .$type<DonationId>()
        .primaryKey()
        .references(() => donation.id),
      words: k.text('words'),
      fromName: k.text('from_name'),
      state: k.text('state').$type<FriendGiftState>().notNull(),
      /** once paid: when the village chooses the plots itself */
      placesAt: k.whole('places_at'),
      endedAt: k.whole('ended_at'),
    },
    (t) => [
      k.index('friend_gift_due').on(t.placesAt).where(sql`${t.state} = 'waiting'`),
      k.check('friend_gift_state', oneOf(t.state, FRIEND_GIFTS)),
      ...k.wholeOnly('friend_gift_whole', t.placesAt, t.endedAt),
    ],
  );

  // A paid gift stands in a village, or waits here for the friend who chooses where: counted from the payment on, in both.
  const friendLine = k.table(
    'friend_line',
    {
      donation: k
        .text('donation')
        .$type<DonationId>()
        .notNull()
        .references(() => friendGift.donation),
      line: k.whole('line').notNull(),
      gift: k.text('gift').$type<GiftSlug>().notNull(),
      quantity: k.whole('quantity').notNull(),
      beyondNeed: k.flag('beyond_need').notNull(),
      state: k.text('state').$type<FriendLineState>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.donation, t.line] }),
      k.foreignKey({ columns: [t.donation, t.line], foreignColumns: [donationLine.donation, donationLine.line] }),
      k.check('friend_line_state', oneOf(t.state, FRIEND_LINES)),
      k.check('friend_line_quantity', sql`${t.quantity} > 0`),
      ...k.wholeOnly('friend_line_whole', t.line, t.quantity),
    ],
  );

  return { foundedVillage, friendGift, friendLine };
}
