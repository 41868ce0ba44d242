import { type Html, html } from '#shared/html.ts';
import { en } from '#shared/i18n/en.ts';
import { fr } from '#shared/i18n/fr.ts';
import type { Language } from '#shared/i18n/language.ts';
import { PAGE_WORDS, type Words } from './pageWords.ts';

/** Where the page's files are; their addresses change with their content. */
export interface PageFiles {
  readonly stylesheet: string;
  readonly accountsStylesheet: string;
  readonly consoleStylesheet: string;
  /** of the frame on other sites, which loads nothing else */
  readonly embedStylesheet: string;
  readonly embedScript: string;
  /** the game's own stylesheets and entry; without a build there is no game, and the page still works */
  readonly clientStyles: readonly string[];
  readonly clientScripts: readonly string[];
  readonly consoleScripts: readonly string[];
  /** folder of the atlas and of `sprites/<name>.png` */
  readonly assets: string;
}

export interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** path without language; null where the address is a key, or none of the page's own: it is named nowhere */
  readonly path: string | null;
  readonly publicUrl: string;
  /** what this site is called */
  readonly siteName: string;
  readonly files: PageFiles;
  readonly picture: { readonly path: string; readonly alt: string } | null;
  readonly head?: Html;
  readonly body: Html;
  /** the game runs on this page */
  readonly game: boolean;
}

export const wordsIn = (language: Language): Words => ({ t: language === 'fr' ? fr : en, page: PAGE_WORDS[language] });

export const otherLanguage = (language: Language): Language => (language === 'fr' ? 'en' : 'fr');

/** A whole document: words and picture first, script last; nothing comes from anywhere else. */
export function documentOf(frame: Frame): string {
  const { language, title, description, path, publicUrl, siteName, files, picture } = frame;
  // The game's own come with it: letters and colours are the same on every page.
  const styles = [files.stylesheet, ...files.clientStyles];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="theme-color" content="#fdf1d6">
${path !== null && addresses(publicUrl + path, language)}
<meta property="og:type" content="website">
<meta property="og:site_name" content="${siteName}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:locale" content="${language === 'fr' ? 'fr_FR' : 'en_GB'}">
${picture && socialPicture(publicUrl, picture)}
<link rel="icon" href="data:,">
${frame.head ?? null}
${styles.map((href) => html`<link rel="stylesheet" href="${href}">\n`)}</head>
<body>
${frame.body}
${frame.game && files.clientScripts.map((src) => html`<script type="module" src="${src}"></script>\n`)}</body>
</html>
`.html;
}

const addresses = (
  address: string,
  language: Language,
): Html => html`<link rel="canonical" href="${address}?lang=${language}">
<link rel="alternate" hreflang="fr" href="${address}?lang=fr">
<link rel="alternate" hreflang="en" href="${address}?lang=en">
<link rel="alternate" hreflang="x-default" href="${address}">
<meta property="og:url" content="${address}">`;

function socialPicture(publicUrl: string, { path, alt }: { path: string; alt: string }): Html {
  return html`<meta property="og:image" content="${publicUrl}${path}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${alt}">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:image:alt" content="${alt}">`;
}

interface PrivatePage {
  readonly title: string;
  readonly lead: string;
  /** the page's own address, without language; it stays out of everything that is copied from a page's head */
  readonly path: string;
  /** what messengers show beside the link: public all the same */
  readonly picture?: Frame['picture'];
  readonly language: Language;
  readonly simulation: boolean;
  readonly main: Html;
}

/** A page behind an address that is a key: found by nobody, without the game. */
export function privatePage(
  { publicUrl, files, siteName }: Pick<Frame, 'publicUrl' | 'files' | 'siteName'>,
  { title, lead, path, picture = null, language, simulation, main }: PrivatePage,
): string {
  const words = wordsIn(language);
  return documentOf({
    language,
    title: `${title} · ${siteName}`,
    description: lead,
    path: null,
    publicUrl,
    files,
    siteName,
    picture,
    game: false,
    head: html`<meta name="robots" content="noindex">`,
    body: html`<header class="page-head">${banner(words, simulation, false)}${languageLink(words, language, path)}</header>
<main class="page-plain"><h1>${title}</h1>
${main}
</main>`,
  });
}

/** The line that says that no money moves, or that the project is invented. */
export function banner({ t }: Words, simulation: boolean, demonstration: boolean): Html | null {
  const sentences = [simulation && t.banner.simulation, demonstration && t.banner.demonstration].filter(
    (sentence) => sentence !== false,
  );
  return sentences.length === 0 ? null : html`<p class="page-banner">${sentences.join(' · ')}</p>`;
}

export function languageLink({ t }: Words, language: Language, path: string): Html {
  const other = otherLanguage(language);
  const address = `${path}${path.includes('?') ? '&' : '?'}lang=${other}`;
  return html`<a class="page-language" href="${address}" lang="${other}" hreflang="${other}" aria-label="${t.common.otherLanguageLabel}">${t.common.otherLanguage}</a>`;
}
