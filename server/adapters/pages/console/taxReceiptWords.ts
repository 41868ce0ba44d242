import type { BodyKind, VoidReason } from '#server/domain/ports/taxReceipts.ts';
import type { BodyFault } from '#server/domain/taxReceipts/body.ts';
import type { Language } from '#shared/i18n/language.ts';

export interface TaxConsoleWords {
  readonly title: string;
  readonly off: string;
  readonly on: (by: string, day: string) => string;
  readonly somebody: string;
  readonly year: string;
  readonly show: string;
  readonly figures: string;
  readonly figuresLead: string;
  readonly count: string;
  readonly total: string;
  readonly voidedCount: string;
  readonly none: string;
  readonly number: string;
  readonly donor: string;
  readonly amount: string;
  readonly issued: string;
  readonly state: string;
  readonly valid: string;
  /** in the donor's place once the years are over */
  readonly forgotten: string;
  readonly voidReasons: Readonly<Record<VoidReason, string>>;
  readonly more: string;
  readonly csv: string;
  readonly copy: (number: string) => string;
  readonly voidIt: string;
  readonly voidLead: string;
  readonly voidNumber: string;
  readonly run: string;
  readonly runLead: (year: number) => string;
  readonly waiting: (count: string, year: number) => string;
  readonly runNow: string;
  readonly ran: (count: string) => string;
  readonly body: string;
  readonly bodyLead: string;
  readonly fields: Readonly<
    Record<
      | 'name'
      | 'address'
      | 'object'
      | 'bodyKind'
      | 'bodyDetail'
      | 'register'
      | 'registerNumber'
      | 'signerName'
      | 'signerCapacity',
      string
    >
  >;
  readonly hints: Readonly<Record<'address' | 'bodyDetail' | 'registerNumber' | 'signerCapacity', string>>;
  readonly registers: Readonly<Record<'siren' | 'rna', string>>;
  readonly kinds: Readonly<Record<BodyKind, string>>;
  readonly articles: string;
  readonly article: Readonly<Record<'200' | '978', string>>;
  readonly faults: Readonly<Record<BodyFault, string>>;
  readonly incomplete: string;
  readonly declare: string;
  readonly declareLead: string;
  readonly declaration: (association: string) => string;
  readonly declareNow: string;
  readonly stop: string;
  readonly stopLead: string;
}

