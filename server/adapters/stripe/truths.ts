import type { PaymentMethod } from '#server/domain/ports/paymentMethods.ts';
import type { BalanceTransaction, DisputeTruth, RefundTruth, SessionTruth } from '#server/domain/ports/payments.ts';
import { AttemptId, RefundOrderId } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { assertNever } from '#shared/result.ts';
import type { BalanceAnswer, BalanceLink, DisputeAnswer, RefundAnswer, SessionAnswer } from './answers.ts';

/** Stripe's words into ours. */
export const balanceTruth = (answer: BalanceAnswer): BalanceTransaction => ({
  id: answer.id,
  type: answer.type,
  amountCents: cents(answer.amount),
  feeCents: cents(answer.fee),
  netCents: cents(answer.net),
  currency: answer.currency,
});

/** Null where there is none yet, or where only its id is known. */
const expanded = (link: BalanceLink): BalanceTransaction | null =>
  link && typeof link === 'object' ? balanceTruth(link) : null;

/** A bank debit that the bank refused leaves its session complete and its payment intent without a payment. */
const FAILED: ReadonlySet<string> = new Set(['requires_payment_method', 'canceled']);

export function sessionTruth(account: string, answer: SessionAnswer): SessionTruth {
  const intent = answer.payment_intent && typeof answer.payment_intent === 'object' ? answer.payment_intent : null;
  const charge = intent?.latest_charge && typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const reference = AttemptId.safeParse(answer.client_reference_id);
  return {
    sessionId: answer.id,
    account,
    livemode: answer.livemode,
    status: answer.status,
    // A session of ours always asks for money: one that needed none was not paid.
    paymentStatus: answer.payment_status === 'paid' ? 'paid' : 'unpaid',
    paymentFailed: answer.payment_status === 'unpaid' && intent !== null && FAILED.has(intent.status),
    amountCents: cents(answer.amount_total),
    currency: answer.currency,
    reference: reference.success ? reference.data : null,
    url: answer.url ?? null,
    expiresAt: answer.expires_at * 1000,
    paymentIntent: intent?.id ?? (typeof answer.payment_intent === 'string' ? answer.payment_intent : null),
    charge: charge?.id ?? (typeof intent?.latest_charge === 'string' ? intent.latest_charge : null),
    method: charge?.payment_method_details ? methodOf(charge.payment_method_details.type) : null,
    settlement: expanded(charge?.balance_transaction),
    reversal: expanded(charge?.failure_balance_transaction),
  };
}

/**
 * Stripe's kinds of payment as a tax receipt tells them apart. What a bank sends itself, at once or later, is a transfer; wallets of
 * cards come as cards. Source: docs.stripe.com/api/charges/object (payment_method_details.type).
 */
const METHODS: ReadonlyMap<string, PaymentMethod> = new Map([
  ['card', 'card'],
  ['card_present', 'card'],
  ['sepa_debit', 'bankDebit'],
  ['bacs_debit', 'bankDebit'],
  ['acss_debit', 'bankDebit'],
  ['au_becs_debit', 'bankDebit'],
  ['us_bank_account', 'bankDebit'],
  ['customer_balance', 'bankTransfer'],
  ['sepa_credit_transfer', 'bankTransfer'],
  ['bancontact', 'bankTransfer'],
  ['eps', 'bankTransfer'],
  ['giropay', 'bankTransfer'],
  ['ideal', 'bankTransfer'],
  ['p24', 'bankTransfer'],
  ['sofort', 'bankTransfer'],
]);
const methodOf = (type: string): PaymentMethod => METHODS.get(type) ?? 'other';

export const refundTruth = (
  account: string,
  answer: RefundAnswer,
  settlement: BalanceTransaction | null,
  failureSettlement: BalanceTransaction | null,
): RefundTruth => ({
  id: answer.id,
  account,
  order: RefundOrderId.safeParse(answer.metadata?.order).data ?? null,
  charge: answer.charge ?? null,
  paymentIntent: answer.payment_intent ?? null,
  amountCents: cents(answer.amount),
  state: refundState(answer.status),
  settlement,
  failureSettlement,
});

function refundState(status: RefundAnswer['status']): RefundTruth['state'] {
  switch (status) {
    case 'pending':
    case 'requires_action':
      return 'pending';
    case 'succeeded':
      return 'succeeded';
    case 'failed':
    case 'canceled':
      return 'failed';
    default:
      return assertNever(status);
  }
}

export const disputeTruth = (account: string, answer: DisputeAnswer): DisputeTruth => ({
  id: answer.id,
  account,
  charge: answer.charge,
  paymentIntent: answer.payment_intent ?? null,
  amountCents: cents(answer.amount),
  state: disputeState(answer.status),
  reason: answer.reason,
  openedAt: answer.created * 1000,
  // Zero is Stripe's word for a bank that takes no evidence.
  dueBy: answer.evidence_details.due_by ? answer.evidence_details.due_by * 1000 : null,
  settlements: answer.balance_transactions.map(balanceTruth),
});

function disputeState(status: DisputeAnswer['status']): DisputeTruth['state'] {
  switch (status) {
    case 'warning_needs_response':
    case 'warning_under_review':
      return 'inquiry';
    case 'needs_response':
    case 'under_review':
    // The money stays away while a lost dispute is appealed: who knows it as lost keeps it lost.
    case 'appeal_needs_response':
    case 'appeal_under_review':
      return 'open';
    // An inquiry that was closed took no money: as good as won.
    case 'warning_closed':
    case 'won':
      return 'won';
    case 'lost':
      return 'lost';
    case 'prevented':
      return 'prevented';
    default:
      return assertNever(status);
  }
}
