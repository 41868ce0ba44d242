import type { ReportShown, ReportsView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { REPORT_WORDS } from '../reportWords.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import type { ConsoleWords } from './words/words.ts';

/** What visitors reported of this association's villages and projects, with what may be done. */
export function reportsPage(parts: PageParts, { acting, reports: all }: ReportsView, context: ConsoleContext): string {
  const words = consoleWords(context.language);
  const { reports } = words;
  const path = `${rootOf(acting)}/reports`;
  const main = html`<p>${reports.lead}</p>${all.length === 0 && html`<p>${reports.none}</p>`}
<ul class="console-list">${all.map((one) => {
    const act = (to: 'kept' | 'takenDown', label: string, className: string) =>
      html`<button class="${className}" name="to" value="${to}" type="submit">${label}</button>`;
    const down = one.subject === 'project' ? reports.changed : reports.takeDown;
    const form = html`<form class="console-row" method="post" action="${path}"><input type="hidden" name="report" value="${one.id}">${act('takenDown', down, 'page-give')}${act('kept', reports.keep, 'console-quiet')}${one.subject === 'project' && html`<a href="${rootOf(acting)}/projects/${one.project}">${reports.edit}</a>`}</form>`;
    return html`<li class="console-said">${reportPart(words, context.language, one)}${one.state === 'open' ? form : html`<small>${reports.states[one.state]}</small>`}</li>`;
  })}</ul>`;
  return consoleDocument(parts, { title: reports.title, acting, main }, context);
}

/** One report: about what, why, and in whose words. */
export function reportPart({ reports, day }: ConsoleWords, language: Language, report: ReportShown): Html {
  const { subject, reason, words, said, path, title, createdAt } = report;
  const about = `${reports.subjects[subject]}${title ? ` · ${title[language]}` : ''}`;
  return html`<div>${path === null ? html`<strong>${about}</strong>` : html`<a href="${path}">${about}</a>`} <small>${day(createdAt)}</small>
${said.map((one) => html`<blockquote>${one}</blockquote>`)}
<p><strong>${REPORT_WORDS[language].reasons[reason]}</strong>${words !== null && html`<br>${words}`}</p></div>`;
}
