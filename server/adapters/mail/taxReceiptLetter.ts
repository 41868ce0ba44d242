import type { TaxReceiptLetter } from '#server/domain/ports/post.ts';
import type { Language } from '#shared/i18n/language.ts';
import { plainLetter } from './linkLetter.ts';
import type { Letter, LetterLinks } from './thanksLetter.ts';

interface Words {
  readonly subject: (association: string) => string;
  readonly lead: (number: string, association: string) => string;
  readonly button: string;
  readonly foot: string;
  readonly rehearsal: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fr: {
    subject: (association) => `Votre reçu fiscal de ${association}`,
    lead: (number, association) =>
      `${association} a établi votre reçu fiscal n°\u00a0${number}. Téléchargez-le et gardez-le\u00a0: les impôts peuvent vous le demander pendant trois ans.`,
    button: 'Voir mon reçu',
    foot: 'Ce lien est à vous seul\u00a0: votre nom et votre adresse sont sur le reçu. Pour écrire à l’association, répondez simplement.',
    rehearsal: 'Répétition\u00a0: aucun argent n’a circulé, ce reçu est un spécimen sans valeur.',
  },
  en: {
    subject: (association) => `Your tax receipt from ${association}`,
    lead: (number, association) =>
      `${association} has issued your tax receipt no. ${number}. Download it and keep it: the French tax office may ask for it for three years.`,
    button: 'See my receipt',
    foot: 'This link is yours alone: your name and address are on the receipt. To write to the association, simply answer.',
    rehearsal: 'Rehearsal: no money moved, this receipt is a specimen without value.',
  },
};

/** A link and not the file: a letter lies open on many machines, and the page always knows whether the receipt still holds. */
export function taxReceiptLetter(letter: TaxReceiptLetter, links: LetterLinks): Letter {
  const { language, association, number, donation, isRehearsal } = letter;
  const { subject, lead, button, foot, rehearsal } = WORDS[language];
  return plainLetter(language, {
    subject: subject(association.name),
    lead: isRehearsal ? `${rehearsal} ${lead(number, association.name)}` : lead(number, association.name),
    button,
    foot,
    siteName: links.siteName,
    link: `${links.publicUrl}${links.taxReceiptPath(donation)}?lang=${language}`,
  });
}
