import type { AccountRequirement, StripeAccountState } from '#server/domain/ports/stripeAccounts.ts';
import { topicsOf } from '#shared/associations/requirements.ts';
import { type Html, html } from '#shared/html.ts';
import { CONNECT_WORDS, type ConnectWords } from '#shared/i18n/connect.ts';
import { privatePage } from './layout.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

export interface ConnectModel {
  /** name of the association */
  readonly association: string;
  /** the page's own private address, without language */
  readonly path: string;
  readonly state: StripeAccountState | 'none';
  readonly requirements: readonly AccountRequirement[];
}

/** Where an association's account stands, in words, and the way on to Stripe. No account here is needed to read it. */
export function connectPage(parts: PageParts, model: ConnectModel, { language, simulation }: Context): string {
  const { association, path, state, requirements } = model;
  const words = CONNECT_WORDS[language];
  const isOpen = state !== 'active' || requirements.length > 0;
  return privatePage(parts, {
    title: words.title(association),
    lead: words.lead,
    path,
    language,
    simulation,
    main: html`<p>${words.lead}</p>
<p><strong>${words.states[state]}</strong></p>
${listOf(words, words.stillNeeded, requirements, 'association')}
${listOf(words, words.beingChecked, requirements, 'stripe')}
${isOpen && html`<p><a class="page-give" href="${path}/refresh" rel="nofollow">${words.proceed}</a></p><p class="page-small">${words.proceedHint}</p>`}`,
  });
}

function listOf(
  words: ConnectWords,
  title: string,
  requirements: readonly AccountRequirement[],
  awaits: AccountRequirement['awaits'],
): Html | null {
  const topics = topicsOf(requirements.filter((requirement) => requirement.awaits === awaits));
  if (topics.length === 0) return null;
  const lines = topics.map(({ topic, due }) => {
    const day = awaits === 'association' && html` <small>(${words.due[due]})</small>`;
    return html`<li>${words.topics[topic]}${day}</li>`;
  });
  return html`<h2>${title}</h2><ul>${lines}</ul>`;
}
