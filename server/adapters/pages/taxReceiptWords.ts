import type { VoidReason } from '#server/domain/ports/taxReceipts.ts';
import type { DonorView } from '#server/domain/taxReceipts/donor.ts';
import { type Format, formatIn } from '#shared/i18n/format.ts';
import type { Language } from '#shared/i18n/language.ts';

export interface TaxReceiptWords {
  readonly format: Format;
  readonly title: string;
  readonly lead: (association: string, amount: string, project: string) => string;
  readonly privacy: string;
  readonly refusals: Readonly<Record<NonNullable<DonorView['refusal']>, string>>;
  readonly yours: string;
  readonly receipt: (number: string, amount: string) => string;
  readonly voided: Readonly<Record<VoidReason, string>>;
  /** what is downloaded of a void one */
  readonly voidFile: string;
  readonly forgotten: string;
  readonly download: string;
  readonly again: string;
  readonly keep: string;
  readonly french: string;
  readonly wish: (year: number) => string;
  readonly who: string;
  readonly name: string;
  readonly nameHint: string;
  readonly street: string;
  readonly more: string;
  readonly postcode: string;
  readonly town: string;
  readonly country: string;
  readonly missing: string;
  readonly which: string;
  readonly thisGift: (amount: string) => string;
  readonly thisYear: (donations: number, year: number, amount: string) => string;
  readonly inJanuary: (year: number) => string;
  readonly tells: string;
  readonly issue: string;
  readonly village: string;
}

const fr = formatIn('fr');
const en = formatIn('en');

export const TAX_RECEIPT_WORDS: Readonly<Record<Language, TaxReceiptWords>> = {
  fr: {
    format: fr,
    title: 'Votre reçu fiscal',
    lead: (association, amount, project) => `${amount} donnés à ${association} pour «\u00a0${project}\u00a0».`,
    privacy:
      'La loi veut votre nom et votre adresse sur le reçu. L’association les garde six ans avec le reçu, à part, puis ils s’effacent\u00a0; elle ne s’en sert pour rien d’autre. Ce que vous écrivez ici n’apparaît pas dans le village.',
    refusals: {
      notIssuing: 'Cette association n’établit pas de reçus fiscaux pour ce projet.',
      notPaid:
        'Le paiement n’est pas encore confirmé. Revenez quand il l’est\u00a0: le reçu n’atteste que l’argent arrivé.',
      givenBack: 'Ce don a été rendu en entier\u00a0: il n’y a rien à attester.',
      inQuestion: 'La banque examine une contestation de ce paiement. Le reçu attend sa décision.',
      already: 'Ce don est sur un reçu, ci-dessus\u00a0: un don n’est attesté qu’une fois.',
    },
    yours: 'Établi pour vous',
    receipt: (number, amount) => `Reçu n°\u00a0${number}, ${amount}`,
    voided: {
      refunded: 'Annulé\u00a0: ce don vous a été rendu. Ne l’utilisez plus.',
      partlyRefunded:
        'Annulé\u00a0: une partie vous a été rendue. Ne l’utilisez plus\u00a0; un nouveau reçu peut attester ce qui reste.',
      disputeLost:
        'Annulé\u00a0: la banque a repris ce paiement, ou une partie. Ne l’utilisez plus\u00a0; s’il reste quelque chose, un nouveau reçu peut l’attester.',
      bySteward: 'Annulé par l’association. Ne l’utilisez plus\u00a0: demandez-en un nouveau ci-dessous.',
    },
    voidFile: 'Le document annulé (PDF)',
    forgotten:
      'Établi il y a plus de six ans\u00a0: votre nom et votre adresse en ont été effacés, il ne se télécharge plus.',
    download: 'Télécharger le reçu (PDF)',
    again: 'Télécharger un duplicata (PDF)',
    keep: 'Le premier téléchargement est l’original, les suivants portent «\u00a0duplicata\u00a0». Gardez-le trois ans.',
    french: 'Le reçu est en français, comme la loi française le veut.',
    wish: (year) =>
      `C’est noté\u00a0: un seul reçu pour tous vos dons de ${year}, établi en janvier ${year + 1}. Il vous attendra sur cette page.`,
    who: 'Qui a donné',
    name: 'Prénom et nom',
    nameHint: 'comme sur votre déclaration de revenus',
    street: 'Numéro et rue',
    more: 'Complément (facultatif)',
    postcode: 'Code postal',
    town: 'Ville',
    country: 'Pays (si ce n’est pas la France)',
    missing: 'À remplir, s’il vous plaît.',
    which: 'Quel reçu',
    thisGift: (amount) => `Un reçu pour ce don, maintenant (${amount})`,
    thisYear: (donations, year, amount) => `Un reçu pour mes ${donations} dons de ${year}, maintenant (${amount})`,
    inJanuary: (year) => `Un seul reçu pour toute l’année ${year}, en janvier`,
    tells: 'Me l’annoncer aussi par lettre, à l’adresse laissée pour les remerciements',
    issue: 'Établir le reçu',
    village: 'Voir le village',
  },
  en: {
    format: en,
    title: 'Your tax receipt',
    lead: (association, amount, project) => `${amount} given to ${association} for “${project}”.`,
    privacy:
      'The law wants your name and address on the receipt. The association keeps them six years with the receipt, apart from everything else, then they are erased; it uses them for nothing else. What you write here is not shown in the village.',
    refusals: {
      notIssuing: 'This association issues no tax receipts for this project.',
      notPaid: 'The payment is not confirmed yet. Come back when it is: a receipt attests only money that has arrived.',
      givenBack: 'This gift was given back whole: there is nothing to attest.',
      inQuestion: 'The bank is looking into a dispute about this payment. The receipt waits for its decision.',
      already: 'This gift is on a receipt, above: a gift is attested only once.',
    },
    yours: 'Issued for you',
    receipt: (number, amount) => `Receipt no. ${number}, ${amount}`,
    voided: {
      refunded: 'Void: this gift was given back to you. Do not use it any more.',
      partlyRefunded:
        'Void: part of it was given back to you. Do not use it any more; a new receipt can attest what is left.',
      disputeLost:
        'Void: the bank took this payment back, or a part of it. Do not use it any more; if something is left, a new receipt can attest it.',
      bySteward: 'Voided by the association. Do not use it any more: ask for a new one below.',
    },
    voidFile: 'The void document (PDF)',
    forgotten:
      'Issued more than six years ago: your name and address were erased from it, it cannot be downloaded any more.',
    download: 'Download the receipt (PDF)',
    again: 'Download a duplicate (PDF)',
    keep: 'The first download is the original, later ones say “duplicata”. Keep it for three years.',
    french: 'The receipt is in French, as French law wants it.',
    wish: (year) =>
      `Noted: one receipt for all your gifts of ${year}, issued in January ${year + 1}. It will wait for you on this page.`,
    who: 'Who gave',
    name: 'First and last name',
    nameHint: 'as on your tax return',
    street: 'Number and street',
    more: 'More (optional)',
    postcode: 'Postcode',
    town: 'Town',
    country: 'Country (if it is not France)',
    missing: 'Please fill this in.',
    which: 'Which receipt',
    thisGift: (amount) => `A receipt for this gift, now (${amount})`,
    thisYear: (donations, year, amount) => `A receipt for my ${donations} gifts of ${year}, now (${amount})`,
    inJanuary: (year) => `One receipt for all of ${year}, in January`,
    tells: 'Tell me by letter too, at the address left for the thanks',
    issue: 'Issue the receipt',
    village: 'See the village',
  },
};
