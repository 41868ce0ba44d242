import type { ReportAct } from '#server/domain/reports/reports.ts';
import { may, type Role } from '#server/domain/stewards/rights.ts';
import type { ReportShown, ReportsView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { either } from '#shared/news/news.ts';
import { assertNever } from '#shared/result.ts';
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
    const act = (to: ReportAct, label: string, className: string) =>
      html`<button class="${className}" name="to" value="${to}" type="submit">${label}</button>`;
    const acts = actsOn(one, acting.role);
    const form = html`<form class="console-row" method="post" action="${path}"><input type="hidden" name="report" value="${one.id}">${acts.map((to, i) => act(to, reports[nameOf(one, to)], i === 0 ? 'page-give' : 'console-quiet'))}${wayTo(one, rootOf(acting), reports)}</form>`;
    return html`<li class="console-said">${reportPart(words, context.language, one)}${one.state === 'open' ? form : html`<small>${reports.states[one.state]}</small>`}</li>`;
  })}</ul>`;
  return consoleDocument(parts, { title: reports.title, acting, main }, context);
}

/** What this steward may do with it: an association changes its own words by hand, and who may write on news may withdraw them. */
function actsOn({ subject, path }: ReportShown, role: Role): readonly ReportAct[] {
  switch (subject) {
    case 'project':
      return ['changed', 'kept'];
    case 'news':
      return path !== null && may(role, 'edit') ? ['takenDown', 'changed', 'kept'] : ['changed', 'kept'];
    case 'village':
    case 'gift':
      return ['takenDown', 'kept'];
    default:
      return assertNever(subject);
  }
}

function nameOf({ subject }: ReportShown, act: ReportAct): 'keep' | 'changed' | 'withdraw' | 'takeDown' {
  if (act === 'kept') return 'keep';
  if (act === 'changed') return 'changed';
  return subject === 'news' ? 'withdraw' : 'takeDown';
}

/** Where the association writes what was reported. */
function wayTo(
  { subject, subjectId, project }: ReportShown,
  root: string,
  words: ConsoleWords['reports'],
): Html | null {
  const path = `${root}/projects/${project}`;
  if (subject === 'project') return html`<a href="${path}">${words.edit}</a>`;
  return subject === 'news' ? html`<a href="${path}/news/${subjectId}">${words.editNews}</a>` : null;
}

/** One report: about what, why, and in whose words. */
export function reportPart({ reports, day }: ConsoleWords, language: Language, report: ReportShown): Html {
  const { subject, reason, words, said, path, title, news, createdAt } = report;
  const names = [title?.[language], news && either(news, language)].filter(Boolean);
  const about = [reports.subjects[subject], ...names].join(' · ');
  return html`<div>${path === null ? html`<strong>${about}</strong>` : html`<a href="${path}">${about}</a>`} <small>${day(createdAt)}</small>
${said.map((one) => html`<blockquote>${one}</blockquote>`)}
<p><strong>${REPORT_WORDS[language].reasons[reason]}</strong>${words !== null && html`<br>${words}`}</p></div>`;
}
