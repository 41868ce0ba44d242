import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { Question } from '#shared/questions/question.ts';
import { privatePage, wordsIn } from './layout.ts';
import type { Context } from './projectPages.ts';
import { QUESTION_PAGE_WORDS } from './questionWords.ts';
import type { PageParts } from './villagePage.ts';

export interface QuestionModel {
  readonly village: VillageSlug;
  readonly villageName: string;
  /** the one that is asked, or was just answered; null when this reader has answered all */
  readonly question: Question | null;
  /** which answer was given; null while it is asked */
  readonly answer: number | null;
  /** whether there is another one after it */
  readonly hasMore: boolean;
}

/** [V4] Small questions on the real project, for readers without script too. */
export function questionPage(parts: PageParts, model: QuestionModel, { language, simulation }: Context): string {
  const { village, villageName, question, answer } = model;
  const words = QUESTION_PAGE_WORDS[language];
  const path = `/v/${village}/questions`;
  const part =
    question === null
      ? html`<p role="status">${wordsIn(language).t.play.noQuestion}</p>`
      : answer === null
        ? askedPart(language, path, question)
        : explainedPart(language, path, model, question, answer);
  return privatePage(parts, {
    title: words.title(villageName),
    lead: words.lead,
    path,
    language,
    simulation,
    main: html`<p>${words.lead}</p>${part}<p><a href="/v/${village}?lang=${language}">${words.back(villageName)}</a></p>`,
  });
}

function askedPart(language: Language, path: string, { id, asked, answers }: Question): Html {
  const { play } = wordsIn(language).t;
  return html`<form class="page-form" method="post" action="${path}?lang=${language}"><input type="hidden" name="question" value="${id}">
<fieldset><legend>${asked[language]}</legend>${answers.map(
    (answer, i) =>
      html`<label class="page-choice"><input type="radio" name="answer" value="${i}" required> ${answer[language]}</label>`,
  )}</fieldset>
<p><button class="page-give" type="submit">${play.answer}</button></p></form>`;
}

function explainedPart(
  language: Language,
  path: string,
  { hasMore }: QuestionModel,
  { asked, answers, right, explained, source }: Question,
  answer: number,
): Html {
  const { play } = wordsIn(language).t;
  const verdict = answer === right ? play.right : play.otherwise(answers[right]?.[language] ?? '');
  return html`<h2>${asked[language]}</h2><p role="status"><strong>${verdict}</strong> ${explained[language]}</p>
<p class="page-small">${play.source}${source.url === null ? source.name : html`<a href="${source.url}" rel="noopener noreferrer">${source.name}</a>`}</p>
<p>${play.lovelier}</p>${hasMore && html`<p><a class="page-give" href="${path}?lang=${language}">${play.another}</a></p>`}`;
}
