import type { NewsRow } from '#server/domain/ports/news.ts';
import { type NewsBody, type NewsDraft, NO_QUESTION } from '#shared/news/news.ts';

/** News of before they could ask hold nothing of it: they are read as asking nothing. */
export const newsBodyOf = (body: NewsBody): NewsBody => ({ ...ASKS_NOTHING, ...body });
const ASKS_NOTHING: Pick<NewsBody, 'question' | 'outcomes'> = { question: null, outcomes: [] };

export const newsRowOf = (row: NewsRow): NewsRow => ({ ...row, body: { ...WRITES_NOTHING, ...row.body } });
const WRITES_NOTHING: Pick<NewsDraft, 'question' | 'outcomes'> = { question: NO_QUESTION, outcomes: [] };
