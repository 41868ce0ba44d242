import type { AccountsSummary } from '#server/domain/accounts/summary.ts';
import { type AccountsHead, MEANINGS } from '#shared/accounts/line.ts';
import { reachedCents, wentBackCents } from '#shared/accounts/totals.ts';
import { type Html, html } from '#shared/html.ts';
import { chartPart } from './accountsChart.ts';
import { type LinesModel, linesPart } from './accountsLines.ts';
import { ACCOUNTS_WORDS, type AccountsWords } from './accountsWords.ts';
import { banner, documentOf, languageLink, wordsIn } from './layout.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

export interface AccountsModel extends Omit<LinesModel, 'all'> {
  readonly association: string;
  readonly summary: AccountsSummary;
  /** sent on from this Stripe account to the bank, all projects together */
  readonly bankCents: number;
}

/** The public accounts of a project [T1]: sums, a picture, what they prove, and every line. */
export function accountsPage(
  { publicUrl, files, siteName }: PageParts,
  model: AccountsModel,
  context: Context,
): string {
  const { language, simulation } = context;
  const { project, summary } = model;
  const words = wordsIn(language);
  const { t } = words;
  const own = ACCOUNTS_WORDS[language];
  const path = `/p/${project.slug}/accounts`;
  const isEmpty = summary.head.lines === 0;
  const lines = linesPart(language, { project, lines: model.lines, all: summary.head.lines });
  return documentOf({
    language,
    title: `${own.title} · ${project.title[language]} · ${siteName}`,
    description: own.description(project.title[language]),
    path,
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    head: html`<link rel="stylesheet" href="${files.accountsStylesheet}">\n`,
    body: html`<header class="page-head">${banner(words, simulation, project.demonstration)}${languageLink(words, language, path)}</header>
<main class="page-plain accounts"><p class="accounts-from"><a href="/p/${project.slug}">${project.title[language]}</a> · ${t.about.by(model.association)}</p>
<h1>${own.title}</h1>
<p class="page-sentence">${own.lead}</p>
${!isEmpty && html`<p><a href="#lines-title">${own.lines}</a> · <a href="#check-title">${own.check}</a></p>`}
${isEmpty ? html`<p class="accounts-empty">${own.empty}</p>` : sums(own, t.money, model)}
${chartPart(own, t.money, t.day, summary.days)}
${proofPart(own, project.slug, summary.head)}
${!isEmpty && lines}</main>`,
  });
}

function sums(words: AccountsWords, money: (cents: number) => string, { summary, bankCents }: AccountsModel): Html {
  const { totals, payments } = summary;
  const figure = (cents: number, what: string, more: string | null = null) =>
    html`<li><strong>${money(cents)}</strong> <span>${what}${more && html` <small>${more}</small>`}</span></li>`;
  const rows = MEANINGS.filter((meaning) => meaning !== 'given' && totals[meaning] !== 0).map(
    (meaning) => html`<tr><th scope="row">${words.meaning[meaning]}</th><td>${money(totals[meaning])}</td></tr>`,
  );
  return html`<ul class="accounts-sums">${figure(totals.given, words.given, words.payments(payments))}${figure(reachedCents(totals), words.arrived)}${figure(totals.fees, words.fees)}${figure(wentBackCents(totals), words.back)}</ul>
<section aria-labelledby="where-title"><h2 id="where-title">${words.where}</h2>
<table class="accounts-table"><tbody>${rows}</tbody><tfoot><tr><th scope="row">${words.sum}</th><td>${money(totals.given)}</td></tr></tfoot></table>
${bankCents > 0 && html`<p class="page-small">${words.bank(money(bankCents))}</p>`}</section>`;
}

function proofPart(words: AccountsWords, slug: string, head: AccountsHead): Html {
  const path = `/p/${slug}/accounts`;
  const file = 'accounts.json';
  const command = `node verify-accounts.mjs ${file}`;
  return html`<section class="accounts-proof" aria-labelledby="proof-title"><h2 id="proof-title">${words.proof}</h2>
<p>${words.proofChain}</p><p>${words.proofLimit}</p><p>${words.proofReal}</p>
${headPart(words.head, words.headLine(head.lines), head)}
<h3 id="check-title">${words.check}</h3><ol>${words.steps.map((step) => html`<li>${step}</li>`)}</ol>
<pre tabindex="0"><code>${command}</code></pre>
<p>${words.withNoted}</p><pre tabindex="0"><code>${command} --noted ${head.lines}:${head.hash}</code></pre>
<ul class="accounts-files"><li><a href="${path}.json" download="${file}">${words.json}</a></li><li><a href="${path}.csv" download="${slug}-accounts.csv">${words.csv}</a></li><li><a href="/verify-accounts.mjs" download="verify-accounts.mjs">${words.program}</a></li></ul></section>`;
}

/** The newest fingerprint, in the form in which it is noted and given to the checking program. */
export const headPart = (title: string, line: string, { lines, hash }: AccountsHead): Html =>
  html`<p class="accounts-head">${title} <small>${line}</small><code>${lines}:${hash}</code></p>`;
