import type { Language } from '#shared/i18n/language.ts';
import type { ReportReason } from '#shared/protocol/report.ts';

/** The words of the page on which anybody reports something. */
export interface ReportWords {
  readonly title: string;
  readonly lead: (association: string) => string;
  readonly project: (title: string) => string;
  readonly village: (name: string) => string;
  readonly gift: (gift: string) => string;
  readonly news: (title: string) => string;
  readonly reason: string;
  readonly reasons: Readonly<Record<ReportReason, string>>;
  readonly words: string;
  readonly wordsHint: string;
  readonly send: string;
  readonly thanksTitle: string;
  /** what happens next */
  readonly thanks: (association: string) => string;
  /** of what an association says itself, which nobody takes down for it */
  readonly own: (association: string) => string;
  readonly answer: string;
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  fr: {
    title: 'Signaler',
    lead: (association) =>
      `Un mot, un nom ou une image vous heurte, ou dit faux\u00a0? Dites-le à ${association}, sans compte. Rien n’est gardé de vous que ce que vous écrivez ici.`,
    project: (title) => `Le projet «\u00a0${title}\u00a0»\u00a0: ses mots et ses images`,
    village: (name) => `Le village «\u00a0${name}\u00a0»\u00a0: son nom et ses mots`,
    gift: (gift) => `Le nom ou le message posé sur\u00a0: ${gift}`,
    news: (title) => `La nouvelle «\u00a0${title}\u00a0»\u00a0: ses mots, ses photos et ce qu’elle demande`,
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
      `Merci. Votre signalement attend chez ${association}\u00a0: un de ses responsables le lit, puis laisse ce qui a été signalé ou le retire aussitôt.`,
    own: (association) =>
      `Merci. Votre signalement attend chez ${association}, qui change elle-même ce qu’elle dit. Personne n’étant seul juge de soi, qui tient ce site le lit aussi.`,
    answer: 'Vous n’aurez de réponse que si vous avez écrit comment vous joindre.',
  },
  en: {
    title: 'Report',
    lead: (association) =>
      `A word, a name or a picture hurts, or is not true? Tell ${association}, without an account. Nothing is kept of you but what you write here.`,
    project: (title) => `The project “${title}”: its words and pictures`,
    village: (name) => `The village “${name}”: its name and words`,
    gift: (gift) => `The name or message on: ${gift}`,
    news: (title) => `The news “${title}”: their words, their photos and what they ask`,
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
      `Thank you. Your report waits at ${association}: one of its stewards reads it, then leaves what was reported or takes it down at once.`,
    own: (association) =>
      `Thank you. Your report waits at ${association}, which changes what it says itself. As nobody should be the only judge in their own case, whoever runs this site reads it too.`,
    answer: 'You will only be answered if you wrote how to reach you.',
  },
};
