import { isGone } from '#server/domain/donations/money.ts';
import { DONATION_STATES, type GivenRow } from '#server/domain/ports/givenMoney.ts';
import type { DonationNotice, DonationsView, DonationView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { byHandPart } from './offlineParts.ts';
import type { ConsoleWords } from './words/words.ts';

/** Paid donations, the newest first: amounts and days, nobody's name. */
export function donationsPage(parts: PageParts, view: DonationsView, context: ConsoleContext): string {
  const { acting, projects, asked, rows, older, isFirstPage } = view;
  const { language } = context;
  const words = consoleWords(language);
  const { donations } = words;
  const path = `${rootOf(acting)}/donations`;
  const isUnfiltered = asked.project === null && asked.state === 'all';
  const nothing = isUnfiltered && isFirstPage ? donations.noneYet : donations.none;
  const main = html`<p><a class="console-way" href="${rootOf(acting)}/offline">${words.offline.way}</a></p>
<form class="console-filter" method="get" action="${path}">
<p class="console-field"><label for="q">${donations.search}</label><input id="q" name="q" autocomplete="off" spellcheck="false" maxlength="60"></p>
<p class="console-field"><label for="project">${donations.project}</label><select id="project" name="project"><option value="">${donations.every}</option>${projects.map(
    ({ slug, title }) =>
      html`<option value="${slug}"${slug === asked.project && html` selected`}>${title[language]}</option>`,
  )}</select></p>
<p class="console-field"><label for="state">${donations.state}</label><select id="state" name="state">${DONATION_STATES.map(
    (state) =>
      html`<option value="${state}"${state === asked.state && html` selected`}>${donations.states[state]}</option>`,
  )}</select></p>
<p><button class="console-quiet" type="submit">${donations.filter}</button></p></form>
${rows.length === 0 ? html`<p>${nothing}</p>` : tablePart(words, language, path, view)}
<ul class="console-ways">${older !== null && html`<li><a href="${path}?${older}" rel="next">${donations.older}</a></li>`}
${rows.length > 0 && html`<li><a href="${path}.csv" download>${donations.csv}</a></li>`}
${view.years.map((year) => html`<li><a href="${rootOf(acting)}/journal-${year}.txt" download>${donations.journal(String(year))}</a></li>`)}</ul>`;
  return consoleDocument(parts, { title: donations.title, acting, main }, context);
}

function tablePart(words: ConsoleWords, language: Language, path: string, { rows, projects }: DonationsView): Html {
  const { donations, day, money } = words;
  const { columns } = donations;
  const titles = new Map(projects.map(({ slug, title }) => [slug, title[language]]));
  const heads = [columns.when, columns.amount, columns.state, columns.project];
  return html`<div class="console-table" role="region" aria-label="${donations.title}" tabindex="0"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><td><a href="${path}/${row.donation}">${day(row.paidAt)}</a></td><td>${money(row.amountCents)}</td><td>${stateWords(words, row)}${row.mode !== null && ` · ${words.offline.byHandShort}`}</td><td>${titles.get(row.project) ?? row.project}</td></tr>`,
  )}</tbody></table></div>`;
}

type Standing = Pick<GivenRow, 'amountCents' | 'refundedCents' | 'dispute' | 'lostCents'> & {
  readonly mode?: GivenRow['mode'];
};

function stateWords({ donations, offline, money }: ConsoleWords, payment: Standing): string {
  const { amountCents, refundedCents, dispute, lostCents, mode = null } = payment;
  const { standing } = donations;
  if (lostCents > 0) return standing.lost(money(lostCents));
  if (dispute !== 'none') return standing.disputed;
  if (refundedCents === 0) return standing.paid;
  if (mode !== null) return offline.isTakenBack;
  return refundedCents < amountCents ? standing.partly : standing.refunded;
}

/** One donation, and giving it back [G8]. */
export function donationPage(parts: PageParts, view: DonationView, context: ConsoleContext): string {
  const { acting, donation, project, payments, byHand, notice } = view;
  const { language } = context;
  const words = consoleWords(language);
  const { donations, offline, day, money } = words;
  const path = `${rootOf(acting)}/donations`;
  const mode = byHand?.mode ?? null;
  const main = html`${notice && html`<p class="console-notice" role="status">${noticeWords(words, notice)}</p>`}
<p class="page-small">${donation}</p>
<p>${project[language]} · <strong>${money(view.totalCents)}</strong> · <a href="/v/${view.village}">${offline.seeVillage}</a></p>
<ul>${payments.map((payment) => html`<li>${day(payment.paidAt)} · ${money(payment.amountCents)} · ${stateWords(words, { ...payment, mode })}</li>`)}</ul>
${byHand ? byHandPart(words, language, view, byHand, `${path}/${donation}/take-back`) : refundPart(words, language, view, `${path}/${donation}/refund`)}`;
  const back = { path, name: donations.title };
  const title = donations.of(day(payments[0]?.paidAt ?? 0));
  return consoleDocument(parts, { title, acting, back, main }, context);
}

function refundPart(words: ConsoleWords, language: Language, { lines, payments }: DonationView, path: string): Html {
  const { donations, money } = words;
  const isLeft = payments.some((payment) => !isGone(payment));
  return html`<h2>${donations.lines}</h2>
<form class="console-form" method="post" action="${path}">
<ul class="console-list">${lines.map(
    ({
      line,
      gift,
      quantity,
      amountCents,
      isBack,
    }) => html`<li><label>${gift !== null && !isBack && html`<input type="checkbox" name="line" value="${line}">`}
<strong>${gift === null ? donations.fees : gift[language]}${quantity > 1 && ` × ${quantity}`}</strong><small>${money(amountCents)}${isBack && ` · ${donations.isBack}`}</small></label></li>`,
  )}</ul>
${
  isLeft &&
  html`<section class="console-end"><h2>${donations.back}</h2><p>${donations.backLead}</p>
<p class="console-tick"><label><input type="checkbox" name="whole" value="yes"><span>${donations.whole}</span></label></p>
<p class="console-field"><label for="reason">${donations.reason}</label><input id="reason" name="reason" maxlength="200" autocomplete="off" required></p>
<p><button class="console-quiet" type="submit">${donations.button}</button></p></section>`
}</form>`;
}

function noticeWords({ donations, offline }: ConsoleWords, notice: DonationNotice): string {
  switch (notice) {
    case 'entered':
    case 'takenBack':
    case 'takenBackBefore':
    case 'unsaidBack':
      return offline[notice];
    default:
      return donations[notice];
  }
}
