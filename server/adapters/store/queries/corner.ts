import { and, asc, desc, eq, exists, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, type Db, everyColumn, ph } from './db.ts';

const GRANTED = ['paid', 'settled'] as const;
const ADDRESSES = ['thanksEmail', 'newsEmail'] as const;

export function cornerReads(db: Db, t: Schema) {
  const { donation, consent, attempt, cornerLink, cornerSession, erasedPlayer, flower } = t;
  const isPaid = db
    .select({ id: attempt.id })
    .from(attempt)
    .where(and(eq(attempt.donation, donation.id), inArray(attempt.state, [...GRANTED])));
  const left = db
    .select({ donation: consent.donation })
    .from(consent)
    .where(
      and(
        inArray(consent.kind, [...ADDRESSES]),
        isNull(consent.revokedAt),
        sql`lower(${consent.value}) = ${ph('email')}`,
      ),
    );
  return {
    donationsOf: db
      .select({ id: donation.id })
      .from(donation)
      .where(eq(donation.player, ph('player')))
      .orderBy(desc(donation.createdAt), asc(donation.id))
      .prepare('donations_of'),
    donationsLeftWith: db
      .select({ id: donation.id })
      .from(donation)
      .where(and(inArray(donation.id, left), exists(isPaid)))
      .orderBy(desc(donation.createdAt), asc(donation.id))
      .prepare('donations_left_with'),
    donationsNaming: db
      .select({ donation: consent.donation })
      .from(consent)
      .where(and(inArray(consent.kind, [...ADDRESSES]), sql`lower(${consent.value}) = ${ph('email')}`))
      .prepare('donations_naming'),
    cornerLink: db
      .select()
      .from(cornerLink)
      .where(eq(cornerLink.id, ph('id')))
      .prepare('corner_link'),
    cornerLinkByHash: db
      .select()
      .from(cornerLink)
      .where(eq(cornerLink.hash, ph('hash')))
      .prepare('corner_link_by_hash'),
    cornerSession: db
      .select()
      .from(cornerSession)
      .where(eq(cornerSession.hash, ph('hash')))
      .prepare('corner_session'),
    cornerSessionsOf: db
      .select()
      .from(cornerSession)
      .where(eq(cornerSession.email, ph('email')))
      .orderBy(desc(cornerSession.createdAt), asc(cornerSession.id))
      .prepare('corner_sessions_of'),
    playerSeen: db
      .select({ createdAt: t.player.createdAt, seenAt: t.player.seenAt })
      .from(t.player)
      .where(eq(t.player.id, ph('player')))
      .prepare('player_seen'),
    erasedPlayer: db
      .select({ day: erasedPlayer.day })
      .from(erasedPlayer)
      .where(eq(erasedPlayer.mark, ph('mark')))
      .prepare('erased_player'),
    flowersOf: db
      .select({ village: flower.village, kind: flower.kind, x: flower.x, y: flower.y, plantedAt: flower.plantedAt })
      .from(flower)
      .where(eq(flower.player, ph('player')))
      .orderBy(asc(flower.plantedAt), asc(flower.village))
      .prepare('flowers_of'),
    letterState: db
      .select({ nextTryAt: t.outbox.nextTryAt, done: t.outbox.done, givenUpAt: t.lateLetter.givenUpAt })
      .from(t.outbox)
      .leftJoin(t.lateLetter, eq(t.lateLetter.letter, t.outbox.id))
      .where(and(eq(t.outbox.topic, 'mail'), eq(t.outbox.key, ph('key'))))
      .prepare('letter_state'),
  };
}

