import type { Project } from '#shared/catalogue/catalogue.ts';
import type { PricedBasket } from '#shared/catalogue/pricing.ts';
import { costAfterTax } from '#shared/catalogue/tax.ts';
import { html } from '#shared/html.ts';
import type { VillageSlug } from '#shared/ids.ts';
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
  /** `2026-11-22`: the tax setting is dated */
  readonly today: string;
}

/** The receipt in advance for readers without script [G4]: what is paid, what arrives, and one question. */
export function receiptPage({ publicUrl, files }: PageParts, model: ReceiptModel, context: Context): string {
  const { language, simulation } = context;
  const { project, village, priced } = model;
  const words = wordsIn(language);
  const { t } = words;
  const cost = costAfterTax(priced.totalCents, project.taxReduction, model.today);
  const lines = priced.lines.map(
    ({ gift, amountCents }) => html`<tr><th scope="row">${gift.name[language]}
<small>${gift.purpose.kind === 'symbolic' ? t.receipt.symbolic : `${t.receipt.earmarked} ${t.receipt.fallback(gift.purpose.fallback[language])}`}</small></th>
<td>${t.money(amountCents)}</td></tr>`,
  );
  return documentOf({
    language,
    title: `${t.receipt.title} · Hameau`,
    description: project.sentence[language],
    path: `/v/${village}`,
    publicUrl,
    files,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, project.demonstration)}</header>
<main class="page-plain"><h1>${t.receipt.title}</h1>
<table class="page-receipt"><tbody>${lines}
<tr><th scope="row">${t.receipt.total}</th><td><strong>${t.money(priced.totalCents)}</strong></td></tr>
<tr><th scope="row">${t.receipt.fee}</th><td>${t.money(priced.estimatedFeeCents)}</td></tr>
<tr><th scope="row">${t.receipt.net}</th><td>${t.money(priced.netCents)}</td></tr></tbody></table>
<p>${cost === null ? t.receipt.noTax : t.receipt.tax(t.money(cost))}</p>
<form method="post" action="/v/${village}/give">
<input type="hidden" name="confirmed" value="yes">
<input type="hidden" name="catalogueVersion" value="${project.catalogueVersion}">
<input type="hidden" name="basketKey" value="${model.basketKey}">
<input type="hidden" name="token" value="${model.token}">${model.via !== null && html`<input type="hidden" name="via" value="${model.via}">`}
${priced.lines.map(({ gift }) => html`<input type="hidden" name="gift" value="${gift.slug}">`)}
<p><label><input type="checkbox" name="adult" required> ${t.receipt.adult}</label></p>
<button class="page-give" type="submit">${t.receipt.pay(t.money(priced.totalCents))}</button>
<p class="page-small">${t.receipt.stripe}</p>
</form>
<p><a href="/v/${village}">${t.common.back}</a></p></main>`,
  });
}
