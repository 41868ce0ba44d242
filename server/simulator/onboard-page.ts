import { html } from './html.ts';
import { layout } from './pay-page.ts';
import type { AccountRecord, LinkRecord } from './records.ts';
import type { Language } from './words.ts';

/** The onboarding page's words. `fr` is checked against `en` by its type. */
const en = {
  title: 'Set up your account',
  lead: 'At Stripe this page asks who the association is. Here one press of a button stands for it.',
  asked: 'What is asked',
  complete: 'Tell everything',
  partial: 'Leave some of it for later',
  expired: 'Stay until the link has expired',
  gone: 'There is no such page.',
};
const fr: typeof en = {
  title: 'Configurer votre compte',
  lead: 'Chez Stripe, cette page demande qui est l’association. Ici, un bouton suffit.',
  asked: 'Ce qui est demandé',
  complete: 'Tout dire',
  partial: 'En laisser pour plus tard',
  expired: 'Attendre que le lien expire',
  gone: 'Cette page n’existe pas.',
};
const wordsIn = (language: Language): typeof en => (language === 'fr' ? fr : en);

export const onboardPage = (account: AccountRecord, link: LinkRecord, language: Language): string => {
  const words = wordsIn(language);
  const content = html`
<form class="narrow" method="post" action="/onboard/${link.id}">
<h1>${words.title}</h1>
<p><strong>${account.displayName ?? account.id}</strong></p>
<p>${words.lead}</p>
<h2>${words.asked}</h2>
<ul class="lines">${account.requirements.map(({ description }) => html`<li><small>${description}</small></li>`)}</ul>
<button name="outcome" value="complete">${words.complete}</button>
<button class="quiet" name="outcome" value="partial">${words.partial}</button>
<button class="quiet" name="outcome" value="expired">${words.expired}</button>
</form>`;
  return layout(language, words.title, 'onboard', content);
};

export const goneOnboardPage = (language: Language): string => {
  const { gone } = wordsIn(language);
  return layout(language, gone, 'closed', html`<section class="narrow"><h1>${gone}</h1></section>`);
};
