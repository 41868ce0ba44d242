import { type Format, formatIn } from '#shared/i18n/format.ts';
import type { Language } from '#shared/i18n/language.ts';

/** The words of letters. */
export interface LetterWords {
  readonly format: Format;
  /** between a name and what it is */
  readonly colon: string;
  readonly rehearsal: string;
  readonly subject: (gifts: number, project: string) => string;
  readonly hello: string;
  readonly thanks: (association: string, project: string, day: string) => string;
  readonly symbolic: string;
  readonly earmarked: string;
  readonly cover: string;
  readonly total: string;
  readonly promised: (gifts: number) => string;
  /** instead, while a friend has not chosen where they stand */
  readonly forFriend: (gifts: number) => string;
  readonly friendLink: string;
  readonly see: string;
  readonly accounts: string;
  readonly line: (line: string) => string;
  readonly fingerprint: (lines: string, hash: string) => string;
  readonly noTaxReceipt: string;
  readonly taxReceipt: string;
  readonly address: (association: string) => string;
  readonly choices: string;
}

export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = {
  fr: {
    format: formatIn('fr'),
    colon: '\u00a0: ',
    rehearsal: 'Démonstration\u00a0: aucun argent n’a circulé.',
    subject: (gifts, project) =>
      gifts === 1
        ? `Merci pour votre cadeau à «\u00a0${project}\u00a0»`
        : `Merci pour vos ${gifts} cadeaux à «\u00a0${project}\u00a0»`,
    hello: 'Bonjour,',
    thanks: (association, project, day) =>
      `${association} vous remercie de ce que vous avez offert à «\u00a0${project}\u00a0» le ${day}.`,
    symbolic: 'Cadeau symbolique\u00a0: il finance tout le projet.',
    earmarked: 'Cadeau affecté\u00a0: il finance ce qu’il montre.',
    cover: 'Frais de paiement pris en charge',
    total: 'Total',
    promised: (gifts) =>
      gifts === 1
        ? 'Votre cadeau est dans le village. Il y est «\u00a0promis\u00a0» tant que l’association n’a pas donné de nouvelles, datées, de ce qu’il est devenu.'
        : 'Vos cadeaux sont dans le village. Ils y sont «\u00a0promis\u00a0» tant que l’association n’a pas donné de nouvelles, datées, de ce qu’ils sont devenus.',
    forFriend: (gifts) =>
      gifts === 1
        ? 'Votre cadeau est pour quelqu’un, qui choisit sa place dans le village\u00a0; il compte déjà pour le projet. Sans choix de sa part dans les 30 jours, le village choisit.'
        : 'Vos cadeaux sont pour quelqu’un, qui choisit leurs places dans le village\u00a0; ils comptent déjà pour le projet. Sans choix de sa part dans les 30 jours, le village choisit.',
    friendLink: 'Le lien à lui faire passer, avec une carte à imprimer',
    see: 'Voir le village',
    accounts: 'Les comptes publics du projet',
    line: (line) => `Votre paiement y est la ligne ${line}, sans votre nom.`,
    fingerprint: (lines, hash) =>
      `Aujourd’hui ces comptes finissent à la ligne ${lines}, dont l’empreinte est ${hash}. Gardez cette lettre\u00a0: si une ligne d’avant changeait, cette empreinte ne se retrouverait plus, et chacun peut le vérifier avec le programme donné sur cette page.`,
    noTaxReceipt: 'Cette lettre n’est pas un reçu fiscal.',
    taxReceipt: 'Demander votre reçu fiscal',
    address: (association) =>
      `Votre adresse ne sert qu’aux lettres sur vos cadeaux. Pour écrire à ${association}, répondez simplement.`,
    choices: 'Faire oublier votre adresse, ou revenir sur vos autres choix',
  },
  en: {
    format: formatIn('en'),
    colon: ': ',
    rehearsal: 'Demonstration: no money moved.',
    subject: (gifts, project) =>
      gifts === 1 ? `Thank you for your gift to “${project}”` : `Thank you for your ${gifts} gifts to “${project}”`,
    hello: 'Hello,',
    thanks: (association, project, day) => `${association} thanks you for what you gave to “${project}” on ${day}.`,
    symbolic: 'A symbolic gift: it funds the project as a whole.',
    earmarked: 'An earmarked gift: it funds what it shows.',
    cover: 'Payment fees covered',
    total: 'Total',
    promised: (gifts) =>
      gifts === 1
        ? 'Your gift stands in the village. It is “promised” there until the association has told, with a date, what became of it.'
        : 'Your gifts stand in the village. They are “promised” there until the association has told, with a date, what became of them.',
    forFriend: (gifts) =>
      gifts === 1
        ? 'Your gift is for somebody, who chooses its place in the village; it counts for the project already. Without a choice within 30 days, the village chooses.'
        : 'Your gifts are for somebody, who chooses their places in the village; they count for the project already. Without a choice within 30 days, the village chooses.',
    friendLink: 'The link to pass on, with a card to print',
    see: 'See the village',
    accounts: 'The project’s public accounts',
    line: (line) => `Your payment is line ${line} there, without your name.`,
    fingerprint: (lines, hash) =>
      `Today these accounts end at line ${lines}, whose fingerprint is ${hash}. Keep this letter: if a line before were changed, this fingerprint would not come out again, and anybody can check it with the program given on that page.`,
    noTaxReceipt: 'This letter is not a tax receipt.',
    taxReceipt: 'Ask for your tax receipt',
    address: (association) =>
      `Your address serves for letters about your gifts only. To write to ${association}, simply answer.`,
    choices: 'Have your address forgotten, or take back other choices',
  },
};
