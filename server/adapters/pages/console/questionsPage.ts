import type { QuestionsView, TypedQuestion } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import {
  FEWEST_ANSWERS,
  MOST_ANSWER,
  MOST_ANSWERS,
  MOST_ASKED,
  MOST_EXPLAINED,
  MOST_OWN_QUESTIONS,
  MOST_SOURCE,
  QUESTION_SETS,
} from '#shared/questions/question.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { said } from './projectPage.ts';
import { QUESTIONS_WORDS, type QuestionsWords } from './words/questions.ts';

const NEW: TypedQuestion = {
  id: '',
  asked: { fr: '', en: '' },
  answers: [],
  right: 0,
  explained: { fr: '', en: '' },
  source: '',
  url: '',
  isFaulty: false,
};

/** The small questions that visitors of a project's villages may answer [V4]. */
export function questionsPage(parts: PageParts, view: QuestionsView, context: ConsoleContext): string {
  const { acting, draft, sets, own, isPublished, isRead, canEdit } = view;
  const { language } = context;
  const words = QUESTIONS_WORDS[language];
  const path = `${rootOf(acting)}/projects/${draft.slug}`;
  const cards = own.length < MOST_OWN_QUESTIONS ? [...own, NEW] : own;
  const form = html`<form class="console-form" method="post" action="${path}/questions">
<fieldset class="console-words"><legend>${words.sets}</legend><p class="page-small">${words.setsHint}</p>${QUESTION_SETS.map(
    (set) =>
      html`<p class="console-tick"><label><input type="checkbox" name="set.${set}" value="yes"${sets.includes(set) && html` checked`}><span>${words.set[set]}</span></label></p>`,
  )}</fieldset>
<h2>${words.own}</h2><p>${words.ownHint}</p>
${cards.map((question, i) => questionFields(words, consoleWords(language).common, question, i))}
<p><button class="console-quiet" type="submit" name="act" value="keep">${words.keep}</button> <button class="page-give" type="submit" name="act" value="publish">${words.publish}</button></p></form>`;
  const main = html`<p>${words.lead}</p>${own.some(({ isFaulty }) => isFaulty) && html`<p class="console-notice" role="alert">${words.faulty}</p>`}
${isPublished ? html`<p>${isRead ? words.isRead : words.notRead}</p>` : html`<p>${words.first}</p>`}
${isPublished && (canEdit ? form : html`<p>${consoleWords(language).project.notYours}</p>`)}`;
  const back = { path, name: said(draft.title, language) };
  return consoleDocument(parts, { title: words.title, acting, back, main }, context);
}

type Common = ReturnType<typeof consoleWords>['common'];

function questionFields(words: QuestionsWords, common: Common, question: TypedQuestion, i: number): Html {
  const { id, asked, answers, right, explained, source, url, isFaulty } = question;
  const name = (part: string) => `q${i}.${part}`;
  const both = (part: string, label: string, value: { fr: string; en: string }, most: number) =>
    (['fr', 'en'] as const).map(
      (lang) =>
        html`<p class="console-field"><label for="${name(`${part}.${lang}`)}">${label}, ${lang === 'fr' ? common.french : common.english}</label><input id="${name(`${part}.${lang}`)}" name="${name(`${part}.${lang}`)}" value="${value[lang]}" maxlength="${most}" lang="${lang}" autocomplete="off"></p>`,
    );
  const answer = (n: number) => html`${both(`answer${n}`, words.answer(n + 1), answers[n] ?? NEW.asked, MOST_ANSWER)}
<p class="console-tick"><label><input type="radio" name="${name('right')}" value="${n}"${right === n && html` checked`}><span>${words.isRight(n + 1)}</span></label></p>`;
  return html`<details class="console-words"${(isFaulty || id === '') && html` open`}><summary>${id === '' ? words.another : said(asked, 'fr')}${isFaulty && html` · <strong>${words.incomplete}</strong>`}</summary>
<input type="hidden" name="${name('id')}" value="${id}">
${both('asked', words.asked, asked, MOST_ASKED)}
${Array.from({ length: MOST_ANSWERS }, (_, n) => answer(n))}<p class="page-small">${words.answersHint(FEWEST_ANSWERS)}</p>
${both('explained', words.explained, explained, MOST_EXPLAINED)}
<p class="console-field"><label for="${name('source')}">${words.source}</label><input id="${name('source')}" name="${name('source')}" value="${source}" maxlength="${MOST_SOURCE}" autocomplete="off"></p>
<p class="console-field"><label for="${name('url')}">${words.url}</label><input id="${name('url')}" name="${name('url')}" type="url" value="${url}" maxlength="300" autocomplete="off"></p>
${id !== '' && html`<p class="page-small">${words.removeHint}</p>`}</details>`;
}
