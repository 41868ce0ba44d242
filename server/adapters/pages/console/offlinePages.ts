import { OFFLINE_MODES, type OfflineMode } from '#server/domain/ports/offline.ts';
import type {
  OfflineChoice,
  OfflineFormView,
  OfflinePlacesView,
  OfflineReviewView,
} from '#server/domain/stewards/offlineViews.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { choicesPart, type Noted, noted, refusalWords } from './offlineParts.ts';
import type { ConsoleWords } from './words/words.ts';

const placeName = (language: Language, { name, title }: OfflineChoice): string =>
  name === null ? title[language] : `${title[language]} · ${name}`;

const backTo = (words: ConsoleWords, root: string) => ({ path: `${root}/donations`, name: words.donations.title });

/** Which project and village, where there are several; why not, where there is none. */
export function offlinePlacesPage(parts: PageParts, view: OfflinePlacesView, context: ConsoleContext): string {
  const { acting, choices, closed } = view;
  const words = consoleWords(context.language);
  const { offline } = words;
  const root = rootOf(acting);
  const places = choices.map(
    (choice) =>
      html`<li><a href="${root}/offline?village=${choice.village}"><strong>${choice.title[context.language]}</strong><small>${choice.name ?? offline.ownVillage}</small></a></li>`,
  );
  const main =
    closed === null
      ? html`<p>${offline.lead}</p><h2>${offline.where}</h2><ul class="console-list">${places}</ul>`
      : html`<p class="console-notice" role="status">${offline.closed[closed]}</p>`;
  return consoleDocument(parts, { title: offline.title, acting, back: backTo(words, root), main }, context);
}

/** The form. What is wrong is said at its top and beside its fields, and nothing typed is lost. */
export function offlineFormPage(parts: PageParts, view: OfflineFormView, context: ConsoleContext): string {
  const { acting, place, entryKey, catalogueVersion, fields, refusal, days } = view;
  const { language } = context;
  const words = consoleWords(language);
  const { offline, common } = words;
  const root = rootOf(acting);
  const at: Noted = { words, faults: view.faults };
  const isWrong = refusal !== null || view.faults.size > 0;
  const main = html`<p>${offline.lead}</p>
<p><strong>${placeName(language, place)}</strong></p>
${isWrong && html`<p class="console-notice" role="alert">${refusal ? refusalWords(words, refusal) : [...view.faults.values()].map((fault) => offline.faults[fault])[0]}</p>`}
<form class="console-form" method="post" action="${root}/offline">
<input type="hidden" name="village" value="${place.village}"><input type="hidden" name="entryKey" value="${entryKey}"><input type="hidden" name="catalogueVersion" value="${catalogueVersion}">
<fieldset class="console-words"><legend>${offline.gifts}</legend><p class="page-small">${offline.giftsLead}</p>${giftRows(at, language, view)}</fieldset>
${noted(at, 'amount', `${offline.amount} (${common.optional})`, offline.amountHint, (about) => html`<input id="f-amount" name="amount" value="${fields.amount}" inputmode="decimal" maxlength="12" autocomplete="off"${about}>`)}
<fieldset class="console-words"><legend>${offline.mode}</legend>${OFFLINE_MODES.map((mode) => modeRow(words, mode, fields.mode))}</fieldset>
${noted(at, 'receivedOn', offline.receivedOn, null, (about) => html`<input id="f-receivedOn" name="receivedOn" type="date" value="${fields.receivedOn}" min="${days.first}" max="${days.last}" required${about}>`)}
${noted(at, 'reference', `${offline.reference} (${common.optional})`, offline.referenceHint, (about) => html`<input id="f-reference" name="reference" value="${fields.reference}" maxlength="80" autocomplete="off"${about}>`)}
${choicesPart(at, fields)}
<p><button class="page-give" type="submit" name="step" value="review">${offline.toReview}</button></p></form>
${view.hasOthers && html`<p><a href="${root}/offline">${offline.other}</a></p>`}`;
  return consoleDocument(parts, { title: offline.title, acting, back: backTo(words, root), main }, context);
}

