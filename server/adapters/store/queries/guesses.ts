import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { type Db, everyColumn, fromExcluded, ph } from './db.ts';

export function guessReads(db: Db, t: Schema) {
  const { guess, questionOutcome, news } = t;
  return {
    pebblesIn: db
      .select({ question: guess.news, option: guess.option, count: count() })
      .from(guess)
      .innerJoin(news, eq(news.id, guess.news))
      .where(eq(news.project, ph('project')))
      .groupBy(guess.news, guess.option)
      .prepare('pebbles_in'),
    guessesBy: db
      .select()
      .from(guess)
      .where(eq(guess.player, ph('player')))
      .orderBy(asc(guess.at), asc(guess.news))
      .prepare('guesses_by'),
    outcomesIn: db
      .select({ question: questionOutcome.question, news: questionOutcome.news, option: questionOutcome.option })
      .from(questionOutcome)
      .innerJoin(news, eq(news.id, questionOutcome.question))
      .where(eq(news.project, ph('project')))
      .orderBy(asc(questionOutcome.question))
      .prepare('outcomes_in'),
  };
}

export function guessWrites(db: Db, t: Schema) {
  const { guess, questionOutcome, news, newsVersion } = t;
  return {
    // Changes nothing, and waits for whoever corrects, withdraws or answers it at this moment.
    holdNews: db
      .update(news)
      .set({ state: sql`${news.state}` })
      .where(and(eq(news.id, ph('news')), eq(news.state, 'published')))
      .prepare('hold_news'),
    shownIn: db
      .select({ project: news.project, body: newsVersion.body })
      .from(news)
      .innerJoin(newsVersion, and(eq(newsVersion.news, news.id), eq(newsVersion.revision, news.shown)))
      .where(eq(news.id, ph('news')))
      .prepare('shown_in'),
    outcomeOf: db
      .select()
      .from(questionOutcome)
      .where(eq(questionOutcome.question, ph('question')))
      .prepare('outcome_of'),
    layPebble: db
      .insert(guess)
      .values(everyColumn(guess))
      .onConflictDoUpdate({
        target: [guess.news, guess.player],
        set: fromExcluded({ option: guess.option, at: guess.at }),
      })
      .prepare('lay_pebble'),
    forgetPebbles: db
      .delete(guess)
      .where(eq(guess.news, ph('news')))
      .prepare('forget_pebbles'),
    forgetOutcome: db
      .delete(questionOutcome)
      .where(eq(questionOutcome.question, ph('news')))
      .prepare('forget_outcome'),
    addOutcome: db
      .insert(questionOutcome)
      .values(everyColumn(questionOutcome))
      .onConflictDoNothing()
      .prepare('add_outcome'),
    takeBackOutcomes: db
      .delete(questionOutcome)
      .where(eq(questionOutcome.news, ph('news')))
      .prepare('take_back_outcomes'),
    forgetGuessesBy: db
      .delete(guess)
      .where(eq(guess.player, ph('player')))
      .prepare('forget_guesses_by'),
  };
}
