import { html } from '#shared/html.ts';
import { MOST_REPORT_WORDS, ReportReason, type ReportSubject } from '#shared/protocol/report.ts';
import { privatePage } from './layout.ts';
import type { Context } from './projectPages.ts';
import { REPORT_WORDS } from './reportWords.ts';
import type { PageParts } from './villagePage.ts';

export interface ReportModel {
  readonly subject: ReportSubject;
  readonly id: string;
  /** title of the project or of the news, name of the village or of the gift */
  readonly name: string;
  readonly association: string;
  /** where it is seen */
  readonly path: string;
  readonly isSent: boolean;
}

/** [S8] Anybody reports something, without script and without an account. */
export function reportPage(parts: PageParts, model: ReportModel, { language, simulation }: Context): string {
  const { subject, id, name, association, path, isSent } = model;
  const words = REPORT_WORDS[language];
  const reasons = ReportReason.options.filter((reason) => reason !== 'family' || subject === 'village');
  const form = html`<p>${words.lead(association)}</p><p class="page-sentence">${words[subject](name)}</p>
<form class="page-form" method="post" action="/report?lang=${language}"><input type="hidden" name="subject" value="${subject}"><input type="hidden" name="id" value="${id}">
<fieldset><legend>${words.reason}</legend>${reasons.map(
    (reason) =>
      html`<label class="page-choice"><input type="radio" name="reason" value="${reason}" required> ${words.reasons[reason]}</label>`,
  )}</fieldset>
<p class="page-field"><label for="words">${words.words}</label><textarea id="words" name="words" rows="4" maxlength="${MOST_REPORT_WORDS}" aria-describedby="words-hint"></textarea><small id="words-hint">${words.wordsHint}</small></p>
<p><button class="page-give" type="submit">${words.send}</button></p></form>`;
  const sent = html`<p role="status">${(subject === 'project' || subject === 'news' ? words.own : words.thanks)(association)}</p><p>${words.answer}</p>`;
  return privatePage(parts, {
    title: isSent ? words.thanksTitle : words.title,
    lead: words.lead(association),
    path: `/report?subject=${subject}&id=${encodeURIComponent(id)}`,
    language,
    simulation,
    main: html`${isSent ? sent : form}<p><a href="${path}?lang=${language}">${name}</a></p>`,
  });
}
