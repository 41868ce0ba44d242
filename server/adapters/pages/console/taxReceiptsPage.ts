import { ARTICLES, BODY_KINDS } from '#server/domain/ports/taxReceipts.ts';
import { isForgotten } from '#server/domain/taxReceipts/forget.ts';
import type { TaxReceiptsView } from '#server/domain/taxReceipts/stewards.ts';
import { type Html, html } from '#shared/html.ts';
import type { PageParts } from '../villagePage.ts';
import { selectField, textField } from './fields.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { TAX_CONSOLE_WORDS, type TaxConsoleWords } from './taxReceiptWords.ts';
import type { ConsoleWords } from './words/words.ts';

interface Said {
  readonly all: ConsoleWords;
  readonly words: TaxConsoleWords;
  readonly view: TaxReceiptsView;
  readonly path: string;
}

/** An association's tax receipts: those of a year, the run of January, and what stands on them. */
export function taxReceiptsPage(parts: PageParts, view: TaxReceiptsView, context: ConsoleContext): string {
  const words = TAX_CONSOLE_WORDS[context.language];
  const all = consoleWords(context.language);
  const { acting, body, declaredBy, faults, ran } = view;
  const said: Said = { all, words, view, path: `${rootOf(acting)}/receipts` };
  const main = html`${ran !== null && html`<p class="console-saved" role="status">${words.ran(all.number(ran))}</p>`}
${faults.length > 0 && html`<p class="console-notice" role="alert">${words.incomplete}</p>`}
<p>${body?.issues && body.declaredAt !== null ? words.on(declaredBy ?? words.somebody, all.day(body.declaredAt)) : words.off}</p>
${view.rows.length > 0 || body?.issues ? yearPart(said) : null}
${body?.issues && view.isYearOver && runPart(said)}
${bodyPart(said)}
${body?.issues ? stopPart(said) : declarePart(said)}`;
  return consoleDocument(parts, { title: words.title, acting, main }, context);
}

function yearPart({ all, words, view, path }: Said): Html {
  const { year, years, figures, rows, more } = view;
  const list = rows.map(
    ({ id, printed, donorName, totalCents, issuedAt, voidedAt, voidReason }) =>
      html`<tr><td>${isForgotten({ donorName }) ? printed.number : html`<a href="${path}/${id}.pdf" aria-label="${words.copy(printed.number)}">${printed.number}</a>`}</td><td>${isForgotten({ donorName }) ? words.forgotten : donorName}</td><td>${all.money(totalCents)}</td><td>${all.day(issuedAt)}</td><td>${voidedAt === null || voidReason === null ? words.valid : words.voidReasons[voidReason]}</td></tr>`,
  );
  return html`<form class="console-filter" method="get" action="${path}"><p class="console-field"><label for="year">${words.year}</label><select id="year" name="year">${years.map(
    (one) => html`<option value="${one}"${one === year && html` selected`}>${one}</option>`,
  )}</select></p><p><button class="console-quiet" type="submit">${words.show}</button></p></form>
<section><h2>${words.figures}</h2><p>${words.figuresLead}</p>
<dl class="console-figures"><div><dt>${words.total}</dt><dd>${all.money(figures.totalCents)}</dd></div><div><dt>${words.count}</dt><dd>${all.number(figures.receipts)}</dd></div><div><dt>${words.voidedCount}</dt><dd>${all.number(figures.voided)}</dd></div></dl></section>
${
  rows.length === 0
    ? html`<p>${words.none}</p>`
    : html`<div class="console-table" role="region" aria-label="${words.title}" tabindex="0"><table><thead><tr><th scope="col">${words.number}</th><th scope="col">${words.donor}</th><th scope="col">${words.amount}</th><th scope="col">${words.issued}</th><th scope="col">${words.state}</th></tr></thead><tbody>${list}</tbody></table></div>
<ul class="console-ways">${more !== null && html`<li><a href="${path}?year=${year}&amp;after=${more}" rel="next">${words.more}</a></li>`}<li><a href="${path}-${year}.csv" download>${words.csv}</a></li></ul>
<details><summary>${words.voidIt}</summary><form class="console-form" method="post" action="${path}/void"><p>${words.voidLead}</p>
<p class="console-field"><label for="number">${words.voidNumber}</label><input id="number" name="number" required maxlength="20" autocomplete="off"></p><p><button class="console-quiet" type="submit">${words.voidIt}</button></p></form></details>`
}`;
}

