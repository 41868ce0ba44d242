import type { OfflineRefusal } from '#server/domain/offline/enter.ts';
import type { OfflineFields, OfflineFormFault } from '#server/domain/stewards/offlineViews.ts';
import type { DonationView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { assertNever } from '#shared/result.ts';
import type { ConsoleWords } from './words/words.ts';

/** What is wrong by field, and the words to say it in. */
export interface Noted {
  readonly words: ConsoleWords;
  readonly faults: ReadonlyMap<string, OfflineFormFault>;
}

/** A field with its label, its hint and what is wrong with it. @param input is given what points to the notes */
export function noted(
  { words, faults }: Noted,
  name: string,
  label: string,
  hint: string | null,
  input: (about: Html | null) => Html,
): Html {
  const fault = faults.get(name);
  const isNoted = hint !== null || fault !== undefined;
  const about = isNoted
    ? html` aria-describedby="f-${name}-notes"${fault !== undefined && html` aria-invalid="true"`}`
    : null;
  return html`<p class="console-field"><label for="f-${name}">${label}</label>${input(about)}${isNoted && html`<span class="console-notes" id="f-${name}-notes">${hint && html`<small>${hint}</small>`}${fault && html`<strong>${words.offline.faults[fault]}</strong>`}</span>`}</p>`;
}

/** What the giver chose on paper: each its own question, each off until it was chosen [G5] [P1]. */
export function choicesPart(at: Noted, fields: OfflineFields): Html {
  const { offline, common } = at.words;
  const unasked = at.faults.get('asked');
  const tick = (name: 'nameOnGift' | 'thanks' | 'news' | 'asked', label: string) =>
    html`<p class="console-tick"><label><input type="checkbox" name="${name}" value="yes"${fields[name] && html` checked`}${name === 'asked' && unasked && html` aria-describedby="f-asked-notes" aria-invalid="true"`}><span>${label}</span></label></p>`;
  // Open where something is in it: what is wrong must be seen.
  const isOpen = fields.publicName !== '' || fields.message !== '' || fields.email !== '' || at.faults.has('email');
  return html`<details class="console-card"${isOpen && html` open`}><summary>${offline.choices} (${common.optional})</summary><p class="page-small">${offline.choicesLead}</p>
${noted(at, 'publicName', offline.publicName, null, (about) => html`<input id="f-publicName" name="publicName" value="${fields.publicName}" maxlength="60" autocomplete="off"${about}>`)}
${tick('nameOnGift', offline.nameOnGift)}
${noted(at, 'message', offline.message, null, (about) => html`<textarea id="f-message" name="message" rows="3" maxlength="280"${about}>${fields.message}</textarea>`)}
${noted(at, 'email', offline.email, null, (about) => html`<input id="f-email" name="email" type="email" value="${fields.email}" maxlength="254" autocomplete="off"${about}>`)}
${tick('thanks', offline.thanks)}${tick('news', offline.news)}
<p class="console-field"><label for="f-language">${offline.language}</label><select id="f-language" name="language">${(['fr', 'en'] as const).map((one) => html`<option value="${one}"${one === fields.language && html` selected`}>${offline.languages[one]}</option>`)}</select></p>
${tick('asked', offline.asked)}${unasked && html`<p class="console-notes" id="f-asked-notes"><strong>${offline.faults[unasked]}</strong></p>`}</details>`;
}

export function refusalWords({ offline, money }: ConsoleWords, refusal: OfflineRefusal): string {
  const { refused, closed } = offline;
  switch (refusal.kind) {
    case 'empty':
    case 'catalogueChanged':
    case 'badDay':
    case 'aboveMaximum':
      return refused[refusal.kind];
    case 'tooManyLines':
      return refused.tooManyLines(refusal.most);
    case 'aboveGiven':
      return refused.aboveGiven(money(refusal.giftsCents), money(refusal.givenCents));
    case 'restUncovered':
      return refused.restUncovered(money(refusal.restCents));
    case 'belowMinimum':
      return refused.empty;
    case 'unknownGift':
    case 'notCounted':
    case 'badQuantity':
      return refused.gift;
    case 'notOwn':
    case 'demonstration':
    case 'archived':
    case 'villageClosed':
    case 'suspended':
    case 'paused':
    case 'notApproved':
      return closed[refusal.kind];
    default:
      return assertNever(refusal);
  }
}

/** How a gift by hand came, its gifts, and taking it back. */
export function byHandPart(
  words: ConsoleWords,
  language: Language,
  { lines }: DonationView,
  { mode, receivedOn, reference, reversal }: NonNullable<DonationView['byHand']>,
  path: string,
): Html {
  const { offline, donations, common, day, money } = words;
  const gifts = lines.map(
    ({ gift, quantity, amountCents }) =>
      html`<li><strong>${gift?.[language]}${quantity > 1 && ` × ${quantity}`}</strong><small>${money(amountCents)}</small></li>`,
  );
  return html`<p>${offline.byHand(offline.modes[mode], day(Date.parse(receivedOn)))}</p>
${reference !== null && html`<p>${offline.yourReference}${common.colon}${reference}</p>`}
<h2>${donations.lines}</h2><ul class="console-list">${gifts}</ul>
${
  reversal === null
    ? html`<form class="console-form console-end" method="post" action="${path}"><h2>${offline.takeBack}</h2><p>${offline.takeBackLead}</p>
<p class="console-field"><label for="reason">${offline.takeBackReason}</label><input id="reason" name="reason" maxlength="200" autocomplete="off" required></p>
<p><button class="console-quiet" type="submit">${offline.takeBack}</button></p></form>`
    : html`<p>${offline.whyTaken(reversal.reason, day(reversal.at))}</p>`
}`;
}
