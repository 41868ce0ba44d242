import type { DonorView } from '#server/domain/taxReceipts/donor.ts';
import { isForgotten } from '#server/domain/taxReceipts/forget.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { privatePage } from './layout.ts';
import type { Context } from './projectPages.ts';
import { TAX_RECEIPT_WORDS, type TaxReceiptWords } from './taxReceiptWords.ts';
import type { PageParts } from './villagePage.ts';

type Field = 'name' | 'street' | 'more' | 'postcode' | 'town' | 'country';
export interface TaxReceiptModel extends DonorView {
  /** the page's own private address, without language */
  readonly path: string;
  readonly fields: Readonly<Record<Field | 'wish', string>>;
  readonly missing: readonly (Field | 'wish')[];
}

/** [G4] A donor's tax receipt: what was issued, and the form that asks who gave, now and not before. */
export function taxReceiptPage(parts: PageParts, model: TaxReceiptModel, { language, simulation }: Context): string {
  const words = TAX_RECEIPT_WORDS[language];
  const { association, project, village, path, refusal, wish, netCents } = model;
  const lead = words.lead(association, words.format.money(netCents), project[language]);
  return privatePage(parts, {
    title: words.title,
    lead,
    path,
    language,
    simulation,
    main: html`${netCents > 0 && html`<p>${lead}</p>`}
${model.receipts.length > 0 && receiptsPart(model, words, language)}
${refusal !== null && html`<p${refusal !== 'already' && html` role="status"`}>${words.refusals[refusal]}</p>`}
${refusal === null && wish !== null && html`<p role="status"><strong>${words.wish(wish.year)}</strong></p>`}
${refusal === null && formPart(model, words)}
<p><a href="/v/${village}?lang=${language}">${words.village}</a></p>`,
  });
}

function receiptsPart({ receipts, path }: TaxReceiptModel, words: TaxReceiptWords, language: Language): Html {
  const isKept = receipts.some((receipt) => receipt.voidedAt === null && !isForgotten(receipt));
  return html`<section><h2>${words.yours}</h2>${receipts.map((receipt) => receiptPart(receipt, path, words))}${
    isKept && html`<p class="page-small">${words.keep}${language === 'en' && ` ${words.french}`}</p>`
  }</section>`;
}

function receiptPart(receipt: TaxReceiptModel['receipts'][number], path: string, words: TaxReceiptWords): Html {
  const { id, printed, totalCents, voidReason, handedAt } = receipt;
  const download = handedAt === null ? words.download : words.again;
  const [look, what] = voidReason === null ? ['page-give', download] : ['page-small', words.voidFile];
  return html`<div><p><strong>${words.receipt(printed.number, words.format.money(totalCents))}</strong></p>
${voidReason !== null && html`<p>${words.voided[voidReason]}</p>`}
<p>${isForgotten(receipt) ? words.forgotten : html`<a class="${look}" href="${path}/${id}.pdf">${what}</a>`}</p></div>`;
}

/** What browsers fill in by themselves. */
const AUTOCOMPLETE: Readonly<Record<Field, string>> = {
  name: 'name',
  street: 'address-line1',
  more: 'address-line2',
  postcode: 'postal-code',
  town: 'address-level2',
  country: 'country-name',
};
const MOST: Readonly<Record<Field, number>> = {
  name: 120,
  street: 160,
  more: 160,
  postcode: 16,
  town: 80,
  country: 60,
};

function formPart(model: TaxReceiptModel, words: TaxReceiptWords): Html {
  const { path, fields, missing, together, year, isYearOver, netCents, hasAddress } = model;
  const { money } = words.format;
  const input = (name: Field, isNeeded: boolean, hint = ''): Html => {
    const isMissing = missing.includes(name);
    const isNoted = isMissing || hint !== '';
    return html`<p class="page-field"><label for="${name}">${words[name]}</label>
<input id="${name}" name="${name}" value="${fields[name]}" maxlength="${MOST[name]}" autocomplete="${AUTOCOMPLETE[name]}"${isNeeded && html` required`}${isMissing && html` aria-invalid="true"`}${isNoted && html` aria-describedby="${name}-note"`}>
${isNoted && html`<small id="${name}-note">${isMissing ? words.missing : hint}</small>`}</p>`;
  };
  const choice = (wish: string, label: string): Html =>
    html`<p><label class="page-choice"><input type="radio" name="wish" value="${wish}" required${fields.wish === wish && html` checked`}> ${label}</label></p>`;
  return html`<form class="page-form page-place" method="post" action="${path}">
<fieldset><legend>${words.which}</legend>
${choice('thisGift', words.thisGift(money(netCents)))}
${together.donations > 1 && choice('thisYear', words.thisYear(together.donations, year, money(together.totalCents)))}
${!isYearOver && choice('inJanuary', words.inJanuary(year))}</fieldset>
<fieldset><legend>${words.who}</legend>
${input('name', true, words.nameHint)}
${input('street', true)}
${input('more', false)}
${input('postcode', true)}
${input('town', true)}
${input('country', false)}</fieldset>
${hasAddress && html`<p><label class="page-choice"><input type="checkbox" name="tells" value="yes"> ${words.tells}</label></p>`}
<p class="page-small">${words.privacy}</p>
<button class="page-give" type="submit">${words.issue}</button></form>`;
}
