/** What an event is about, by its type; null for those we acknowledge and leave. */
export type Subject = 'session' | 'charge' | 'decline' | 'refundsOfCharge' | 'refund' | 'dispute' | 'payout';

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

export const subjectOf = (type: string): Subject | null =>
  Object.hasOwn(SUBJECTS, type) ? (SUBJECTS[type] ?? null) : null;
