import type { KeysView } from '#server/domain/stewards/views.ts';
import { html } from '#shared/html.ts';
import { API_SCOPES } from '#shared/protocol/association-api.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';

/** Keys of an association's own website and tools: each shown once, and taken back in one tap. */
export function keysPage(parts: PageParts, { acting, keys, secret, fault }: KeysView, context: ConsoleContext): string {
  const words = consoleWords(context.language);
  const { day } = words;
  const path = `${rootOf(acting)}/keys`;
  const main = html`<p>${words.keys.lead} <a href="/api/v1/openapi.json">OpenAPI</a></p>
<p class="page-small">${parts.publicUrl}/api/v1/associations/${acting.association.id}/projects</p>
${fault && html`<p class="console-notice" role="alert">${words.keys[fault]}</p>`}
${secret !== null && html`<section class="console-notice" role="status"><p>${words.keys.once}</p><p><code>${secret}</code></p></section>`}
<ul class="console-list">${keys.map(
    ({
      id,
      name,
      scopes,
      createdAt,
    }) => html`<li><div><strong>${name}</strong><small>${scopes.map((scope) => words.keys.scopes[scope]).join(', ')} · ${words.people.since(day(createdAt))}</small></div>
<form method="post" action="${path}/revoke"><button class="console-quiet" name="key" value="${id}" type="submit" aria-label="${words.keys.revoke}: ${name}">${words.keys.revoke}</button></form></li>`,
  )}</ul>
<section><h2>${words.keys.make}</h2><form class="console-form" method="post" action="${path}">
<p class="console-field"><label for="name">${words.keys.name}</label><input id="name" name="name" required maxlength="60" autocomplete="off"></p>
<fieldset class="console-choice"><legend>${words.keys.opens}</legend><div>${API_SCOPES.map(
    (scope, i) =>
      html`<label><input type="checkbox" name="scope" value="${scope}"${i === 0 && html` checked`}><span>${words.keys.scopes[scope]}</span></label>`,
  )}</div></fieldset>
<p><button class="page-give" type="submit">${words.keys.button}</button></p></form></section>`;
  const back = { path: `${rootOf(acting)}/people`, name: words.people.title };
  return consoleDocument(parts, { title: words.keys.title, acting, back, main }, context);
}
