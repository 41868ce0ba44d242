import type { NewsPhoto, PublicNews, ToldGift } from '#server/domain/ports/news.ts';
import { everyGift, type Project } from '#shared/catalogue/catalogue.ts';
import { photoAddress } from '#shared/catalogue/photo.ts';
import { type Html, html } from '#shared/html.ts';
import { newsPage as en } from '#shared/i18n/en-news.ts';
import { formatIn } from '#shared/i18n/format.ts';
import { newsPage as fr } from '#shared/i18n/fr-news.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { SameShape } from '#shared/i18n/messages.ts';
import type { PhotoId, VillageSlug } from '#shared/ids.ts';
import { type EitherWords, either, eitherLanguage, isUnsaid, type NewsBody } from '#shared/news/news.ts';
import { saidIn } from '#shared/news/said.ts';
import type { QuestionTold } from '#shared/protocol/guess.ts';
import { banner, documentOf, languageLink, wordsIn } from './layout.ts';
import { answeredPart, questionPart } from './newsQuestionPart.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

export const NEWS_WORDS: Readonly<Record<Language, SameShape<typeof en>>> = { en, fr };

/** One piece of news with its pictures, and what it brought about. */
export interface ToldNews {
  readonly news: PublicNews;
  /** in the order in which they are shown */
  readonly photos: readonly NewsPhoto[];
  readonly told: readonly ToldGift[];
}

/** The same with what it asks and what it answers. */
export interface AskingNews extends ToldNews {
  readonly question: QuestionTold | null;
  readonly answers: readonly QuestionTold[];
}

export interface NewsModel {
  readonly project: Project;
  readonly village: VillageSlug | null;
  /** all of a project, the newest first; or the one that is asked for */
  readonly all: readonly AskingNews[];
  readonly isOne: boolean;
}

/** [B1] What an association told of the real place: everything, or one piece at an address of its own. */
export function newsPage({ publicUrl, files, siteName }: PageParts, model: NewsModel, context: Context): string {
  const { language, simulation } = context;
  const { project, all, isOne } = model;
  const page = wordsIn(language);
  const words = NEWS_WORDS[language];
  const root = `/p/${project.slug}/news`;
  const [first] = all;
  const one = isOne && first ? first : null;
  const path = one ? `${root}/${one.news.id}` : root;
  const title = one ? either(one.news.body.title, language) : words.title;
  const level = one ? 2 : 3;
  const list = all.map(
    (told) =>
      html`<article class="page-news">${one === null && html`<h2><a href="${root}/${told.news.id}">${saidIn(told.news.body.title, language)}</a></h2>`}${newsParts(project, told, language, level)}${askingParts(project, told, language, level)}
<p class="page-small"><a href="/report?subject=news&amp;id=${told.news.id}&amp;lang=${language}">${words.report}</a></p></article>`,
  );
  return documentOf({
    language,
    title: `${title} · ${project.title[language]} · ${siteName}`,
    description: words.description(project.title[language]),
    path,
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(page, simulation, project.demonstration)}${languageLink(page, language, path)}</header>
<main class="page-plain"><p><a href="/p/${project.slug}">${project.title[language]}</a></p>
<h1>${one ? saidIn(one.news.body.title, language) : title}</h1>
${all.length === 0 ? html`<p>${words.none}</p>` : list}
<p>${one && html`<a href="${root}">${words.all}</a> · `}${model.village && html`<a href="/v/${model.village}">${words.village}</a>`}</p></main>`,
  });
}

/** First what earlier news asked and these answer, then what they ask themselves. */
function askingParts({ slug }: Project, told: AskingNews, language: Language, level: 2 | 3): Html {
  const place = { project: slug, language, level };
  const label = wordsIn(language).t.guess.askedIn;
  const answers = told.answers.map((one) => answeredPart(one, place, { news: one.news, label }));
  return html`${answers}${told.question && questionPart(told.question, place)}`;
}

/**
 * Day and place, photos, words, and what they deliver; without the title.
 * @param addressOf of a photo: before news are published, one that only their stewards may open
 */
export function newsParts(
  project: Project,
  { news, photos, told }: ToldNews,
  language: Language,
  level: 2 | 3,
  addressOf: (photo: PhotoId) => string = photoAddress,
): Html {
  const { body, at, publishedAt } = news;
  const words = NEWS_WORDS[language];
  const { day } = formatIn(language);
  const isForeign = eitherLanguage(body.words, language) !== language;
  return html`<p class="page-small"><time datetime="${body.happenedOn}">${day(Date.parse(body.happenedOn))}</time>${!isUnsaid(body.place) && html` · ${saidIn(body.place, language)}`}${at > publishedAt && html` · ${words.corrected(day(at))}`}</p>
${photos.map((photo) => newsPhoto(photo, addressOf(photo.id), language))}
${isForeign && html`<p class="page-small">${words.otherLanguage}</p>`}${paragraphs(body.words, language)}
${deliveredPart(project, body, told, language, level)}`;
}

export const newsPhoto = ({ alt, width, height }: NewsPhoto, src: string, language: Language): Html =>
  html`<img class="page-photo" src="${src}" alt="${either(alt, language)}" width="${width}" height="${height}" loading="lazy" decoding="async">`;

const paragraphs = (words: EitherWords, language: Language): readonly Html[] =>
  either(words, language)
    .split(/\n{2,}/)
    .map((text) => html`<p lang="${eitherLanguage(words, language)}">${text}</p>`);

function deliveredPart(
  project: Project,
  { deliveries }: NewsBody,
  told: readonly ToldGift[],
  language: Language,
  level: 2 | 3,
): Html {
  const words = NEWS_WORDS[language];
  const nameOf = (slug: string) => everyGift(project).find((gift) => gift.slug === slug)?.name[language] ?? slug;
  const counted = (state: ToldGift['state']) =>
    told
      .filter((one) => one.state === state)
      .map(({ gift, quantity }) => html`<li>${words.gift(quantity, nameOf(gift))}</li>`);
  const steps = project.steps
    .filter(({ slug }) => deliveries.some((one) => one.kind === 'step' && one.step === slug))
    .map(({ name }) => html`<li><strong>${words.step(name[language])}</strong></li>`);
  const reasons = deliveries.flatMap((one) =>
    one.kind === 'change' ? [html`<li>${words.because(nameOf(one.gift))}${saidIn(one.reason, language)}</li>`] : [],
  );
  const heading = (text: string) => (level === 2 ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`);
  const delivered = [...steps, ...counted('delivered')];
  return html`${delivered.length > 0 && html`${heading(words.delivers)}<ul>${delivered}</ul>`}${reasons.length > 0 && html`${heading(words.changes)}<ul>${reasons}${counted('changed')}</ul>`}`;
}
