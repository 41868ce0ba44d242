import { sql } from 'drizzle-orm';
import type { NewsId, PlayerId } from '#shared/ids.ts';
import { MOST_OPTIONS } from '#shared/news/news.ts';
import type { Kit } from '../kit.ts';
import type { GivingTables } from './giving.ts';
import type { NewsTables } from './news.ts';

/** What players guess about a question that news ended with, and what really happened. */
export function guessTables(k: Kit, { news }: NewsTables, { player }: GivingTables) {
  const newsId = (name: string) =>
    k
      .text(name)
      .$type<NewsId>()
      .notNull()
      .references(() => news.id);

  // The primary key is the limit: one pebble for each player and question, which may be moved.
  const guess = k.table(
    'guess',
    {
      news: newsId('news'),
      player: k
        .text('player')
        .$type<PlayerId>()
        .notNull()
        .references(() => player.id),
      /** which of the question's options, from 0 */
      option: k.whole('option').notNull(),
      at: k.whole('at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.news, t.player] }),
      k.index('guess_player').on(t.player),
      k.check('guess_option', sql`${t.option} >= 0 and ${t.option} < ${sql.raw(String(MOST_OPTIONS))}`),
      ...k.wholeOnly('guess_whole', t.option, t.at),
    ],
  );

  // The primary key is the limit here too: a question is answered by one piece of news.
  const questionOutcome = k.table(
    'question_outcome',
    {
      question: k
        .text('question')
        .$type<NewsId>()
        .primaryKey()
        .references(() => news.id),
      news: newsId('news'),
      /** which option came true; null where none did */
      option: k.whole('option'),
    },
    (t) => [
      k.index('question_outcome_news').on(t.news),
      k.check('question_outcome_later', sql`${t.question} <> ${t.news}`),
      k.check(
        'question_outcome_option',
        sql`${t.option} is null or (${t.option} >= 0 and ${t.option} < ${sql.raw(String(MOST_OPTIONS))})`,
      ),
      ...k.wholeOnly('question_outcome_whole', t.option),
    ],
  );
  return { guess, questionOutcome };
}
