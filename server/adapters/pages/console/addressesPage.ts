import type { AddressesView } from '#server/domain/stewards/views.ts';
import { html } from '#shared/html.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';

/** Addresses that givers left, each with the one thing that it may be used for. */
export function addressesPage(parts: PageParts, view: AddressesView, context: ConsoleContext): string {
  const { acting, part, addresses: all, older, isFirstPage } = view;
  const words = consoleWords(context.language);
  const { addresses } = words;
  const path = `${rootOf(acting)}/addresses`;
  const rows = all.map(
    ({ value, kind, givenAt, title }) =>
      html`<tr><td>${value}</td><td>${addresses.kinds[kind]}</td><td>${words.day(givenAt)}</td><td>${title[context.language]}</td></tr>`,
  );
  const main = html`<p>${addresses.lead}</p>
<form class="console-filter" method="get" action="${path}"><p class="console-field"><label for="q">${addresses.search}</label><input id="q" name="q" type="search" value="${part}" autocomplete="off" maxlength="100"></p>
<p><button class="console-quiet" type="submit">${addresses.find}</button></p></form>
${
  rows.length === 0
    ? html`<p>${part === '' && isFirstPage ? addresses.none : addresses.noMatch}</p>`
    : html`<div class="console-table" role="region" aria-label="${addresses.title}" tabindex="0"><table><thead><tr><th scope="col">${addresses.address}</th><th scope="col">${addresses.allows}</th><th scope="col">${addresses.since}</th><th scope="col">${addresses.project}</th></tr></thead><tbody>${rows}</tbody></table></div>`
}
<ul class="console-ways">${older !== null && html`<li><a href="${path}?${older}" rel="next">${addresses.older}</a></li>`}
${rows.length > 0 && html`<li><a href="${path}.csv" download>${addresses.csv}</a></li>`}</ul>`;
  return consoleDocument(parts, { title: addresses.title, acting, main }, context);
}
