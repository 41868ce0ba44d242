import type { DraftFaultKind } from '#server/domain/drafts/read.ts';
import type { FormView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import { assertNever } from '#shared/result.ts';
import type { ConsoleWords } from './words/words.ts';

/** What is wrong in a form, by field, in words. */
export type Faults = ReadonlyMap<string, string>;

export interface FieldParts {
  readonly words: ConsoleWords;
  readonly form: FormView;
  readonly faults: Faults;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** `decimal` brings up a phone's number pad */
  readonly inputMode?: 'decimal' | 'numeric';
  readonly type?: 'text' | 'month' | 'date';
  /** the last day that may be chosen */
  readonly latest?: string;
  readonly rows?: number;
  /** the most that is kept of it, in letters */
  readonly most?: number;
  /** the language of what is written in it */
  readonly lang?: 'fr' | 'en';
  /** whose fault is shown beside it, where that is not its own */
  readonly faultOf?: string;
}

const idOf = (name: string): string => `f-${name.replaceAll('.', '-')}`;

/** What drafts keep of a line, and of a text (`shared/drafts`). */
const LINE = 200;
const TEXT = 2000;

/** One line or several, with what is wrong and what somebody else wrote meanwhile beside it. */
export function textField({ words, form, faults }: FieldParts, field: Field): Html {
  const { name, label, hint, inputMode, type = 'text', rows, lang, latest } = field;
  const id = idOf(name);
  const value = form.fields[name] ?? '';
  const fault = faults.get(field.faultOf ?? name) ?? null;
  const clash = form.clashes.find((one) => one.field === name);
  const notes = [
    hint && html`<small>${hint}</small>`,
    fault && html`<strong>${fault}</strong>`,
    clash && theirs(words, clash.theirs),
  ];
  const isNoted = Boolean(hint) || fault !== null || clash !== undefined;
  const about = html` maxlength="${field.most ?? LINE}"${isNoted && html` aria-describedby="${id}-notes"`}${fault !== null && html` aria-invalid="true"`}${!form.canEdit && html` readonly`}${lang && html` lang="${lang}"`}`;
  const input =
    rows === undefined
      ? html`<input id="${id}" name="${name}" type="${type}" value="${value}" autocomplete="off"${inputMode && html` inputmode="${inputMode}"`}${latest && html` max="${latest}"`}${about}>`
      : html`<textarea id="${id}" name="${name}" rows="${rows}"${about}>${value}</textarea>`;
  return html`<p class="console-field"><label for="${id}">${label}</label>${input}${isNoted && html`<span class="console-notes" id="${id}-notes">${notes.map((note) => note || null)}</span>`}</p>`;
}

const theirs = ({ clash }: ConsoleWords, text: string): Html =>
  html`<em class="console-theirs">${clash.theirs(text === '' ? clash.empty : text)}</em>`;

/** The same in the two languages of the site. */
export function wordsFields(parts: FieldParts, field: Omit<Field, 'lang' | 'faultOf'>): Html {
  const { common } = parts.words;
  const { name, label, hint, ...more } = field;
  const one = (lang: 'fr' | 'en', language: string) =>
    textField(parts, {
      ...more,
      most: TEXT,
      name: `${name}.${lang}`,
      label: `${label}, ${language}`,
      lang,
      faultOf: lang === 'fr' ? name : '',
    });
  return html`<fieldset class="console-words"><legend>${label}</legend>${hint && html`<p class="page-small">${hint}</p>`}
${one('fr', common.french)}${one('en', common.english)}</fieldset>`;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function selectField(
  { words, form, faults }: FieldParts,
  name: string,
  label: string,
  options: readonly Option[],
): Html {
  const id = idOf(name);
  const chosen = form.fields[name] ?? '';
  const fault = faults.get(name) ?? null;
  const clash = form.clashes.find((one) => one.field === name);
  return html`<p class="console-field"><label for="${id}">${label}</label>
<select id="${id}" name="${name}"${!form.canEdit && html` disabled`}>${options.map(
    ({ value, label: text }) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`,
  )}</select>${fault !== null && html`<span class="console-notes"><strong>${fault}</strong></span>`}${clash !== undefined && theirs(words, options.find(({ value }) => value === clash.theirs)?.label ?? clash.theirs)}</p>`;
}

export interface Choice extends Option {
  readonly picture?: string;
  readonly note?: string;
}

/** One of several, each perhaps with a picture. */
export function choiceField(
  { words, form, faults }: FieldParts,
  name: string,
  label: string,
  choices: readonly Choice[],
): Html {
  const chosen = form.fields[name] ?? '';
  const fault = faults.get(name) ?? null;
  const clash = form.clashes.find((one) => one.field === name);
  const hasPictures = choices.some(({ picture }) => picture !== undefined);
  return html`<fieldset class="${hasPictures ? 'console-pictures' : 'console-choice'}"><legend>${label}</legend>
${fault !== null && html`<p class="console-notes"><strong>${fault}</strong></p>`}${clash !== undefined && theirs(words, choices.find(({ value }) => value === clash.theirs)?.label ?? clash.theirs)}
<div>${choices.map(
    ({
      value,
      label: text,
      picture,
      note,
    }) => html`<label><input type="radio" name="${name}" value="${value}"${value === chosen && html` checked`}${!form.canEdit && html` disabled`}>
${picture !== undefined && html`<img src="${picture}" alt="" loading="lazy" decoding="async">`}<span>${text}</span>${note !== undefined && html`<small>${note}</small>`}</label>`,
  )}</div></fieldset>`;
}

export const tickField = ({ form }: FieldParts, name: string, label: string): Html =>
  html`<p class="console-tick"><label><input type="checkbox" name="${name}" value="yes"${form.fields[name] === 'yes' && html` checked`}${!form.canEdit && html` disabled`}><span>${label}</span></label></p>`;

/** The form round its fields: what it was filled in from goes along, so that nobody's words are written over unseen. */
export function formPart({ words, form }: FieldParts, path: string, fields: readonly Html[], button?: string): Html {
  const { clash, common } = words;
  return html`${form.clashes.length > 0 && html`<section class="console-clash" role="alert"><h2>${clash.title}</h2><p>${clash.lead}</p></section>`}
<form class="console-form" method="post" action="${path}"${form.clashes.length === 0 && html` data-kept data-restored="${words.kept.restored}" data-offline="${words.kept.offline}" data-discard="${words.kept.discard}"`}><input type="hidden" name="was" value="${JSON.stringify(form.was)}">
${fields}
${form.canEdit ? html`<p><button class="page-give" type="submit">${button ?? common.save}</button></p>` : html`<p>${words.project.notYours}</p>`}</form>`;
}

export function faultWords({ faults, money }: ConsoleWords, fault: DraftFaultKind): string {
  switch (fault.kind) {
    case 'missing':
    case 'notAnAmount':
    case 'notANumber':
    case 'notAMonth':
    case 'none':
      return faults[fault.kind];
    case 'minimumTooSmall':
      return faults.minimumTooSmall(money(fault.leastCents));
    case 'giftTwice':
    case 'stepTwice':
      return faults.twice;
    case 'belowBasket':
      return faults.belowBasket(money(fault.basketCents));
    case 'noPicture':
    case 'otherFootprint':
      return faults.noPicture;
    case 'stepsGoUp':
      return faults.stepsGoUp(money(fault.beforeCents));
    case 'aboveGoal':
      return faults.aboveGoal(money(fault.goalCents));
    default:
      return assertNever(fault);
  }
}
