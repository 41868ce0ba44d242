import type { HostData } from '#server/domain/host.ts';
import { html } from '#shared/html.ts';
import { banner, documentOf, languageLink, wordsIn } from './layout.ts';
import { PRIVACY_WORDS } from './privacyWords.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

/** What is kept of people, why, for how long, and how they take it back. */
export function privacyPage(
  { publicUrl, files, siteName }: PageParts,
  { name, email }: HostData,
  { language, simulation }: Context,
): string {
  const words = wordsIn(language);
  const privacy = PRIVACY_WORDS[language];
  return documentOf({
    language,
    title: `${privacy.title} · ${siteName}`,
    description: privacy.lead,
    path: '/privacy',
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, false)}${languageLink(words, language, '/privacy')}</header>
<main class="page-plain"><h1>${privacy.title}</h1><p>${privacy.lead}</p>
<p><a class="page-give" href="/me">${privacy.corner}</a></p>
${privacy.kept.map(
  ({ what, why, long, back }) => html`<section class="page-kept"><h2>${what}</h2>
<dl><dt>${privacy.why}</dt><dd>${why}</dd><dt>${privacy.long}</dt><dd>${long}</dd><dt>${privacy.back}</dt><dd>${back}</dd></dl></section>
`,
)}<h2>${privacy.never}</h2><ul>${privacy.neverOf.map((one) => html`<li>${one}</li>`)}</ul>
<h2>${privacy.rights}</h2><ul>${privacy.rightsOf.map((one) => html`<li>${one}</li>`)}</ul>
<p>${privacy.writeTo(name)}${email !== null && html` <a href="mailto:${email}">${email}</a>`}</p>
<p><a href="/legal">${privacy.legal}</a> · <a href="/">${words.page.allProjects}</a></p></main>`,
  });
}
