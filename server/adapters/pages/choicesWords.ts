import type { ConsentKind } from '#server/domain/ports/rows.ts';
import type { Language } from '#shared/i18n/language.ts';

/** The words of the page on which a giver takes choices back. */
export interface ChoicesWords {
  readonly title: (project: string) => string;
  readonly lead: string;
  readonly nothing: string;
  readonly kinds: Readonly<Record<ConsentKind, string>>;
  readonly takeBack: string;
  /** above the news of the gifts */
  readonly news: string;
  readonly village: string;
}

export const CHOICES_WORDS: Readonly<Record<Language, ChoicesWords>> = {
  fr: {
    title: (project) => `Vos choix pour «\u00a0${project}\u00a0»`,
    lead: 'Voici ce que vous avez choisi avec votre don. Ce que vous retirez disparaît tout de suite, et nous l’effaçons. Votre don, lui, reste.',
    nothing:
      'Il ne reste rien de ce que vous aviez choisi\u00a0: ni nom, ni message, ni adresse. Votre don, lui, reste.',
    kinds: {
      publicName: 'Votre nom, visible de tous',
      nameOnGift: 'Votre nom sur le cadeau lui-même',
      message: 'Votre message, visible de tous',
      thanksEmail: 'Votre adresse, pour les remerciements',
      newsEmail: 'Votre adresse, pour les nouvelles',
    },
    takeBack: 'Retirer',
    news: 'Ce que l’association a dit de vos cadeaux',
    village: 'Voir le village',
  },
  en: {
    title: (project) => `Your choices for “${project}”`,
    lead: 'This is what you chose with your gift. What you take back disappears at once, and we erase it. Your gift itself stays.',
    nothing: 'Nothing is left of what you chose: no name, no message, no address. Your gift itself stays.',
    kinds: {
      publicName: 'Your name, seen by everybody',
      nameOnGift: 'Your name on the gift itself',
      message: 'Your message, seen by everybody',
      thanksEmail: 'Your address, for the thanks',
      newsEmail: 'Your address, for the news',
    },
    takeBack: 'Take back',
    news: 'What the association told of your gifts',
    village: 'See the village',
  },
};
