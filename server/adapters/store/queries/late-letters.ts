import { and, asc, countDistinct, desc, eq, gte, isNotNull, isNull, like, lt, lte, or, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { type Db, everyColumn, fromExcluded, ph } from './db.ts';

/** A letter that was tried but once is in somebody's hands. */
const TRIED_IN_VAIN = 2;

/** Letters that the post did not take, and those that were given up. */
export function lateLetterReads(db: Db, { lateLetter, outbox, news, toldByLetter }: Schema) {
  const { since, why, givenUpAt } = lateLetter;
  // Its key is the letter's id with `news:` before it.
  const letterOf = sql`substr(${outbox.key}, 6)`;
  return {
    lettersGivenUp: db
      .select({ id: outbox.id, key: outbox.key, body: outbox.body, since, why, givenUpAt })
      .from(lateLetter)
      .innerJoin(outbox, eq(outbox.id, lateLetter.letter))
      .where(isNotNull(givenUpAt))
      .orderBy(desc(givenUpAt), asc(outbox.id))
      .limit(ph('limit'))
      .prepare('letters_given_up'),
    lettersWaiting: db
      .select({ id: outbox.id, body: outbox.body, late: { since, why } })
      .from(outbox)
      .leftJoin(lateLetter, eq(lateLetter.letter, outbox.id))
      .where(
        and(
          eq(outbox.done, false),
          eq(outbox.topic, 'mail'),
          or(isNotNull(since), gte(outbox.tries, TRIED_IN_VAIN), lte(outbox.nextTryAt, ph('before'))),
        ),
      )
      .orderBy(asc(outbox.nextTryAt), asc(outbox.id))
      .limit(ph('limit'))
      .prepare('letters_waiting'),
    newsLettersLost: db
      .select({ letters: countDistinct(outbox.id) })
      .from(lateLetter)
      .innerJoin(outbox, and(eq(outbox.id, lateLetter.letter), eq(outbox.topic, 'mail'), like(outbox.key, 'news:%')))
      .innerJoin(toldByLetter, eq(toldByLetter.letter, letterOf))
      .innerJoin(news, and(eq(news.id, toldByLetter.news), eq(news.project, ph('project'))))
      .where(isNotNull(givenUpAt))
      .prepare('news_letters_lost'),
  };
}

export function lateLetterWrites(db: Db, { lateLetter }: Schema) {
  const { letter, since, why, givenUpAt } = lateLetter;
  // SQLite would count up a whole number that is a primary key.
  const named = { letter: ph('letter') };
  return {
    letterLate: db
      .insert(lateLetter)
      .values(everyColumn(lateLetter, { ...named, givenUpAt: null }))
      .onConflictDoUpdate({ target: letter, set: fromExcluded({ why }) })
      .prepare('letter_late'),
    lateSince: db
      .select({ since })
      .from(lateLetter)
      .where(eq(letter, ph('letter')))
      .prepare('late_since'),
    giveUpLetter: db
      .insert(lateLetter)
      .values(everyColumn(lateLetter, named))
      .onConflictDoUpdate({ target: letter, set: fromExcluded({ why, givenUpAt }) })
      .prepare('give_up_letter'),
    letterLateNoMore: db
      .delete(lateLetter)
      .where(and(eq(letter, ph('letter')), isNull(givenUpAt)))
      .prepare('letter_late_no_more'),
    recallGivenUp: db
      .delete(lateLetter)
      .where(and(eq(letter, ph('letter')), isNotNull(givenUpAt)))
      .prepare('recall_given_up'),
    forgetGivenUp: db
      .delete(lateLetter)
      .where(lt(givenUpAt, ph('before')))
      .prepare('forget_given_up'),
  };
}
