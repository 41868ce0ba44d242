import type { NewsView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { wallTime, ZONES } from '#shared/time/zone.ts';
import type { ConsoleWords } from './words/words.ts';

const TAGS: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** `14 March 2027 at 09:30 (Europe/Paris, Central European Standard Time)`: of an hour that is there twice the name says which. */
export function momentWords(language: Language, zone: string, at: number): string {
  const tag = TAGS[language];
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at);
  const name = new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName: 'long' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${moment} (${name === undefined ? zone : `${zone}, ${name}`})`;
}

/** When it is to be published, by the association's own clock. */
export function momentField(
  { telling }: ConsoleWords,
  list: string,
  { news: { publishAt }, zone, now }: NewsView,
  language: Language,
): Html {
  const value = publishAt === null ? '' : wallTime(zone, publishAt);
  return html`<p class="console-field"><label for="news-at">${telling.at(zone)}</label><input id="news-at" name="at" type="datetime-local" value="${value}" aria-describedby="news-at-notes">
<span class="console-notes" id="news-at-notes"><small>${telling.nowThere(momentWords(language, zone, now))} <a href="${list}#clock">${telling.anotherClock}</a></small></span></p>`;
}

/** The clock that the association's moments are chosen by, and the way to another. */
export function clockPart({ telling }: ConsoleWords, path: string, zone: string, canEdit: boolean): Html {
  // A name that this machine's list has no more is kept until another is chosen.
  const zones = ZONES.includes(zone) ? ZONES : [zone, ...ZONES];
  const form = html`<form class="console-form" method="post" action="${path}/zone"><p class="console-field"><label for="zone">${telling.zone}</label>
<select id="zone" name="zone">${zones.map((name) => html`<option${name === zone && html` selected`}>${name}</option>`)}</select></p>
<p><button class="console-quiet" type="submit">${telling.useClock}</button></p></form>`;
  return html`<section id="clock"><h2>${telling.clock}</h2><p>${telling.clockLead(zone)}</p>${canEdit && form}</section>`;
}
