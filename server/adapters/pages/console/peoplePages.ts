import type { StewardRow } from '#server/domain/ports/stewards.ts';
import { ROLES } from '#server/domain/stewards/rights.ts';
import type { PeopleView, WordsView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { ROLE_WORDS } from '#shared/i18n/roles.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import type { ConsoleWords } from './words/words.ts';

/** Who acts for the association, and who was asked to. */
export function peoplePage(parts: PageParts, view: PeopleView, context: ConsoleContext): string {
  const { acting, me, stewards, invitations, refusal } = view;
  const words = consoleWords(context.language);
  const { people, signIn } = words;
  const roles = ROLE_WORDS[context.language];
  const path = `${rootOf(acting)}/people`;
  const trouble = refusal === 'notAnAddress' ? signIn.notAnAddress : refusal && people[refusal];
  const main = html`${trouble && html`<p class="console-notice" role="alert">${trouble}</p>`}
<ul class="console-list">${stewards.map((steward) => stewardPart(words, context.language, path, steward, me))}</ul>
${
  invitations.length > 0 &&
  html`<section><h2>${people.open}</h2><ul class="console-list">${invitations.map(
    ({ id, email, role }) => html`<li><div><strong>${email}</strong><small>${roles[role]}</small></div>
<form method="post" action="${path}/withdraw"><button class="console-quiet" name="invitation" value="${id}" type="submit" aria-label="${people.withdraw}: ${email}">${people.withdraw}</button></form></li>`,
  )}</ul></section>`
}
<section><h2>${people.invite}</h2><form class="console-form" method="post" action="${path}/invite">
<p class="console-field"><label for="email">${people.email}</label><input id="email" name="email" type="email" required maxlength="254" autocomplete="off"></p>
${roleChoice(words, context.language)}
<p><button class="page-give" type="submit">${people.send}</button></p></form></section>
<p><a class="console-way" href="${rootOf(acting)}/keys">${words.keys.title}</a></p>`;
  return consoleDocument(parts, { title: people.title, acting, main }, context);
}

const roleChoice = ({ people }: ConsoleWords, language: Language): Html =>
  html`<fieldset class="console-choice"><legend>${people.role}</legend><div>${ROLES.map(
    (role) =>
      html`<label><input type="radio" name="role" value="${role}"${role === 'editor' && html` checked`}><span>${ROLE_WORDS[language][role]}</span><small>${people.roleHints[role]}</small></label>`,
  )}</div></fieldset>`;

function stewardPart(
  { people, day }: ConsoleWords,
  language: Language,
  path: string,
  { steward, email, role, since }: StewardRow,
  me: string,
): Html {
  const roles = ROLE_WORDS[language];
  const id = `role-${steward}`;
  return html`<li class="console-steward"><div><strong>${email}</strong><small>${roles[role]}, ${people.since(day(since))}${steward === me && ` · ${people.you}`}</small></div>
<form class="console-row" method="post" action="${path}/role"><input type="hidden" name="steward" value="${steward}">
<label class="console-heard" for="${id}">${people.role}</label><select id="${id}" name="role">${ROLES.map(
    (one) => html`<option value="${one}"${one === role && html` selected`}>${roles[one]}</option>`,
  )}</select><button class="console-quiet" type="submit" aria-label="${people.change}: ${email}">${people.change}</button></form>
<form method="post" action="${path}/remove"><button class="console-quiet" name="steward" value="${steward}" type="submit">${people.removeConfirm(email)}</button></form></li>`;
}

/** [P2] What givers wrote: held until a steward says yes, and taken down in one tap. */
export function wordsPage(parts: PageParts, { acting, words: given }: WordsView, context: ConsoleContext): string {
  const { language } = context;
  const all = consoleWords(language);
  const { words } = all;
  const path = `${rootOf(acting)}/words`;
  const act = (to: 'shown' | 'takenDown', label: string, value: string, className: string) =>
    html`<button class="${className}" name="to" value="${to}" type="submit" aria-label="${label}: ${value}">${label}</button>`;
  const main = html`<p>${words.lead}</p>${given.length === 0 && html`<p>${words.none}</p>`}
<ul class="console-list">${given.map(
    ({
      donation,
      kind,
      value,
      moderation,
      title,
      givenAt,
    }) => html`<li class="console-said"><div><strong>${value}</strong>
<small>${words.kinds[kind]} · ${words.states[moderation]} · ${words.with(title[language], all.day(givenAt))}</small></div>
<form class="console-row" method="post" action="${path}"><input type="hidden" name="donation" value="${donation}"><input type="hidden" name="kind" value="${kind}">
${moderation !== 'shown' && act('shown', words.show, value, 'page-give')}${moderation !== 'takenDown' && act('takenDown', words.takeDown, value, 'console-quiet')}</form></li>`,
  )}</ul>`;
  return consoleDocument(parts, { title: words.title, acting, main }, context);
}
