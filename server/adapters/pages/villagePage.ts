import type { AccountsHead } from '#shared/accounts/line.ts';
import type { Gift } from '#shared/catalogue/catalogue.ts';
import { type Html, html } from '#shared/html.ts';
import { placeIn } from '#shared/i18n/place.ts';
import type { VillageData } from '#shared/protocol/page.ts';
import { headPart } from './accountsPage.ts';
import { ACCOUNTS_WORDS } from './accountsWords.ts';
import { donateData } from './donateData.ts';
import { GIVER_WORDS } from './friendWords.ts';
import { jsonScript, linkedData } from './jsonScript.ts';
import { banner, documentOf, languageLink, type PageFiles, wordsIn } from './layout.ts';
import { NEWS_WORDS } from './newsPages.ts';
import type { Words } from './pageWords.ts';
import { giftPart, leftOf, photoPart, progressPart, stepsPart } from './parts.ts';
import { sharePart } from './sharePart.ts';

export interface VillageModel {
  readonly data: VillageData;
  readonly seq: number;
  /** on the project's list: others are found by their own links alone */
  readonly isListed: boolean;
  readonly moment: 'visit' | 'given' | 'back';
  /** the link through which this reader came */
  readonly via: string | null;
  /** with the thanks after giving: the newest line of the accounts, to be noted [T1] */
  readonly accounts: AccountsHead | null;
  /** [S5] to the giver's own browser: the link to pass on; its address is null until the payment is known */
  readonly friendLink: { readonly url: string | null } | null;
  /** the giver's own donation, where receipts are issued */
  readonly taxReceipt: string | null;
}

/** Sizes of the two first pictures, in pixels. */
export interface PictureSizes {
  readonly phone: { readonly width: number; readonly height: number };
  readonly wide: { readonly width: number; readonly height: number };
}

export interface PageParts {
  readonly publicUrl: string;
  readonly siteName: string;
  readonly files: PageFiles;
  readonly pictures: PictureSizes;
}

const WIDE = '(min-width: 760px)';

/**
 * A village: picture, one sentence, progress and one Give button at first paint; story, steps and gifts below, with a form that
 * gives without any script. The game takes over `#picture`, `#stage` and `#hud`; `#fallback` stays.
 */
export function villagePage({ publicUrl, files, pictures, siteName }: PageParts, model: VillageModel): string {
  const { data, seq } = model;
  const { project, language, village } = data;
  const words = wordsIn(language);
  const path = `/v/${village}`;
  const pictureOf = (format: 'phone' | 'wide') => `${path}/picture.png?seq=${seq}&format=${format}`;
  const title = `${data.villageName} · ${siteName}`;
  const alt = words.page.picture(data.villageName);
  return documentOf({
    language,
    title,
    description: project.sentence[language],
    path,
    publicUrl,
    files,
    siteName,
    picture: { path: `${path}/picture.png?seq=${seq}&lang=${language}`, alt },
    game: true,
    head: html`${!model.isListed && html`<meta name="robots" content="noindex">\n`}${linkedData(donateData(publicUrl, path, project, data.association, language))}
<link rel="preload" as="image" href="${pictureOf('wide')}" media="${WIDE}" fetchpriority="high">
<link rel="preload" as="image" href="${pictureOf('phone')}" media="not all and ${WIDE}" fetchpriority="high">`,
    body: html`<main id="village">
<picture>
<source media="${WIDE}" srcset="${pictureOf('wide')}" width="${pictures.wide.width}" height="${pictures.wide.height}">
<img id="picture" src="${pictureOf('phone')}" alt="${alt}" width="${pictures.phone.width}" height="${pictures.phone.height}" fetchpriority="high">
</picture>
<div id="stage"></div>
<div id="hud">${firstScreen(words, model)}</div>
</main>
${fallback(words, model, publicUrl)}
${jsonScript('village-data', data)}`,
  });
}

