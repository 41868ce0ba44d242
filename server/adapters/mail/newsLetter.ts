import type { GiftInLetter, NewsInLetter, NewsLetter, NewsOfProject } from '#server/domain/ports/post.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { type EitherWords, either, eitherLanguage, isUnsaid } from '#shared/news/news.ts';
import { saidIn } from '#shared/news/said.ts';
import type { Letter, LetterLinks, LetterPicture } from './letter.ts';
import type { LetterPhotos } from './letterPhoto.ts';
import { NEWS_LETTER_WORDS, type NewsLetterWords } from './newsLetterWords.ts';

/** What every part of a letter is written with. */
interface Writing {
  readonly language: Language;
  readonly words: NewsLetterWords;
  /** a path of ours as whole address, in the letter's language */
  readonly at: (path: string) => string;
  readonly shown: ReadonlySet<string>;
  /** levels of headings: under the name of a project where there are several */
  readonly severalProjects: boolean;
}

/** [B1] The same words as text and as HTML. Its pictures come with it: nothing is loaded when it is read, so that nobody is counted. */
export async function newsLetter(letter: NewsLetter, links: LetterLinks, photos: LetterPhotos): Promise<Letter> {
  const pictures = await picturesOf(letter, photos);
  const { language, projects } = letter;
  const words = NEWS_LETTER_WORDS[language];
  const writing: Writing = {
    language,
    words,
    at: (path) => `${links.publicUrl}${path}${path.includes('?') ? '&' : '?'}lang=${language}`,
    shown: new Set(pictures.map(({ cid }) => cid)),
    severalProjects: projects.length > 1,
  };
  const subject = subjectOf(letter, words);
  const stop = `${links.publicUrl}${links.stopPath(letter.reader)}`;
  const answer = answerOf(letter);
  const parts = { letter, writing, subject, answer, stop: `${stop}?lang=${language}`, siteName: links.siteName };
  const replyTo = 'replyTo' in answer && { replyTo: answer.replyTo };
  return { subject, text: textOf(parts), html: htmlOf(parts).html, ...replyTo, pictures, stop };
}

const cidOf = (id: string): string => `${id}@letter`;

async function picturesOf({ projects }: NewsLetter, photos: LetterPhotos): Promise<readonly LetterPicture[]> {
  const pictures: LetterPicture[] = [];
  for (const { photo } of projects.flatMap(({ news }) => news)) {
    const jpeg = photo && (await photos(photo.id));
    if (photo && jpeg) pictures.push({ cid: cidOf(photo.id), jpeg });
  }
  return pictures;
}

const unitsOf = (gifts: readonly GiftInLetter[]): number => gifts.reduce((sum, { quantity }) => sum + quantity, 0);
const inState = ({ gifts }: NewsInLetter, state: GiftInLetter['state']) => gifts.filter((gift) => gift.state === state);

const countOf = (rest: NewsLetter['rest']): number => rest.reduce((sum, { news }) => sum + news, 0);

function subjectOf({ projects, rest, language }: NewsLetter, { subject }: NewsLetterWords): string {
  const [project] = projects;
  const [first] = project?.news ?? [];
  if (!project || !first) throw new Error('a letter of no news');
  const title = either(first.title, language);
  const [delivered, changed] = [unitsOf(inState(first, 'delivered')), unitsOf(inState(first, 'changed'))];
  const said =
    delivered > 0
      ? subject.delivered(delivered, title)
      : changed > 0
        ? subject.changed(changed, title)
        : subject.project(project.project.title[language], title);
  const others = projects.reduce((sum, { news }) => sum + news.length, 0) - 1 + countOf(rest);
  return others > 0 ? said + subject.more(others) : said;
}

interface Parts {
  readonly letter: NewsLetter;
  readonly writing: Writing;
  readonly subject: string;
  readonly answer: Answer;
  readonly stop: string;
  readonly siteName: string;
}

function leadOf({ projects, language }: NewsLetter, words: NewsLetterWords): string {
  const [first] = projects;
  return projects.length > 1 || !first
    ? words.leadOfSeveral
    : words.lead(first.project.title[language], first.association.name);
}

