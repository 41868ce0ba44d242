import { html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { shownChoice } from './choicesPage.ts';
import { privatePage } from './layout.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

export interface StopModel {
  /** the page's own private address, without language */
  readonly path: string;
  /** who is still written to; null when nobody is */
  readonly address: string | null;
}

interface StopWords {
  readonly title: string;
  readonly lead: (address: string) => string;
  readonly stop: string;
  readonly rest: string;
  readonly stopped: string;
  readonly stoppedLead: string;
  readonly corner: string;
  readonly projects: string;
}

const WORDS: Readonly<Record<Language, StopWords>> = {
  fr: {
    title: 'Ne plus recevoir de nouvelles\u00a0?',
    lead: (address) =>
      `Nous écrivons à ${address} quand il y a des nouvelles de vos cadeaux, une fois par semaine au plus.`,
    stop: 'Arrêter ces lettres',
    rest: 'Vos cadeaux restent, et leurs nouvelles sont toujours dans le village.',
    stopped: 'C’est fait',
    stoppedLead: 'Plus aucune lettre de nouvelles ne part vers vous, et l’adresse laissée pour elles est effacée.',
    corner: 'Mon coin\u00a0: ce que vos cadeaux deviennent',
    projects: 'Voir les projets',
  },
  en: {
    title: 'Stop the letters of news?',
    lead: (address) => `We write to ${address} when there is news of your gifts, once a week at most.`,
    stop: 'Stop these letters',
    rest: 'Your gifts stay, and their news is always in the village.',
    stopped: 'Done',
    stoppedLead: 'No letter of news goes to you any more, and the address left for them is erased.',
    corner: 'My corner: what becomes of your gifts',
    projects: 'See the projects',
  },
};

/** [B1] One button: letters of news stop, whatever gifts this address was left with. */
export function stopPage(parts: PageParts, { path, address }: StopModel, { language, simulation }: Context): string {
  const words = WORDS[language];
  const links = html`<p><a href="/me?lang=${language}">${words.corner}</a></p>
<p><a href="/?lang=${language}">${words.projects}</a></p>`;
  const page = { path, language, simulation };
  if (address === null) {
    const main = html`<p role="status">${words.stoppedLead}</p><p>${words.rest}</p>${links}`;
    return privatePage(parts, { ...page, title: words.stopped, lead: words.stoppedLead, main });
  }
  const lead = words.lead(shownChoice('newsEmail', address));
  return privatePage(parts, {
    ...page,
    title: words.title,
    lead,
    main: html`<p>${lead}</p>
<form method="post" action="${path}?lang=${language}"><button class="page-give" type="submit">${words.stop}</button></form>
<p>${words.rest}</p>${links}`,
  });
}
