import { z } from 'zod';

/** `water-1` of our sets, `own-k3v9x2` of an association's own. */
export const QuestionId = z
  .string()
  .regex(/^[a-z]{2,12}-[a-z0-9]{1,12}$/)
  .brand<'QuestionId'>();
export type QuestionId = z.infer<typeof QuestionId>;

export const MOST_ASKED = 200;
export const MOST_ANSWER = 120;
export const MOST_EXPLAINED = 600;
export const MOST_SOURCE = 120;
export const FEWEST_ANSWERS = 2;
export const MOST_ANSWERS = 4;

const said = (most: number) =>
  z.object({ fr: z.string().trim().min(1).max(most), en: z.string().trim().min(1).max(most) });

/** A link that readers follow by themselves: only the web, and nothing signed in. */
const SourceAddress = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((address) => {
    const url = URL_PARTS.exec(address);
    return url !== null && !(url[1] ?? '').includes('@');
  });
const URL_PARTS = /^https?:\/\/([^/?#]+)/;

/** A small question on the real project [V4]: 2 to 4 answers, one of them true; any answer is fine, and explained. */
export const Question = z
  .object({
    id: QuestionId,
    asked: said(MOST_ASKED),
    answers: z.array(said(MOST_ANSWER)).min(FEWEST_ANSWERS).max(MOST_ANSWERS),
    /** which of `answers` is true */
    right: z.int().min(0),
    explained: said(MOST_EXPLAINED),
    /** who says so, with the year; `url` null where it is the association's own knowledge */
    source: z.object({ name: z.string().trim().min(1).max(MOST_SOURCE), url: SourceAddress.nullable() }),
  })
  .refine(({ answers, right }) => right < answers.length, { path: ['right'] });
export type Question = z.infer<typeof Question>;

export const QUESTION_SETS = ['water', 'seeds', 'school', 'wages'] as const;
export type QuestionSet = (typeof QUESTION_SETS)[number];

export const MOST_OWN_QUESTIONS = 20;

/** What a project asks its visitors: our sets that its steward picked, and its own questions. */
export const Asking = z.object({
  sets: z.array(z.enum(QUESTION_SETS)).max(QUESTION_SETS.length),
  own: z.array(Question).max(MOST_OWN_QUESTIONS),
});
export type Asking = z.infer<typeof Asking>;

export const NOTHING_ASKED: Asking = { sets: [], own: [] };

/** `GET /api/villages/:village/questions`: the true answer comes along, for nothing is won by knowing it. */
export const QuestionsReply = z.object({ questions: z.array(Question), answered: z.array(QuestionId) });
export type QuestionsReply = z.infer<typeof QuestionsReply>;
