import { and, asc, count, eq, exists, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Schema } from '../schema/schema.ts';
import { bound, type Db, everyColumn, ph } from './db.ts';
import { attemptColumns } from './giving.ts';

const PAYABLE = ['creating', 'open'] as const;
const ARRIVED = ['paid', 'settled', 'pending'] as const;

export function defenceReads(db: Db, t: Schema) {
  const { attempt, attemptOrigin: origin, decline, donation, givingGuard: guard, project, village } = t;
  const counted = (column: typeof origin.association | typeof origin.addressKey) =>
    db
      .select({ state: attempt.state, sessions: count() })
      .from(origin)
      .innerJoin(attempt, eq(attempt.id, origin.attempt))
      .where(and(eq(column, ph('of')), gt(origin.at, ph('since'))))
      .groupBy(attempt.state);
  const declines = () => db.select({ at: decline.at }).from(decline);
  const openSession = {
    attempt: attemptColumns(t),
    door: origin.door,
    player: origin.player,
    addressKey: origin.addressKey,
  };
  // The origin of one attempt, beside those that share its player or address.
  const beside = alias(origin, 'beside');
  return {
    associationIn: db
      .select({ association: project.association })
      .from(village)
      .innerJoin(project, eq(project.slug, village.project))
      .where(eq(village.slug, ph('village')))
      .prepare('association_in'),
    guard: db
      .select()
      .from(guard)
      .where(eq(guard.association, ph('association')))
      .prepare('guard'),
    openedLately: db
      .select({ association: origin.association })
      .from(origin)
      .where(gt(origin.at, ph('since')))
      .groupBy(origin.association)
      .prepare('opened_lately'),
    declinedLately: db
      .select({ association: decline.association })
      .from(decline)
      .where(gt(decline.at, ph('since')))
      .groupBy(decline.association)
      .prepare('declined_lately'),
    notCalm: db.select({ association: guard.association }).from(guard).where(ne(guard.level, 0)).prepare('not_calm'),
    sessionsOf: counted(origin.association).prepare('sessions_of'),
    sessionsAt: counted(origin.addressKey).prepare('sessions_at'),
    associationDeclines: db
      .select({ declines: count() })
      .from(decline)
      .where(and(eq(decline.association, ph('association')), gt(decline.at, ph('since'))))
      .prepare('association_declines'),
    declinesOf: declines()
      .where(and(eq(decline.player, ph('player')), gt(decline.at, ph('since'))))
      .orderBy(asc(decline.at))
      .prepare('declines_of'),
    declinesAt: declines()
      .where(and(eq(decline.addressKey, ph('addressKey')), gt(decline.at, ph('since'))))
      .orderBy(asc(decline.at))
      .prepare('declines_at'),
    beside: db
      .select(openSession)
      .from(beside)
      .innerJoin(origin, or(eq(origin.player, beside.player), eq(origin.addressKey, beside.addressKey)))
      .innerJoin(attempt, eq(attempt.id, origin.attempt))
      .where(and(eq(beside.attempt, ph('attempt')), inArray(attempt.state, [...PAYABLE])))
      .orderBy(asc(origin.at), asc(origin.attempt))
      .prepare('beside'),
    underDeclines: db
      .select(openSession)
      .from(origin)
      .innerJoin(attempt, eq(attempt.id, origin.attempt))
      .where(
        and(
          inArray(attempt.state, [...PAYABLE]),
          exists(
            db
              .select({ key: decline.key })
              .from(decline)
              .where(
                and(
                  gt(decline.at, ph('since')),
                  or(eq(decline.player, origin.player), eq(decline.addressKey, origin.addressKey)),
                ),
              ),
          ),
        ),
      )
      .orderBy(asc(origin.at), asc(origin.attempt))
      .prepare('under_declines'),
    underPause: db
      .select(attemptColumns(t))
      .from(guard)
      .innerJoin(project, eq(project.association, guard.association))
      .innerJoin(donation, eq(donation.project, project.slug))
      .innerJoin(attempt, eq(attempt.donation, donation.id))
      .where(and(isNotNull(guard.pausedAt), inArray(attempt.state, [...PAYABLE])))
      .prepare('under_pause'),
    elsewhere: db
      .select(attemptColumns(t))
      .from(donation)
      .innerJoin(attempt, eq(attempt.donation, donation.id))
      .where(
        and(
          eq(donation.player, ph('player')),
          ne(donation.village, ph('village')),
          inArray(attempt.state, [...PAYABLE]),
        ),
      )
      .prepare('elsewhere'),
  };
}

export function defenceWrites(db: Db, t: Schema) {
  const { attempt, attemptOrigin: origin, decline, donation, givingGuard: guard, spentPassage } = t;
  return {
    spendPassage: db
      .insert(spentPassage)
      .values(everyColumn(spentPassage))
      .onConflictDoNothing()
      .returning({ key: spentPassage.key })
      .prepare('spend_passage'),
    openSessionsOf: db
      .select({ id: attempt.id })
      .from(donation)
      .innerJoin(attempt, eq(attempt.donation, donation.id))
      .where(and(eq(donation.player, ph('player')), inArray(attempt.state, [...PAYABLE])))
      .limit(1)
      .prepare('open_sessions_of'),
    noteOrigin: db.insert(origin).values(everyColumn(origin)).prepare('note_origin'),
    origin: db
      .select()
      .from(origin)
      .where(eq(origin.attempt, ph('attempt')))
      .prepare('origin'),
    recordDecline: db
      .insert(decline)
      .values(everyColumn(decline))
      .onConflictDoNothing()
      .returning({ key: decline.key })
      .prepare('record_decline'),
    calmGuard: db
      .insert(guard)
      .values(everyColumn(guard, { pausedAt: null, level: 0, signAt: 0 }))
      .onConflictDoNothing()
      .prepare('calm_guard'),
    moveGuard: db
      .update(guard)
      .set({ level: bound('to'), signAt: bound('signAt') })
      .where(and(eq(guard.association, ph('association')), eq(guard.level, ph('from'))))
      .returning({ level: guard.level })
      .prepare('move_guard'),
    pause: db
      .update(guard)
      .set({ pausedAt: bound('pausedAt') })
      .where(and(eq(guard.association, ph('association')), isNull(guard.pausedAt)))
      .returning({ association: guard.association })
      .prepare('pause'),
    resume: db
      .update(guard)
      .set({ pausedAt: sql`null` })
      .where(and(eq(guard.association, ph('association')), isNotNull(guard.pausedAt)))
      .returning({ association: guard.association })
      .prepare('resume'),
    forgetOrigins: db
      .delete(origin)
      .where(lt(origin.at, ph('before')))
      .prepare('forget_origins'),
    forgetDeclines: db
      .delete(decline)
      .where(lt(decline.at, ph('before')))
      .prepare('forget_declines'),
    forgetPassages: db
      .delete(spentPassage)
      .where(lt(spentPassage.expiresAt, ph('before')))
      .prepare('forget_passages'),
  };
}

export const hasArrived = (state: string): boolean => ARRIVED.some((arrived) => arrived === state);
export const isPayable = (state: string): boolean => PAYABLE.some((payable) => payable === state);
