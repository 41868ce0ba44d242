import type { Failure, Fate, Method } from './records.ts';

/** What a card or account number does when it pays. */
export type Conduct =
  | { readonly kind: 'pays'; readonly fate: Fate }
  | { readonly kind: 'asks3ds' }
  | { readonly kind: 'declines'; readonly failure: Failure }
  | { readonly kind: 'clearsLater'; readonly succeeds: boolean; readonly fate: Fate };

export type Instrument = { readonly method: Method; readonly last4: string; readonly conduct: Conduct };

const declined = (declineCode: string, message: string): Conduct => ({
  kind: 'declines',
  failure: { code: 'card_declined', declineCode, message },
});

const plain: Conduct = { kind: 'pays', fate: 'plain' };

// Stripe's own test numbers, with Stripe's meanings: https://docs.stripe.com/testing
const cards: ReadonlyMap<string, Conduct> = new Map([
  ['4242424242424242', plain],
  ['5555555555554444', plain],
  ['4000002500000003', plain],
  ['4000000000000002', declined('generic_decline', 'Your card was declined.')],
  ['4000000000009995', declined('insufficient_funds', 'Your card has insufficient funds.')],
  ['4000002500003155', { kind: 'asks3ds' }],
  ['4000000000000259', { kind: 'pays', fate: 'disputed' }],
  ['4000000000007726', { kind: 'pays', fate: 'refundPends' }],
  ['4000000000005126', { kind: 'pays', fate: 'refundFails' }],
]);

const accounts: ReadonlyMap<string, Conduct> = new Map([
  ['FR1420041010050500013M02606', { kind: 'clearsLater', succeeds: true, fate: 'plain' }],
  ['DE89370400440532013000', { kind: 'clearsLater', succeeds: true, fate: 'plain' }],
  ['FR8420041010050500013M02607', { kind: 'clearsLater', succeeds: false, fate: 'plain' }],
  ['DE62370400440532013001', { kind: 'clearsLater', succeeds: false, fate: 'plain' }],
  ['FR5720041010050500013M02608', { kind: 'clearsLater', succeeds: true, fate: 'disputed' }],
]);

/** The test numbers offered on the pay page, in this order. */
export const offeredCards = ['4242424242424242', '4000000000000002', '4000002500003155', '4000000000000259'] as const;
export const offeredIbans = ['FR1420041010050500013M02606', 'FR8420041010050500013M02607'] as const;

const compact = (typed: string): string => typed.replace(/[\s.-]/g, '').toUpperCase();

/** A known test card, or undefined: real numbers have no business here. */
export const cardInstrument = (typed: string): Instrument | undefined => {
  const number = compact(typed);
  const conduct = cards.get(number);
  return conduct === undefined ? undefined : { method: 'card', last4: number.slice(-4), conduct };
};

export const ibanInstrument = (typed: string): Instrument | undefined => {
  const iban = compact(typed);
  const conduct = accounts.get(iban);
  return conduct === undefined ? undefined : { method: 'sepa_debit', last4: iban.slice(-4), conduct };
};
