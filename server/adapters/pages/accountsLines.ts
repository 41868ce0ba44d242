import { isPayment, MEANINGS, type PublicGift, type PublicLine } from '#shared/accounts/line.ts';
import { ordered } from '#shared/accounts/totals.ts';
import { everyGift, type Project } from '#shared/catalogue/catalogue.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { ZERO } from '#shared/money.ts';
import { ACCOUNTS_WORDS, type AccountsWords } from './accountsWords.ts';
import { wordsIn } from './layout.ts';

export interface LinesModel {
  readonly project: Project;
  /** newest first */
  readonly lines: readonly PublicLine[];
  /** how many there are in all */
  readonly all: number;
}

/** A page of lines, newest first, with the way to the others. */
export function linesPart(language: Language, { project, lines, all }: LinesModel): Html {
  const words = ACCOUNTS_WORDS[language];
  const newest = lines[0]?.number ?? 0;
  const oldest = lines.at(-1)?.number ?? 0;
  const path = `/p/${project.slug}/accounts`;
  const newer = Math.min(all, newest + lines.length);
  return html`<section aria-labelledby="lines-title"><h2 id="lines-title">${words.lines}</h2>
<p class="page-small">${words.range(oldest, newest, all)}</p>
<table class="accounts-table accounts-lines"><thead><tr><th scope="col">${words.line}</th><th scope="col">${words.what}</th><th scope="col">${words.amounts}</th></tr></thead>
<tbody>${lines.map((line) => lineRow(language, words, project, line))}</tbody></table>
${
  (newest < all || oldest > 1) &&
  html`<nav class="accounts-pager" aria-label="${words.lines}">${newest < all && html`<a href="${path}?upto=${newer}#lines-title">${words.newer}</a>`}
${oldest > 1 && html`<a href="${path}?upto=${oldest - 1}#lines-title">${words.older}</a>`}</nav>`
}</section>`;
}

function lineRow(language: Language, words: AccountsWords, project: Project, line: PublicLine): Html {
  const { t } = wordsIn(language);
  const { number, payment, coverCents } = line;
  const kind = isNamed(words, line.kind) ? words.kind[line.kind] : line.kind;
  const of =
    payment !== null &&
    html` <a href="/p/${project.slug}/accounts?line=${payment}#line-${payment}">${words.of(payment)}</a>`;
  const gifts = line.gifts.map(
    (gift) => html`<li>${giftWords(language, project, gift)} · ${t.money(gift.amountCents)}</li>`,
  );
  const cover = coverCents > 0 && html`<li>${t.money(coverCents)} ${words.cover}</li>`;
  return html`<tr id="line-${number}"><th scope="row">${t.number(number)}</th>
<td><strong>${kind}</strong>${of}<small>${t.day(Date.parse(line.day))}</small>${(gifts.length > 0 || cover) && html`<ul>${gifts}${cover}</ul>`}</td>
<td>${amountsPart(language, words, line)}</td></tr>`;
}

const isNamed = (words: AccountsWords, kind: string): kind is keyof AccountsWords['kind'] =>
  Object.hasOwn(words.kind, kind);

/** A payment is one amount; what follows it moves money from one place to another, and says both. */
function amountsPart(language: Language, words: AccountsWords, line: PublicLine): Html {
  const { t } = wordsIn(language);
  const { currency } = line;
  const money = (cents: number) => (currency === 'eur' ? t.money(cents) : `${cents / 100} ${currency}`);
  const amounts = ordered(line.amounts);
  if (isPayment(line)) return html`<strong>${money(amounts.given ?? ZERO)}</strong>`;
  // That cleared money waits no longer is what clearing means.
  const shown = MEANINGS.filter((meaning) => !(meaning === 'waiting' && line.kind === 'settled'));
  const rows = shown.flatMap((meaning) => {
    const cents = amounts[meaning] ?? ZERO;
    return cents === 0 ? [] : [html`<li><span>${words.move[meaning]}</span> ${money(cents)}</li>`];
  });
  return html`<ul class="accounts-moves">${rows}</ul>`;
}

function giftWords(language: Language, project: Project, { gift: slug, quantity }: PublicGift): string {
  const gift = everyGift(project).find((one) => one.slug === slug);
  const name = gift?.name[language] ?? slug;
  return quantity === 1 ? name : `${quantity} × ${name}`;
}
