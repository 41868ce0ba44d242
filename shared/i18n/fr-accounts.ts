import type { accounts as english, accountsPage as englishPage } from '#shared/i18n/en-accounts.ts';
import { formatIn, pluralIn } from '#shared/i18n/format.ts';
import type { SameShape } from '#shared/i18n/messages.ts';

const { number, day } = formatIn('fr');
const plural = pluralIn('fr');

/** Le reçu dans un cadeau, et la place d’un don dans les comptes : montrés dans le jeu. */
export const accounts: SameShape<typeof english> = {
  receipt: {
    title: 'Où est allé son argent',
    price: 'Prix',
    fee: 'Sa part des frais de paiement',
    feeUnknown: 'pas encore connue',
    feesCovered: 'La personne a ajouté de quoi couvrir les frais.',
    net: 'Arrive à l’association',
    part: 'Une partie de ce paiement a été remboursée.',
    everything: 'Ce paiement a été remboursé.',
    line: (line) => `Ligne ${number(line)} des comptes publics`,
  },
  thanks: (line) => `Votre paiement est la ligne ${number(line)} des comptes publics.`,
  note: 'Notez ceci pour vérifier plus tard que rien n’a changé :',
};

/** La page des comptes publics, faite sur le serveur. */
export const accountsPage: SameShape<typeof englishPage> = {
  title: 'Comptes publics',
  description: (project) =>
    `Chaque cadeau, chaque frais et chaque remboursement de « ${project} », au centime, vérifiables par tous.`,
  lead: 'Chaque cadeau, chaque frais, chaque remboursement, au centime. Aucun nom, aucune heure : le jour suffit.',
  empty: 'Rien n’a encore été donné. Le premier cadeau sera la ligne 1.',
  toProject: 'Le projet',
  payments: (payments) => plural(payments, 'en 1 paiement', `en ${number(payments)} paiements`),
  given: 'donnés',
  arrived: 'arrivés à l’association',
  fees: 'de frais de paiement',
  back: 'rendus aux donateurs',
  where: 'Où est l’argent',
  meaning: {
    given: 'Donné',
    waiting: 'Payé, en cours d’encaissement chez Stripe',
    arrived: 'Arrivé à l’association, sur son compte Stripe',
    byHand: 'Reçu par l’association elle-même : chèque, espèces ou virement',
    fees: 'Frais de paiement et de litige',
    refunded: 'Remboursé',
    reversed: 'Repris par la banque',
    disputed: 'Retenu pendant un litige',
    chargedBack: 'Perdu dans un litige',
    bank: 'Envoyé à la banque',
    other: 'Autres mouvements',
    unexplained: 'Pas encore expliqué : quelqu’un regarde',
  },
  /** la même chose sur une ligne, en un mot */
  move: {
    given: 'donné',
    waiting: 'en cours',
    arrived: 'arrivé',
    byHand: 'reçu hors ligne',
    fees: 'frais',
    refunded: 'remboursé',
    reversed: 'repris',
    disputed: 'retenu',
    chargedBack: 'perdu',
    bank: 'vers la banque',
    other: 'autre',
    unexplained: 'pas expliqué',
  },
  sum: 'Donné en tout',
  bank: (amount) =>
    `Depuis ce compte Stripe, ${amount} sont partis vers la banque de l’association à ce jour, tous ses projets ensemble.`,
  chart: 'L’argent au fil du temps',
  chartMeans: (from, to, given, arrived) =>
    `${from === to ? `Le ${day(to)}` : `Du ${day(from)} au ${day(to)}`}, les dons ont atteint ${given}, dont ${arrived} sont arrivés.`,
  chartGiven: 'Donné',
  chartArrived: 'Arrivé',
  chartTable: 'La même chose en chiffres',
  period: 'Jusqu’au',
  proof: 'Ce que cela prouve, et ce que cela ne prouve pas',
  proofChain:
    'Chaque ligne porte une empreinte de ce qu’elle dit et de la ligne d’avant. Changer une ligne ancienne change toutes les empreintes qui suivent.',
  proofLimit:
    'Un seul serveur fournit les chiffres et cette page. À elle seule, la page prouve peu : un serveur malhonnête pourrait montrer un passé tout neuf. C’est pourquoi la dernière empreinte part avec chaque remerciement. Qui en a noté une voit, n’importe quel jour, si quelque chose a changé avant elle.',
  proofReal:
    'Ces comptes montrent ce qui a été payé et ce que Stripe a transmis. Pour les cadeaux donnés hors ligne, il y a la parole de l’association : ni banque ni Stripe n’est derrière cette ligne. Ce que l’association fait ensuite de l’argent se voit dans ses nouvelles et dans ses comptes annuels, pas sur cette page.',
  head: 'La dernière empreinte',
  headLine: (line) => `Ligne ${number(line)}`,
  check: 'Comment vérifier',
  steps: [
    'Téléchargez les comptes en JSON.',
    'Téléchargez le programme de vérification. C’est un seul fichier, assez court pour être lu ; il ne lui faut que Node.js.',
    'Lancez-le : il recalcule chaque ligne et chaque total, et dit clairement ce qui est juste.',
  ],
  withNoted: 'Avec une empreinte notée auparavant, il dit aussi si le passé est resté le même :',
  json: 'Les comptes en JSON',
  csv: 'Les comptes pour un tableur (CSV)',
  program: 'Le programme de vérification',
  lines: 'Ligne par ligne',
  line: 'Ligne',
  day: 'Jour (UTC)',
  what: 'Ce qui s’est passé',
  amounts: 'Montants',
  of: (line) => `pour la ligne ${number(line)}`,
  cover: 'ajouté pour les frais',
  kind: {
    paid: 'Don',
    settled: 'Encaissé, les frais sont connus',
    refund: 'Remboursement',
    refundFailed: 'Un remboursement est revenu',
    lateFailure: 'La banque a repris le paiement',
    disputeWithdrawn: 'Litige : somme retenue',
    disputeReinstated: 'Litige : somme rendue',
    disputeLost: 'Litige perdu',
    disputeWon: 'Litige finalement gagné',
    byHand: 'Cadeau donné hors ligne',
    byHandReversed: 'Cadeau donné hors ligne, annulé',
    unknown: 'Un mouvement à l’étude',
  },
  newer: 'Lignes plus récentes',
  older: 'Lignes plus anciennes',
  range: (from, to, all) => `Lignes ${number(from)} à ${number(to)} sur ${number(all)}`,
};
