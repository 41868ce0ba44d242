import { everyGift, type Project } from '#shared/catalogue/catalogue.ts';
import {
  type Delivery,
  type GiftTold,
  isUnsaid,
  MOST_DELIVERIES,
  type NewsBody,
  type NewsDraft,
} from '#shared/news/news.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import { type OpenQuestion, readOutcomes, readQuestion } from './asking.ts';

export type NewsDeps = Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings'>;

/** What keeps news from being published, by the field of their form. */
export interface NewsFault {
  readonly field: string;
  readonly fault:
    | 'missing'
    | 'notADay'
    | 'inTheFuture'
    | 'notANumber'
    | 'noReason'
    | 'tooMany'
    | 'tooLong'
    | 'tooFewOptions'
    | 'otherLanguages'
    | 'optionTwice'
    | 'noQuestion';
}

/** The gifts that news may name: a symbolic one comes alive with its step [V2]. */
export const earmarkedGifts = (project: Project) =>
  everyGift(project).filter(({ purpose }) => purpose.kind === 'earmarked');

/**
 * News that can be published, or everything that is still wrong. `today` is a day, `2027-03-14`; `open`: what they may answer. Their
 * own question is numbered when it is published.
 */
export function readNews(
  draft: NewsDraft,
  project: Project,
  today: string,
  open: readonly OpenQuestion[],
): Result<NewsBody, readonly NewsFault[]> {
  const faults: NewsFault[] = [];
  const { happenedOn } = draft;
  if (happenedOn === '') faults.push({ field: 'happenedOn', fault: 'missing' });
  else if (!isDay(happenedOn)) faults.push({ field: 'happenedOn', fault: 'notADay' });
  else if (happenedOn > today) faults.push({ field: 'happenedOn', fault: 'inTheFuture' });
  if (isUnsaid(draft.title)) faults.push({ field: 'title', fault: 'missing' });
  if (isUnsaid(draft.words)) faults.push({ field: 'words', fault: 'missing' });
  const deliveries = deliveriesOf(draft, project, faults);
  if (deliveries.length > MOST_DELIVERIES) faults.push({ field: 'deliveries', fault: 'tooMany' });
  const question = readQuestion(draft, faults);
  const outcomes = readOutcomes(draft.outcomes, open, faults);
  if (faults.length > 0) return err(faults);
  const { place, title, words, photos } = draft;
  return ok({ happenedOn, place, title, words, photos, deliveries, question, outcomes });
}

function deliveriesOf(draft: NewsDraft, project: Project, faults: NewsFault[]): Delivery[] {
  const steps = project.steps.filter(({ slug }) => draft.steps.includes(slug));
  const known = new Set(earmarkedGifts(project).map(({ slug }) => slug));
  const told = draft.gifts.filter(({ gift, as }) => as !== '' && known.has(gift));
  return [
    ...steps.map(({ slug }): Delivery => ({ kind: 'step', step: slug })),
    ...told.flatMap((one) => deliveryOf(one, faults)),
  ];
}

function deliveryOf({ gift, as, quantity: typed, reason }: GiftTold, faults: NewsFault[]): Delivery[] {
  const quantity = typed.trim() === '' ? null : Number(typed);
  if (quantity !== null && !(Number.isInteger(quantity) && quantity >= 1 && quantity <= 100_000)) {
    faults.push({ field: `gift.${gift}.quantity`, fault: 'notANumber' });
    return [];
  }
  if (as !== 'changed') return [{ kind: 'gifts', gift, quantity }];
  if (isUnsaid(reason)) faults.push({ field: `gift.${gift}.reason`, fault: 'noReason' });
  return [{ kind: 'change', gift, quantity, reason }];
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().slice(0, 10) === text;
