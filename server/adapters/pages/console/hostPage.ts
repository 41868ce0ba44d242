import type { HostView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import { CONNECT_WORDS } from '#shared/i18n/connect.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords } from './frame.ts';
import { lettersNotice, lettersPart } from './hostLettersPart.ts';
import { reportPart } from './reportsPage.ts';
import type { ConsoleWords } from './words/words.ts';

/** Every association of this host, what the host says of each, and the letters that have not arrived. */
export function hostPage(
  parts: PageParts,
  { associations, reports, severalWarning, refusal, letters }: HostView,
  context: ConsoleContext,
): string {
  const words = consoleWords(context.language);
  const { host, nav } = words;
  const main = html`${lettersNotice(words, letters)}<p>${host.lead}</p>
${refusal && html`<p class="console-notice" role="alert">${host.badNumber}</p>`}
${severalWarning && html`<p class="console-notice">${CONNECT_WORDS[context.language].severalWarning}</p>`}
${associations.map((association) => associationPart(words, association))}
${reports.length > 0 && reportsPart(words, { associations, reports }, context)}
${lettersPart(words, letters)}`;
  return consoleDocument(
    parts,
    { title: host.title, acting: null, back: { path: '/console', name: nav.home }, main },
    context,
  );
}

/** What an association decided of its own stays to be seen here. */
function reportsPart(
  words: ConsoleWords,
  { associations, reports }: Pick<HostView, 'associations' | 'reports'>,
  { language }: ConsoleContext,
): Html {
  const { host } = words;
  const names = new Map(associations.map(({ id, name }) => [id, name]));
  return html`<section><h2>${host.reports}</h2><p>${host.reportsLead}</p><ul class="console-list">${reports.map(
    (report) =>
      html`<li class="console-said">${reportPart(words, language, report)}<small>${names.get(report.association)}<br>${words.reports.states[report.state]}</small></li>`,
  )}</ul></section>`;
}

function associationPart({ host, overview, money }: ConsoleWords, association: HostView['associations'][number]): Html {
  const { id, name, email, demonstration, admission, approval, isPaused, stewards, figures } = association;
  const path = `/console/host/${id}`;
  const act = (what: 'admit' | 'suspend', label: string) =>
    html`<form method="post" action="${path}/${what}"><button class="console-quiet" type="submit" aria-label="${label}: ${name}">${label}</button></form>`;
  return html`<section class="console-card"><h2>${name}</h2>
<p>${email} · ${host.stewards(stewards)}<br>${host.admissions[admission]}${isPaused && ` · ${host.paused}`}${demonstration && ` · ${host.rehearsal}`}<br>
${overview.donations(figures.donations)}, ${money(figures.givenCents)}${approval !== null && html`<br>${host.approved(approval)}`}</p>
<div class="console-row">${admission !== 'admitted' && act('admit', host.admit)}${admission !== 'suspended' && act('suspend', host.suspend)}</div>
${
  approval === null &&
  !demonstration &&
  html`<form class="console-form" method="post" action="${path}/approve"><p class="console-field"><label for="number-${id}">${host.number}</label>
<input id="number-${id}" name="number" autocomplete="off" required maxlength="20" aria-describedby="number-${id}-notes"><span class="console-notes" id="number-${id}-notes"><small>${host.numberHint}</small></span></p>
<p><button class="console-quiet" type="submit">${host.approve}</button></p></form>`
}</section>`;
}
