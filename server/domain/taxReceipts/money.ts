import { type Cents, sum, ZERO } from '#shared/money.ts';
import { isGranted, leftCents } from '../donations/money.ts';
import type { OfflineMode } from '../ports/offline.ts';
import type { PaymentMethod } from '../ports/paymentMethods.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { PaymentMode } from '../ports/taxReceipts.ts';

type Money = Pick<AttemptRow, 'state' | 'amountCents' | 'refundedCents' | 'lostCents'>;

/** What of one payment was given for good: what went back, and what a lost dispute took, is no gift. */
export const givenCents = (attempt: Money): Cents => (isGranted(attempt) ? leftCents(attempt) : ZERO);

/** What of a donation may be receipted, all its payments together; the fees that a giver covered are given too. */
export const netOf = (attempts: readonly Money[]): Cents => sum(attempts.map(givenCents));

/** A bank has taken the money back for now: nobody knows yet whether it was given. */
export const isInQuestion = ({ dispute }: Pick<AttemptRow, 'dispute'>): boolean =>
  dispute === 'open' || dispute === 'inquiry';

const ONLINE: Readonly<Record<PaymentMethod, PaymentMode>> = {
  card: 'card',
  bankDebit: 'bankDebit',
  bankTransfer: 'transfer',
  other: 'online',
};

/**
 * How a payment was made: a gift by hand says its own, Stripe says it with the charge. What was settled before that was noted, and what
 * has no charge yet, was paid by card or bank debit: so it is said.
 */
export const modeOf = (byHand: OfflineMode | null, online: PaymentMethod | null): PaymentMode =>
  byHand ?? (online === null ? 'cardOrDebit' : ONLINE[online]);

/** The three boxes of the model receipt (Cerfa 11580), of which one is ticked; and what is told within it. */
const BY_ACCOUNT = 'Virement, prélèvement, carte bancaire';
export const MODE_BOXES: Readonly<Record<PaymentMode, string>> = {
  card: BY_ACCOUNT,
  bankDebit: BY_ACCOUNT,
  cardOrDebit: BY_ACCOUNT,
  online: BY_ACCOUNT,
  transfer: BY_ACCOUNT,
  cheque: 'Chèque',
  cash: 'Remise d’espèces',
};
export const MODE_WORDS: Readonly<Record<PaymentMode, string>> = {
  card: 'Carte bancaire',
  bankDebit: 'Prélèvement',
  cardOrDebit: 'Carte bancaire ou prélèvement',
  online: 'Paiement en ligne',
  transfer: 'Virement',
  cheque: 'Chèque',
  cash: 'Remise d’espèces',
};
