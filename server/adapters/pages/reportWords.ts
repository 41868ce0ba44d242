import type { Language } from '#shared/i18n/language.ts';
import type { ReportReason } from '#shared/protocol/report.ts';

/** The words of the page on which anybody reports something. */
export interface ReportWords {
  readonly title: string;
  readonly lead: (association: string) => string;
  readonly project: (title: string) => string;
  readonly village: (name: string) => string;
  readonly gift: (gift: string) => string;
  readonly reason: string;
  readonly reasons: Readonly<Record<ReportReason, string>>;
  readonly words: string;
  readonly wordsHint: string;
  readonly send: string;
  readonly thanksTitle: string;
  readonly thanks: (association: string) => string;
  readonly own: string;
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  fr: {
    title: 'Signaler',
    lead: (association) =>
      `Un mot, un nom ou une image vous heurte, ou dit faux\u00a0? Dites-le à ${association}, sans compte. Rien n’est gardé de vous, pas même votre adresse.`,
    project: (title) => `Le projet «\u00a0${title}\u00a0»\u00a0: ses mots et ses images`,
    village: (name) => `Le village «\u00a0${name}\u00a0»\u00a0: son nom et ses mots`,
    gift: (gift) => `Le nom ou le message posé sur\u00a0: ${gift}`,
    reason: 'Qu’est-ce qui ne va pas\u00a0?',
    reasons: {
      hurtful: 'C’est blessant ou haineux',
      private: 'Cela expose quelqu’un',
      false: 'C’est faux ou trompeur',
      family: 'Je suis un proche de la personne nommée et je souhaite le retrait',
      other: 'Autre chose',
    },
    words: 'Quelques mots, si vous voulez',
    wordsHint: 'Si vous attendez une réponse, écrivez ici comment vous joindre.',
    send: 'Envoyer',
    thanksTitle: 'C’est envoyé',
    thanks: (association) =>
      `Merci. ${association} lit chaque signalement et peut retirer ce qui a été signalé d’un seul geste.`,
    own: 'Comme cela touche ce que l’association dit elle-même, l’hébergeur du site le lit aussi.',
  },
  en: {
    title: 'Report',
    lead: (association) =>
      `A word, a name or a picture hurts, or is not true? Tell ${association}, without an account. Nothing is kept of you, not even your address.`,
    project: (title) => `The project “${title}”: its words and pictures`,
    village: (name) => `The village “${name}”: its name and words`,
    gift: (gift) => `The name or message on: ${gift}`,
    reason: 'What is wrong?',
    reasons: {
      hurtful: 'It is hurtful or hateful',
      private: 'It exposes somebody',
      false: 'It is false or misleading',
      family: 'I am a relative of the person it names and wish it taken away',
      other: 'Something else',
    },
    words: 'A few words, if you like',
    wordsHint: 'If you expect an answer, write here how to reach you.',
    send: 'Send',
    thanksTitle: 'It was sent',
    thanks: (association) =>
      `Thank you. ${association} reads every report and can take down what was reported with one tap.`,
    own: 'As it is about what the association says itself, whoever runs this site reads it too.',
  },
};
