import { z } from 'zod';
import { GiftSlug, NewsId, PhotoId, StepSlug } from '#shared/ids.ts';

const Text = z.string().max(2000);
const Short = z.string().max(200);

/** Words in one language or in both: who posts from the field may have time for one. */
export const EitherWords = z.object({ fr: Text, en: Text });
export type EitherWords = z.infer<typeof EitherWords>;
export const NO_EITHER: EitherWords = { fr: '', en: '' };

/** In the reader's language, else in the other. */
export const either = ({ fr, en }: EitherWords, language: 'fr' | 'en'): string =>
  language === 'fr' ? fr || en : en || fr;
/** The language that `either` reads in, for whom pages are read aloud. */
export const eitherLanguage = ({ fr, en }: EitherWords, language: 'fr' | 'en'): 'fr' | 'en' =>
  (language === 'fr' ? fr : en) !== '' ? language : fr !== '' ? 'fr' : 'en';
export const isUnsaid = ({ fr, en }: EitherWords): boolean => fr === '' && en === '';

export const MOST_NEWS_PHOTOS = 6;
export const MOST_DELIVERIES = 20;
const Quantity = z.int().min(1).max(100_000).nullable();

/**
 * What news prove [V2]. A step brings the symbolic gifts with it; earmarked ones are named, the oldest promised first, so many units
 * of them (null: all). `change`: the plan is another one now, and why.
 */
export const Delivery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), step: StepSlug }),
  z.object({ kind: z.literal('gifts'), gift: GiftSlug, quantity: Quantity }),
  z.object({ kind: z.literal('change'), gift: GiftSlug, quantity: Quantity, reason: EitherWords }),
]);
export type Delivery = z.infer<typeof Delivery>;

export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 5;
export const MOST_ASKED = 200;
export const MOST_OPTION = 120;

/** What news may end with: a question on what comes next, on which visitors lay pebbles [V4]. */
export const NewsQuestion = z.object({
  /** another one where the question or its options became others: pebbles lie on this very one */
  version: z.int().min(0),
  asked: EitherWords,
  options: z.array(EitherWords).min(FEWEST_OPTIONS).max(MOST_OPTIONS),
});
export type NewsQuestion = z.infer<typeof NewsQuestion>;

/** What happened, to what earlier news asked. `option` null: none of them came true, and words say what did. */
export const NewsOutcome = z.object({
  question: NewsId,
  option: z
    .int()
    .min(0)
    .max(MOST_OPTIONS - 1)
    .nullable(),
  words: EitherWords,
});
export type NewsOutcome = z.infer<typeof NewsOutcome>;

/** News as they were published: nothing in them is missing. */
export const NewsBody = z.object({
  /** `2027-03-14` */
  happenedOn: z.iso.date(),
  place: EitherWords,
  title: EitherWords,
  words: EitherWords,
  photos: z.array(PhotoId).max(MOST_NEWS_PHOTOS),
  deliveries: z.array(Delivery).max(MOST_DELIVERIES),
  question: NewsQuestion.nullable(),
  outcomes: z.array(NewsOutcome),
});
export type NewsBody = z.infer<typeof NewsBody>;

/** What a form says of one gift; a number as it was typed. */
export const GiftTold = z.object({
  gift: GiftSlug,
  as: z.enum(['', 'delivered', 'changed']),
  quantity: Short,
  reason: EitherWords,
});
export type GiftTold = z.infer<typeof GiftTold>;

/** A question while it is being written; options that are left empty are none. */
export const QuestionDraft = z.object({ asked: EitherWords, options: z.array(EitherWords).max(MOST_OPTIONS) });
export type QuestionDraft = z.infer<typeof QuestionDraft>;
export const NO_QUESTION: QuestionDraft = { asked: NO_EITHER, options: [] };

/** What a form says of one question of earlier news: the number of an option, that it was none of them, or nothing yet. */
export const OutcomeDraft = z.object({
  question: NewsId,
  /** of the question as it was read: an option's number means nothing for another one */
  version: z.int(),
  as: z.enum(['', 'none', '0', '1', '2', '3', '4']),
  words: EitherWords,
});
export type OutcomeDraft = z.infer<typeof OutcomeDraft>;

/** News while they are being written: all that was typed, also where it is not right yet. */
export const NewsDraft = z.object({
  happenedOn: Short,
  place: EitherWords,
  title: EitherWords,
  words: EitherWords,
  photos: z.array(PhotoId).max(MOST_NEWS_PHOTOS),
  steps: z.array(StepSlug),
  gifts: z.array(GiftTold),
  question: QuestionDraft,
  outcomes: z.array(OutcomeDraft),
});
export type NewsDraft = z.infer<typeof NewsDraft>;
