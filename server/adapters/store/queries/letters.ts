import { and, asc, eq, exists, gt, inArray, isNull, lt, lte, max, ne, notExists, or, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, fromExcluded, ph } from './db.ts';
import { wentBack } from './giving.ts';
import { asTold } from './standing-as-told.ts';

const GRANTED = ['paid', 'settled'] as const;

/** What makes news some that a donation is to be told of [B1]. */
function conditions(db: Db, t: Schema) {
  const { attempt, consent, donation, news, placement, toldByLetter, toldPart, toldPlacement } = t;
  const payment = (...more: Parameters<typeof and>) =>
    exists(
      db
        .select({ id: attempt.id })
        .from(attempt)
        .where(
          and(
            eq(attempt.donation, donation.id),
            inArray(attempt.state, [...GRANTED]),
            sql`${wentBack(t)} < ${attempt.amountCents}`,
            ...more,
          ),
        ),
    );
  const whole = exists(
    db
      .select({ id: placement.id })
      .from(placement)
      .innerJoin(toldPlacement, eq(toldPlacement.placement, placement.id))
      .where(
        and(
          eq(placement.donation, donation.id),
          eq(toldPlacement.news, news.id),
          ne(toldPlacement.state, 'promised'),
          isNull(placement.removedAt),
        ),
      ),
  );
  const inPart = exists(
    db
      .select({ id: placement.id })
      .from(placement)
      .innerJoin(toldPart, eq(toldPart.placement, placement.id))
      .where(
        and(
          eq(placement.donation, donation.id),
          eq(toldPart.news, news.id),
          gt(toldPart.units, 0),
          isNull(placement.removedAt),
        ),
      ),
  );
  const ofGifts = sql<boolean>`(${whole} or ${inPart})`;
  return {
    wish: and(eq(consent.kind, 'newsEmail'), isNull(consent.revokedAt)),
    isPaid: payment(),
    wasPaidBefore: payment(lte(sql`coalesce(${attempt.paidAt}, ${attempt.createdAt})`, news.publishedAt)),
    ofGifts,
    isTold: and(eq(toldByLetter.donation, donation.id), eq(toldByLetter.news, news.id)),
    // A correction may deliver what the news had only been about.
    isUntold: or(isNull(toldByLetter.news), and(eq(toldByLetter.gifts, false), ofGifts)),
  };
}

export function letterReads(db: Db, t: Schema) {
  const { consent, donation, news, newsLetter, newsReader, outbox, placement, toldByLetter, toldPart, toldPlacement } =
    t;
  const { wish, isPaid, wasPaidBefore, ofGifts, isTold, isUntold } = conditions(db, t);
  const address = sql<string>`lower(${consent.value})`;
  const wishOf = and(eq(consent.donation, newsReader.donation), wish);
  return {
    newsLetter: db
      .select()
      .from(newsLetter)
      .where(eq(newsLetter.id, ph('id')))
      .prepare('news_letter'),
    readerAddress: db
      .select({ address })
      .from(newsReader)
      .innerJoin(consent, wishOf)
      .where(eq(newsReader.reader, ph('reader')))
      .limit(1)
      .prepare('reader_address'),
    untoldTo: db
      .select({ donation: donation.id, news: news.id, gifts: sql<boolean>`${ofGifts}`.mapWith(Boolean) })
      .from(consent)
      .innerJoin(donation, eq(donation.id, consent.donation))
      .innerJoin(news, and(eq(news.project, donation.project), eq(news.state, 'published')))
      .leftJoin(toldByLetter, isTold)
      .where(and(sql`lower(${consent.value}) = ${ph('address')}`, wish, wasPaidBefore, isUntold))
      .orderBy(asc(news.publishedAt), asc(news.id), asc(donation.id))
      .prepare('untold_news_of'),
    toldByLetter: db
      .select({ donation: toldByLetter.donation, news: toldByLetter.news, gifts: toldByLetter.gifts })
      .from(toldByLetter)
      .innerJoin(news, eq(news.id, toldByLetter.news))
      .where(eq(toldByLetter.letter, ph('letter')))
      .orderBy(asc(news.publishedAt), asc(news.id), asc(toldByLetter.donation))
      .prepare('told_by_letter'),
    lettersThatTold: db
      .select({ letter: toldByLetter.letter })
      .from(toldByLetter)
      .where(eq(toldByLetter.donation, ph('donation')))
      .groupBy(toldByLetter.letter)
      .orderBy(asc(toldByLetter.letter))
      .prepare('letters_that_told'),
    giftsTold: db
      .select({
        placement: placement.id,
        village: placement.village,
        gift: placement.gift,
        // A plan that changes does so for what was not there yet.
        quantity: sql`${placement.quantity} - ${asTold(t).partsOf()}`.mapWith(Number),
        state: toldPlacement.state,
      })
      .from(placement)
      .innerJoin(toldPlacement, eq(toldPlacement.placement, placement.id))
      .where(
        and(
          eq(placement.donation, ph('donation')),
          eq(toldPlacement.news, ph('news')),
          ne(toldPlacement.state, 'promised'),
          isNull(placement.removedAt),
        ),
      )
      .orderBy(asc(placement.line))
      .prepare('gifts_told'),
    giftsToldInPart: db
      .select({
        placement: placement.id,
        village: placement.village,
        gift: placement.gift,
        quantity: toldPart.units,
      })
      .from(placement)
      .innerJoin(toldPart, eq(toldPart.placement, placement.id))
      .where(
        and(
          eq(placement.donation, ph('donation')),
          eq(toldPart.news, ph('news')),
          gt(toldPart.units, 0),
          isNull(placement.removedAt),
        ),
      )
      .orderBy(asc(placement.line))
      .prepare('gifts_told_in_part'),
    withoutReader: db
      .select({ donation: donation.id, address })
      .from(donation)
      .innerJoin(consent, and(eq(consent.donation, donation.id), wish))
      .where(
        and(
          eq(donation.project, ph('project')),
          isPaid,
          notExists(
            db.select({ donation: newsReader.donation }).from(newsReader).where(eq(newsReader.donation, donation.id)),
          ),
        ),
      )
      .orderBy(asc(donation.id))
      .limit(ph('limit'))
      .prepare('without_reader'),
    readersToTell: db
      .select({ reader: newsReader.reader })
      .from(newsReader)
      .innerJoin(donation, eq(donation.id, newsReader.donation))
      .innerJoin(consent, wishOf)
      .innerJoin(news, and(eq(news.id, ph('news')), eq(news.project, donation.project), eq(news.state, 'published')))
      .leftJoin(toldByLetter, isTold)
      .where(and(gt(newsReader.reader, ph('after')), wasPaidBefore, isUntold))
      .groupBy(newsReader.reader)
      .orderBy(asc(newsReader.reader))
      .limit(ph('limit'))
      .prepare('readers_to_tell'),
    lettersDue: db
      .select()
      .from(outbox)
      .where(and(eq(outbox.done, false), lte(outbox.nextTryAt, ph('now')), eq(outbox.topic, 'mail')))
      // Those that failed stand behind those that were not tried: a reader's server that is away keeps nobody else's letter back.
      .orderBy(asc(outbox.nextTryAt), asc(outbox.id))
      .limit(ph('limit'))
      .prepare('letters_due'),
  };
}

