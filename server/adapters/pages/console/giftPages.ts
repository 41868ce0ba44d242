import type { GiftsView, GiftView } from '#server/domain/stewards/views.ts';
import { GIFT_CATEGORIES } from '#shared/catalogue/catalogue.ts';
import { type OwnFootprints, type PictureFault, spriteAddress } from '#shared/catalogue/own-picture.ts';
import { estimateFee } from '#shared/catalogue/pricing.ts';
import { SPRITE_NAMES, SPRITES } from '#shared/catalogue/sprites.ts';
import { type DraftGift, MOST_GIFTS } from '#shared/drafts/draft.ts';
import { readEuros } from '#shared/drafts/euros.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { SPRITE_WORDS } from '#shared/i18n/sprites.ts';
import { cents } from '#shared/money.ts';
import type { PageParts } from '../villagePage.ts';
import { choiceField, type FieldParts, formPart, selectField, textField, tickField, wordsFields } from './fields.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { giftCard } from './giftCard.ts';
import { nextPart, said } from './projectPage.ts';
import { faultsOf } from './sectionPages.ts';
import type { ConsoleWords } from './words/words.ts';

/** The catalogue in the order of the shop. */
export function giftsPage(parts: PageParts, view: GiftsView, context: ConsoleContext): string {
  const { acting, draft, former, canEdit } = view;
  const { language } = context;
  const words = consoleWords(language);
  const { gifts } = words;
  const path = `${rootOf(acting)}/projects/${draft.slug}`;
  const open = new Set(
    view.faults.flatMap(({ section, item }) => (section === 'gifts' && item !== null ? [item] : [])),
  );
  const list = draft.gifts.map((gift, i) =>
    giftLine(parts, words, language, `${path}/gifts`, gift, {
      isOpen: open.has(i),
      isFirst: i === 0,
      isLast: i === draft.gifts.length - 1,
      canEdit,
    }),
  );
  const main = html`<p>${gifts.lead}</p>
${list.length > 0 && html`<img class="console-preview" src="${path}/preview.png?r=${view.revision}" alt="${words.project.pictureAlt}" width="1200" height="630">`}
${list.length === 0 ? html`<p>${gifts.none}</p>` : html`<ol class="console-list console-gifts">${list}</ol>`}
${
  canEdit &&
  list.length < MOST_GIFTS &&
  html`<p><a class="page-give" href="${path}/gifts/new">${gifts.add}</a></p>
${list.length < 8 && html`<form method="post" action="${path}/gifts/starter"><button class="console-quiet" type="submit">${gifts.starter}</button></form>`}`
}
${
  former.length > 0 &&
  html`<section><h2>${gifts.former}</h2><ul class="console-list">${former.map(
    ({ slug, name }) =>
      html`<li><strong>${name[language]}</strong>${canEdit && html`<form method="post" action="${path}/gifts/again"><button class="console-quiet" name="gift" value="${slug}" type="submit">${gifts.offerAgain(name[language])}</button></form>`}</li>`,
  )}</ul></section>`
}${nextPart(words, path, 'gifts')}`;
  const back = { path, name: said(draft.title, language) };
  return consoleDocument(parts, { title: words.project.sections.gifts, acting, back, main }, context);
}

interface LineState {
  readonly isOpen: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly canEdit: boolean;
}

function giftLine(
  { files }: PageParts,
  words: ConsoleWords,
  language: Language,
  path: string,
  gift: DraftGift,
  state: LineState,
): Html {
  const { gifts, project, money } = words;
  const name = said(gift.name, language) || gifts.untitled;
  const price = readEuros(gift.price);
  const move = (to: 'up' | 'down', label: string) =>
    html`<form method="post" action="${path}/${gift.slug}/${to}"><button class="console-quiet" type="submit" aria-label="${label}">${to === 'up' ? '↑' : '↓'}</button></form>`;
  return html`<li><a href="${path}/${gift.slug}"><img src="${spriteAddress(files.assets, gift.sprite)}" alt="" loading="lazy">
<strong>${name}</strong><small>${price === null ? gift.price : money(price)}${state.isOpen && html` · <span class="console-open">${project.open(1)}</span>`}</small></a>
${state.canEdit && !state.isFirst && move('up', gifts.up(name))}${state.canEdit && !state.isLast && move('down', gifts.down(name))}</li>`;
}

