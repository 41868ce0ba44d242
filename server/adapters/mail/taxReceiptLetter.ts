import type { TaxReceiptLetter } from '#server/domain/ports/post.ts';
import type { VoidReason } from '#server/domain/ports/taxReceipts.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { Letter, LetterLinks } from './letter.ts';
import { plainLetter } from './linkLetter.ts';

interface Words {
  readonly subject: (association: string) => string;
  readonly lead: (number: string, association: string) => string;
  readonly voidSubject: (number: string, association: string) => string;
  readonly voidLead: (number: string, year: string, association: string) => string;
  /** why, and what to do */
  readonly voidReasons: Readonly<Record<VoidReason, string>>;
  readonly voidAdvice: string;
  readonly button: string;
  readonly foot: string;
  readonly rehearsal: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fr: {
    subject: (association) => `Votre reçu fiscal de ${association}`,
    lead: (number, association) =>
      `${association} a établi votre reçu fiscal n°\u00a0${number}. Téléchargez-le et gardez-le\u00a0: les impôts peuvent vous le demander pendant trois ans.`,
    voidSubject: (number, association) => `Votre reçu fiscal n°\u00a0${number} de ${association} n’est plus valable`,
    voidLead: (number, year, association) =>
      `Le reçu fiscal n°\u00a0${number} que ${association} avait établi pour ${year} n’est plus valable.`,
    voidReasons: {
      refunded: 'Le don qu’il attestait vous a été rendu.',
      partlyRefunded:
        'Une partie de ce qu’il attestait vous a été rendue. Pour ce qui reste donné, demandez un nouveau reçu sur la même page.',
      disputeLost:
        'À la suite d’une contestation, la banque a repris ce paiement, ou une partie. Pour ce qui reste donné, s’il en reste, demandez un nouveau reçu sur la même page.',
      bySteward:
        'L’association l’a annulé. Demandez-en un nouveau sur la même page, et vérifiez-y votre nom et votre adresse.',
    },
    voidAdvice:
      'Ne l’utilisez plus. Si vous l’avez déjà porté sur votre déclaration de revenus, corrigez-la sur impots.gouv.fr.',
    button: 'Voir mon reçu',
    foot: 'Ce lien est à vous seul\u00a0: votre nom et votre adresse sont sur le reçu. Pour écrire à l’association, répondez simplement.',
    rehearsal: 'Répétition\u00a0: aucun argent n’a circulé, ce reçu est un spécimen sans valeur.',
  },
  en: {
    subject: (association) => `Your tax receipt from ${association}`,
    lead: (number, association) =>
      `${association} has issued your tax receipt no. ${number}. Download it and keep it: the French tax office may ask for it for three years.`,
    voidSubject: (number, association) => `Your tax receipt no. ${number} from ${association} no longer holds`,
    voidLead: (number, year, association) =>
      `Tax receipt no. ${number}, which ${association} had issued for ${year}, no longer holds.`,
    voidReasons: {
      refunded: 'The gift that it attested was given back to you.',
      partlyRefunded:
        'Part of what it attested was given back to you. For what is still given, ask for a new receipt on the same page.',
      disputeLost:
        'After a dispute, the bank took this payment back, or a part of it. For what is still given, if anything is, ask for a new receipt on the same page.',
      bySteward:
        'The association has voided it. Ask for a new one on the same page, and check your name and address there.',
    },
    voidAdvice:
      'Do not use it any more. If it is in your French tax return already, correct the return on impots.gouv.fr.',
    button: 'See my receipt',
    foot: 'This link is yours alone: your name and address are on the receipt. To write to the association, simply answer.',
    rehearsal: 'Rehearsal: no money moved, this receipt is a specimen without value.',
  },
};

/** A link and not the file: a letter lies open on many machines, and the page always knows whether the receipt still holds. */
export function taxReceiptLetter(letter: TaxReceiptLetter, links: LetterLinks): Letter {
  const { language, donation, isRehearsal } = letter;
  const words = WORDS[language];
  const { subject, lead } = saidOf(letter, words);
  const written = plainLetter(language, {
    subject,
    lead: isRehearsal ? `${words.rehearsal} ${lead}` : lead,
    button: words.button,
    foot: words.foot,
    siteName: links.siteName,
    link: `${links.publicUrl}${links.taxReceiptPath(donation)}?lang=${language}`,
  });
  return { ...written, replyTo: letter.association };
}

function saidOf({ association: { name }, number, voided }: TaxReceiptLetter, words: Words) {
  if (voided === null) return { subject: words.subject(name), lead: words.lead(number, name) };
  const [year = ''] = number.split('-');
  return {
    subject: words.voidSubject(number, name),
    lead: [words.voidLead(number, year, name), words.voidReasons[voided], words.voidAdvice].join(' '),
  };
}
