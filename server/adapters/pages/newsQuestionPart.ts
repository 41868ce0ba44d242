import type { OpenQuestion } from '#server/domain/news/asking.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { NewsId, ProjectSlug } from '#shared/ids.ts';
import { isUnsaid, type NewsBody, type NewsQuestion } from '#shared/news/news.ts';
import { rowWidth, STONE_HEIGHT, shinePath, stonesFor, stonesPath } from '#shared/news/pebbles.ts';
import { saidIn } from '#shared/news/said.ts';
import type { QuestionTold } from '#shared/protocol/guess.ts';
import { wordsIn } from './layout.ts';

/** Where a question stands: on which project's pages, under a heading of which level. */
export interface QuestionPlace {
  readonly project: ProjectSlug;
  readonly language: Language;
  readonly level: 2 | 3;
}

const heading = (level: 2 | 3, text: string): Html => (level === 2 ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`);

/** [V4] What news ask: one pebble on a guess, without script; or, once it is known, what was guessed and what happened. */
export function questionPart(told: QuestionTold, place: QuestionPlace): Html {
  const { guess } = wordsIn(place.language).t;
  if (told.outcome !== null) return answeredPart(told, place, { news: told.outcome.news, label: guess.toldIn });
  const { project, language, level } = place;
  const { news, version, asked, options, own } = told;
  const rows = stoneRows(told, language);
  return html`<section class="page-guess" id="question-${news}">${heading(level, guess.title)}
<form method="post" action="/p/${project}/news/${news}/guess?lang=${language}"><input type="hidden" name="version" value="${version}">
<fieldset><legend>${saidIn(asked, language)}</legend>${options.map(
    (option, i) =>
      html`<label class="page-choice"><input type="radio" name="option" value="${i}" required${own === i && html` checked`}><span>${saidIn(option, language)}${rows[i]}</span></label>`,
  )}</fieldset>${eachPart(told, language)}
<p class="page-small">${own === null ? guess.lead : guess.mayMove}</p>
<p><button class="page-quiet" type="submit">${own === null ? guess.lay : guess.move}</button></p></form></section>`;
}

/** What was guessed, and what happened; `other` is the other piece of news that belongs to it. */
export function answeredPart(
  told: QuestionTold,
  { project, language, level }: QuestionPlace,
  other: { readonly news: NewsId; readonly label: string },
): Html {
  const { guess } = wordsIn(language).t;
  const { news, asked, options, outcome } = told;
  const rows = stoneRows(told, language);
  const isTrue = (i: number) => outcome?.option === i;
  return html`<section class="page-guess" id="question-${news}">${heading(level, guess.guessed)}
<p><strong>${saidIn(asked, language)}</strong></p>
<ul>${options.map((option, i) => html`<li${isTrue(i) && html` class="is-true"`}>${saidIn(option, language)}${isTrue(i) && html` <strong>· ${guess.cameTrue}</strong>`}${rows[i]}</li>`)}</ul>${eachPart(told, language)}
${outcome && outcomeWords(outcome, language)}
<p><a href="/p/${project}/news/${other.news}?lang=${language}">${other.label}</a></p></section>`;
}

function outcomeWords(
  { option, words }: Pick<NonNullable<QuestionTold['outcome']>, 'option' | 'words'>,
  language: Language,
) {
  const { guess } = wordsIn(language).t;
  if (option !== null && isUnsaid(words)) return null;
  return html`<p><strong>${guess.happened}</strong><br>${option === null && `${guess.none} `}${saidIn(words, language)}</p>`;
}

/** Under each option: its pebbles, drawn and in a number, and where the reader's own lies. */
function stoneRows({ pebbles, own }: QuestionTold, language: Language): readonly Html[] {
  const { guess } = wordsIn(language).t;
  const { drawn } = stonesFor(pebbles);
  return pebbles.map((count, i) => {
    const stones = drawn[i] ?? 0;
    const mine = own === i ? 1 : 0;
    const width = rowWidth(stones);
    const picture =
      stones > 0 &&
      html`<svg viewBox="0 0 ${width} ${STONE_HEIGHT}" width="${width * 2}" height="${STONE_HEIGHT * 2}" aria-hidden="true" focusable="false"><path class="is-own" d="${stonesPath(0, mine)}"/><path d="${stonesPath(mine, stones - mine)}"/><path class="is-shine" d="${shinePath(stones)}"/></svg>`;
    return html`<small>${picture}${guess.pebbles(count)}${mine === 1 && ` · ${guess.own}`}</small>`;
  });
}

function eachPart({ pebbles }: QuestionTold, language: Language): Html | null {
  const { each } = stonesFor(pebbles);
  return each === 1 ? null : html`<p class="page-small">${wordsIn(language).t.guess.each(each)}</p>`;
}

/** As its steward looks at it before it is published: nothing to choose yet. */
export function questionPreview(
  { question, outcomes }: NewsBody,
  open: readonly OpenQuestion[],
  language: Language,
): Html {
  const { guess } = wordsIn(language).t;
  const asked = ({ asked: said, options }: NewsQuestion, option: number | null) =>
    html`<p><strong>${saidIn(said, language)}</strong></p><ul>${options.map((one, i) => html`<li>${saidIn(one, language)}${option === i && html` <strong>· ${guess.cameTrue}</strong>`}</li>`)}</ul>`;
  const answers = outcomes.map((outcome) => {
    const one = open.find(({ news }) => news === outcome.question);
    return (
      one && html`${heading(3, guess.guessed)}${asked(one.question, outcome.option)}${outcomeWords(outcome, language)}`
    );
  });
  return html`${answers}${question && html`${heading(3, guess.title)}${asked(question, null)}`}`;
}