function firstScreen(words: Words, { data, moment, friendLink, taxReceipt }: VillageModel): Html {
  const { project, language, progress, simulation, village } = data;
  const { founded } = data;
  const said =
    moment === 'visit'
      ? null
      : html`<p class="page-moment" role="status">${words.page[moment]}${moment === 'given' && html` <a href="/me">${words.page.corner}</a>`}</p>`;
  return html`<div class="page-top">${banner(words, simulation, project.demonstration)}${languageLink(words, language, `/v/${village}`)}</div>
<div class="page-first">
<h1>${data.villageName}</h1>
${founded && html`<p class="page-small"><strong>${data.villageName}</strong> · ${words.t.founded.occasions[founded.occasion]}</p>`}<p class="page-sentence">${project.sentence[language]}</p>
${said}${friendLink && friendLinkPart(language, friendLink)}${taxReceipt !== null && html`<p class="page-small"><a href="/tax-receipt?donation=${taxReceipt}">${words.t.thanks.taxReceipt}</a></p>`}${data.givingClosed && html`<p class="page-moment" role="status">${words.t.refused[data.givingClosed]}</p>`}${progressPart(words, project, progress)}
${data.isSilent && html`<p class="page-small">${words.t.village.silent}</p>`}<a class="page-give" href="#gifts">${words.t.shop.give}</a>
</div>`;
}

function friendLinkPart(language: VillageModel['data']['language'], { url }: { readonly url: string | null }): Html {
  const words = GIVER_WORDS[language];
  return url === null
    ? html`<p class="page-small">${words.linkSoon}</p>`
    : html`<p class="page-small">${words.link} <a class="page-address" href="${url}">${url}</a></p>`;
}

/** [S4] What the founder of a village says in it, and how far its own goal is. */
function foundedPart({ t }: Words, { project, language, founded }: VillageModel['data']): Html | null {
  if (founded === null) return null;
  const { words, thanks, goal } = founded;
  return html`<section class="page-founded">${words !== null && html`<p>${words}</p>`}
${goal && html`<p><strong>${t.founded.goal(t.money(goal.givenCents), t.money(goal.goalCents))}</strong></p>`}
${thanks !== null && html`<h2>${t.founded.thanks}</h2><p>${thanks}</p>`}
<p class="page-small">${t.founded.partOf} <a href="/p/${project.slug}">${project.title[language]}</a>.</p></section>`;
}

function fallback(words: Words, model: VillageModel, publicUrl: string): Html {
  const { data, via, accounts } = model;
  const { project, language, progress, village, association, given, givingClosed, assets } = data;
  const { t, page } = words;
  const row = (gift: Gift) =>
    html`<li><label class="page-gift"><input type="checkbox" name="gift" value="${gift.slug}">
${giftPart(words, language, gift, leftOf(gift, given), assets)}</label></li>`;
  return html`<section id="fallback" class="page-below" aria-label="${project.title[language]}">
${foundedPart(words, data)}
${accounts && headPart(t.accounts.note, ACCOUNTS_WORDS[language].headLine(accounts.lines), accounts)}
<section aria-labelledby="about-title"><h2 id="about-title">${t.village.about}</h2>
${photoPart(language, project.photo)}<p>${project.story[language]}</p>
<p class="page-small">${t.about.where}: ${placeIn(project, language)} · ${t.about.by(association)} · ${t.about.approved(project.approvedBy)}</p></section>
${stepsPart(words, language, project, progress, assets)}
<form id="gifts" class="page-gifts" method="post" action="/v/${village}/give">
<h2>${t.shop.title}</h2><p>${t.shop.lead}</p>
<input type="hidden" name="catalogueVersion" value="${project.catalogueVersion}">
${via !== null && html`<input type="hidden" name="via" value="${via}">`}
<input type="hidden" name="language" value="${language}">
<ul>${project.gifts.map(row)}</ul>
${givingClosed ? html`<p>${t.refused[givingClosed]}</p>` : html`<button class="page-give" type="submit">${t.basket.toReceipt}</button>`}
</form>
${sharePart(publicUrl, model)}
<p><a href="/v/${village}/questions?lang=${language}">${t.play.question}</a></p>
<p><a href="/p/${project.slug}/news">${NEWS_WORDS[language].title}</a> · <a href="/p/${project.slug}/accounts">${t.about.accounts}</a> · <a href="/">${page.allProjects}</a> · <a href="/report?subject=${data.founded ? 'village' : 'project'}&amp;id=${data.founded ? village : project.slug}">${t.about.report}</a></p>
</section>`;
}
