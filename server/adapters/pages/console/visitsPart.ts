import type { OverviewView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { OTHER_LANGUAGE } from '#shared/i18n/tag.ts';
import type { ConsoleWords } from './words/words.ts';

/** How many came, with browsers of which languages, and through whose links: counts alone, and none that could tell of somebody [P1]. */
export function visitsPart(
  words: ConsoleWords,
  language: Language,
  root: string,
  visits: OverviewView['visits'],
): Html {
  const { overview } = words;
  const { today, week, ever, links } = visits;
  const figure = (name: string, count: number | null) =>
    html`<div><dt>${name}</dt><dd><strong>${count === null ? overview.few : words.number(count)}</strong></dd></div>`;
  const most = Math.max(1, ...ever.languages.map((one) => one.visits));
  const languages = ever.languages.map(
    ({ language: tag, visits: count }) =>
      html`<li><span>${nameOf(words, language, tag)}</span> <meter min="0" max="${most}" value="${count}" aria-hidden="true"></meter> <strong>${words.number(count)}</strong></li>`,
  );
  const came = links.map(
    ({ village, code, openings, gifts }) =>
      html`<li><a href="/v/${village}?via=${code}"><code>${code}</code></a> <span>${overview.through(openings === null ? overview.few : words.number(openings), gifts === null ? overview.few : words.number(gifts))}</span></li>`,
  );
  return html`<section><h2>${overview.visits}</h2><p class="page-small">${overview.visitsLead}</p>
<dl class="console-figures">${figure(overview.today, today.all)}${figure(overview.week, week.all)}${figure(overview.ever, ever.all)}</dl>
${languages.length > 0 && html`<h3>${overview.languages}</h3><ul class="console-bars">${languages}</ul>`}
<h3>${overview.links}</h3>${came.length === 0 ? html`<p>${overview.noLinks}</p>` : html`<ul class="console-bars">${came}</ul>`}
<p><a href="${root}/villages">${overview.moreLinks}</a></p></section>`;
}

function nameOf({ overview }: ConsoleWords, language: Language, tag: string): string {
  if (tag === OTHER_LANGUAGE) return overview.otherLanguage;
  // A tag is of a form that is always understood; what nobody speaks is said as it is.
  return new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
}
