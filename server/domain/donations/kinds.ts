/** What an event is about, by its type; null for those we acknowledge and leave. */
export type Subject =
  | 'session'
  | 'charge'
  | 'decline'
  | 'refundsOfCharge'
  | 'refund'
  | 'dispute'
  | 'payout'
  | 'account';

const SUBJECTS: Readonly<Record<string, Subject>> = {
  'checkout.session.completed': 'session',
  'checkout.session.async_payment_succeeded': 'session',
  'checkout.session.async_payment_failed': 'session',
  'checkout.session.expired': 'session',
  'charge.updated': 'charge',
  'charge.failed': 'charge',
  'payment_intent.payment_failed': 'decline',
  'charge.refunded': 'refundsOfCharge',
  'refund.created': 'refund',
  'refund.updated': 'refund',
  'refund.failed': 'refund',
  'charge.dispute.created': 'dispute',
  'charge.dispute.updated': 'dispute',
  'charge.dispute.closed': 'dispute',
  'charge.dispute.funds_withdrawn': 'dispute',
  'charge.dispute.funds_reinstated': 'dispute',
  'payout.paid': 'payout',
  'payout.failed': 'payout',
};

/** Every type that says something about our money: what the endpoint is subscribed to, and what a comparison lists. */
export const HEEDED_TYPES: readonly string[] = Object.keys(SUBJECTS);

/** Events about an account itself: v1's, and the thin ones of Accounts v2, such as `v2.core.account[requirements].updated`. */
const OF_ACCOUNT = /^(account\.(updated|application\.deauthorized)$|v2\.core\.account[.[])/;

export function subjectOf(type: string): Subject | null {
  if (OF_ACCOUNT.test(type)) return 'account';
  return Object.hasOwn(SUBJECTS, type) ? (SUBJECTS[type] ?? null) : null;
}