function runPart({ all, words, view: { year, waiting, isMoreWaiting }, path }: Said): Html {
  const count = `${all.number(waiting)}${isMoreWaiting ? '+' : ''}`;
  return html`<section><h2>${words.run}</h2><p>${words.runLead(year)}</p><p><strong>${words.waiting(count, year)}</strong></p>
${waiting > 0 && html`<form method="post" action="${path}/issue"><input type="hidden" name="year" value="${year}"><button class="page-give" type="submit">${words.runNow}</button></form>`}</section>`;
}

function bodyPart({ all, words, view, path }: Said): Html {
  const { fields, faults } = view;
  const form = { fields, was: fields, clashes: [], canEdit: true };
  const wrong = new Map(faults.map((fault) => [fault === 'register' ? 'registerNumber' : fault, words.faults[fault]]));
  const parts = { words: all, form, faults: wrong };
  const line = (name: 'name' | 'object' | 'signerName') => textField(parts, { name, label: words.fields[name] });
  const noted = (name: 'bodyDetail' | 'registerNumber' | 'signerCapacity') =>
    textField(parts, { name, label: words.fields[name], hint: words.hints[name] });
  return html`<section><h2>${words.body}</h2><p>${words.bodyLead}</p><form class="console-form" method="post" action="${path}/body">
${line('name')}
${textField(parts, { name: 'address', label: words.fields.address, hint: words.hints.address, rows: 3 })}
${line('object')}
${selectField(
  parts,
  'bodyKind',
  words.fields.bodyKind,
  BODY_KINDS.map((value) => ({ value, label: words.kinds[value] })),
)}
${noted('bodyDetail')}
${selectField(
  parts,
  'register',
  words.fields.register,
  (['siren', 'rna'] as const).map((value) => ({ value, label: words.registers[value] })),
)}
${noted('registerNumber')}
<fieldset class="console-choice"><legend>${words.articles}</legend>${wrong.has('articles') && html`<p class="console-notes"><strong>${words.faults.articles}</strong></p>`}<div>${ARTICLES.map(
    (article) =>
      html`<label><input type="checkbox" name="article${article}" value="yes"${fields[`article${article}`] === 'yes' && html` checked`}><span>${words.article[article]}</span></label>`,
  )}</div></fieldset>
${line('signerName')}
${noted('signerCapacity')}
<p><button class="page-give" type="submit">${all.common.save}</button></p></form></section>`;
}

function declarePart({ words, view: { acting }, path }: Said): Html {
  const { name } = acting.association;
  return html`<section><h2>${words.declare}</h2><p>${words.declareLead}</p><form class="console-form" method="post" action="${path}/declare">
<p class="console-tick"><label><input type="checkbox" name="declared" value="yes" required><span>${words.declaration(name)}</span></label></p>
<p><button class="page-give" type="submit">${words.declareNow}</button></p></form></section>`;
}

function stopPart({ words, path }: Said): Html {
  return html`<section><h2>${words.stop}</h2><p>${words.stopLead}</p><form method="post" action="${path}/stop"><button class="console-quiet" type="submit">${words.stop}</button></form></section>`;
}

/** The words that are kept with a declaration: those that were read. */
export const declarationOf = (language: 'fr' | 'en', association: string): string =>
  TAX_CONSOLE_WORDS[language].declaration(association);
