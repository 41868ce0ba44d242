import type { LineContent, Meaning } from '#shared/accounts/line.ts';
import { type Cents, cents, plus, ZERO } from '#shared/money.ts';
import type { DonationLineRow, LedgerAccount, Posting } from '../ports/rows.ts';

/** What each account of the ledger is called in public. `donations` is the only one whose credit is the amount. */
const MEANING: Readonly<Record<LedgerAccount, Meaning>> = {
  donations: 'given',
  stripeUncleared: 'waiting',
  stripeBalance: 'arrived',
  fees: 'fees',
  disputeFees: 'fees',
  donationsRefunded: 'refunded',
  donationsReversed: 'reversed',
  disputeSuspense: 'disputed',
  donationsChargedBack: 'chargedBack',
  bankInTransit: 'bank',
  stripeOther: 'other',
  chequesReceived: 'byHand',
  cashReceived: 'byHand',
  transfersReceived: 'byHand',
  suspense: 'unexplained',
};

/** The UTC day of a moment, `2026-11-26`: the hour is never public [P1]. */
export const dayOf = (unixMs: number): string => new Date(unixMs).toISOString().slice(0, 10);

/** Entries of the ledger by their public meaning; sums of nothing are left out. */
export function amountsOf(entries: Posting['entries']): Readonly<Partial<Record<Meaning, Cents>>> {
  const amounts: Partial<Record<Meaning, Cents>> = {};
  for (const { ledgerAccount, amountCents } of entries) {
    const meaning = MEANING[ledgerAccount];
    const sign = ledgerAccount === 'donations' ? -1 : 1;
    const total = cents((amounts[meaning] ?? ZERO) + sign * amountCents);
    if (total === 0) delete amounts[meaning];
    else amounts[meaning] = total;
  }
  return amounts;
}

/** What the public reads of a posting [T1]. @param payment number of the line of the payment it follows */
export const published = (posting: Posting, payment: number | null): LineContent => ({
  day: dayOf(posting.at),
  kind: posting.kind,
  payment,
  currency: posting.currency,
  amounts: amountsOf(posting.entries),
  gifts: posting.gifts ?? [],
  coverCents: posting.coverCents ?? ZERO,
});

type Paid = Required<Pick<Posting, 'gifts' | 'coverCents'>>;

/** What a payment's line says of the donation's lines: each gift, and what was given on top for the fees. */
export function giftsPaid(lines: readonly Pick<DonationLineRow, 'gift' | 'quantity' | 'amountCents'>[]): Paid {
  const gifts: Paid['gifts'][number][] = [];
  let coverCents = ZERO;
  for (const { gift, quantity, amountCents } of lines) {
    if (gift === null) coverCents = plus(coverCents, amountCents);
    else gifts.push({ gift, quantity, amountCents });
  }
  return { gifts, coverCents };
}
