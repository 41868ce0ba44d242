import type { VillagesView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import type { ConsoleWords } from './words/words.ts';

/** Villages that players founded, with what they say waiting for a yes, and what shared links brought. */
export function villagesPage(parts: PageParts, view: VillagesView, context: ConsoleContext): string {
  const all = consoleWords(context.language);
  const { villages } = all;
  const path = `${rootOf(view.acting)}/villages`;
  const founded = view.founded.map((one) => {
    const name = said(all, path, one, 'name', [one.name, one.words].filter((words) => words !== null).join(' · '));
    const thanks = one.thanks !== null && said(all, path, one, 'thanks', one.thanks);
    return html`<li class="console-said"><div><a href="/v/${one.village}">${villages.occasions[one.occasion]}</a> <small>${one.title[context.language]} · ${all.day(one.foundedAt)} · ${one.wantsListed ? villages.wantsListed : villages.unlisted}${one.closedAt !== null && html` · ${villages.closed}`}</small>${name}${thanks}</div></li>`;
  });
  const links = view.links.map(
    ({ code, village, gifts, openings }) =>
      html`<tr><td><a href="/v/${village}?via=${code}"><code>${code}</code></a></td><td>${gifts ?? villages.few}</td><td>${openings ?? villages.few}</td></tr>`,
  );
  const main = html`<p>${villages.lead}</p>${view.isChanged && html`<p class="console-notice" role="alert">${villages.changed}</p>`}
${founded.length === 0 ? html`<p>${villages.none}</p>` : html`<ul class="console-list">${founded}</ul>`}
<section><h2>${villages.links}</h2><p>${villages.linksLead}</p>${
    links.length === 0
      ? html`<p>${villages.noLinks}</p>`
      : html`<div class="console-table" tabindex="0" role="region" aria-label="${villages.links}"><table><thead><tr><th scope="col">${villages.link}</th><th scope="col">${villages.gifts}</th><th scope="col">${villages.openings}</th></tr></thead><tbody>${links}</tbody></table></div>`
  }</section>`;
  return consoleDocument(parts, { title: villages.title, acting: view.acting, main }, context);
}

function said(
  { words, villages }: ConsoleWords,
  path: string,
  one: VillagesView['founded'][number],
  what: 'name' | 'thanks',
  value: string,
): Html {
  const state = what === 'name' ? one.moderation : one.thanksModeration;
  const act = (to: 'shown' | 'takenDown', label: string, className: string) =>
    html`<button class="${className}" name="to" value="${to}" type="submit" aria-label="${label}: ${value}">${label}</button>`;
  return html`<p><strong>${value}</strong> <small>${villages.kinds[what]} · ${words.states[state]}</small></p>
<form class="console-row" method="post" action="${path}"><input type="hidden" name="village" value="${one.village}"><input type="hidden" name="revision" value="${one.revision}"><input type="hidden" name="what" value="${what}">
${state !== 'shown' && act('shown', words.show, 'page-give')}${state !== 'takenDown' && act('takenDown', words.takeDown, 'console-quiet')}</form>`;
}