export const TAX_CONSOLE_WORDS: Readonly<Record<Language, TaxConsoleWords>> = {
  fr: {
    title: 'Reçus fiscaux',
    off: 'Les reçus fiscaux sont éteints. Seul un organisme d’intérêt général peut en établir\u00a0; un reçu établi à tort est puni d’une amende au taux de la réduction (article 1740 A du CGI).',
    on: (by, day) => `Les reçus fiscaux sont allumés\u00a0: ${by} l’a déclaré le ${day}.`,
    somebody: 'une personne qui n’est plus dans l’équipe',
    year: 'Année des dons',
    show: 'Afficher',
    figures: 'À déclarer (article 222 bis du CGI)',
    figuresLead: 'Ce qui a été attesté pour des dons de cette année\u00a0; les reçus annulés n’y sont pas.',
    count: 'reçus',
    total: 'attestés',
    voidedCount: 'annulés',
    none: 'Aucun reçu pour cette année.',
    number: 'Numéro',
    donor: 'Donateur',
    amount: 'Montant',
    issued: 'Établi le',
    state: 'État',
    valid: 'valable',
    forgotten: 'effacé après six ans',
    voidReasons: {
      refunded: 'annulé\u00a0: don rendu',
      partlyRefunded: 'annulé\u00a0: don rendu en partie',
      disputeLost: 'annulé\u00a0: litige perdu',
      bySteward: 'annulé par l’équipe',
    },
    more: 'Les suivants',
    csv: 'Tous dans un tableau (CSV, avec noms et adresses)',
    copy: (number) => `Copie du reçu ${number} (PDF)`,
    voidIt: 'Annuler un reçu',
    voidLead:
      'Un nom ou une adresse fausse\u00a0? Annulez\u00a0: le donateur en demande un nouveau sur sa page. Une lettre le prévient s’il avait reçu l’annonce de celui-ci. Le numéro reste, il n’est jamais repris.',
    voidNumber: 'Numéro du reçu, comme 2026-00012',
    run: 'Reçus de janvier',
    runLead: (year) =>
      `Pour celles et ceux qui ont demandé un seul reçu pour ${year}. L’année finie, un clic les établit tous\u00a0; qui a laissé une adresse reçoit une lettre.`,
    waiting: (count, year) => `${count} donateurs attendent leur reçu de ${year}.`,
    runNow: 'Établir les reçus',
    ran: (count) => `${count} reçus établis. S’il en reste, continuez.`,
    body: 'Ce que disent vos reçus',
    bodyLead: 'Les reçus déjà établis gardent ce qu’ils disaient.',
    fields: {
      name: 'Nom de l’association',
      address: 'Adresse du siège',
      object: 'Objet',
      bodyKind: 'Catégorie juridique',
      bodyDetail: 'Précision',
      register: 'Registre',
      registerNumber: 'Numéro',
      signerName: 'Qui signe',
      signerCapacity: 'En qualité de',
    },
    hints: {
      address: 'rue, puis code postal et ville, sur deux lignes au moins',
      bodyDetail: 'pour une utilité publique\u00a0: date du décret et du Journal officiel',
      registerNumber: 'neuf chiffres, ou W et neuf chiffres',
      signerCapacity: 'Trésorière, Président…',
    },
    registers: { siren: 'SIREN', rna: 'RNA' },
    kinds: {
      generalInterest: 'Œuvre ou organisme d’intérêt général',
      publicUtility: 'Association ou fondation reconnue d’utilité publique',
      publicUtilityAlsaceMoselle: 'Mission reconnue d’utilité publique (Alsace, Moselle)',
      endowmentFund: 'Fonds de dotation',
      worship: 'Association cultuelle ou de bienfaisance',
      peopleInNeed: 'Aide gratuite aux personnes en difficulté (repas, soins, logement)',
    },
    articles: 'Articles du code général des impôts',
    article: { '200': '200 (impôt sur le revenu)', '978': '978 (impôt sur la fortune immobilière)' },
    faults: {
      name: 'Il manque le nom.',
      address: 'Il manque l’adresse complète.',
      object: 'Il manque l’objet.',
      register: 'Ce numéro n’est ni un SIREN ni un RNA.',
      articles: 'Choisissez au moins un article.',
      signerName: 'Il manque le nom de qui signe.',
      signerCapacity: 'Il manque sa qualité.',
      bodyDetail: 'Il manque le décret.',
    },
    incomplete: 'Il manque encore quelque chose, ci-dessous.',
    declare: 'Allumer les reçus fiscaux',
    declareLead: 'Vérifiez avec vos statuts, et en cas de doute par un rescrit auprès des impôts.',
    declaration: (association) =>
      `Je déclare, pour ${association}, que les dons qu’elle reçoit ouvrent droit à la réduction d’impôt, et que je suis en droit de le déclarer.`,
    declareNow: 'Déclarer et allumer',
    stop: 'Éteindre',
    stopLead: 'Plus aucun reçu ne sera établi\u00a0; ceux qui existent restent valables.',
  },
  en: {
    title: 'Tax receipts',
    off: 'Tax receipts are off. Only a French body of general interest may issue them; a wrong receipt is fined at the rate of the reduction (article 1740 A of the tax code).',
    on: (by, day) => `Tax receipts are on: ${by} declared it on ${day}.`,
    somebody: 'somebody who is not in the team any more',
    year: 'Year of the gifts',
    show: 'Show',
    figures: 'To be declared (article 222 bis of the tax code)',
    figuresLead: 'What was attested for gifts of this year; void receipts are not in it.',
    count: 'receipts',
    total: 'attested',
    voidedCount: 'void',
    none: 'No receipt for this year.',
    number: 'Number',
    donor: 'Donor',
    amount: 'Amount',
    issued: 'Issued on',
    state: 'State',
    valid: 'valid',
    forgotten: 'erased after six years',
    voidReasons: {
      refunded: 'void: gift given back',
      partlyRefunded: 'void: gift given back in part',
      disputeLost: 'void: dispute lost',
      bySteward: 'voided by the team',
    },
    more: 'Following ones',
    csv: 'All in a spreadsheet (CSV, with names and addresses)',
    copy: (number) => `Copy of receipt ${number} (PDF)`,
    voidIt: 'Void a receipt',
    voidLead:
      'A wrong name or address? Void it: the donor asks for a new one on their page. A letter tells them, if a letter had announced this one. The number stays, it is never used again.',
    voidNumber: 'Number of the receipt, such as 2026-00012',
    run: 'Receipts of January',
    runLead: (year) =>
      `For those who asked for one receipt for ${year}. When the year is over, one click issues them all; who left an address gets a letter.`,
    waiting: (count, year) => `${count} donors wait for their receipt of ${year}.`,
    runNow: 'Issue the receipts',
    ran: (count) => `${count} receipts issued. If some are left, go on.`,
    body: 'What your receipts say',
    bodyLead: 'Receipts that were issued keep what they said.',
    fields: {
      name: 'Name of the association',
      address: 'Address of its seat',
      object: 'Object, in French',
      bodyKind: 'Legal category',
      bodyDetail: 'Detail',
      register: 'Register',
      registerNumber: 'Number',
      signerName: 'Who signs',
      signerCapacity: 'In the capacity of',
    },
    hints: {
      address: 'street, then postcode and town, on two lines at least',
      bodyDetail: 'for public utility: date of the decree and of the Journal officiel',
      registerNumber: 'nine digits, or W and nine digits',
      signerCapacity: 'in French: Trésorière, Président…',
    },
    registers: { siren: 'SIREN', rna: 'RNA' },
    kinds: {
      generalInterest: 'Body of general interest',
      publicUtility: 'Association or foundation recognised as of public utility',
      publicUtilityAlsaceMoselle: 'Mission recognised as of public utility (Alsace, Moselle)',
      endowmentFund: 'Endowment fund',
      worship: 'Association of worship or charity',
      peopleInNeed: 'Free help to people in need (meals, care, housing)',
    },
    articles: 'Articles of the tax code',
    article: { '200': '200 (income tax)', '978': '978 (tax on real-estate wealth)' },
    faults: {
      name: 'The name is missing.',
      address: 'The full address is missing.',
      object: 'The object is missing.',
      register: 'This number is neither a SIREN nor an RNA.',
      articles: 'Choose one article at least.',
      signerName: 'The name of who signs is missing.',
      signerCapacity: 'Their capacity is missing.',
      bodyDetail: 'The decree is missing.',
    },
    incomplete: 'Something is still missing, below.',
    declare: 'Switch tax receipts on',
    declareLead: 'Check with your statutes, and where in doubt ask the tax office (rescrit).',
    declaration: (association) =>
      `I declare, for ${association}, that the gifts it receives open the right to the tax reduction, and that I may declare it.`,
    declareNow: 'Declare and switch on',
    stop: 'Switch off',
    stopLead: 'No further receipt will be issued; those that exist stay valid.',
  },
};
