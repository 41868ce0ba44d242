import type { OpenQuestion, QuestionLoss } from '#server/domain/news/asking.ts';
import { OPTION_FIELDS } from '#server/domain/news/fields.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { either, MOST_ASKED, MOST_OPTION } from '#shared/news/news.ts';
import { type FieldParts, selectField, textField, wordsFields } from './fields.ts';
import type { ConsoleWords } from './words/words.ts';

/** The question with which news end, if their steward likes to ask one. */
export function askingPart(fields: FieldParts): Html {
  const { asking, common } = fields.words;
  const both = (name: string, label: string, most: number) =>
    (['fr', 'en'] as const).map((lang) =>
      textField(fields, {
        name: `${name}.${lang}`,
        label: `${label}, ${lang === 'fr' ? common.french : common.english}`,
        lang,
        most,
        faultOf: lang === 'fr' ? name : '',
      }),
    );
  const isWritten = Object.entries(fields.form.fields).some(
    ([name, text]) => name.startsWith('question.') && text !== '',
  );
  const wrong = fields.faults.get('question.options');
  const isOpen = isWritten || wrong !== undefined || fields.faults.has('question.asked');
  return html`<details class="console-words"${isOpen && html` open`}><summary>${asking.title} (${common.optional})</summary>
<p class="page-small">${asking.lead}</p>
${both('question.asked', asking.asked, MOST_ASKED)}
<p class="page-small">${asking.optionsHint}</p>${wrong !== undefined && html`<p class="console-notes"><strong>${wrong}</strong></p>`}
${OPTION_FIELDS.map((name, i) => both(name, asking.option(i + 1), MOST_OPTION))}</details>`;
}

/** What became of questions that earlier news asked; nothing where none is open. */
export function outcomesPart(fields: FieldParts, open: readonly OpenQuestion[], language: Language): Html | null {
  const { asking } = fields.words;
  const wrong = fields.faults.get('outcomes');
  if (open.length === 0 && wrong === undefined) return null;
  const one = ({ news, question: { asked, options } }: OpenQuestion) => {
    const choices = [
      { value: '', label: asking.notYet },
      ...options.map((option, i) => ({ value: String(i), label: either(option, language) })),
      { value: 'none', label: asking.none },
    ];
    return html`<section class="console-card"><h2>${either(asked, language)}</h2>
${selectField(fields, `outcome.${news}.as`, asking.happened, choices)}
${wordsFields(fields, { name: `outcome.${news}.words`, label: asking.words, hint: asking.wordsHint, rows: 2 })}</section>`;
  };
  return html`<fieldset class="console-words"><legend>${asking.answersTitle}</legend><p class="page-small">${asking.answersLead}</p>
${wrong !== undefined && html`<p class="console-notes"><strong>${wrong}</strong></p>`}${open.map(one)}</fieldset>`;
}

/** Said before it is done: what publishing this correction takes away. */
export const lossPart = ({ asking }: ConsoleWords, { pebbles, isAnswered }: QuestionLoss): Html =>
  html`<p class="console-notice">${asking.loss(pebbles)}${isAnswered && ` ${asking.lossAnswered}`}</p>`;
