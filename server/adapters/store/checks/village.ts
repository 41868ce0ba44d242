import {
  and,
  count,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  ne,
  not,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Checks } from '#server/domain/ports/checks.ts';
import type { Db } from '../queries/db.ts';
import { wentBack } from '../queries/giving.ts';
import type { Schema } from '../schema/schema.ts';
import { isPaid, whole } from './money.ts';

type VillageChecks = Pick<
  Checks,
  | 'miscountedGifts'
  | 'unplacedLines'
  | 'unpaidPlacements'
  | 'misledFriendLines'
  | 'vanishedPlacements'
  | 'misnamedPlacements'
  | 'misfitPlacements'
  | 'strayPlots'
  | 'strayHolds'
  | 'villages'
>;

/** Questions to what stands: is it paid, is what is paid there, and are the plots whose they should be? */
export function villageChecks(db: Db, t: Schema): VillageChecks {
  const attemptOf = (donation: SQL | typeof t.placement.donation, ...more: (SQL | undefined)[]) =>
    db
      .select({ id: t.attempt.id })
      .from(t.attempt)
      .where(and(sql`${t.attempt.donation} = ${donation}`, ...more));
  const moneyThere = and(isPaid(t), sql`${wentBack(t)} < ${t.attempt.amountCents}`);
  // [G8] A line given back by itself is gone for this payment; the money of another payment of the same basket may still hold it.
  const backOf = (line: SQL) =>
    sql`exists (select 1 from ${t.refundLine} where ${t.refundLine.attempt} = ${t.attempt.id} and ${t.refundLine.line} = ${line} and ${t.refundLine.state} = 'refunded')`;
  const lineIsPaid = exists(attemptOf(t.placement.donation, moneyThere, not(backOf(sql`${t.placement.line}`))));
  const covers = sql`${t.plotUse.placement} = ${t.placement.id} and ${t.plotUse.village} = ${t.placement.village} and ${t.plotUse.x} >= ${t.placement.x} and ${t.plotUse.x} < ${t.placement.x} + ${t.placement.width} and ${t.plotUse.y} >= ${t.placement.y} and ${t.plotUse.y} < ${t.placement.y} + ${t.placement.depth}`;
  const area = sql`${t.placement.width} * ${t.placement.depth}`;

  return {
    async miscountedGifts() {
      const standing = sql`select sum(${t.placement.quantity}) from ${t.placement} where ${t.placement.project} = ${t.gift.project} and ${t.placement.gift} = ${t.gift.slug} and ${t.placement.removedAt} is null and not ${t.placement.beyondNeed}`;
      const entrusted = sql`select sum(${t.friendLine.quantity}) from ${t.friendLine} join ${t.donation} on ${t.donation.id} = ${t.friendLine.donation} where ${t.donation.project} = ${t.gift.project} and ${t.friendLine.gift} = ${t.gift.slug} and ${t.friendLine.state} = 'waiting' and not ${t.friendLine.beyondNeed}`;
      const counted = whole(sql`coalesce((${standing}), 0) + coalesce((${entrusted}), 0)`);
      const rows = await db
        .select({ project: t.gift.project, gift: t.gift.slug, kept: t.gift.given, counted })
        .from(t.gift);
      return rows.filter((row) => row.kept !== row.counted);
    },
    async unplacedLines() {
      const placed = db
        .select({ id: t.placement.id })
        .from(t.placement)
        .where(and(eq(t.placement.donation, t.donationLine.donation), eq(t.placement.line, t.donationLine.line)));
      // [S5] A friend has not placed it yet, or its money went back before.
      const entrusted = db
        .select({ line: t.friendLine.line })
        .from(t.friendLine)
        .where(
          and(
            eq(t.friendLine.donation, t.donationLine.donation),
            eq(t.friendLine.line, t.donationLine.line),
            ne(t.friendLine.state, 'placed'),
          ),
        );
      return db
        .select({ donation: t.donationLine.donation, line: t.donationLine.line })
        .from(t.donationLine)
        .where(
          and(
            eq(t.donationLine.kind, 'gift'),
            exists(attemptOf(sql`${t.donationLine.donation}`, isPaid(t))),
            notExists(placed),
            notExists(entrusted),
          ),
        );
    },
    async unpaidPlacements() {
      const neverPaid = notExists(attemptOf(t.placement.donation, isPaid(t)));
      const isGone = and(eq(t.placement.state, 'promised'), eq(t.placement.there, 0), not(lineIsPaid));
      return db
        .select({ placement: t.placement.id })
        .from(t.placement)
        .where(and(isNull(t.placement.removedAt), or(neverPaid, isGone)));
    },
    async misledFriendLines() {
      const paid = exists(attemptOf(sql`${t.friendLine.donation}`, moneyThere, not(backOf(sql`${t.friendLine.line}`))));
      const ended = sql`exists (select 1 from ${t.friendGift} where ${t.friendGift.donation} = ${t.friendLine.donation} and ${t.friendGift.state} <> 'waiting')`;
      const waits = eq(t.friendLine.state, 'waiting');
      const isWithdrawn = eq(t.friendLine.state, 'withdrawn');
      return db
        .select({ donation: t.friendLine.donation, line: t.friendLine.line })
        .from(t.friendLine)
        .where(or(and(waits, or(not(paid), ended)), and(isWithdrawn, paid)));
    },
    async vanishedPlacements() {
      return db
        .select({ placement: t.placement.id })
        .from(t.placement)
        .where(and(isNotNull(t.placement.removedAt), lineIsPaid));
    },
    async misnamedPlacements() {
      const named = eq(t.placement.unnamed, false);
      const isUnnamed = eq(t.placement.unnamed, true);
      const stays = or(ne(t.placement.state, 'promised'), gt(t.placement.there, 0));
      return db
        .select({ placement: t.placement.id })
        .from(t.placement)
        .where(and(isNull(t.placement.removedAt), or(and(stays, named, not(lineIsPaid)), and(isUnnamed, lineIsPaid))));
    },
    async misfitPlacements() {
      return db
        .select({ placement: t.placement.id, plots: count(t.plotUse.x), area: whole(area) })
        .from(t.placement)
        .leftJoin(t.plotUse, covers)
        .where(isNull(t.placement.removedAt))
        .groupBy(t.placement.id, t.placement.width, t.placement.depth)
        .having(ne(count(t.plotUse.x), area));
    },
    async strayPlots() {
      const standing = db
        .select({ id: t.placement.id })
        .from(t.placement)
        .where(and(covers, isNull(t.placement.removedAt)));
      const rows = await db
        .select({ village: t.plotUse.village, x: t.plotUse.x, y: t.plotUse.y })
        .from(t.plotUse)
        .where(and(isNotNull(t.plotUse.placement), notExists(standing)));
      return rows.map(({ village, x, y }) => ({ village, plot: { x, y } }));
    },
    async strayHolds() {
      const payable = attemptOf(sql`${t.plotUse.donation}`, inArray(t.attempt.state, ['creating', 'open']));
      const rows = await db
        .select({ village: t.plotUse.village, x: t.plotUse.x, y: t.plotUse.y, donation: t.plotUse.donation })
        .from(t.plotUse)
        .where(and(isNull(t.plotUse.placement), notExists(payable)));
      return rows.map(({ village, donation, x, y }) => ({ village, donation, plot: { x, y } }));
    },
    async villages() {
      const events = sql`from ${t.villageEvent} where ${t.villageEvent.village} = ${t.village.slug}`;
      const taken = sql`from ${t.plotUse} where ${t.plotUse.village} = ${t.village.slug} and ${t.plotUse.placement} is not null`;
      return db
        .select({
          village: t.village.slug,
          seq: t.village.seq,
          events: whole(sql`(select count(*) ${events})`),
          lastSeq: whole(sql`(select max(${t.villageEvent.seq}) ${events})`),
          takenPlots: t.village.takenPlots,
          countedPlots: whole(sql`(select count(*) ${taken})`),
        })
        .from(t.village);
    },
  };
}
