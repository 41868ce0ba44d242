import { and, asc, desc, eq, getTableColumns, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, ph } from './db.ts';
import { several } from './several.ts';

/** An attempt as the domain knows it: when it was touched is the sweeper's own business. */
export function attemptColumns({ attempt }: Schema) {
  const { touchedAt: _, ...columns } = getTableColumns(attempt);
  return columns;
}

/** What of a payment is not there any more: refunded, or lost to disputes [G8]. */
export const wentBack = ({ attempt }: Schema) => sql`(${attempt.refundedCents} + ${attempt.lostCents})`;

export function givingReads(db: Db, t: Schema) {
  const attempts = () => db.select(attemptColumns(t)).from(t.attempt);
  return {
    donation: db
      .select()
      .from(t.donation)
      .where(eq(t.donation.id, ph('id')))
      .prepare('donation'),
    donationByBasket: db
      .select()
      .from(t.donation)
      .where(and(eq(t.donation.player, ph('player')), eq(t.donation.basketKey, ph('basketKey'))))
      .prepare('donation_by_basket'),
    openDonations: db
      .select({ id: t.donation.id })
      .from(t.donation)
      .innerJoin(t.attempt, eq(t.attempt.donation, t.donation.id))
      .where(
        and(
          eq(t.donation.player, ph('player')),
          eq(t.donation.village, ph('village')),
          inArray(t.attempt.state, ['creating', 'open']),
        ),
      )
      .orderBy(desc(t.donation.createdAt))
      .prepare('open_donations'),
    lines: db
      .select()
      .from(t.donationLine)
      .where(eq(t.donationLine.donation, ph('donation')))
      .orderBy(asc(t.donationLine.line))
      .prepare('lines'),
    paidBaskets: several(t.donationLine.donation, (among, size) =>
      db
        .select({
          ...getTableColumns(t.donationLine),
          ...getTableColumns(t.donation),
          placement: t.placement.id,
          thanks: t.consent.kind,
        })
        .from(t.donationLine)
        .innerJoin(t.donation, eq(t.donation.id, t.donationLine.donation))
        .leftJoin(
          t.placement,
          and(eq(t.placement.donation, t.donationLine.donation), eq(t.placement.line, t.donationLine.line)),
        )
        .leftJoin(
          t.consent,
          and(
            eq(t.consent.donation, t.donationLine.donation),
            sql`${t.consent.kind} = 'thanksEmail'`,
            isNull(t.consent.revokedAt),
          ),
        )
        .where(among)
        .orderBy(asc(t.donationLine.donation), asc(t.donationLine.line))
        .prepare(`paid_baskets_${size}`),
    ),
    attempts: several(t.attempt.id, (among, size) => attempts().where(among).prepare(`attempts_${size}`)),
    attemptsBySession: several(t.attempt.sessionId, (among, size) =>
      attempts()
        .where(and(eq(t.attempt.account, ph('account')), among))
        .prepare(`attempts_by_session_${size}`),
    ),
    attempt: attempts()
      .where(eq(t.attempt.id, ph('id')))
      .prepare('attempt'),
    ofMode: db
      .select({ id: t.attempt.id })
      .from(t.attempt)
      .where(eq(t.attempt.livemode, boundAs('livemode', t.attempt.livemode)))
      .limit(1)
      .prepare('of_mode'),
    attemptsOf: attempts()
      .where(eq(t.attempt.donation, ph('donation')))
      .orderBy(asc(t.attempt.createdAt))
      .prepare('attempts_of'),
    attemptBySession: attempts()
      .where(and(eq(t.attempt.account, ph('account')), eq(t.attempt.sessionId, ph('sessionId'))))
      .prepare('attempt_by_session'),
    attemptByCharge: attempts()
      .where(and(eq(t.attempt.account, ph('account')), eq(t.attempt.charge, ph('charge'))))
      .prepare('attempt_by_charge'),
    attemptByPaymentIntent: attempts()
      .where(and(eq(t.attempt.account, ph('account')), eq(t.attempt.paymentIntent, ph('paymentIntent'))))
      .prepare('attempt_by_payment_intent'),
    // One state a call: the index then serves them in the order of their age.
    touchedBefore: db
      .select({ ...attemptColumns(t), touchedAt: t.attempt.touchedAt })
      .from(t.attempt)
      .where(and(eq(t.attempt.state, ph('state')), lt(t.attempt.touchedAt, ph('before'))))
      .orderBy(asc(t.attempt.touchedAt))
      .limit(ph('limit'))
      .prepare('touched_before'),
    consents: db
      .select()
      .from(t.consent)
      .where(eq(t.consent.donation, ph('donation')))
      .orderBy(asc(t.consent.givenAt), asc(t.consent.kind))
      .prepare('consents'),
    wordsOf: db
      .select({ kind: t.consent.kind, value: t.consent.value, moderation: t.consent.moderation })
      .from(t.placement)
      .innerJoin(t.consent, eq(t.consent.donation, t.placement.donation))
      .where(
        and(
          eq(t.placement.id, ph('placement')),
          isNull(t.placement.removedAt),
          eq(t.placement.unnamed, false),
          isNull(t.consent.revokedAt),
        ),
      )
      .prepare('words_of'),
  };
}

