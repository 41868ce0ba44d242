import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { VillageData } from '#shared/protocol/page.ts';
import { banner, documentOf, languageLink, wordsIn } from './layout.ts';
import type { Words } from './pageWords.ts';
import { giftPart, progressPart, stepsPart } from './parts.ts';
import type { PageParts } from './villagePage.ts';

export interface CardModel {
  readonly data: Pick<VillageData, 'project' | 'association' | 'progress'>;
  readonly villages: readonly { readonly slug: VillageSlug; readonly name: string; readonly seq: number }[];
}

export interface Context {
  readonly language: Language;
  readonly simulation: boolean;
}

/** All projects, each as the picture of its village. */
export function projectsPage({ publicUrl, files }: PageParts, cards: readonly CardModel[], context: Context): string {
  const { language, simulation } = context;
  const words = wordsIn(language);
  const demonstration = cards.length > 0 && cards.every(({ data }) => data.project.demonstration);
  const list = html`<ul class="page-cards">${cards.map((card) => cardPart(words, language, card))}</ul>`;
  return documentOf({
    language,
    title: `Hameau · ${words.page.tagline}`,
    description: words.page.tagline,
    path: '/',
    publicUrl,
    files,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, demonstration)}${languageLink(words, language, '/')}</header>
<main class="page-plain"><h1 class="page-logo">Hameau</h1><p class="page-tagline">${words.page.tagline}</p>
<h2>${words.page.projects}</h2>
${cards.length === 0 ? html`<p>${words.page.noProject}</p>` : list}${footPart(words)}</main>`,
  });
}

function cardPart(words: Words, language: Language, { data, villages }: CardModel): Html {
  const { project, progress } = data;
  const [main] = villages;
  const target = main ? `/v/${main.slug}` : `/p/${project.slug}`;
  return html`<li class="page-card"><a href="${target}">
${main ? villagePicture(words, language, data, main) : null}
<h3>${project.title[language]}</h3></a>
<p>${project.sentence[language]}</p>
${progressPart(words, project, progress)}
<a class="page-more" href="/p/${project.slug}">${words.t.village.more}</a></li>`;
}

function villagePicture(
  words: Words,
  language: Language,
  { project }: CardModel['data'],
  { slug, seq }: CardModel['villages'][number],
): Html {
  const alt = words.page.picture(project.title[language]);
  return html`<img src="/v/${slug}/picture.png?seq=${seq}" alt="${alt}" width="1200" height="630" loading="lazy">`;
}

/** One project: story, steps, catalogue, villages. */
export function projectPage({ publicUrl, files }: PageParts, card: CardModel, context: Context): string {
  const { language, simulation } = context;
  const { project, progress, association } = card.data;
  const words = wordsIn(language);
  const { t, page } = words;
  const path = `/p/${project.slug}`;
  const [main] = card.villages;
  const { assets } = files;
  const villages = card.villages.map(
    (village) => html`<li><a class="page-give" href="/v/${village.slug}">${page.visit(village.name)}</a></li>`,
  );
  return documentOf({
    language,
    title: `${project.title[language]} · Hameau`,
    description: project.sentence[language],
    path,
    publicUrl,
    files,
    picture: main ? { path: `/v/${main.slug}/picture.png?seq=${main.seq}`, alt: page.picture(main.name) } : null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, project.demonstration)}${languageLink(words, language, path)}</header>
<main class="page-plain"><h1>${project.title[language]}</h1>
<p class="page-sentence">${project.sentence[language]}</p>
${main ? villagePicture(words, language, card.data, main) : null}
${progressPart(words, project, progress)}
<p><a href="${path}/accounts">${t.about.accounts}</a></p>
<ul class="page-villages">${villages}</ul>
<p>${project.story[language]}</p>
<p class="page-small">${t.about.where}: ${project.place[language]} · ${t.about.by(association)} · ${t.about.approved(project.approvedBy)}</p>
${stepsPart(words, language, project, progress, assets)}
<section class="page-gifts"><h2>${page.gifts}</h2><p>${t.shop.lead}</p>
<ul>${project.gifts.map((gift) => html`<li><div class="page-gift">${giftPart(words, language, gift, null, assets)}</div></li>`)}</ul></section>
<p><a href="/">${page.allProjects}</a></p>${footPart(words)}</main>`,
  });
}

/** What every site owes its visitors, and the way in for those who run an association. */
const footPart = ({ page }: Words): Html =>
  html`<p class="page-small"><a href="/legal">${page.legal}</a> · <a href="/console">${page.console}</a></p>`;

/** A refusal for people: what it is, and where to go. */
export function refusalPage(
  { publicUrl, files }: PageParts,
  refusal: { readonly title: string; readonly detail: string },
  { language, simulation }: Context,
): string {
  const words = wordsIn(language);
  return documentOf({
    language,
    title: `${refusal.title} · Hameau`,
    description: refusal.detail,
    path: '/',
    publicUrl,
    files,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, false)}</header>
<main class="page-plain"><h1>${refusal.title}</h1><p>${refusal.detail}</p><p><a class="page-give" href="/">${words.page.allProjects}</a></p></main>`,
  });
}
