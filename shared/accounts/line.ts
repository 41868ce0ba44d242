import type { GiftSlug, ProjectSlug } from '#shared/ids.ts';
import { type Cents, cents, minus, ZERO } from '#shared/money.ts';

/**
 * What an amount of a public line means, in the order in which the canonical text names them. On every line
 * `given` is the sum of all the others: money that was given is somewhere.
 */
export const MEANINGS = [
  'given',
  'waiting',
  'arrived',
  'byHand',
  'fees',
  'refunded',
  'reversed',
  'disputed',
  'chargedBack',
  'bank',
  'other',
  'unexplained',
] as const;
export type Meaning = (typeof MEANINGS)[number];
/** Cents by meaning; what is not named is zero. */
export type Amounts = Readonly<Partial<Record<Meaning, Cents>>>;

export interface PublicGift {
  readonly gift: GiftSlug;
  readonly quantity: number;
  readonly amountCents: Cents;
}

/** What a line says: nothing about a person, no hour, no id of a donation or of Stripe's [P1]. */
export interface LineContent {
  /** UTC, `2026-11-26` */
  readonly day: string;
  /** what happened, in the ledger's word: `paid`, `settled`, `refund`… */
  readonly kind: string;
  /** number of the payment that this line follows; null on a payment itself */
  readonly payment: number | null;
  readonly currency: string;
  readonly amounts: Amounts;
  /** on a payment its gifts; on a refund by gift those that were refunded */
  readonly gifts: readonly PublicGift[];
  /** given on top so that the fees do not eat at the gifts */
  readonly coverCents: Cents;
}

/** A line of a project's public accounts [T1]. */
export interface PublicLine extends LineContent {
  /** from 1, without gaps */
  readonly number: number;
  /** sha-256 of the line before in hex; zeros before the first */
  readonly previous: string;
  /** sha-256 of the canonical text in hex */
  readonly hash: string;
}

/** The newest line: who knows it can tell whether anything before it was changed. */
export interface AccountsHead {
  readonly lines: number;
  readonly hash: string;
}

/** Kinds of lines with which money comes in; all others follow one of them, or none. */
const PAYMENTS: readonly string[] = ['paid', 'byHand'];
export const isPayment = ({ kind }: { readonly kind: string }): boolean => PAYMENTS.includes(kind);

export const FORMAT = 'hameau-accounts-1';
export const NO_LINES: AccountsHead = { lines: 0, hash: '0'.repeat(64) };

/** What a line's hash covers, described in docs/accounts.md: one fact to a row, words and whole numbers only. */
export function canonicalText(project: ProjectSlug, line: Omit<PublicLine, 'hash'>): string {
  const rows = [
    FORMAT,
    `project ${project}`,
    `line ${line.number}`,
    `day ${line.day}`,
    `kind ${line.kind}`,
    `payment ${line.payment ?? '-'}`,
    `currency ${line.currency}`,
  ];
  for (const meaning of MEANINGS) {
    const amountCents = line.amounts[meaning] ?? ZERO;
    if (amountCents !== 0) rows.push(`${meaning} ${amountCents}`);
  }
  for (const { gift, quantity, amountCents } of line.gifts) rows.push(`gift ${gift} ${quantity} ${amountCents}`);
  if (line.coverCents !== 0) rows.push(`cover ${line.coverCents}`);
  rows.push(`previous ${line.previous}`);
  return `${rows.join('\n')}\n`;
}

/** The next line after `head`, with its hash. */
export function sealed(
  project: ProjectSlug,
  head: AccountsHead,
  content: LineContent,
  sha256: (text: string) => string,
): PublicLine {
  const line = { number: head.lines + 1, ...content, previous: head.hash };
  return { ...line, hash: sha256(canonicalText(project, line)) };
}

/** By how much a line is out of balance; zero on every line of an honest ledger. */
export function imbalanceCents({ amounts }: Pick<LineContent, 'amounts'>): Cents {
  let elsewhere = 0;
  for (const meaning of MEANINGS) if (meaning !== 'given') elsewhere += amounts[meaning] ?? 0;
  return minus(amounts.given ?? ZERO, cents(elsewhere));
}