function giftRows({ words, faults }: Noted, language: Language, { gifts, fields }: OfflineFormView): Html {
  const { offline, money } = words;
  const rows = gifts.map(({ slug, name, priceCents }) => {
    const fault = faults.get(`gift.${slug}`);
    return html`<li class="console-count"><label for="f-gift-${slug}"><strong>${name[language]}</strong><small>${offline.each(money(priceCents))}</small>${fault && html`<em id="f-gift-${slug}-fault">${offline.faults[fault]}</em>`}</label>
<input id="f-gift-${slug}" name="gift.${slug}" value="${fields.quantities.get(slug) ?? ''}" inputmode="numeric" maxlength="4" autocomplete="off" placeholder="0"${fault && html` aria-invalid="true" aria-describedby="f-gift-${slug}-fault"`}></li>`;
  });
  return html`<ul class="console-list">${rows}</ul>`;
}

const modeRow = ({ offline }: ConsoleWords, mode: OfflineMode, chosen: string): Html =>
  html`<p class="console-tick"><label><input type="radio" name="mode" value="${mode}" required${mode === chosen && html` checked`}><span>${offline.modes[mode]}</span></label></p>`;

/** What will be done, in words and figures, with one button that does it. */
export function offlineReviewPage(parts: PageParts, view: OfflineReviewView, context: ConsoleContext): string {
  const { acting, place, basket, fields } = view;
  const { language } = context;
  const words = consoleWords(language);
  const { offline, money, day } = words;
  const root = rootOf(acting);
  const gifts = basket.lines.map(
    ({ gift, quantity, amountCents }) =>
      html`<tr><th scope="row">${gift.name[language]}${quantity > 1 && ` × ${quantity}`}</th><td>${money(amountCents)}</td></tr>`,
  );
  const total = money(basket.totalCents);
  const mode = OFFLINE_MODES.find((one) => one === fields.mode) ?? 'cheque';
  const main = html`<p>${placeName(language, place)}<br>${offline.byHand(offline.modes[mode], day(Date.parse(fields.receivedOn)))}</p>
${fields.reference !== '' && html`<p>${offline.yourReference}${words.common.colon}${fields.reference}</p>`}
<table class="page-receipt"><tbody>${gifts}<tr><th scope="row">${offline.total}</th><td><strong>${total}</strong></td></tr></tbody></table>
${chosenPart(words, view)}
<p>${offline.happens(place.name ?? place.title[language])}</p><p class="page-small">${offline.undo}</p>
<form class="console-row" method="post" action="${root}/offline">${carried(view)}
<button class="page-give" type="submit" name="step" value="enter">${offline.enter(total)}</button>
<button class="console-quiet" type="submit" name="step" value="change">${offline.change}</button></form>`;
  return consoleDocument(parts, { title: offline.reviewTitle, acting, main }, context);
}

/** What the giver chose, as far as anything was. */
function chosenPart({ offline, common }: ConsoleWords, { fields, wordsWait }: OfflineReviewView): Html | null {
  const { publicName, message, email, nameOnGift } = fields;
  const wait = wordsWait && html` <small>${offline.wordsWait}</small>`;
  const rows = [
    publicName !== '' && html`<li>${offline.publicName}${common.colon}<strong>${publicName}</strong>${wait}</li>`,
    publicName !== '' && nameOnGift && html`<li>${offline.nameOnGift}</li>`,
    message !== '' && html`<li>${offline.message}${common.colon}<strong>${message}</strong>${wait}</li>`,
    fields.thanks && html`<li>${offline.thanks}${common.colon}<strong>${email}</strong></li>`,
    fields.news && html`<li>${offline.news}${common.colon}<strong>${email}</strong></li>`,
  ].filter((row) => row !== false);
  return rows.length === 0 ? null : html`<ul>${rows}</ul>`;
}

/** Everything that was typed goes along, so that either button has all of it. */
function carried({ place, entryKey, catalogueVersion, fields }: OfflineReviewView): Html {
  const { quantities, nameOnGift, thanks, news, asked, ...texts } = fields;
  const ticks = Object.entries({ nameOnGift, thanks, news, asked }).filter(([, isTicked]) => isTicked);
  const all: readonly (readonly [string, string])[] = [
    ['village', place.village],
    ['entryKey', entryKey],
    ['catalogueVersion', catalogueVersion],
    ...[...quantities].map(([slug, typed]) => [`gift.${slug}`, typed] as const),
    ...Object.entries(texts),
    ...ticks.map(([name]) => [name, 'yes'] as const),
  ];
  return html`${all.map(([name, value]) => value !== '' && html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
