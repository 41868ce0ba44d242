import type { Project } from '#shared/catalogue/catalogue.ts';
import {
  type EitherWords,
  type GiftTold,
  isUnsaid,
  MOST_OPTIONS,
  NewsDraft,
  NO_EITHER,
  type OutcomeDraft,
} from '#shared/news/news.ts';
import type { Fields } from '../drafts/write.ts';
import type { OpenQuestion } from './asking.ts';
import { earmarkedGifts } from './read.ts';

const pair = (name: string, { fr, en }: EitherWords) => ({ [`${name}.fr`]: fr, [`${name}.en`]: en });

/** The names of the fields of a question's options, the first one first. */
export const OPTION_FIELDS = Array.from({ length: MOST_OPTIONS }, (_, i) => `question.option${i}`);

/**
 * News as their form holds them: one text a field, also for every step and gift that they might tell of, and for every question that
 * they might answer.
 */
export function newsFields(body: NewsDraft, project: Project, open: readonly OpenQuestion[]): Fields {
  return {
    ...pair('title', body.title),
    happenedOn: body.happenedOn,
    ...pair('place', body.place),
    ...pair('words', body.words),
    ...Object.fromEntries(project.steps.map(({ slug }) => [`step.${slug}`, body.steps.includes(slug) ? 'yes' : ''])),
    ...Object.assign({}, ...earmarkedGifts(project).map(({ slug }) => giftFields(toldOf(body, slug)))),
    ...pair('question.asked', body.question.asked),
    ...Object.assign({}, ...OPTION_FIELDS.map((name, i) => pair(name, body.question.options[i] ?? NO_EITHER))),
    ...Object.assign({}, ...open.map((one) => outcomeFields(outcomeOf(body, one)))),
  };
}

const toldOf = (body: NewsDraft, gift: GiftTold['gift']): GiftTold =>
  body.gifts.find((one) => one.gift === gift) ?? { gift, as: '', quantity: '', reason: NO_EITHER };

const giftFields = ({ gift, as, quantity, reason }: GiftTold): Fields => ({
  [`gift.${gift}.as`]: as,
  [`gift.${gift}.quantity`]: quantity,
  ...pair(`gift.${gift}.reason`, reason),
});

/** What was written of a question that is another one by now says nothing of this one. */
const outcomeOf = ({ outcomes }: NewsDraft, { news, question: { version } }: OpenQuestion): OutcomeDraft =>
  outcomes.find((one) => one.question === news && one.version === version) ?? {
    question: news,
    version,
    as: '',
    words: NO_EITHER,
  };

const outcomeFields = ({ question, as, words }: OutcomeDraft): Fields => ({
  [`outcome.${question}.as`]: as,
  ...pair(`outcome.${question}.words`, words),
});

/** null for what the form cannot have sent */
export function withNewsFields(
  body: NewsDraft,
  project: Project,
  open: readonly OpenQuestion[],
  fields: Fields,
): NewsDraft | null {
  const text = (name: string) => (fields[name] ?? '').trim();
  const words = (name: string): EitherWords => ({ fr: text(`${name}.fr`), en: text(`${name}.en`) });
  const gifts = earmarkedGifts(project).map(({ slug: gift }) => ({
    gift,
    as: text(`gift.${gift}.as`),
    quantity: text(`gift.${gift}.quantity`),
    reason: words(`gift.${gift}.reason`),
  }));
  const outcomes = open.map(({ news: question, question: { version } }) => ({
    question,
    version,
    as: text(`outcome.${question}.as`),
    words: words(`outcome.${question}.words`),
  }));
  const read = NewsDraft.safeParse({
    ...body,
    title: words('title'),
    happenedOn: text('happenedOn'),
    place: words('place'),
    words: words('words'),
    steps: project.steps.map(({ slug }) => slug).filter((slug) => fields[`step.${slug}`] === 'yes'),
    gifts: gifts.filter(({ as, quantity, reason }) => as !== '' || quantity !== '' || reason.fr + reason.en !== ''),
    question: { asked: words('question.asked'), options: OPTION_FIELDS.map(words) },
    outcomes: outcomes.filter((one) => one.as !== '' || !isUnsaid(one.words)),
  });
  return read.success ? read.data : null;
}
