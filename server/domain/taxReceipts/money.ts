import { type Cents, cents, sum } from '#shared/money.ts';
import { isGranted } from '../donations/money.ts';
import type { OfflineMode } from '../ports/offline.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { PaymentMode } from '../ports/taxReceipts.ts';

type Money = Pick<AttemptRow, 'state' | 'amountCents' | 'refundedCents' | 'dispute'>;

/** What of one payment was given for good: what went back, and what a lost dispute took, is no gift. */
export const givenCents = (attempt: Money): Cents =>
  isGranted(attempt) && attempt.dispute !== 'lost'
    ? cents(Math.max(0, attempt.amountCents - attempt.refundedCents))
    : cents(0);

/** What of a donation may be receipted, all its payments together; the fees that a giver covered are given too. */
export const netOf = (attempts: readonly Money[]): Cents => sum(attempts.map(givenCents));

/** A bank has taken the money back for now: nobody knows yet whether it was given. */
export const isInQuestion = ({ dispute }: Pick<Money, 'dispute'>): boolean =>
  dispute === 'open' || dispute === 'inquiry';

/**
 * How a donation was paid. Stripe's page takes cards and bank debits; a debit is the one that was on its way for days, and is not
 * told apart in what we keep, so both stand as one on a receipt. A gift by hand says its own.
 */
export const modeOf = (byHand: OfflineMode | null): PaymentMode => byHand ?? 'card';

/** As the model receipt ticks it. */
export const MODE_WORDS: Readonly<Record<PaymentMode, string>> = {
  card: 'Virement, prélèvement, carte bancaire',
  bankDebit: 'Virement, prélèvement, carte bancaire',
  transfer: 'Virement, prélèvement, carte bancaire',
  cheque: 'Chèque',
  cash: 'Remise d’espèces',
};
