import type { Messages } from '#shared/i18n/messages.ts';

/** What only the pages say; everything else comes from the words that the game uses too. */
export interface PageWords {
  readonly tagline: string;
  readonly projects: string;
  readonly allProjects: string;
  readonly visit: (village: string) => string;
  readonly enter: string;
  readonly villages: string;
  readonly gifts: string;
  readonly picture: (village: string) => string;
  readonly noProject: string;
  readonly legal: string;
  readonly privacy: string;
  readonly console: string;
  readonly corner: string;
  readonly given: string;
  readonly back: string;
}

export const PAGE_WORDS: Readonly<Record<'fr' | 'en', PageWords>> = {
  fr: {
    tagline: 'Des villages bâtis ensemble, où chaque cadeau est un vrai don.',
    projects: 'Les projets',
    allProjects: 'Tous les projets',
    enter: 'Entrer dans le village',
    visit: (village) => `Entrer dans le village\u00a0: ${village}`,
    villages: 'Les villages',
    gifts: 'Les cadeaux',
    picture: (village) => `Le village « ${village} » tel qu’il est maintenant`,
    noProject: 'Aucun projet pour le moment.',
    legal: 'Mentions légales',
    privacy: 'Vie privée',
    console: 'Pour les associations',
    corner: 'Mon coin',
    given: 'Merci ! Votre cadeau se pose dans le village dès que le paiement est confirmé.',
    back: 'Rien n’a été payé.',
  },
  en: {
    tagline: 'Villages built together, where every gift is a real donation.',
    projects: 'The projects',
    allProjects: 'All projects',
    enter: 'Enter the village',
    visit: (village) => `Enter the village: ${village}`,
    villages: 'The villages',
    gifts: 'The gifts',
    picture: (village) => `The village “${village}” as it is now`,
    noProject: 'No project at the moment.',
    legal: 'Legal notice',
    privacy: 'Privacy',
    console: 'For associations',
    corner: 'My corner',
    given: 'Thank you! Your gift lands in the village as soon as the payment is confirmed.',
    back: 'Nothing was paid.',
  },
};

/** All the words of one page. */
export interface Words {
  readonly t: Messages;
  readonly page: PageWords;
}
