import type { Project } from '#shared/catalogue/catalogue.ts';
import type { PricedBasket } from '#shared/catalogue/pricing.ts';
import type { LoweredTax } from '#shared/catalogue/tax.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { taxLine } from '#shared/i18n/taxLine.ts';
import type { VillageSlug } from '#shared/ids.ts';
import { MOST_FRIEND_NAME, MOST_FRIEND_WORDS } from '#shared/protocol/http.ts';
import { GIVER_WORDS } from './friendWords.ts';
import { banner, documentOf, wordsIn } from './layout.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

export interface ReceiptModel {
  readonly project: Project;
  readonly village: VillageSlug;
  readonly basketKey: string;
  /** the link through which this reader came */
  readonly via: string | null;
  readonly token: string;
  readonly priced: PricedBasket;
  /** what a tax receipt issued here lowers; null where none is */
  readonly receiptLowers: LoweredTax | null;
  /** `2026-11-22`: the tax setting is dated */
  readonly today: string;
}

/** The receipt in advance for readers without script [G4]: what is paid, what arrives, and one question. */
export function receiptPage({ publicUrl, files, siteName }: PageParts, model: ReceiptModel, context: Context): string {
  const { language, simulation } = context;
  const { project, village, priced } = model;
  const words = wordsIn(language);
  const { t } = words;
  const lines = priced.lines.map(
    ({ gift, amountCents }) => html`<tr><th scope="row">${gift.name[language]}
<small>${gift.purpose.kind === 'symbolic' ? t.receipt.symbolic : `${t.receipt.earmarked} ${t.receipt.fallback(gift.purpose.fallback[language])}`}</small></th>
<td>${t.money(amountCents)}</td></tr>`,
  );
  return documentOf({
    language,
    title: `${t.receipt.title} · ${siteName}`,
    description: project.sentence[language],
    path: `/v/${village}`,
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, project.demonstration)}</header>
<main class="page-plain"><h1>${t.receipt.title}</h1>
<table class="page-receipt"><tbody>${lines}
<tr><th scope="row">${t.receipt.total}</th><td><strong>${t.money(priced.totalCents)}</strong></td></tr>
<tr><th scope="row">${t.receipt.fee}</th><td>${t.money(priced.estimatedFeeCents)}</td></tr>
<tr><th scope="row">${t.receipt.net}</th><td>${t.money(priced.netCents)}</td></tr></tbody></table>
<p>${taxLine(t, model.receiptLowers, priced.totalCents, project, model.today)}</p>
<form method="post" action="/v/${village}/give">
<input type="hidden" name="confirmed" value="yes">
<input type="hidden" name="catalogueVersion" value="${project.catalogueVersion}">
<input type="hidden" name="basketKey" value="${model.basketKey}">
<input type="hidden" name="token" value="${model.token}">${model.via !== null && html`<input type="hidden" name="via" value="${model.via}">`}
${priced.lines.map(({ gift }) => html`<input type="hidden" name="gift" value="${gift.slug}">`)}
${friendFields(language)}<p><label><input type="checkbox" name="adult" required> ${t.receipt.adult}</label></p>
<button class="page-give" type="submit">${t.receipt.pay(t.money(priced.totalCents))}</button>
<p class="page-small">${t.receipt.stripe}</p>
</form>
<p><a href="/v/${village}">${t.common.back}</a></p></main>`,
  });
}

/** [S5] The same question as in the game: off until ticked, its words optional. */
function friendFields(language: Language): Html {
  const words = GIVER_WORDS[language];
  return html`<fieldset class="page-friend"><label class="page-choice"><input type="checkbox" name="forFriend" aria-describedby="friend-means"> ${words.ask}</label>
<p class="page-small" id="friend-means">${words.means}</p>
<p class="page-field"><label for="friend-from">${words.from}</label><input id="friend-from" name="friendFrom" maxlength="${MOST_FRIEND_NAME}" autocomplete="off"></p>
<p class="page-field"><label for="friend-words">${words.words}</label><textarea id="friend-words" name="friendWords" rows="3" maxlength="${MOST_FRIEND_WORDS}"></textarea></p></fieldset>
`;
}
