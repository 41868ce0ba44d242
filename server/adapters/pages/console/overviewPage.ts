import type { Figures } from '#server/domain/ports/givenMoney.ts';
import { may } from '#server/domain/stewards/rights.ts';
import type { NewProjectView, OverviewView, ProjectLine } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { visitsPart } from './visitsPart.ts';
import type { ConsoleWords } from './words/words.ts';

/** What a steward sees first: what needs them, what was given, and the projects. */
export function overviewPage(parts: PageParts, view: OverviewView, context: ConsoleContext): string {
  const { acting, admission, figures, days, projects } = view;
  const { language } = context;
  const words = consoleWords(language);
  const { overview } = words;
  const root = rootOf(acting);
  const main = html`${admission !== 'admitted' && html`<p class="console-notice">${overview[admission]}</p>`}
${view.demonstration && html`<p class="page-small">${overview.rehearsal}</p>`}
<div id="overview-live" data-follow data-said="${saidOf(words, figures)}"><section><h2>${overview.needs}</h2>${needsPart(words, view)}</section>
${figures && html`<section><h2>${overview.figures}</h2><dl class="console-figures">${figure(words, overview.today, figures.today)}${figure(words, overview.week, figures.week)}${figure(words, overview.ever, figures.ever)}</dl>${daysPart(words, days)}</section>`}
${visitsPart(words, language, root, view.visits)}</div>
<section><h2>${overview.projects}</h2><ul class="console-list">${projects.map((project) => projectPart(words, language, root, project))}</ul>
${may(acting.role, 'edit') && html`<p><a class="${projects.length === 0 ? 'page-give' : 'console-way'}" href="${root}/projects/new">${overview.newProject}</a></p>`}</section>
${!view.demonstration && may(acting.role, 'money') && !view.needs.stripe && html`<form method="post" action="${root}/stripe"><button class="console-quiet" type="submit">${overview.connectStripe}</button></form>`}`;
  return consoleDocument(parts, { title: words.nav.overview, acting, main }, context);
}

/** What the page says aloud when something was given while it is open. */
const saidOf = ({ overview, money }: ConsoleWords, figures: OverviewView['figures']): string =>
  figures === null
    ? ''
    : `${overview.today}: ${overview.donations(figures.today.donations)}, ${money(figures.today.givenCents)}`;

function needsPart({ overview }: ConsoleWords, { acting, needs, projects }: OverviewView): Html {
  const root = rootOf(acting);
  const all = [
    needs.words > 0 && html`<li><a href="${root}/words">${overview.needsWords(needs.words)}</a></li>`,
    needs.reports > 0 && html`<li><a href="${root}/reports">${overview.needsReports(needs.reports)}</a></li>`,
    needs.villages > 0 && html`<li><a href="${root}/villages">${overview.needsVillages(needs.villages)}</a></li>`,
    needs.evidence > 0 &&
      html`<li><a href="${root}/donations?state=disputed">${overview.needsEvidence(needs.evidence)}</a></li>`,
    needs.stripe &&
      html`<li><form method="post" action="${root}/stripe"><button class="console-quiet" type="submit">${overview.needsStripe}</button></form></li>`,
    projects.length === 0 &&
      may(acting.role, 'edit') &&
      html`<li><a href="${root}/projects/new">${overview.needsProject}</a></li>`,
  ].filter((need) => need !== false);
  return all.length === 0 ? html`<p>${overview.nothingNeeded}</p>` : html`<ul>${all}</ul>`;
}

function figure({ overview, money }: ConsoleWords, name: string, { donations, givenCents }: Figures): Html {
  const average = donations > 0 && html`<small>${overview.average(money(Math.round(givenCents / donations)))}</small>`;
  return html`<div><dt>${name}</dt><dd><strong>${money(givenCents)}</strong><span>${overview.donations(donations)}</span>${average}</dd></div>`;
}

const CHART = { w: 280, h: 80, gap: 4 };

/** A bar a day; who cannot see them hears each day's sum. */
function daysPart({ overview, day, money }: ConsoleWords, days: OverviewView['days']): Html | null {
  if (days.every(({ givenCents }) => givenCents === 0)) return null;
  const most = Math.max(1, ...days.map(({ givenCents }) => givenCents));
  const wide = CHART.w / Math.max(1, days.length);
  const bars = days.map(({ givenCents }, i) => {
    const h = Math.round((Math.max(0, givenCents) / most) * CHART.h);
    return html`<rect x="${(i * wide + CHART.gap / 2).toFixed(1)}" y="${CHART.h - h}" width="${(wide - CHART.gap).toFixed(1)}" height="${h}"></rect>`;
  });
  const told = days.filter(({ givenCents }) => givenCents !== 0);
  return html`<figure class="console-days"><figcaption>${overview.days}</figcaption>
<svg viewBox="0 0 ${CHART.w} ${CHART.h}" aria-hidden="true" preserveAspectRatio="none">${bars}</svg>
<ul class="console-heard">${told.map(({ at, givenCents }) => html`<li>${overview.dayBar(day(at), money(givenCents))}</li>`)}</ul></figure>`;
}

function projectPart(
  { overview, money, month }: ConsoleWords,
  language: Language,
  root: string,
  { slug, title, published }: ProjectLine,
): Html {
  const state = published
    ? `${published.isArchived ? overview.archived : overview.published} · ${overview.raised(money(published.raisedCents), money(published.goalCents))}`
    : overview.draft;
  const steps = published?.steps.map(
    ({ name, atCents, expectedMonth, isReached }) =>
      html`<li>${name[language]} <small>${isReached ? overview.reached : overview.stepAt(money(atCents))} · ${overview.expected(month(expectedMonth))}</small></li>`,
  );
  return html`<li><a href="${root}/projects/${slug}"><strong>${title[language]}</strong><small>${state}</small></a>${steps && html`<ul class="console-steps">${steps}</ul>`}</li>`;
}

export function newProjectPage(
  parts: PageParts,
  { acting, id, title, isMissing }: NewProjectView,
  context: ConsoleContext,
): string {
  const words = consoleWords(context.language);
  const { begin, nav } = words;
  const root = rootOf(acting);
  const main = html`<p>${begin.lead}</p><form class="console-form" method="post" action="${root}/projects/new"><input type="hidden" name="id" value="${id}">
<p class="console-field"><label for="title">${begin.name}</label><input id="title" name="title" value="${title}" autocomplete="off" required maxlength="120" aria-describedby="title-notes"${isMissing && html` aria-invalid="true"`}>
<span class="console-notes" id="title-notes"><small>${begin.hint}</small>${isMissing && html`<strong>${begin.missing}</strong>`}</span></p>
<p><button class="page-give" type="submit">${begin.button}</button></p></form>`;
  return consoleDocument(
    parts,
    { title: begin.title, acting, back: { path: root, name: nav.overview }, main },
    context,
  );
}
