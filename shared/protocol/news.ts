import { z } from 'zod';
import { GiftSlug, NewsId } from '#shared/ids.ts';
import { EitherWords, NewsBody } from '#shared/news/news.ts';
import { QuestionTold } from './guess.ts';

/** `small`: the address of the same photo, 640 px at most */
export const ToldPhoto = z.object({
  address: z.string(),
  small: z.string(),
  alt: EitherWords,
  width: z.int(),
  height: z.int(),
});
export type ToldPhoto = z.infer<typeof ToldPhoto>;

/** News as they are told in short, beside what they tell of. */
export const NewsTold = z.object({
  id: NewsId,
  title: EitherWords,
  words: EitherWords.default({ fr: '', en: '' }),
  happenedOn: z.iso.date(),
  /** the first one */
  photo: ToldPhoto.nullable().default(null),
});
export type NewsTold = z.infer<typeof NewsTold>;

const OneNews = NewsBody.omit({ photos: true, question: true, outcomes: true }).extend({
  id: NewsId,
  photos: z.array(ToldPhoto),
  /** how many gifts stand as these news said */
  told: z.array(z.object({ gift: GiftSlug, state: z.enum(['promised', 'delivered', 'changed']), quantity: z.int() })),
  /** what it asks */
  question: QuestionTold.nullable().default(null),
  /** earlier questions that it answers */
  answers: z.array(QuestionTold).default([]),
});
export type OneNews = z.infer<typeof OneNews>;

/** `GET /api/projects/:project/news`: what was told of the real place, the newest first. */
export const ProjectNews = z.object({ news: z.array(OneNews) });
export type ProjectNews = z.infer<typeof ProjectNews>;
