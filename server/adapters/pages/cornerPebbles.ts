import type { CornerPebble } from '#server/domain/corner/pebbles.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { isUnsaid } from '#shared/news/news.ts';
import { saidIn } from '#shared/news/said.ts';
import { wordsIn } from './layout.ts';

const WORDS = {
  fr: {
    title: 'Mes cailloux',
    none: 'Aucun pour le moment. Quand des nouvelles posent une question, vous pouvez y poser un caillou.',
    mine: 'Le mien est sur\u00a0:',
    open: 'On ne sait pas encore la suite.',
  },
  en: {
    title: 'My pebbles',
    none: 'None yet. When news end with a question, you can lay a pebble on your guess.',
    mine: 'Mine lies on:',
    open: 'What happened is not known yet.',
  },
} satisfies Readonly<Record<Language, object>>;

/** [K14] What this browser guessed, and what happened: neither right nor wrong is counted [G10]. */
export function pebblesPart(pebbles: readonly CornerPebble[], language: Language): Html {
  const { title, none } = WORDS[language];
  return html`<h2>${title}</h2>${pebbles.length === 0 ? html`<p>${none}</p>` : html`<ul class="page-list">${pebbles.map((pebble) => pebblePart(pebble, language))}</ul>`}`;
}

function pebblePart({ project, title, told }: CornerPebble, language: Language): Html {
  const { news, asked, options, own } = told;
  const guessed = own === null ? undefined : options[own];
  const page = `/p/${project}/news/${news}?lang=${language}#question-${news}`;
  return html`<li><a href="${page}">${saidIn(asked, language)}</a><br>${title[language]}<br>${guessed && html`${WORDS[language].mine} <strong>${saidIn(guessed, language)}</strong><br>`}${happenedPart(project, told, language)}</li>`;
}

function happenedPart(
  project: CornerPebble['project'],
  { options, outcome }: CornerPebble['told'],
  language: Language,
) {
  if (outcome === null) return html`<span>${WORDS[language].open}</span>`;
  const { guess } = wordsIn(language).t;
  const { option, words, news } = outcome;
  const cameTrue = option === null ? undefined : options[option];
  return html`${guess.happened}${language === 'fr' ? '\u00a0:' : ':'} <strong>${cameTrue ? saidIn(cameTrue, language) : guess.none}</strong>${!isUnsaid(words) && html`<br>${saidIn(words, language)}`}<br><a href="/p/${project}/news/${news}?lang=${language}">${guess.toldIn}</a>`;
}
