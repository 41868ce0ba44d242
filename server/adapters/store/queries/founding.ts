import { and, asc, count, desc, eq, getTableColumns, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { cents } from '#shared/money.ts';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, ph } from './db.ts';
import { wentBack } from './giving.ts';

export function foundingReads(db: Db, t: Schema) {
  const { foundedVillage, friendGift, friendLine, village, project, attempt, donation, donationLine } = t;
  // As the project's totals: a payment counts with its gifts, less what went back.
  const gifts = sql`(select sum(${donationLine.amountCents}) from ${donationLine} where ${donationLine.donation} = ${attempt.donation} and ${donationLine.kind} = 'gift')`;
  const counted = sql`sum(case when ${gifts} > ${wentBack(t)} then ${gifts} - ${wentBack(t)} else 0 end)`;
  const waits = sql`${foundedVillage.moderation} <> 'held' and ${foundedVillage.thanksModeration} <> 'held'`;
  return {
    foundedVillage: db
      .select()
      .from(foundedVillage)
      .where(eq(foundedVillage.village, ph('village')))
      .prepare('founded_village'),
    foundedBy: db
      .select()
      .from(foundedVillage)
      .where(eq(foundedVillage.founder, ph('player')))
      .orderBy(desc(foundedVillage.foundedAt), asc(foundedVillage.village))
      .prepare('founded_by'),
    foundedIn: db
      .select({ ...getTableColumns(foundedVillage), project: village.project })
      .from(foundedVillage)
      .innerJoin(village, eq(village.slug, foundedVillage.village))
      .innerJoin(project, eq(project.slug, village.project))
      .where(eq(project.association, ph('association')))
      .orderBy(waits, desc(foundedVillage.foundedAt), asc(foundedVillage.village))
      .limit(ph('limit'))
      .prepare('founded_in'),
    giftsIn: db
      .select({ village: t.placement.village, gifts: count() })
      .from(t.placement)
      .innerJoin(village, eq(village.slug, t.placement.village))
      .where(and(eq(village.project, ph('project')), isNull(t.placement.removedAt)))
      .groupBy(t.placement.village)
      .prepare('gifts_in'),
    givenIn: db
      .select({ givenCents: counted.mapWith((value: unknown) => cents(Number(value ?? 0))) })
      .from(attempt)
      .innerJoin(donation, eq(donation.id, attempt.donation))
      .where(and(eq(donation.village, ph('village')), sql`${attempt.state} in ('paid', 'settled')`))
      .prepare('given_in'),
    friendGift: db
      .select()
      .from(friendGift)
      .where(eq(friendGift.donation, ph('donation')))
      .prepare('friend_gift'),
    friendLines: db
      .select()
      .from(friendLine)
      .where(eq(friendLine.donation, ph('donation')))
      .orderBy(asc(friendLine.line))
      .prepare('friend_lines'),
    overdueFriendGifts: db
      .select({ donation: friendGift.donation })
      .from(friendGift)
      .where(
        and(sql`${friendGift.state} = 'waiting'`, isNotNull(friendGift.placesAt), lte(friendGift.placesAt, ph('now'))),
      )
      .orderBy(asc(friendGift.placesAt))
      .limit(ph('limit'))
      .prepare('overdue_friend_gifts'),
  };
}

export function foundingWrites(db: Db, t: Schema) {
  const { foundedVillage, friendGift, friendLine, village } = t;
  return {
    addFoundedVillage: db.insert(foundedVillage).values(everyColumn(foundedVillage)).prepare('add_founded_village'),
    saveFounded: db
      .update(foundedVillage)
      .set({
        founder: bound('founder'),
        keyNumber: bound('keyNumber'),
        revision: sql`${foundedVillage.revision} + 1`,
        name: bound('name'),
        words: bound('words'),
        goalCents: bound('goalCents'),
        wantsListed: boundAs('wantsListed', foundedVillage.wantsListed),
        moderation: bound('moderation'),
        thanks: bound('thanks'),
        thanksModeration: bound('thanksModeration'),
        closedAt: bound('closedAt'),
      })
      .where(and(eq(foundedVillage.village, ph('village')), eq(foundedVillage.revision, ph('revision'))))
      .prepare('save_founded'),
    showVillage: db
      .update(village)
      .set({ name: bound('name'), listed: boundAs('listed', village.listed) })
      .where(eq(village.slug, ph('village')))
      .prepare('show_village'),
    addFriendGift: db.insert(friendGift).values(everyColumn(friendGift)).prepare('add_friend_gift'),
    startFriendGift: db
      .update(friendGift)
      .set({ placesAt: bound('placesAt') })
      .where(and(eq(friendGift.donation, ph('donation')), sql`${friendGift.placesAt} is null`))
      .prepare('start_friend_gift'),
    endFriendGift: db
      .update(friendGift)
      .set({ state: bound('state'), endedAt: bound('now') })
      .where(and(eq(friendGift.donation, ph('donation')), eq(friendGift.state, 'waiting')))
      .prepare('end_friend_gift'),
    addFriendLine: db
      .insert(friendLine)
      .values(everyColumn(friendLine))
      .onConflictDoNothing({ target: [friendLine.donation, friendLine.line] })
      .prepare('add_friend_line'),
    moveFriendLine: db
      .update(friendLine)
      .set({ state: bound('to'), beyondNeed: boundAs('beyondNeed', friendLine.beyondNeed) })
      .where(
        and(eq(friendLine.donation, ph('donation')), eq(friendLine.line, ph('line')), eq(friendLine.state, ph('from'))),
      )
      .prepare('move_friend_line'),
  };
}
