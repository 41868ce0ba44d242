import { MOST_STEPS } from '#server/domain/drafts/fields.ts';
import type { DraftFault } from '#server/domain/drafts/read.ts';
import type { SectionView } from '#server/domain/stewards/views.ts';
import { COUNTRY_CODES } from '#shared/catalogue/country.ts';
import { SPRITE_NAMES, WORK_NAMES } from '#shared/catalogue/sprites.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { countryName } from '#shared/i18n/place.ts';
import { SPRITE_WORDS } from '#shared/i18n/sprites.ts';
import { assertNever } from '#shared/result.ts';
import type { PageParts } from '../villagePage.ts';
import { choiceField, type FieldParts, faultWords, formPart, selectField, textField, wordsFields } from './fields.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { nextPart, said } from './projectPage.ts';
import type { ConsoleWords } from './words/words.ts';

/** The form of one part of a project. What is missing is said beside its field, in kind words, and saved all the same. */
export function sectionPage(parts: PageParts, view: SectionView, context: ConsoleContext): string {
  const { acting, draft, section, form } = view;
  const words = consoleWords(context.language);
  const faults = faultsOf(
    words,
    view.faults.filter((fault) => fault.section === section),
  );
  const path = `${rootOf(acting)}/projects/${draft.slug}`;
  const fields = { words, form, faults };
  const lead = section === 'about' ? words.common.twoLanguages : section === 'steps' ? words.steps.lead : null;
  const main = html`${lead !== null && html`<p>${lead}</p>`}${formPart(fields, `${path}/${section}`, fieldsPart(fields, view, context.language))}${nextPart(words, path, section)}`;
  const back = { path, name: said(draft.title, context.language) };
  return consoleDocument(parts, { title: words.project.sections[section], acting, back, main }, context);
}

/** By field; those of a list by `place.field`. */
export const faultsOf = (words: ConsoleWords, faults: readonly DraftFault[]): ReadonlyMap<string, string> =>
  new Map(
    faults.map(({ item, field, fault }) => [item === null ? field : `${item}.${field}`, faultWords(words, fault)]),
  );

function fieldsPart(fields: FieldParts, { section, isPublished }: SectionView, language: Language): readonly Html[] {
  switch (section) {
    case 'about':
      return aboutFields(fields, language);
    case 'land':
      return landFields(fields, isPublished);
    case 'goal':
      return goalFields(fields);
    case 'steps':
      return stepsFields(fields, language);
    default:
      return assertNever(section);
  }
}

function aboutFields(fields: FieldParts, language: Language): readonly Html[] {
  const { about, common } = fields.words;
  const countries = COUNTRY_CODES.map((value) => ({ value, label: countryName(value, language) })).sort((a, b) =>
    a.label.localeCompare(b.label, language),
  );
  return [
    wordsFields(fields, { name: 'title', label: about.title }),
    wordsFields(fields, { name: 'sentence', label: about.sentence, hint: about.sentenceHint, rows: 2 }),
    wordsFields(fields, { name: 'story', label: about.story, hint: about.storyHint, rows: 6 }),
    wordsFields(fields, { name: 'place', label: about.place, hint: about.placeHint }),
    selectField(fields, 'country', `${about.country} (${common.optional})`, [
      { value: '', label: about.noCountry },
      ...countries,
    ]),
    textField(fields, { name: 'village', label: about.village }),
  ];
}

function landFields(fields: FieldParts, isPublished: boolean): readonly Html[] {
  const { land } = fields.words;
  const choices = (['savanna', 'andes', 'teaHills'] as const).map((value) => ({
    value,
    label: land.landscapes[value],
  }));
  const chosen = choices.find(({ value }) => value === fields.form.fields.landscape)?.label ?? '';
  const landscape = isPublished
    ? html`<p>${land.landscape}${fields.words.common.colon}<strong>${chosen}</strong>. ${land.fixed}</p><input type="hidden" name="landscape" value="${fields.form.fields.landscape ?? ''}">`
    : choiceField(fields, 'landscape', land.landscape, choices);
  return [landscape, textField(fields, { name: 'approvedBy', label: land.approvedBy, hint: land.approvedByHint })];
}

function goalFields(fields: FieldParts): readonly Html[] {
  const { goal } = fields.words;
  return [
    textField(fields, { name: 'goal', label: goal.goal, inputMode: 'decimal' }),
    textField(fields, { name: 'minimum', label: goal.minimum, hint: goal.minimumHint, inputMode: 'decimal' }),
    selectField(
      fields,
      'tax',
      goal.tax,
      (['none', 'general', 'peopleInNeed'] as const).map((value) => ({ value, label: goal.taxes[value] })),
    ),
  ];
}

/** Those that grow in stages first. */
const BUILDINGS = [...WORK_NAMES, ...SPRITE_NAMES.filter((name) => !WORK_NAMES.some((work) => work === name))];

function stepsFields(fields: FieldParts, language: Language): readonly Html[] {
  const { steps } = fields.words;
  const buildings = BUILDINGS.map((value) => ({ value, label: SPRITE_WORDS[language][value] }));
  const none = fields.faults.get('list');
  return [
    html`${none && html`<p class="console-notes"><strong>${none}</strong></p>`}`,
    ...Array.from(
      { length: MOST_STEPS },
      (_, i) => html`<section class="console-card"><h2>${steps.step(i + 1)}</h2>
${wordsFields(fields, { name: `${i}.name`, label: steps.name })}
${textField(fields, { name: `${i}.at`, label: steps.at, inputMode: 'decimal' })}
${selectField(fields, `${i}.sprite`, steps.sprite, buildings)}
${textField(fields, { name: `${i}.month`, label: steps.month, hint: steps.monthHint, type: 'month' })}</section>`,
    ),
  ];
}
