import type Stripe from 'stripe';
import type { BalanceRecord, DisputeRecord, PayoutRecord, RefundRecord } from './records.ts';

const daySeconds = 86_400;

/** `net` is always amount less fee: the ledger's invariant leans on it. */
export const balanceObject = (entry: BalanceRecord, nowSeconds: number) => {
  const availableOn = entry.created + 3 * daySeconds;
  return {
    id: entry.id,
    object: 'balance_transaction' as const,
    amount: entry.amountCents,
    available_on: availableOn,
    balance_type: 'payments' as const,
    created: entry.created,
    currency: entry.currency,
    description: entry.description,
    exchange_rate: null,
    fee: entry.feeCents,
    fee_details:
      entry.feeCents === 0
        ? []
        : [
            {
              amount: entry.feeCents,
              application: null,
              currency: entry.currency,
              description: 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: entry.amountCents - entry.feeCents,
    reporting_category: entry.reportingCategory,
    source: entry.source,
    status: nowSeconds >= availableOn ? 'available' : 'pending',
    type: entry.type,
  } satisfies Stripe.BalanceTransaction;
};

export const refundObject = (refund: RefundRecord) =>
  ({
    id: refund.id,
    object: 'refund' as const,
    amount: refund.amountCents,
    balance_transaction: refund.balanceTransaction,
    charge: refund.charge,
    created: refund.created,
    currency: refund.currency,
    customer: null,
    customer_account: null,
    metadata: refund.metadata,
    payment_intent: refund.paymentIntent,
    payment_method: null,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
    ...(refund.pendingReason === null ? {} : { pending_reason: refund.pendingReason }),
    ...(refund.failureReason === null ? {} : { failure_reason: refund.failureReason }),
    ...(refund.failureBalanceTransaction === null
      ? {}
      : { failure_balance_transaction: refund.failureBalanceTransaction }),
  }) satisfies Stripe.Refund;

export const disputeObject = (dispute: DisputeRecord, transactions: readonly BalanceRecord[], nowSeconds: number) => {
  const { dueBy } = dispute;
  return {
    id: dispute.id,
    object: 'dispute' as const,
    amount: dispute.amountCents,
    balance_transactions: transactions.map((entry) => balanceObject(entry, nowSeconds)),
    charge: dispute.charge,
    created: dispute.created,
    currency: dispute.currency,
    enhanced_eligibility_types: [],
    evidence_details: {
      due_by: dueBy,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: dueBy > 0 && nowSeconds > dueBy,
      submission_count: 0,
      submission_method: 'not_submitted' as Stripe.Dispute.EvidenceDetails.SubmissionMethod,
    },
    intended_submission_method: null,
    is_charge_refundable: dispute.status === 'warning_needs_response',
    livemode: dispute.livemode,
    metadata: {},
    payment_intent: dispute.paymentIntent,
    reason: dispute.reason,
    status: dispute.status,
  } satisfies Omit<Stripe.Dispute, 'evidence'>;
};

export const payoutObject = (payout: PayoutRecord) =>
  ({
    id: payout.id,
    object: 'payout' as const,
    amount: payout.amountCents,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: payout.created + daySeconds,
    automatic: true,
    balance_transaction: payout.balanceTransaction,
    created: payout.created,
    currency: payout.currency,
    description: 'STRIPE PAYOUT',
    destination: null,
    failure_balance_transaction: payout.failureBalanceTransaction,
    failure_code: payout.status === 'failed' ? 'account_closed' : null,
    failure_message: payout.status === 'failed' ? 'The bank account has been closed.' : null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'completed' as const,
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: payout.status,
    trace_id: null,
    type: 'bank_account' as const,
  }) satisfies Stripe.Payout;
