import type { Choices } from '#server/domain/letters/choices.ts';
import type { ConsentKind } from '#server/domain/ports/rows.ts';
import { html } from '#shared/html.ts';
import { either, eitherLanguage } from '#shared/news/news.ts';
import { CHOICES_WORDS } from './choicesWords.ts';
import { privatePage } from './layout.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

export interface ChoicesModel extends Choices {
  /** the page's own private address, without language */
  readonly path: string;
}

/** What a giver chose with a donation, each with its own way back [G5]. */
export function choicesPage(parts: PageParts, model: ChoicesModel, { language, simulation }: Context): string {
  const { project, village, path, chosen, news } = model;
  const words = CHOICES_WORDS[language];
  return privatePage(parts, {
    title: words.title(project[language]),
    lead: words.lead,
    path,
    language,
    simulation,
    main: html`<p>${chosen.length === 0 ? words.nothing : words.lead}</p>
${chosen.map(
  ({ kind, value }) => html`<form method="post" action="${path}"><h2>${words.kinds[kind]}</h2>
${kind !== 'nameOnGift' && html`<p>${shownChoice(kind, value)}</p>`}
<input type="hidden" name="kind" value="${kind}"><button class="page-give" type="submit">${words.takeBack}</button></form>
`,
)}
${
  news.length > 0 &&
  html`<h2>${words.news}</h2><ul>${news.map(
    (one) =>
      html`<li><a href="/p/${one.project}/news/${one.id}?lang=${language}" lang="${eitherLanguage(one.title, language)}">${either(one.title, language)}</a></li>`,
  )}</ul>
`
}<p><a href="/v/${village}?lang=${language}">${words.village}</a></p>`,
  });
}

/** Letters are passed on: an address is known again by its owner, and by nobody else. */
export function shownChoice(kind: ConsentKind, value: string): string {
  if (kind !== 'thanksEmail' && kind !== 'newsEmail') return value;
  const [name = '', host = ''] = value.split('@');
  return `${name.slice(0, 1)}…@${host}`;
}
