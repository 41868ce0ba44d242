import { and, asc, eq, gt, isNull, lt, lte, max, notExists, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, fromExcluded, ph } from './db.ts';
import { conditions, giftsTold, untoldNews } from './told-news.ts';

export function letterReads(db: Db, t: Schema) {
  const { association, consent, donation, news, newsLetter, newsReader, outbox, project, step, toldByLetter } = t;
  const { wish, isPaid, wasPaidBefore, isTold, isUntold } = conditions(db, t);
  const address = sql<string>`lower(${consent.value})`;
  const wishOf = and(eq(consent.donation, newsReader.donation), wish);
  const untold = untoldNews(db, t);
  const wished = { to: consent.value, language: donation.language, createdAt: donation.createdAt };
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
      .select({
        donation: untold.donation,
        news: untold.news,
        gifts: untold.gifts,
        to: untold.to,
        language: untold.language,
        createdAt: untold.createdAt,
      })
      .from(untold)
      .orderBy(asc(untold.publishedAt), asc(untold.news), asc(untold.donation))
      .prepare('untold_news_of'),
    toldByLetter: db
      .select({ donation: toldByLetter.donation, news: toldByLetter.news, gifts: toldByLetter.gifts, ...wished })
      .from(toldByLetter)
      .innerJoin(news, eq(news.id, toldByLetter.news))
      .innerJoin(donation, eq(donation.id, toldByLetter.donation))
      .innerJoin(consent, and(eq(consent.donation, donation.id), wish))
      .where(and(eq(toldByLetter.letter, ph('letter')), isPaid))
      .orderBy(asc(news.publishedAt), asc(news.id), asc(toldByLetter.donation))
      .prepare('told_by_letter'),
    lettersThatTold: db
      .select({ letter: toldByLetter.letter })
      .from(toldByLetter)
      .where(eq(toldByLetter.donation, ph('donation')))
      .groupBy(toldByLetter.letter)
      .orderBy(asc(toldByLetter.letter))
      .prepare('letters_that_told'),
    giftsTold: giftsTold(db, t).prepare('gifts_told'),
    letterProject: db
      .select({
        title: project.title,
        name: association.name,
        email: association.email,
        step: step.slug,
        stepName: step.name,
      })
      .from(project)
      .innerJoin(association, eq(association.id, project.association))
      .leftJoin(step, and(eq(step.project, project.slug), eq(step.retired, false)))
      .where(eq(project.slug, ph('project')))
      .prepare('letter_project'),
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
  const { wish } = conditions(db, t);
  const untold = untoldNews(db, t);
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
    letterReader: db
      .select({ reader: newsLetter.reader, address: sql<string | null>`lower(${consent.value})` })
      .from(newsLetter)
      .leftJoin(newsReader, ofReader)
      .leftJoin(consent, and(eq(consent.donation, newsReader.donation), wish))
      .where(isIt)
      // A gift whose wish was taken back names nobody; another of the reader's may.
      .orderBy(sql`${consent.value} is null`)
      .limit(1)
      .prepare('letter_reader'),
    hasUntold: db.select({ news: untold.news }).from(untold).limit(1).prepare('has_untold'),
    tellByLetter: db
      .insert(toldByLetter)
      .select(
        db
          .select({
            donation: untold.donation,
            news: untold.news,
            letter: sql<string>`${ph('letter')}`.as('letter'),
            gifts: untold.gifts,
          })
          .from(untold)
          // Without a condition SQLite would read what follows as a part of the join.
          .where(sql`true`),
      )
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
