import { z } from 'zod';

/** What a visitor may report: the words and pictures of a project or of a piece of its news, a founded village's, or a giver's on one gift. */
export const ReportSubject = z.enum(['project', 'village', 'gift', 'news']);
export type ReportSubject = z.infer<typeof ReportSubject>;

/** `family`: relatives of somebody who is remembered ask that the village be taken away. */
export const ReportReason = z.enum(['hurtful', 'private', 'false', 'family', 'other']);
export type ReportReason = z.infer<typeof ReportReason>;

export const MOST_REPORT_WORDS = 1000;

/** The report as its form sends it, without an account. */
export const ReportForm = z.object({
  subject: ReportSubject,
  /** slug of the project or village, or id of the placement or news */
  id: z.string().min(1).max(80),
  reason: ReportReason,
  words: z
    .string()
    .trim()
    .max(MOST_REPORT_WORDS)
    .default('')
    .transform((text) => (text === '' ? null : text)),
});
export type ReportForm = z.infer<typeof ReportForm>;
