import type { HostData } from '#server/domain/host.ts';
import { type Html, html } from '#shared/html.ts';
import { banner, documentOf, languageLink, wordsIn } from './layout.ts';
import { LEGAL_WORDS, type LegalWords } from './legalWords.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

/** Who runs this site, on which terms, and what becomes of what people leave here. */
export function legalPage(
  { publicUrl, files, siteName }: PageParts,
  host: HostData,
  { language, simulation }: Context,
): string {
  const words = wordsIn(language);
  const legal = LEGAL_WORDS[language];
  return documentOf({
    language,
    title: `${legal.title} · ${siteName}`,
    description: legal.title,
    path: '/legal',
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, false)}${languageLink(words, language, '/legal')}</header>
<main class="page-plain"><h1>${legal.title}</h1>
<h2>${legal.notice}</h2>${noticePart(legal, host)}
<h2>${legal.terms}</h2>${legal.termsOf.map((sentence) => html`<p>${sentence}</p>`)}
<h2>${legal.privacy}</h2>${legal.privacyOf.map((sentence) => html`<p>${sentence}</p>`)}<p><a href="/privacy">${words.page.privacy}</a></p>
<p><a href="/">${words.page.allProjects}</a></p></main>`,
  });
}

function noticePart(legal: LegalWords, { name, address, email, publisher }: HostData): Html {
  if (name === null) return html`<p>${legal.unsaid}</p>`;
  return html`<p>${legal.runBy(name, address)} ${publisher !== null && legal.publisher(publisher)}</p>
${email !== null && html`<p>${legal.writeTo}: <a href="mailto:${email}">${email}</a></p>`}`;
}