type Association = NewsOfProject['association'];

/** An answer goes to the association where it is one; else each stands there with its address. */
function answerOf({ projects }: NewsLetter): Answer {
  const associations = [...new Map(projects.map(({ association }) => [association.email, association])).values()];
  const [first, ...others] = associations;
  return others.length === 0 && first ? { replyTo: first } : { associations };
}

type Answer = { readonly replyTo: Association } | { readonly associations: readonly Association[] };

// Text

function textOf({ letter, writing, answer, stop, siteName }: Parts): string {
  const { words } = writing;
  return `${[
    letter.isRehearsal ? words.rehearsal : null,
    words.hello,
    leadOf(letter, words),
    ...letter.projects.flatMap((project) => projectText(project, writing)),
    ...restText(letter, writing),
    ...('replyTo' in answer
      ? [words.answer(answer.replyTo.name)]
      : answer.associations.map(({ name, email }) => words.writeTo(name) + words.colon + email)),
    words.why,
    words.stop + words.colon + stop,
    siteName,
  ]
    .filter((paragraph) => paragraph !== null)
    .join('\n\n')}\n`;
}

function projectText({ project, association, news }: NewsOfProject, writing: Writing): string[] {
  const { language, severalProjects } = writing;
  const heading = `== ${project.title[language]} (${association.name}) ==`;
  return [...(severalProjects ? [heading] : []), ...news.flatMap((one) => newsText(project.slug, one, writing))];
}

function newsText(project: string, news: NewsInLetter, writing: Writing): string[] {
  const { language, words, at } = writing;
  const gifts = (state: GiftInLetter['state']): string[] => {
    const own = inState(news, state);
    if (own.length === 0) return [];
    const lines = own.map(
      (gift) =>
        `${words.news.gift(gift.quantity, gift.name[language])}\n  ${words.seeGift}${words.colon}${giftAt(gift, at)}`,
    );
    return [[words[state](unitsOf(own)), ...lines].join('\n')];
  };
  const foreign = isForeign(news.words, language) ? [words.news.otherLanguage] : [];
  return [
    [either(news.title, language).toUpperCase(), whenOf(news, writing), ...foreign].join('\n'),
    ...gifts('delivered'),
    ...gifts('changed'),
    ...news.reasons.map((reason) => either(reason, language)),
    ...news.steps.map((name) => words.step(name[language])),
    either(news.words, language),
    words.read + words.colon + newsAt(project, news, at),
  ];
}

function restText({ rest }: NewsLetter, { language, words, at }: Writing): string[] {
  if (rest.length === 0) return [];
  const places = rest.map(({ project }) => project.title[language] + words.colon + at(`/p/${project.slug}/news`));
  return [[words.rest(countOf(rest)), ...places].join('\n')];
}

const giftAt = ({ village, placement }: GiftInLetter, at: Writing['at']): string =>
  at(`/v/${village}?gift=${placement}`);
const newsAt = (project: string, { id }: NewsInLetter, at: Writing['at']): string => at(`/p/${project}/news/${id}`);
const isForeign = (words: EitherWords, language: Language): boolean => eitherLanguage(words, language) !== language;

function whenOf({ happenedOn, place, correctedAt }: NewsInLetter, { language, words }: Writing): string {
  const { day } = words.format;
  const where = isUnsaid(place) ? [] : [either(place, language)];
  const corrected = correctedAt === null ? [] : [words.news.corrected(day(correctedAt))];
  return [day(Date.parse(happenedOn)), ...where, ...corrected].join(' · ');
}

// HTML

const LINK = 'color:#155e4f;font-weight:bold';