/** One gift: everything that givers read of it, and its picture. */
export function giftPage(parts: PageParts, view: GiftView, context: ConsoleContext): string {
  const { acting, draft, gift, form } = view;
  const words = consoleWords(context.language);
  const { gifts } = words;
  const root = `${rootOf(acting)}/projects/${draft.slug}/gifts`;
  const at = draft.gifts.findIndex(({ slug }) => slug === gift);
  const own = view.faults.filter(({ section, item }) => section === 'gifts' && item === at && at >= 0);
  const faults = faultsOf(
    words,
    own.map((fault) => ({ ...fault, item: null })),
  );
  const path = gift === null ? `${root}/new` : `${root}/${gift}`;
  const known = draft.gifts[at];
  const title = gift === null ? gifts.newTitle : (known && said(known.name, context.language)) || gifts.untitled;
  const fields = giftForm(parts, { words, form, faults }, context.language, view.own);
  const main = html`<div class="console-beside">${formPart({ words, form, faults }, path, fields)}${form.canEdit && giftCard(context.language)}</div>
${
  gift !== null &&
  form.canEdit &&
  html`${drawPart(words, path, view.pictureFault)}<form class="console-end" method="post" action="${path}/retire"><button class="console-quiet" type="submit">${gifts.retire}</button><p class="page-small">${gifts.retireHint}</p></form>`
}`;
  const back = { path: root, name: words.project.sections.gifts };
  return consoleDocument(parts, { title, acting, back, main }, context);
}

function giftForm({ files }: PageParts, fields: FieldParts, language: Language, own: OwnFootprints): readonly Html[] {
  const { words, form } = fields;
  const { gift, common } = words;
  const ours = [...own].map(([value, { w, d }]) => ({
    value,
    label: words.gift.ownPicture,
    picture: spriteAddress(files.assets, value),
    note: gift.covers(w, d),
  }));
  const pictures = SPRITE_NAMES.map((value) => ({
    value,
    label: SPRITE_WORDS[language][value],
    picture: spriteAddress(files.assets, value),
    note: gift.covers(SPRITES[value].w, SPRITES[value].d),
  }));
  return [
    html`<p>${common.twoLanguages}</p>`,
    wordsFields(fields, { name: 'name', label: gift.name }),
    wordsFields(fields, { name: 'funds', label: gift.funds, rows: 2 }),
    textField(fields, {
      name: 'price',
      label: gift.price,
      inputMode: 'decimal',
      ...shareHint(words, form.fields.price ?? ''),
    }),
    selectField(
      fields,
      'category',
      gift.category,
      GIFT_CATEGORIES.map((value) => ({ value, label: gift.categories[value] })),
    ),
    choiceField(fields, 'sprite', gift.sprite, [...ours, ...pictures]),
    choiceField(fields, 'purpose', gift.purpose, [
      { value: 'symbolic', label: gift.symbolic },
      { value: 'earmarked', label: gift.earmarked },
    ]),
    wordsFields(fields, { name: 'fallback', label: gift.fallback, hint: gift.fallbackHint }),
    textField(fields, {
      name: 'needed',
      label: `${gift.needed} (${common.optional})`,
      hint: gift.neededHint,
      inputMode: 'numeric',
    }),
    tickField(fields, 'counted', gift.counted),
    textField(fields, {
      name: 'expectedMonth',
      label: `${gift.expectedMonth} (${common.optional})`,
      hint: gift.expectedMonthHint,
      type: 'month',
    }),
    textField(fields, {
      name: 'approvedBy',
      label: `${gift.approvedBy} (${common.optional})`,
      hint: gift.approvedByHint,
    }),
  ];
}

/** A picture of the association's own for this gift. */
function drawPart({ gift, pictureFaults }: ConsoleWords, path: string, fault: PictureFault | null): Html {
  const plots = (name: string, label: string) =>
    html`<p class="console-field"><label for="draw-${name}">${label}</label><select id="draw-${name}" name="${name}">${[1, 2, 3, 4].map((n) => html`<option value="${n}">${n}</option>`)}</select></p>`;
  return html`<section class="console-end" id="draw"><h2>${gift.draw}</h2><p>${gift.drawLead}</p>
${fault !== null && html`<p class="console-notice" role="alert">${pictureFaults[fault.kind]}</p>`}
<form class="console-form" method="post" action="${path}/picture" enctype="multipart/form-data">
<p class="console-field"><label for="draw-file">${gift.drawFile}</label><input id="draw-file" name="file" type="file" accept=".png,.vox,image/png" required></p>
${plots('w', gift.drawWide)}${plots('d', gift.drawDeep)}
<p><button class="console-quiet" type="submit">${gift.drawButton}</button></p></form></section>`;
}

/** How much of a price a card payment takes, where the price can be read. */
function shareHint({ gifts, money }: ConsoleWords, typed: string): { readonly hint?: string } {
  const price = readEuros(typed);
  if (price === null || price === 0) return {};
  const fee = estimateFee(cents(price));
  return { hint: gifts.share(money(price), money(fee), String(Math.round((fee / price) * 100))) };
}