export function givingWrites(db: Db, t: Schema) {
  return {
    touchPlayer: db
      .insert(t.player)
      .values({ id: ph('player'), createdAt: ph('now'), seenAt: ph('now') })
      .onConflictDoUpdate({ target: t.player.id, set: { seenAt: sql`excluded.seen_at` } })
      .prepare('touch_player'),
    createDonation: db
      .insert(t.donation)
      .values(everyColumn(t.donation, { forFriend: ph('forFriend') }))
      .onConflictDoNothing({ target: [t.donation.player, t.donation.basketKey] })
      .prepare('create_donation'),
    createLine: db.insert(t.donationLine).values(everyColumn(t.donationLine)).prepare('create_line'),
    addConsent: db.insert(t.consent).values(everyColumn(t.consent)).onConflictDoNothing().prepare('add_consent'),
    revokeConsent: db
      .update(t.consent)
      .set({ revokedAt: bound('now') })
      .where(and(eq(t.consent.donation, ph('donation')), eq(t.consent.kind, ph('kind')), isNull(t.consent.revokedAt)))
      .prepare('revoke_consent'),
    eraseConsent: db
      .update(t.consent)
      .set({ revokedAt: bound('now'), value: '' })
      .where(and(eq(t.consent.donation, ph('donation')), eq(t.consent.kind, ph('kind')), isNull(t.consent.revokedAt)))
      .prepare('erase_consent'),
    createAttempt: db
      .insert(t.attempt)
      .values(everyColumn(t.attempt, { lostCents: ph('lostCents') }))
      .prepare('create_attempt'),
    setDispute: db
      .update(t.attempt)
      .set({ dispute: bound('dispute'), lostCents: bound('lostCents'), touchedAt: bound('now') })
      .where(eq(t.attempt.id, ph('id')))
      .prepare('set_dispute'),
    // The attempt's row is the lock under which its refunds are counted.
    lockAttempt: db
      .update(t.attempt)
      .set({ touchedAt: bound('now') })
      .where(eq(t.attempt.id, ph('id')))
      .returning({ refundedCents: t.attempt.refundedCents })
      .prepare('lock_attempt'),
    refund: db
      .select()
      .from(t.refund)
      .where(eq(t.refund.id, ph('id')))
      .prepare('refund'),
    createRefund: db.insert(t.refund).values(everyColumn(t.refund)).prepare('create_refund'),
    moveRefund: db
      .update(t.refund)
      .set({ state: bound('state'), at: bound('at') })
      .where(eq(t.refund.id, ph('id')))
      .prepare('move_refund'),
    addRefunded: db
      .update(t.attempt)
      .set({ refundedCents: sql`${t.attempt.refundedCents} + ${ph('changeCents')}` })
      .where(eq(t.attempt.id, ph('id')))
      .returning({ refundedCents: t.attempt.refundedCents })
      .prepare('add_refunded'),
  };
}
