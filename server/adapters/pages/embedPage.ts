import { html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { EmbedState } from '#shared/protocol/embed.ts';
import { banner, type PageFiles, wordsIn } from './layout.ts';

export interface EmbedModel {
  readonly village: VillageSlug;
  readonly state: EmbedState;
  readonly etag: string;
  readonly language: Language;
  readonly simulation: boolean;
  readonly demonstration: boolean;
}

/** [S7] A village in a frame on another site: picture, words, one way in; a small script of ours follows it, and without it nothing is missing. */
export function embedPage(
  { files, siteName }: { readonly files: PageFiles; readonly siteName: string },
  model: EmbedModel,
): string {
  const { village, state, etag, language, simulation, demonstration } = model;
  const { title } = state;
  const words = wordsIn(language);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${siteName}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${files.embedStylesheet}">
</head>
<body>
<main class="embed" data-follow="/v/${village}/embed.json?lang=${language}" data-etag="${etag}">
<img data-part="picture" src="${state.picture}" alt="${state.alt}" width="1200" height="700">
<div class="embed-words"><h1 data-part="title">${title}</h1>
<progress data-part="bar" max="1" value="${state.part}" aria-label="${words.t.progress.label}"></progress>
<p><strong data-part="raised">${state.raised}</strong> <span data-part="gifts">${state.gifts}</span></p>
${banner(words, simulation, demonstration)}
<a href="/v/${village}?lang=${language}" target="_blank" rel="noopener">${words.page.enter}</a></div>
</main>
<script src="${files.embedScript}" defer></script>
</body>
</html>
`.html;
}

/** What the frame says of how far it is, in words: no script has to know how a language writes money. */
export function embedWords(
  language: Language,
  title: string,
  {
    raisedCents,
    goalCents,
    gifts,
  }: { readonly raisedCents: number; readonly goalCents: number; readonly gifts: number },
): Omit<EmbedState, 'seq' | 'picture'> {
  const { t, page } = wordsIn(language);
  return {
    title,
    alt: page.picture(title),
    raised: t.progress.raised(t.money(raisedCents), t.money(goalCents)),
    gifts: gifts === 0 ? t.progress.noGifts : t.progress.gifts(gifts),
    part: goalCents === 0 ? 0 : Math.max(0, Math.min(1, raisedCents / goalCents)),
  };
}
