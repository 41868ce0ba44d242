import type { AccountsHead } from '#shared/accounts/line.ts';
import { formatIn } from '#shared/i18n/format.ts';
import { type Cents, sum } from '#shared/money.ts';
import { amountInWords } from '#shared/taxReceipts/amountInWords.ts';
import type { BodyKind, Donor, PaymentMode, PrintedReceipt, TaxBodyRow } from '../ports/taxReceipts.ts';
import { frenchDay } from './calendar.ts';
import { MODE_BOXES, MODE_WORDS } from './money.ts';

const { money } = formatIn('fr');

/** The model receipt's own words for who issues (Cerfa 11580). */
export const BODY_KIND_WORDS: Readonly<Record<BodyKind, string>> = {
  generalInterest: 'Œuvre ou organisme d’intérêt général',
  publicUtility: 'Association ou fondation reconnue d’utilité publique',
  publicUtilityAlsaceMoselle:
    'Association située en Alsace ou en Moselle dont la mission a été reconnue d’utilité publique',
  endowmentFund: 'Fonds de dotation',
  worship: 'Association cultuelle ou de bienfaisance autorisée à recevoir des dons et legs',
  peopleInNeed:
    'Organisme sans but lucratif fournissant gratuitement une aide alimentaire, des soins ou favorisant le logement de personnes en difficulté',
};

export interface ToPrint {
  readonly body: TaxBodyRow;
  readonly donor: Donor;
  readonly year: number;
  readonly number: number;
  readonly payments: readonly PaymentToPrint[];
  readonly issuedAt: number;
  readonly isRehearsal: boolean;
  /** the public accounts of each project that was given to */
  readonly accounts: readonly AccountsToPrint[];
}
export interface AccountsToPrint {
  readonly head: AccountsHead;
  /** where everybody reads them */
  readonly url: string;
}
export interface PaymentToPrint {
  readonly paidAt: number;
  readonly amountCents: Cents;
  readonly mode: PaymentMode;
  /** given for people in need: the higher rate of article 200, 1 ter */
  readonly inNeed: boolean;
}

/** `2026-00012`: the year of the gifts, and the receipt's place in it. */
export const orderNumber = (year: number, number: number): string => `${year}-${String(number).padStart(5, '0')}`;

/** The boxes of the model, each with what is told within it: `Virement, prélèvement, carte bancaire (carte bancaire)` */
function modesOf(payments: readonly PaymentToPrint[]): string {
  const boxes = new Map<string, Set<string>>();
  for (const { mode } of payments) {
    const within = boxes.get(MODE_BOXES[mode]) ?? new Set();
    boxes.set(MODE_BOXES[mode], within.add(MODE_WORDS[mode]));
  }
  return [...boxes]
    .map(([box, within]) => {
      const told = [...within].filter((word) => word !== box).map((word) => word.toLowerCase());
      return told.length === 0 ? box : `${box} (${told.join(', ')})`;
    })
    .join('\u00a0; ');
}

/** Every mention that the law asks for, as words that are kept and never made anew (CGI, annexe IV, art. 200; Cerfa 11580*05). */
export function printedReceipt(facts: ToPrint): PrintedReceipt {
  const { body, donor, year, number, payments, issuedAt, isRehearsal, accounts } = facts;
  const total = sum(payments.map(({ amountCents }) => amountCents));
  const days = payments.map(({ paidAt }) => paidAt).sort((a, b) => a - b);
  const [first = issuedAt, last = first] = [days[0], days.at(-1)];
  const isOne = payments.length === 1;
  const kind = BODY_KIND_WORDS[body.bodyKind] + (body.bodyDetail === '' ? '' : `, ${body.bodyDetail}`);
  const articles = body.articles.map((article) => `${article} du CGI`).join(' et ');
  return {
    number: orderNumber(year, number),
    title: 'Reçu au titre des dons à certains organismes d’intérêt général',
    law: 'Articles 200 et 978 du code général des impôts (CGI)',
    body: [
      { label: 'Organisme bénéficiaire', text: body.name },
      { label: 'Adresse', text: body.address },
      {
        label: body.register === 'rna' ? 'Numéro RNA' : 'Numéro SIREN',
        text: body.registerNumber,
      },
      { label: 'Objet', text: body.object },
      { label: 'Catégorie juridique', text: kind },
    ],
    donor: [
      { label: 'Donateur', text: donor.name },
      { label: 'Adresse', text: donor.address },
    ],
    gift: [
      { label: 'Montant en chiffres', text: `*** ${money(total)} ***` },
      { label: 'Montant en lettres', text: amountInWords(total) },
      {
        label: isOne ? 'Date du versement' : 'Dates des versements',
        text: isOne ? frenchDay(first) : `du ${frenchDay(first)} au ${frenchDay(last)}`,
      },
      { label: 'Forme du don', text: 'Déclaration de don manuel' },
      { label: 'Nature du don', text: 'Numéraire' },
      {
        label: 'Mode de versement',
        text: modesOf(payments),
      },
    ],
    payments: {
      title: isOne ? 'Versement' : `Versements de l’année ${year}`,
      head: ['Date', 'Montant', 'Mode de versement', 'Affectation'],
      rows: payments.map(({ paidAt, amountCents, mode, inNeed }) => [
        frenchDay(paidAt),
        money(amountCents),
        MODE_WORDS[mode],
        inNeed ? 'Personnes en difficulté (art. 200, 1 ter)' : 'Intérêt général (art. 200, 1)',
      ]),
    },
    certification: `Le bénéficiaire reconnaît avoir reçu au titre des dons et versements ouvrant droit à réduction d’impôt la somme de ${money(total)}. Il certifie sur l’honneur que les dons et versements qu’il reçoit ouvrent droit à la réduction d’impôt prévue à l’article ${articles}.`,
    closing: [`Reçu établi le ${frenchDay(issuedAt)}.`],
    signer: { name: body.signerName, capacity: body.signerCapacity },
    isRehearsal,
    // On paper that a donor keeps: were a line before it changed, this mark would not be found again [T1].
    accounts: accounts.map(
      ({ head, url }) =>
        `Comptes publics du projet à cette date\u00a0: ligne ${head.lines}, empreinte ${head.hash}\n${url}`,
    ),
  };
}
