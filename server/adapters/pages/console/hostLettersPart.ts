import type { GivenUp, WaitingLetters } from '#server/domain/letters/undelivered.ts';
import type { HostLettersView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { ConsoleWords } from './words/words.ts';

const PATH = '/console/host/letters';
const lettersIn = (waiting: readonly WaitingLetters[]): number => waiting.reduce((sum, one) => sum + one.letters, 0);

/** Above everything else on the page: that letters have not arrived, and where that is read. */
export function lettersNotice({ letters }: ConsoleWords, view: HostLettersView): Html | null {
  const said = [
    view.givenUp.length > 0 && letters.lost(view.givenUp.length, view.isMoreGivenUp),
    view.hasPost && view.waiting.length > 0 && letters.waiting(lettersIn(view.waiting), view.isMoreWaiting),
  ].filter(Boolean);
  return said.length === 0
    ? null
    : html`<p class="console-notice"><a href="#letters">${letters.title}${' · '}${said.join(' · ')}</a></p>`;
}

/** Letters that wait and those that were given up, of which each is sent again [B1b]. */
export function lettersPart(words: ConsoleWords, view: HostLettersView): Html {
  const { letters } = words;
  const { hasPost, waiting, givenUp, sentAgain } = view;
  const isWell = hasPost && waiting.length === 0 && givenUp.length === 0;
  return html`<section class="console-letters" id="letters"><h2>${letters.title}</h2>
${sentAgain !== null && html`<p class="console-saved" role="status">${letters.sentAgain(sentAgain)}</p>`}
${isWell && html`<p>${letters.allWell}</p>`}${!hasPost && html`<p>${letters.noPost}</p>`}
${givenUp.length > 0 && givenUpPart(words, view)}${waiting.length > 0 && waitingPart(words, view)}</section>`;
}

function givenUpPart(words: ConsoleWords, { givenUp, isMoreGivenUp }: HostLettersView): Html {
  const { letters } = words;
  return html`<h3>${letters.lost(givenUp.length, isMoreGivenUp)}</h3><p>${letters.lostLead}</p>
<form method="post" action="${PATH}">${(isMoreGivenUp || givenUp.length > 1) && html`<p><button class="page-give" name="letter" value="all" type="submit">${letters.allAgain}</button></p>`}
${isMoreGivenUp && html`<p>${letters.newest(givenUp.length)}</p>`}
<ul class="console-list">${givenUp.map((letter) => givenUpLine(words, letter))}</ul></form>`;
}

function givenUpLine({ letters, day }: ConsoleWords, { id, kind, why, since, givenUpAt, mailDomain }: GivenUp): Html {
  const about = [
    letters.number(id),
    mailDomain && letters.address(mailDomain),
    letters.days(day(since), day(givenUpAt)),
  ];
  return html`<li><div><strong>${letters.kinds[kind]}</strong><span>${letters.lostBy[why]}</span><small>${about.filter(Boolean).join(' · ')}</small></div>
<button class="console-quiet" name="letter" value="${id}" type="submit" aria-label="${letters.again}: ${letters.kinds[kind]}, ${letters.number(id)}">${letters.again}</button></li>`;
}

function waitingPart({ letters, day }: ConsoleWords, { hasPost, waiting, isMoreWaiting }: HostLettersView): Html {
  return html`<h3>${letters.waiting(lettersIn(waiting), isMoreWaiting)}</h3>${hasPost && html`<p>${letters.waitingLead}</p>`}
<ul class="console-list">${waiting.map(({ kind, why, letters: count, since }) => {
    const about = [letters.count(count), since !== null && letters.since(day(since))];
    return html`<li><div><strong>${letters.kinds[kind]}</strong>${hasPost && html`<span>${letters.waits[why]}</span>`}<small>${about.filter(Boolean).join(' · ')}</small></div></li>`;
  })}</ul>`;
}