function htmlOf({ letter, writing, subject, answer, stop, siteName }: Parts): Html {
  const { words, language, at } = writing;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;padding:16px;background:#fdf1d6;color:#2a2140;font:16px/1.5 Verdana,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:20px;background:#fffaec;border:3px solid #2a2140">
${letter.isRehearsal && html`<p style="margin:0 0 16px;padding:8px;background:#fbc54c;font-weight:bold">${words.rehearsal}</p>`}
<p>${words.hello}</p>
<p>${leadOf(letter, words)}</p>
${letter.projects.map((project) => projectHtml(project, writing))}${
  letter.rest.length > 0 &&
  html`<p>${words.rest(countOf(letter.rest))}<br>${letter.rest.map(
    ({ project }) =>
      html`<a href="${at(`/p/${project.slug}/news`)}" style="${LINK}">${words.news.all}${words.colon}${project.title[language]}</a><br>`,
  )}</p>
`
}<hr style="margin:24px 0;border:0;border-top:2px solid #d9c9a3">
${
  'replyTo' in answer
    ? html`<p style="font-size:14px">${words.answer(answer.replyTo.name)}</p>`
    : answer.associations.map(
        ({ name, email }) =>
          html`<p style="font-size:14px">${words.writeTo(name)}${words.colon}<a href="mailto:${email}" style="color:#155e4f">${email}</a></p>`,
      )
}
<p style="font-size:14px">${words.why}</p>
<p style="font-size:14px"><a href="${stop}" style="${LINK}">${words.stop}</a></p>
<p style="font-size:14px">${siteName}</p>
</div></body></html>
`;
}

function projectHtml({ project, association, news }: NewsOfProject, writing: Writing): Html {
  const { language, severalProjects } = writing;
  return html`${severalProjects && html`<h2 style="margin:32px 0 0;padding:8px 12px;background:#2a2140;color:#fffaec;font-size:18px;line-height:1.3">${project.title[language]}<br><span style="font-size:14px;font-weight:normal">${association.name}</span></h2>\n`}${news.map((one) => newsHtml(project.slug, one, writing))}`;
}

function newsHtml(project: string, news: NewsInLetter, writing: Writing): Html {
  const { language, words, at, shown, severalProjects } = writing;
  const title = saidIn(news.title, language);
  const style = 'margin:24px 0 4px;font-size:22px;line-height:1.25';
  const { photo } = news;
  const picture =
    photo && shown.has(cidOf(photo.id))
      ? html`<p style="margin:16px 0"><img src="cid:${cidOf(photo.id)}" alt="${either(photo.alt, language)}" width="514" style="display:block;box-sizing:border-box;width:100%;max-width:100%;height:auto;border:2px solid #2a2140"></p>
`
      : null;
  const steps = news.steps.map((name) => html`<p><strong>${words.step(name[language])}</strong></p>\n`);
  const paragraphs = either(news.words, language)
    .split(/\n{2,}/)
    .map((text) => html`<p lang="${eitherLanguage(news.words, language)}">${text}</p>\n`);
  return html`${severalProjects ? html`<h3 style="${style}">${title}</h3>` : html`<h2 style="${style}">${title}</h2>`}
<p style="margin:0 0 12px;font-size:14px">${whenOf(news, writing)}${isForeign(news.words, language) && html`<br>${words.news.otherLanguage}`}</p>
${giftsHtml(news, 'delivered', writing)}${giftsHtml(news, 'changed', writing)}${news.reasons.map((reason) => html`<p>${saidIn(reason, language)}</p>\n`)}${picture}${steps}${paragraphs}<p><a href="${newsAt(project, news, at)}" style="${LINK}">${words.read}</a></p>
`;
}

/** The reader's own gifts stand apart, each with its way into the village. */
function giftsHtml(news: NewsInLetter, state: GiftInLetter['state'], { words, language, at }: Writing): Html | null {
  const own = inState(news, state);
  if (own.length === 0) return null;
  return html`<div style="margin:12px 0;padding:12px 16px;background:${state === 'delivered' ? '#d7ecd2' : '#fbe3b0'};border-left:6px solid ${state === 'delivered' ? '#155e4f' : '#b5651d'}">
<p style="margin:0">${words[state](unitsOf(own))}</p>
${own.map(
  (gift) =>
    html`<p style="margin:8px 0 0"><strong>${words.news.gift(gift.quantity, gift.name[language])}</strong><br><a href="${giftAt(gift, at)}" style="${LINK}">${words.seeGift}</a></p>
`,
)}</div>
`;
}
