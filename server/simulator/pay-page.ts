import { type Html, html, nothing } from './html.ts';
import { offeredCards, offeredIbans } from './instruments.ts';
import type { LineRecord, SessionRecord } from './records.ts';
import { type Language, type Word, type Words, wordsOf } from './words.ts';

/** What was typed and comes back with an error; the numbers themselves never do. */
export type Typed = { readonly email: string; readonly name: string; readonly method: 'card' | 'sepa_debit' };

type View = {
  readonly session: SessionRecord;
  readonly language: Language;
  readonly error: Word | undefined;
  readonly typed: Typed;
};

const money = (cents: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(cents / 100);

export const layout = (language: Language, title: string, mainClass: string, content: Html): string => {
  const words = wordsOf(language);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/pay/style.css">
</head>
<body>
<header class="banner"><strong>${words.banner}</strong> ${words.bannerMore}</header>
<main class="${mainClass}">${content}</main>
</body>
</html>
`.html;
};

const lineItem = (line: LineRecord, session: SessionRecord, language: Language): Html => html`
<li><span>${line.name}${line.quantity > 1 ? html` × ${line.quantity}` : nothing}${line.description === undefined ? nothing : html`<small>${line.description}</small>`}</span>
<span class="money">${money(line.unitAmountCents * line.quantity, session.currency, language)}</span></li>`;

const order = ({ session, language }: View, words: Words): Html => html`
<section aria-labelledby="order">
<h2 id="order">${session.submitType === 'donate' ? words.summaryGift : words.summary}</h2>
<p class="amount money">${money(session.amountTotalCents, session.currency, language)}</p>
<ul class="lines">${session.lines.map((line) => lineItem(line, session, language))}</ul>
<p class="total"><span>${words.total}</span><span class="money">${money(session.amountTotalCents, session.currency, language)}</span></p>
${session.cancelUrl === null ? nothing : html`<a class="away" href="${session.cancelUrl}">← ${words.cancel}</a>`}
</section>`;

const input = (name: string, label: string, attributes: Html): Html => html`
<label for="${name}">${label}</label><input class="field" id="${name}" name="${name}" ${attributes}>`;

const contact = ({ session, typed }: View, words: Words): Html => html`
<fieldset><legend>${words.contact}</legend>
${input('email', words.email, html`type="email" autocomplete="email" required value="${session.customerEmail ?? typed.email}" aria-describedby="email-why"`)}
<p class="hint" id="email-why">${words.emailWhy}</p></fieldset>`;

// Both groups stay in the form; the stylesheet shows one. Nothing in them is `required`, or the hidden one would block.
const method = ({ typed }: View, words: Words): Html => {
  const checked = (value: Typed['method']) => (typed.method === value ? html`checked` : nothing);
  return html`
<fieldset><legend>${words.method}</legend>
<label class="choice"><input type="radio" id="method-card" name="method" value="card" ${checked('card')}> ${words.card}</label>
<label class="choice"><input type="radio" id="method-sepa" name="method" value="sepa_debit" ${checked('sepa_debit')}> ${words.sepa}</label>
<div class="for-card">
${input('number', words.number, html`inputmode="numeric" autocomplete="off" maxlength="30" placeholder="4242 4242 4242 4242"`)}
<div class="pair"><div>${input('expiry', words.expiry, html`inputmode="numeric" autocomplete="off" maxlength="7" placeholder="12 / 34"`)}</div>
<div>${input('cvc', words.cvc, html`inputmode="numeric" autocomplete="off" maxlength="4" placeholder="123"`)}</div></div>
${input('name', words.holder, html`autocomplete="off" maxlength="100" value="${typed.name}"`)}
</div>
<div class="for-sepa">${input('iban', words.iban, html`autocomplete="off" maxlength="45" placeholder="${offeredIbans[0]}"`)}</div>
</fieldset>`;
};

const cardWords = ['card4242', 'card0002', 'card3155', 'card0259'] as const;
const ibanWords = ['iban2606', 'iban2607'] as const;

const shortcut = (number: string, meaning: string): Html => html`
<button class="quiet" name="shortcut" value="${number}" formnovalidate>${number.replace(/(.{4})(?=.)/g, '$1 ')} ${meaning}</button>`;

const shortcuts = (words: Words): Html => html`
<details><summary>${words.testCards}</summary><p class="hint">${words.testCardsWhy}</p>
${offeredCards.map((number, index) => shortcut(number, words[cardWords[index] ?? 'card4242']))}
${offeredIbans.map((number, index) => shortcut(number, words[ibanWords[index] ?? 'iban2606']))}
</details>`;

/** The page of an open session: the order, and a plain form that needs no script. */
export const payPage = (view: View): string => {
  const { session, language, error } = view;
  const words = wordsOf(language);
  const isGift = session.submitType === 'donate';
  const total = money(session.amountTotalCents, session.currency, language);
  const problem = error === undefined ? nothing : html`<p class="error" role="alert" id="problem">${words[error]}</p>`;
  const content = html`
<h1>${isGift ? words.donate : words.title}</h1>
${problem}
${order(view, words)}
<form method="post" action="/pay/${session.id}" novalidate>
${contact(view, words)}
${method(view, words)}
${session.submitText === null ? nothing : html`<p>${session.submitText}</p>`}
<button id="pay">${isGift ? words.give : words.pay} ${total}</button>
${shortcuts(words)}
</form>`;
  return layout(language, `${isGift ? words.donate : words.title} ${total}`, 'pay', content);
};

/** The bank's question after a card that asks 3-D Secure. */
export const securePage = (session: SessionRecord, language: Language): string => {
  const words = wordsOf(language);
  const content = html`
<form class="narrow" method="post" action="/pay/${session.id}/3ds">
<h1>${words.secureTitle}</h1>
<p class="amount money">${money(session.amountTotalCents, session.currency, language)}</p>
<p>${words.secureAsk}</p>
<button name="decision" value="approve">${words.approve}</button>
<button class="quiet" name="decision" value="refuse">${words.refuse}</button>
</form>`;
  return layout(language, words.secureTitle, 'secure', content);
};

/** A plain sentence and a way back. */
export const closedPage = (language: Language, word: Word, backUrl: string | null): string => {
  const words = wordsOf(language);
  const back = backUrl === null ? nothing : html`<p><a class="away" href="${backUrl}">← ${words.back}</a></p>`;
  return layout(
    language,
    words[word],
    'closed',
    html`<section class="narrow"><h1>${words[word]}</h1>${back}</section>`,
  );
};
