import type { AssociationId } from '#shared/ids.ts';
import type { JournalLine } from '../ports/givenMoney.ts';
import { OFFLINE_ACCOUNT } from '../ports/offline.ts';
import type { AssociationRow, LedgerAccount, Posting } from '../ports/rows.ts';
import type { StoreReads } from '../ports/store.ts';
import { dayOf } from './publishing.ts';

/**
 * Accounts of the French plan for associations (ANC 2018-06): gifts are 7541, what went back stands in sub-accounts of it, so that
 * their sum is what was given in the end.
 */
const ACCOUNTS: Readonly<Record<LedgerAccount, readonly [number: string, name: string]>> = {
  donations: ['754100', 'Dons manuels'],
  donationsRefunded: ['754190', 'Dons manuels remboursés'],
  donationsReversed: ['754191', 'Dons manuels rejetés par la banque'],
  donationsChargedBack: ['754192', 'Dons manuels contestés et perdus'],
  fees: ['627800', 'Commissions sur paiements Stripe'],
  disputeFees: ['627810', 'Frais de contestation Stripe'],
  stripeUncleared: ['511500', 'Paiements à recevoir de Stripe'],
  stripeBalance: ['517000', 'Solde Stripe'],
  bankInTransit: ['580000', 'Virements de Stripe vers la banque'],
  disputeSuspense: ['467100', 'Sommes contestées chez Stripe'],
  stripeOther: ['467200', 'Autres encaissements Stripe'],
  chequesReceived: ['511200', 'Chèques à encaisser'],
  cashReceived: ['531000', 'Caisse'],
  transfersReceived: ['512000', 'Banque'],
  suspense: ['471000', 'Compte d’attente'],
};

const KINDS: Readonly<Record<Posting['kind'], string>> = {
  paid: 'Don payé',
  settled: 'Don crédité, frais déduits',
  refund: 'Remboursement',
  refundFailed: 'Remboursement revenu',
  lateFailure: 'Paiement rejeté par la banque',
  disputeWithdrawn: 'Contestation, somme retirée',
  disputeReinstated: 'Contestation, somme rendue',
  disputeLost: 'Contestation perdue',
  disputeWon: 'Contestation gagnée',
  payout: 'Virement vers la banque',
  payoutFailed: 'Virement revenu',
  otherSale: 'Encaissement étranger à Hameau',
  stripeFee: 'Frais de Stripe',
  unknown: 'Mouvement à expliquer',
  explained: 'Mouvement expliqué',
  byHand: 'Don hors ligne',
  byHandReversed: 'Don hors ligne, contre-passation',
};

/** The eighteen columns of article A47 A-1 of the Livre des procédures fiscales, in its order. */
const COLUMNS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;

type Read = Pick<StoreReads, 'journal' | 'association' | 'stripeAccount' | 'associations'>;

/** What moves on a Stripe account without a project is this association's, where the account is its alone. */
async function ownAccount(read: Read, { id, stripeAccount }: AssociationRow): Promise<string | null> {
  if (stripeAccount !== null) return stripeAccount;
  const owner = (await read.stripeAccount(''))?.association ?? null;
  if (owner !== null) return owner === id ? '' : null;
  return (await read.associations()).length === 1 ? '' : null;
}

/**
 * The journal of a year for an association's own accounting, lines to be imported: entries are balanced and numbered without gaps,
 * dates are UTC days, amounts euros with a comma. A month at a time is in memory.
 */
export async function* journalOf(read: Read, association: AssociationId, year: number): AsyncGenerator<string> {
  const row = await read.association(association);
  if (!row) throw new Error(`no association ${association}`);
  const account = await ownAccount(read, row);
  yield `${COLUMNS.join('\t')}\r\n`;
  let number = 0;
  for (let month = 0; month < 12; month++) {
    const [from, to] = [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1)];
    let last = '';
    const lines = [];
    for (const line of await read.journal({ association, account, from, to })) {
      const entry = `${line.account} ${line.source}`;
      if (entry !== last) number += 1;
      last = entry;
      lines.push(`${cells(line, number).map(cell).join('\t')}\r\n`);
    }
    yield lines.join('');
  }
}

/** Gifts given by hand have a journal of their own: nobody looks for them at Stripe. */
const JOURNALS = { online: ['HAM', 'Hameau, dons en ligne'], byHand: ['HAH', 'Hameau, dons hors ligne'] };

function cells(line: JournalLine, number: number): string[] {
  const { source, kind, donation, at, ledgerAccount, amountCents, receivedOn, reference } = line;
  const day = dayOf(at).replaceAll('-', '');
  const journal = JOURNALS[line.account === OFFLINE_ACCOUNT ? 'byHand' : 'online'];
  // Entered later than it was received: the piece keeps its own day.
  const pieceDay = kind === 'byHand' && receivedOn !== null ? receivedOn.replaceAll('-', '') : day;
  const [account, name] = ACCOUNTS[ledgerAccount];
  const label = donation === null ? KINDS[kind] : `${KINDS[kind]} ${donation}`;
  const [debit, credit] = amountCents > 0 ? [amountCents, 0] : [0, Math.abs(amountCents)];
  return [...journal, String(number), day, account, name, '', '', reference ?? source, pieceDay, label]
    .concat([euros(debit), euros(credit)])
    .concat(['', '', '', '', '']);
}

/** `1234,05`: a comma, as the article says. */
const euros = (amountCents: number): string => {
  const digits = String(amountCents).padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
};

/** Nothing in a cell ends it. */
const cell = (text: string): string => text.replace(/[\t\r\n]/g, ' ');
