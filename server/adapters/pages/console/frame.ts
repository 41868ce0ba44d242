import { may, type Right } from '#server/domain/stewards/rights.ts';
import type { Acting } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { banner, documentOf, languageLink, wordsIn } from '../layout.ts';
import type { PageParts } from '../villagePage.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import type { ConsoleWords } from './words/words.ts';

/** Who looks, and how. */
export interface ConsoleContext {
  readonly language: Language;
  readonly simulation: boolean;
  /** the page's own path, without language */
  readonly path: string;
  /** e-mail address of who is signed in; null before */
  readonly steward: string | null;
  /** what was just done has been done */
  readonly saved: boolean;
}

export interface ConsoleFrame {
  readonly title: string;
  readonly acting: Acting | null;
  /** the way up from this page */
  readonly back?: { readonly path: string; readonly name: string };
  readonly main: Html;
}

const CONSOLE_WORDS: Readonly<Record<Language, ConsoleWords>> = { fr, en };
export const consoleWords = (language: Language): ConsoleWords => CONSOLE_WORDS[language];

/** Every page of the console: who acts for whom, the ways, and the page itself. */
export function consoleDocument(
  { publicUrl, files, siteName }: PageParts,
  { title, acting, back, main }: ConsoleFrame,
  { language, simulation, path, steward, saved }: ConsoleContext,
): string {
  const page = wordsIn(language);
  const words = consoleWords(language);
  const whole = acting ? `${title} · ${acting.association.name}` : title;
  return documentOf({
    language,
    title: `${whole} · ${siteName}`,
    description: title,
    path: '/console',
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    head: html`<meta name="robots" content="noindex"><link rel="stylesheet" href="${files.consoleStylesheet}">
${files.consoleScripts.map((src) => html`<script type="module" src="${src}"></script>`)}`,
    body: html`<a class="console-skip" href="#main">${title}</a>
<header class="page-head">${banner(page, simulation, false)}${languageLink(page, language, path)}</header>
${acting && navigation(words, acting, path)}
<main class="page-plain console" id="main">
${back && html`<p class="console-back"><a href="${back.path}">← ${back.name}</a></p>`}
<h1>${title}</h1>
${saved && html`<p class="console-saved" role="status">${words.common.saved}</p>`}
${main}
</main>
${steward !== null && footer(words, steward)}`,
  });
}

export const rootOf = ({ association }: Acting): string => `/console/a/${association.id}`;

function navigation({ nav }: ConsoleWords, acting: Acting, path: string): Html {
  const root = rootOf(acting);
  const ways: readonly (readonly [name: string, path: string, right: Right])[] = [
    [nav.overview, root, 'see'],
    [nav.donations, `${root}/donations`, 'money'],
    [nav.taxReceipts, `${root}/receipts`, 'money'],
    [nav.addresses, `${root}/addresses`, 'money'],
    [nav.words, `${root}/words`, 'words'],
    [nav.villages, `${root}/villages`, 'words'],
    [nav.reports, `${root}/reports`, 'words'],
    [nav.sites, `${root}/sites`, 'edit'],
    [nav.people, `${root}/people`, 'people'],
  ];
  const links = ways
    .filter(([, , right]) => may(acting.role, right))
    .map(([name, to]) => html`<li><a href="${to}"${path === to && html` aria-current="page"`}>${name}</a></li>`);
  return html`<nav class="console-nav" aria-label="${nav.label}"><div class="page-plain console-who"><strong>${acting.association.name}</strong><ul>${links}</ul></div></nav>`;
}

const footer = ({ nav }: ConsoleWords, steward: string): Html => html`<footer class="console-foot page-plain">
<p>${steward}</p>
<ul><li><a href="/console">${nav.home}</a></li><li><a href="/console/sessions">${nav.sessions}</a></li>
<li><form method="post" action="/console/sign-out"><button class="console-quiet" type="submit">${nav.signOut}</button></form></li></ul></footer>`;