export function letterWrites(db: Db, t: Schema) {
  const { consent, newsLetter, newsReader, toldByLetter } = t;
  const isOpen = isNull(newsLetter.doneAt);
  const isIt = eq(newsLetter.id, ph('id'));
  const ofReader = eq(newsReader.reader, newsLetter.reader);
  return {
    noteReader: db.insert(newsReader).values(everyColumn(newsReader)).onConflictDoNothing().prepare('note_reader'),
    openLetter: db
      .insert(newsLetter)
      .values(everyColumn(newsLetter, { sealedAt: null, doneAt: null }))
      .onConflictDoNothing()
      .prepare('open_letter'),
    lastLetter: db
      .select({ doneAt: max(newsLetter.doneAt) })
      .from(newsLetter)
      .where(eq(newsLetter.reader, ph('reader')))
      .prepare('last_letter'),
    sealLetter: db
      .update(newsLetter)
      .set({ sealedAt: boundAs('now', newsLetter.sealedAt) })
      .where(and(isIt, isOpen, isNull(newsLetter.sealedAt)))
      .prepare('seal_letter'),
    unsealLetter: db.update(newsLetter).set({ sealedAt: null }).where(and(isIt, isOpen)).prepare('unseal_letter'),
    tellByLetter: db
      .insert(toldByLetter)
      .values(everyColumn(toldByLetter))
      .onConflictDoUpdate({
        target: [toldByLetter.donation, toldByLetter.news],
        set: fromExcluded({ letter: toldByLetter.letter, gifts: toldByLetter.gifts }),
      })
      .prepare('tell_by_letter'),
    finishLetter: db
      .update(newsLetter)
      .set({ doneAt: bound('now') })
      .where(and(isIt, isOpen))
      .prepare('finish_letter'),
    dropLetter: db.delete(newsLetter).where(and(isIt, isOpen)).prepare('drop_letter'),
    dropTold: db
      .delete(toldByLetter)
      .where(eq(toldByLetter.letter, ph('id')))
      .prepare('drop_told'),
    newsWishes: db
      .select({ donation: consent.donation })
      .from(consent)
      .where(
        and(sql`lower(${consent.value}) = ${ph('address')}`, eq(consent.kind, 'newsEmail'), isNull(consent.revokedAt)),
      )
      .orderBy(asc(consent.donation))
      .prepare('news_wishes'),
    forgetReader: db
      .delete(newsReader)
      .where(eq(newsReader.donation, ph('donation')))
      .prepare('forget_reader'),
    forgetTold: db
      .delete(toldByLetter)
      .where(eq(toldByLetter.donation, ph('donation')))
      .prepare('forget_told'),
    forgetLetters: db
      .delete(newsLetter)
      .where(lt(newsLetter.doneAt, ph('before')))
      .prepare('forget_letters'),
    // Of an address that is left with another gift, letters go on.
    forgetLettersTo: db
      .delete(newsLetter)
      .where(
        and(
          eq(newsLetter.reader, ph('reader')),
          notExists(db.select({ donation: newsReader.donation }).from(newsReader).where(ofReader)),
        ),
      )
      .prepare('forget_letters_to'),
  };
}
