import { type Cents, minus, plus, ZERO } from '#shared/money.ts';
import { giftsPaid } from '../accounts/publishing.ts';
import type { BalanceTransaction } from '../ports/payments.ts';
import type { AttemptRow, DonationLineRow, DonationRow, LedgerAccount, Posting } from '../ports/rows.ts';

/** Whose books, and what the money was for; null where it is none of our donations. */
export interface Concerning {
  readonly account: string;
  readonly project: DonationRow['project'] | null;
  readonly donation: DonationRow['id'] | null;
  /** which of a donation's payments, where it is known */
  readonly attempt?: AttemptRow['id'];
  /** the gifts that a refund takes back, for its public line [T1] */
  readonly gifts?: NonNullable<Posting['gifts']>;
}

type Entries = Posting['entries'];
const negated = (amount: Cents): Cents => minus(ZERO, amount);

/** Debit positive, credit negative; a line of nothing is left out. Throws when they do not sum to zero: that is a bug. */
function balanced(...entries: readonly (readonly [LedgerAccount, Cents])[]): Entries {
  const kept: { readonly ledgerAccount: LedgerAccount; readonly amountCents: Cents }[] = [];
  let totalCents = ZERO;
  for (const [ledgerAccount, amountCents] of entries) {
    totalCents = plus(totalCents, amountCents);
    if (amountCents !== 0) kept.push({ ledgerAccount, amountCents });
  }
  if (totalCents !== 0) throw new Error(`unbalanced: ${JSON.stringify(entries)}`);
  return kept;
}

/** The money was paid: Stripe owes it, its fee still unknown. @param lines of the donation, for the public accounts [T1] */
export const paidPosting = (
  attempt: AttemptRow,
  of: Concerning,
  at: number,
  lines: readonly DonationLineRow[],
): Posting => ({
  ...of,
  ...giftsPaid(lines),
  currency: attempt.currency,
  source: `attempt:${attempt.id}`,
  kind: 'paid',
  at,
  entries: balanced(['stripeUncleared', attempt.amountCents], ['donations', negated(attempt.amountCents)]),
});

/** What a balance transaction means in the books; the counterpart of Stripe's own balance. */
const COUNTERPART = {
  settled: ['stripeUncleared', 'fees'],
  refund: ['donationsRefunded', 'fees'],
  refundFailed: ['donationsRefunded', 'fees'],
  lateFailure: ['donationsReversed', 'fees'],
  disputeWithdrawn: ['disputeSuspense', 'disputeFees'],
  disputeReinstated: ['disputeSuspense', 'disputeFees'],
  payout: ['bankInTransit', 'fees'],
  payoutFailed: ['bankInTransit', 'fees'],
  otherSale: ['stripeOther', 'fees'],
  stripeFee: ['fees', 'fees'],
  unknown: ['suspense', 'fees'],
} as const satisfies Partial<Record<Posting['kind'], readonly [LedgerAccount, LedgerAccount]>>;

export type BalanceKind = keyof typeof COUNTERPART;

/** Which balance-transaction types may stand for what; another type is never guessed at, it goes to suspense. */
const TYPES: Readonly<Record<Exclude<BalanceKind, 'unknown'>, readonly string[]>> = {
  settled: ['charge', 'payment'],
  refund: ['refund', 'payment_refund'],
  refundFailed: ['refund_failure'],
  lateFailure: ['payment_failure_refund'],
  disputeWithdrawn: ['adjustment'],
  disputeReinstated: ['adjustment'],
  payout: ['payout'],
  payoutFailed: ['payout_failure', 'payout_cancel'],
  // Sales beside ours, with what may become of a sale; whether it is one is decided by its source.
  otherSale: [
    'charge',
    'payment',
    'refund',
    'payment_refund',
    'refund_failure',
    'payment_failure_refund',
    'adjustment',
  ],
  // What the account pays to Stripe beside its payments: Radar, an exchange of currencies, the taxes on them.
  stripeFee: ['stripe_fee', 'stripe_fx_fee', 'tax_fee'],
};

export const isStripesOwnFee = ({ type }: Pick<BalanceTransaction, 'type'>): boolean => TYPES.stripeFee.includes(type);

/** True when Stripe's type of this transaction is one that we know how to book as `kind`, in the currency we expect. */
export const isExpected = (settlement: BalanceTransaction, kind: BalanceKind, currency: string): boolean =>
  kind !== 'unknown' && TYPES[kind].includes(settlement.type) && settlement.currency === currency;

/**
 * Books one of Stripe's balance transactions. `net = amount - fee`, so the three lines sum to zero by themselves, and
 * Stripe-balance moves by exactly `net`: the ledger can be compared with Stripe's own balance to the cent.
 */
export function balancePosting(kind: BalanceKind, settlement: BalanceTransaction, of: Concerning, at: number): Posting {
  const [counterpart, fees] = COUNTERPART[kind];
  return {
    ...of,
    currency: settlement.currency,
    source: settlement.id,
    kind,
    at,
    entries: balanced(
      ['stripeBalance', settlement.netCents],
      [counterpart, negated(plus(settlement.netCents, settlement.feeCents))],
      [fees, settlement.feeCents],
    ),
  };
}

export const disputeLostSource = (id: string): string => `dispute:${id}`;
/** @param settlements how many movements of it were told when it turned out otherwise than it was booked */
export const disputeLostAnewSource = (id: string, settlements: number): string =>
  `${disputeLostSource(id)}:${settlements}`;
export const disputeWonSource = (id: string): string => `${disputeLostSource(id)}:won`;

/** A dispute was lost: what was withdrawn for it is gone for good, less what came back. Moves nothing at Stripe. */
export const disputeLostPosting = (
  dispute: { readonly source: string; readonly currency: string; readonly withdrawnCents: Cents },
  of: Concerning,
  at: number,
): Posting => ({
  ...of,
  currency: dispute.currency,
  source: dispute.source,
  kind: 'disputeLost',
  at,
  entries: balanced(
    ['donationsChargedBack', dispute.withdrawnCents],
    ['disputeSuspense', negated(dispute.withdrawnCents)],
  ),
});

/** A lost dispute was won after all: what was charged back waits in suspense again, where the reinstatement meets it. */
export const disputeWonPosting = (
  dispute: { readonly id: string; readonly currency: string; readonly chargedBackCents: Cents },
  of: Concerning,
  at: number,
): Posting => ({
  ...of,
  currency: dispute.currency,
  source: disputeWonSource(dispute.id),
  kind: 'disputeWon',
  at,
  entries: balanced(
    ['disputeSuspense', dispute.chargedBackCents],
    ['donationsChargedBack', negated(dispute.chargedBackCents)],
  ),
});

export const explainedSource = (transaction: string): string => `explained:${transaction}`;

/** A person looked at what waited in suspense: it is a movement of the account beside Hameau. Moves nothing at Stripe. */
export const explainedPosting = (
  {
    source,
    currency,
    suspenseCents,
  }: { readonly source: string; readonly currency: string; readonly suspenseCents: Cents },
  of: Concerning,
  at: number,
): Posting => ({
  ...of,
  currency,
  source: explainedSource(source),
  kind: 'explained',
  at,
  entries: balanced(['suspense', negated(suspenseCents)], ['stripeOther', suspenseCents]),
});
