import type { SitesView } from '#server/domain/stewards/views.ts';
import { html } from '#shared/html.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';

/** Sites that may show the association's villages in a frame, and what to paste there. */
export function sitesPage(parts: PageParts, view: SitesView, context: ConsoleContext): string {
  const { acting, sites: all, villages, fault, typed } = view;
  const { language } = context;
  const { sites } = consoleWords(language);
  const path = `${rootOf(acting)}/sites`;
  const main = html`<p>${sites.lead}</p>${all.length === 0 && html`<p>${sites.none}</p>`}
<ul class="console-list">${all.map(
    ({ origin }) => html`<li class="console-said"><strong>${origin}</strong>
<form method="post" action="${path}/remove"><input type="hidden" name="origin" value="${origin}"><button class="console-quiet" type="submit" aria-label="${sites.remove}: ${origin}">${sites.remove}</button></form></li>`,
  )}</ul>
<form class="console-form" method="post" action="${path}"><p class="console-field"><label for="origin">${sites.origin}</label>
<input id="origin" name="origin" type="url" value="${typed}" required maxlength="300" autocomplete="off" aria-describedby="origin-notes"${fault && html` aria-invalid="true"`}>
<span class="console-notes" id="origin-notes"><small>${sites.hint}</small>${fault && html`<strong>${sites[fault]}</strong>`}</span></p>
<p><button class="page-give" type="submit">${sites.add}</button></p></form>
${
  all.length > 0 &&
  html`<section><h2>${sites.snippets}</h2><p>${sites.snippetsLead}</p>${villages.map(
    ({ village, title }) => html`<p class="console-field"><label for="snippet-${village}">${title[language]}</label>
<textarea id="snippet-${village}" class="console-code" rows="6" readonly>${snippet(parts.publicUrl, village, title[language], language)}</textarea></p>`,
  )}</section>`
}`;
  return consoleDocument(parts, { title: sites.title, acting, main }, context);
}

/** As wide as its place, and never too low for its words; a site that allows no styles keeps the plain measures. */
const SHAPE = 'display:block;width:100%;max-width:45rem;height:auto;min-height:30rem;aspect-ratio:4/3;border:0';

/** A sandbox without an origin: the frame can do nothing to the site around it, nor read anything there. */
const snippet = (publicUrl: string, village: string, title: string, language: string): string =>
  html`<iframe src="${publicUrl}/v/${village}/embed?lang=${language}" title="${title}" width="100%" height="480" style="${SHAPE}" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`
    .html;
