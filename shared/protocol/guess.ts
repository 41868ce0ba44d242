import { z } from 'zod';
import { NewsId } from '#shared/ids.ts';
import { EitherWords, MOST_OPTIONS, NewsQuestion } from '#shared/news/news.ts';

const OptionNumber = z
  .int()
  .min(0)
  .max(MOST_OPTIONS - 1);

/** A question that news ended with, as it stands now [V4]: how many pebbles lie where, never whose. */
export const QuestionTold = NewsQuestion.extend({
  /** the news that asks */
  news: NewsId,
  /** one number an option */
  pebbles: z.array(z.int().min(0)),
  /** where the reader's own pebble lies */
  own: OptionNumber.nullable(),
  /** what happened, and which news told of it; null while it is open. `option` null: none of the options */
  outcome: z.object({ news: NewsId, option: OptionNumber.nullable(), words: EitherWords }).nullable(),
});
export type QuestionTold = z.infer<typeof QuestionTold>;

/** `POST /api/projects/:project/news/:news/guess`: one pebble, laid or moved; the answer is the question as it stands then. */
export const GuessBody = z.object({ version: z.int().min(0), option: OptionNumber });
export type GuessBody = z.infer<typeof GuessBody>;
