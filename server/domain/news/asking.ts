import type { NewsId } from '#shared/ids.ts';
import {
  type EitherWords,
  FEWEST_OPTIONS,
  isUnsaid,
  MOST_ASKED,
  MOST_OPTION,
  type NewsDraft,
  type NewsOutcome,
  type NewsQuestion,
  type OutcomeDraft,
} from '#shared/news/news.ts';
import { isSameQuestion, languagesOf, writtenOptions } from '#shared/news/question.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { NewsRow } from '../ports/news.ts';
import type { StoreReads, StoreTx } from '../ports/store.ts';
import type { NewsFault } from './read.ts';

/** A question of earlier news, which these news may answer. */
export interface OpenQuestion {
  readonly news: NewsId;
  readonly question: NewsQuestion;
}

/** Questions of the same project that were read before these news: open ones, and those that these news answered themselves. */
export async function openQuestions(
  read: Pick<StoreReads, 'publishedNews' | 'outcomesIn'>,
  { id, project, publishedAt }: Pick<NewsRow, 'id' | 'project' | 'publishedAt'>,
): Promise<readonly OpenQuestion[]> {
  const answeredBy = new Map((await read.outcomesIn(project)).map(({ question, news }) => [question, news]));
  return (await read.publishedNews(project)).flatMap((asking) => {
    const { question } = asking.body;
    const isEarlier = asking.id !== id && (publishedAt === null || asking.publishedAt <= publishedAt);
    const isOpen = (answeredBy.get(asking.id) ?? id) === id;
    return question && isEarlier && isOpen ? [{ news: asking.id, question }] : [];
  });
}

/** The question as it can be published, without its number yet; null where none is written. */
export function readQuestion(
  { question: { asked, options } }: Pick<NewsDraft, 'question'>,
  faults: NewsFault[],
): NewsQuestion | null {
  const written = writtenOptions(options);
  if (isUnsaid(asked) && written.length === 0) return null;
  if (isUnsaid(asked)) faults.push({ field: 'question.asked', fault: 'missing' });
  else if (isLonger(asked, MOST_ASKED)) faults.push({ field: 'question.asked', fault: 'tooLong' });
  if (written.length < FEWEST_OPTIONS) faults.push({ field: 'question.options', fault: 'tooFewOptions' });
  else if (!isUnsaid(asked) && written.some((option) => languagesOf(option) !== languagesOf(asked)))
    faults.push({ field: 'question.options', fault: 'otherLanguages' });
  if (written.some((option) => isLonger(option, MOST_OPTION)))
    faults.push({ field: 'question.options', fault: 'tooLong' });
  if (new Set(written.map(({ fr, en }) => `${fr}\n${en}`)).size < written.length)
    faults.push({ field: 'question.options', fault: 'optionTwice' });
  return { version: 0, asked, options: [...written] };
}

const isLonger = ({ fr, en }: EitherWords, most: number): boolean => Math.max(fr.length, en.length) > most;

export function readOutcomes(
  drafts: readonly OutcomeDraft[],
  open: readonly OpenQuestion[],
  faults: NewsFault[],
): NewsOutcome[] {
  return drafts.flatMap(({ question, version, as, words }): NewsOutcome[] => {
    if (as === '') return [];
    const known = open.find(({ news }) => news === question)?.question;
    const option = as === 'none' ? null : Number(as);
    // Answered elsewhere, withdrawn or changed since this was written: its steward looks once more.
    if (known?.version !== version || (option !== null && option >= known.options.length))
      faults.push({ field: 'outcomes', fault: 'noQuestion' });
    if (option === null && isUnsaid(words)) faults.push({ field: `outcome.${question}.words`, fault: 'missing' });
    return [{ question, option, words }];
  });
}

/** Pebbles stay with their question: it keeps its number while it is the same, else it has another. */
export function numbered(
  question: NewsQuestion | null,
  before: NewsQuestion | null,
  revision: number,
): NewsQuestion | null {
  if (question === null) return null;
  return { ...question, version: before && isSameQuestion(before, question) ? before.version : revision };
}

/** In the transaction that publishes: what these news ask and answer from now on. */
export async function askAndAnswer(
  tx: StoreTx,
  news: NewsId,
  { before, now }: { readonly before: NewsQuestion | null; readonly now: NewsQuestion | null },
  outcomes: readonly NewsOutcome[],
  open: readonly OpenQuestion[],
): Promise<Result<null, { readonly kind: 'questionGone' }>> {
  if (before && before.version !== now?.version) await tx.forgetQuestion(news);
  await tx.takeBackOutcomes(news);
  for (const { question, option } of outcomes) {
    const held = await tx.holdQuestion(question);
    const known = open.find((one) => one.news === question);
    // It was corrected, withdrawn or answered since this was read.
    if (!held || held.question.version !== known?.question.version) return err({ kind: 'questionGone' });
    if (!(await tx.addOutcome({ question, news, option }))) return err({ kind: 'questionGone' });
  }
  return ok(null);
}

/** What publishing these news would take away: the pebbles that lie on a question which is another one now. */
export interface QuestionLoss {
  readonly pebbles: number;
  /** what came of it was told already, and that goes too */
  readonly isAnswered: boolean;
}

export async function lossOf(
  read: Pick<StoreReads, 'onePublished' | 'pebblesIn' | 'outcomesIn'>,
  { id, project }: Pick<NewsRow, 'id' | 'project'>,
  draft: Pick<NewsDraft, 'question'>,
): Promise<QuestionLoss | null> {
  const before = (await read.onePublished(id))?.body.question ?? null;
  const now = readQuestion(draft, []);
  if (before === null || (now && isSameQuestion(before, now))) return null;
  const lying = (await read.pebblesIn(project)).filter(({ question }) => question === id);
  return {
    pebbles: lying.reduce((all, { count }) => all + count, 0),
    isAnswered: (await read.outcomesIn(project)).some(({ question }) => question === id),
  };
}