export function cornerWrites(db: Db, t: Schema) {
  const { cornerLink, cornerSession, donation, attempt, shareLink } = t;
  const attempts = db
    .select({ id: attempt.id })
    .from(attempt)
    .where(eq(attempt.donation, ph('donation')));
  const codes = db
    .select({ code: shareLink.code })
    .from(shareLink)
    .where(eq(shareLink.player, ph('player')));
  return {
    addCornerLink: db.insert(cornerLink).values(everyColumn(cornerLink)).prepare('add_corner_link'),
    useCornerLink: db
      .delete(cornerLink)
      .where(and(eq(cornerLink.hash, ph('hash')), gt(cornerLink.expiresAt, ph('now'))))
      .returning({ email: cornerLink.email })
      .prepare('use_corner_link'),
    addCornerSession: db.insert(cornerSession).values(everyColumn(cornerSession)).prepare('add_corner_session'),
    endCornerSession: db
      .delete(cornerSession)
      .where(and(eq(cornerSession.id, ph('id')), eq(cornerSession.email, ph('email'))))
      .prepare('end_corner_session'),
    forgetCornerLinks: db
      .delete(cornerLink)
      .where(lt(cornerLink.expiresAt, ph('now')))
      .prepare('forget_corner_links'),
    forgetCornerSessions: db
      .delete(cornerSession)
      .where(lt(cornerSession.expiresAt, ph('now')))
      .prepare('forget_corner_sessions'),
    lockPlayer: db
      .update(t.player)
      .set({ seenAt: sql`${t.player.seenAt}` })
      .where(eq(t.player.id, ph('player')))
      .prepare('lock_player'),
    handDonation: db
      .update(donation)
      .set({ player: bound('player'), basketKey: bound('basketKey') })
      .where(eq(donation.id, ph('donation')))
      .prepare('hand_donation'),
    handOrigins: db
      .update(t.attemptOrigin)
      .set({ player: bound('player') })
      .where(inArray(t.attemptOrigin.attempt, attempts))
      .prepare('hand_origins'),
    handDeclines: db
      .update(t.decline)
      .set({ player: bound('player') })
      .where(inArray(t.decline.attempt, attempts))
      .prepare('hand_declines'),
    forgetConsents: db
      .update(t.consent)
      .set({ value: '', revokedAt: sql`coalesce(${t.consent.revokedAt}, ${ph('now')})` })
      .where(eq(t.consent.donation, ph('donation')))
      .prepare('forget_consents'),
    forgetFriendWords: db
      .update(t.friendGift)
      .set({ words: null, fromName: null })
      .where(eq(t.friendGift.donation, ph('donation')))
      .prepare('forget_friend_words'),
    forgetReportWords: db
      .update(t.report)
      .set({ words: null })
      .where(and(eq(t.report.subject, ph('subject')), eq(t.report.subjectId, ph('id'))))
      .prepare('forget_report_words'),
    handFlower: db
      .update(t.flower)
      .set({ player: bound('to') })
      .where(and(eq(t.flower.village, ph('village')), eq(t.flower.x, ph('x')), eq(t.flower.y, ph('y'))))
      .prepare('hand_flower'),
    forgetGesturesOf: db
      .delete(t.gesture)
      .where(eq(t.gesture.player, ph('player')))
      .prepare('forget_gestures_of'),
    forgetVia: db.delete(t.donationVia).where(inArray(t.donationVia.code, codes)).prepare('forget_via'),
    forgetOpenings: db.delete(t.shareOpening).where(inArray(t.shareOpening.code, codes)).prepare('forget_openings'),
    forgetShareLinks: db
      .delete(shareLink)
      .where(eq(shareLink.player, ph('player')))
      .prepare('forget_share_links'),
    closeLetter: db
      .update(t.outbox)
      .set({ done: true })
      .where(and(eq(t.outbox.topic, 'mail'), eq(t.outbox.key, ph('key')), eq(t.outbox.done, false)))
      .prepare('close_letter'),
    forgetLinksOf: db
      .delete(cornerLink)
      .where(eq(cornerLink.email, ph('email')))
      .prepare('forget_links_of'),
    forgetSessionsOf: db
      .delete(cornerSession)
      .where(eq(cornerSession.email, ph('email')))
      .prepare('forget_sessions_of'),
    markErased: db
      .insert(t.erasedPlayer)
      .values(everyColumn(t.erasedPlayer))
      .onConflictDoNothing()
      .prepare('mark_erased'),
    removePlayer: db
      .delete(t.player)
      .where(eq(t.player.id, ph('player')))
      .prepare('remove_player'),
  };
}
