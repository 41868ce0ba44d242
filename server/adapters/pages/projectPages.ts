import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { placeIn } from '#shared/i18n/place.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { VillageData } from '#shared/protocol/page.ts';
import { donateData } from './donateData.ts';
import { linkedData } from './jsonScript.ts';
import { banner, documentOf, languageLink, wordsIn } from './layout.ts';
import { NEWS_WORDS } from './newsPages.ts';
import type { Words } from './pageWords.ts';
import { giftPart, photoPart, progressPart, stepsPart } from './parts.ts';
import type { PageParts } from './villagePage.ts';
import { type MapModel, villagesMap } from './villagesMap.ts';

export interface CardModel {
  readonly data: Pick<VillageData, 'project' | 'association' | 'progress'>;
  /** the project's own village */
  readonly main: { readonly slug: VillageSlug; readonly seq: number } | null;
}

export interface Context {
  readonly language: Language;
  readonly simulation: boolean;
}

/** All projects, each as the picture of its village. */
export function projectsPage(
  { publicUrl, files, siteName }: PageParts,
  cards: readonly CardModel[],
  context: Context,
): string {
  const { language, simulation } = context;
  const words = wordsIn(language);
  const demonstration = cards.length > 0 && cards.every(({ data }) => data.project.demonstration);
  const list = html`<ul class="page-cards">${cards.map((card) => cardPart(words, language, card))}</ul>`;
  return documentOf({
    language,
    title: `${siteName} · ${words.page.tagline}`,
    description: words.page.tagline,
    path: '/',
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, demonstration)}${languageLink(words, language, '/')}</header>
<main class="page-plain"><h1 class="page-logo">${siteName}</h1><p class="page-tagline">${words.page.tagline}</p>
<h2>${words.page.projects}</h2>
${cards.length === 0 ? html`<p>${words.page.noProject}</p>` : list}${footPart(words)}</main>`,
  });
}

function cardPart(words: Words, language: Language, { data, main }: CardModel): Html {
  const { project, progress } = data;
  const target = main ? `/v/${main.slug}` : `/p/${project.slug}`;
  return html`<li class="page-card"><a href="${target}">
${main ? villagePicture(words, language, data, main) : null}
<h3>${project.title[language]}</h3></a>
<p>${project.sentence[language]}</p>
${progressPart(words, project, progress)}
<a class="page-more" href="/p/${project.slug}">${words.t.village.more}</a></li>`;
}

const sharedPicture = (
  { slug, seq }: { readonly slug: VillageSlug; readonly seq: number },
  language: Language,
): string => `/v/${slug}/picture.png?seq=${seq}&lang=${language}`;

function villagePicture(
  words: Words,
  language: Language,
  { project }: CardModel['data'],
  { slug, seq }: NonNullable<CardModel['main']>,
): Html {
  const alt = words.page.picture(project.title[language]);
  return html`<img src="${sharedPicture({ slug, seq }, language)}" alt="${alt}" width="1200" height="630" loading="lazy">`;
}

export interface ProjectModel extends CardModel {
  readonly isOver: boolean;
  readonly founded: MapModel['founded'];
  readonly unlisted: number;
  readonly gifts: number;
}

/** One project: story, steps, catalogue, villages. */
export function projectPage({ publicUrl, files, siteName }: PageParts, card: ProjectModel, context: Context): string {
  const { language, simulation } = context;
  const { project, progress, association } = card.data;
  const words = wordsIn(language);
  const { t, page } = words;
  const path = `/p/${project.slug}`;
  const { main } = card;
  const { assets } = files;
  return documentOf({
    language,
    title: `${project.title[language]} · ${siteName}`,
    description: project.sentence[language],
    path,
    publicUrl,
    files,
    siteName,
    picture: main ? { path: sharedPicture(main, language), alt: page.picture(project.title[language]) } : null,
    game: false,
    head: linkedData(donateData(publicUrl, path, project, association, language)),
    body: html`<header class="page-head">${banner(words, simulation, project.demonstration)}${languageLink(words, language, path)}</header>
<main class="page-plain"><h1>${project.title[language]}</h1>
<p class="page-sentence">${project.sentence[language]}</p>
${main ? villagePicture(words, language, card.data, main) : null}
${progressPart(words, project, progress)}
<p><a href="${path}/news">${NEWS_WORDS[language].title}</a> · <a href="${path}/accounts">${t.about.accounts}</a></p>
${card.isOver && html`<p class="page-moment" role="status">${t.refused.archived} <a href="/">${page.allProjects}</a></p>`}
${main && html`<p><a class="page-give" href="/v/${main.slug}">${page.visit(project.title[language])}</a></p>`}
${photoPart(language, project.photo)}<p>${project.story[language]}</p>
<p class="page-small">${t.about.where}: ${placeIn(project, language)} · ${t.about.by(association)} · ${t.about.approved(project.approvedBy)}</p>
${stepsPart(words, language, project, progress, assets)}
<section class="page-gifts"><h2>${page.gifts}</h2><p>${t.shop.lead}</p>
<ul>${project.gifts.map((gift) => html`<li><div class="page-gift">${giftPart(words, language, gift, null, assets)}</div></li>`)}</ul></section>
${villagesMap(assets, language, { project, main: main ? { slug: main.slug, gifts: card.gifts } : null, founded: card.founded, unlisted: card.unlisted, isOver: card.isOver })}
<p><a href="/">${page.allProjects}</a> · <a href="/report?subject=project&amp;id=${project.slug}">${t.about.report}</a></p>${footPart(words)}</main>`,
  });
}

/** What every site owes its visitors, and the way in for those who run an association. */
const footPart = ({ page }: Words): Html =>
  html`<p class="page-small"><a href="/me">${page.corner}</a> · <a href="/legal">${page.legal}</a> · <a href="/privacy">${page.privacy}</a> · <a href="/console">${page.console}</a></p>`;

/** Nothing is at this address: it says so, and shows what else there is. */
export function missingPage(
  { publicUrl, files, siteName }: PageParts,
  { title, detail }: { readonly title: string; readonly detail: string },
  cards: readonly CardModel[],
  { language, simulation }: Context,
): string {
  const words = wordsIn(language);
  return documentOf({
    language,
    title: `${title} · ${siteName}`,
    description: detail,
    path: null,
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    head: html`<meta name="robots" content="noindex">`,
    body: html`<header class="page-head">${banner(words, simulation, false)}</header>
<main class="page-plain"><h1>${title}</h1><p>${detail}</p>
${cards.length > 0 && html`<h2>${words.page.projects}</h2><ul class="page-cards">${cards.map((card) => cardPart(words, language, card))}</ul>`}<p><a class="page-give" href="/">${words.page.allProjects}</a></p>${footPart(words)}</main>`,
  });
}

/** A refusal for people: what it is, and where to go. */
export function refusalPage(
  { publicUrl, files, siteName }: PageParts,
  refusal: { readonly title: string; readonly detail: string },
  { language, simulation }: Context,
): string {
  const words = wordsIn(language);
  return documentOf({
    language,
    title: `${refusal.title} · ${siteName}`,
    description: refusal.detail,
    path: null,
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, false)}</header>
<main class="page-plain"><h1>${refusal.title}</h1><p>${refusal.detail}</p><p><a class="page-give" href="/">${words.page.allProjects}</a></p></main>`,
  });
}
