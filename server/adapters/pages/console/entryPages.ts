import type { HomeView, NewAssociationView } from '#server/domain/stewards/views.ts';
import { html } from '#shared/html.ts';
import { ROLE_WORDS } from '#shared/i18n/roles.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords } from './frame.ts';

export interface SignInModel {
  readonly email: string;
  readonly fault: 'notAnAddress' | 'tooMany' | null;
}

/** Sign-up and sign-in are one form: whoever reads the address is let in. */
export function signInPage(parts: PageParts, { email, fault }: SignInModel, context: ConsoleContext): string {
  const { signIn } = consoleWords(context.language);
  const main = html`<p>${signIn.lead}</p>
<form class="console-form" method="post" action="/console/sign-in">
<p class="console-field"><label for="email">${signIn.email}</label>
<input id="email" name="email" type="email" value="${email}" autocomplete="email" required maxlength="254"${fault !== null && html` aria-invalid="true" aria-describedby="email-notes"`}>
${fault !== null && html`<span class="console-notes" id="email-notes"><strong>${signIn[fault]}</strong></span>`}</p>
<p><button class="page-give" type="submit">${signIn.send}</button></p></form>`;
  return consoleDocument(parts, { title: signIn.title, acting: null, main }, context);
}

/** The same whether anybody was ever here with this address or not. */
export function sentPage(
  parts: PageParts,
  { email, isDevelopment }: { readonly email: string; readonly isDevelopment: boolean },
  context: ConsoleContext,
): string {
  const { signIn } = consoleWords(context.language);
  const main = html`<p>${signIn.sent(email)}</p><p>${signIn.again}</p>
${isDevelopment && html`<p><a href="/dev/mail">${signIn.devMail}</a></p>`}`;
  return consoleDocument(parts, { title: signIn.sentTitle, acting: null, main }, context);
}

/** Where the link of a letter leads: programs that look at mail press no buttons. */
export function enterPage(
  parts: PageParts,
  { token, isOver }: { readonly token: string; readonly isOver: boolean },
  context: ConsoleContext,
): string {
  const { signIn } = consoleWords(context.language);
  const [title, lead, button] = isOver
    ? [signIn.overTitle, signIn.overLead, signIn.fresh]
    : [signIn.enterTitle, signIn.enterLead, signIn.enter];
  const main = html`<p>${lead}</p><form method="post" action="/console/sign-in/${token}${isOver && '/again'}"><button class="page-give" type="submit">${button}</button></form>`;
  return consoleDocument(parts, { title, acting: null, main }, context);
}

/** The associations that this person acts for, and those that ask. */
export function homePage(
  parts: PageParts,
  { isHost, associations, invitations }: HomeView,
  context: ConsoleContext,
): string {
  const { home } = consoleWords(context.language);
  const roles = ROLE_WORDS[context.language];
  const main = html`${invitations.map(
    ({
      id,
      association,
      role,
    }) => html`<section class="console-card"><p>${home.invitation(association, roles[role])}</p>
<form class="console-row" method="post" action="/console/invitations/${id}"><button class="page-give" name="answer" value="accepted" type="submit">${home.accept}</button>
<button class="console-quiet" name="answer" value="declined" type="submit">${home.decline}</button></form></section>`,
  )}
${associations.length === 0 ? html`<p>${home.none}</p>` : null}
<ul class="console-list">${associations.map(
    ({ association, role }) =>
      html`<li><a href="/console/a/${association.id}"><strong>${association.name}</strong><small>${roles[role]}</small></a></li>`,
  )}</ul>
<p><a class="${associations.length === 0 ? 'page-give' : 'console-way'}" href="/console/new">${home.found}</a></p>
${isHost && html`<p><a class="console-way" href="/console/host">${home.host}</a></p>`}`;
  return consoleDocument(parts, { title: home.title, acting: null, main }, context);
}

export function newAssociationPage(parts: PageParts, view: NewAssociationView, context: ConsoleContext): string {
  const { found, signIn } = consoleWords(context.language);
  const { id, name, email, fault } = view;
  const nameFault = fault === 'badName' ? found.badName : null;
  const emailFault = fault === 'notAnAddress' ? signIn.notAnAddress : null;
  const note = (field: string, words: string | null) =>
    words !== null && html`<span class="console-notes" id="${field}-notes"><strong>${words}</strong></span>`;
  const invalid = (field: string, words: string | null) =>
    words !== null && html` aria-invalid="true" aria-describedby="${field}-notes"`;
  const main = html`<p>${found.lead}</p>
<form class="console-form" method="post" action="/console/new"><input type="hidden" name="id" value="${id}">
<p class="console-field"><label for="name">${found.name}</label><input id="name" name="name" value="${name}" autocomplete="organization" required maxlength="120"${invalid('name', nameFault)}>${note('name', nameFault)}</p>
<p class="console-field"><label for="email">${found.email}</label><input id="email" name="email" type="email" value="${email}" autocomplete="email" required maxlength="254"${invalid('email', emailFault)}>${note('email', emailFault)}</p>
<p><button class="page-give" type="submit">${found.button}</button></p></form>`;
  return consoleDocument(parts, { title: found.title, acting: null, main }, context);
}

export interface SessionShown {
  readonly id: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly browser: string | null;
  readonly isThis: boolean;
}

export function sessionsPage(parts: PageParts, shown: readonly SessionShown[], context: ConsoleContext): string {
  const { sessions, day } = consoleWords(context.language);
  const main = html`<p>${sessions.lead}</p><ul class="console-list">${shown.map(
    ({
      id,
      createdAt,
      seenAt,
      browser,
      isThis,
    }) => html`<li><div><strong>${isThis ? sessions.here : (browser ?? sessions.unknown)}</strong><small>${sessions.since(day(createdAt), day(seenAt))}</small></div>
${!isThis && html`<form method="post" action="/console/sessions"><button class="console-quiet" name="session" value="${id}" type="submit" aria-label="${sessions.end}: ${browser ?? sessions.unknown}">${sessions.end}</button></form>`}</li>`,
  )}</ul>`;
  return consoleDocument(parts, { title: sessions.title, acting: null, main }, context);
}
