import type Stripe from 'stripe';
import type {
  BalanceRecord,
  ChargeRecord,
  DisputeRecord,
  Failure,
  IntentRecord,
  PayoutRecord,
  RefundRecord,
} from './records.ts';

const daySeconds = 86_400;

const lastPaymentError = (failure: Failure) => ({
  code: failure.code,
  message: failure.message,
  type: 'card_error' as const,
  ...(failure.declineCode === null ? {} : { decline_code: failure.declineCode }),
});

export const intentObject = (intent: IntentRecord) =>
  ({
    id: intent.id,
    object: 'payment_intent' as const,
    allowed_payment_method_types: null,
    amount: intent.amountCents,
    amount_capturable: 0,
    amount_received: intent.status === 'succeeded' ? intent.amountCents : 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async' as const,
    client_secret: `${intent.id}_secret_simulated`,
    confirmation_method: 'automatic' as const,
    created: intent.created,
    currency: intent.currency,
    customer: null,
    customer_account: null,
    description: intent.description,
    excluded_payment_method_types: null,
    last_payment_error: intent.lastFailure === null ? null : lastPaymentError(intent.lastFailure),
    latest_charge: intent.latestCharge,
    livemode: intent.livemode,
    managed_payments: null,
    metadata: intent.metadata,
    next_action: intent.status === 'requires_action' ? { type: 'use_stripe_sdk' } : null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card', 'sepa_debit'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: intent.status,
    transfer_data: null,
    transfer_group: null,
  }) satisfies Stripe.PaymentIntent;

const cardDetails = (charge: ChargeRecord) =>
  ({
    amount_authorized: charge.amountCents,
    authorization_code: null,
    brand: 'visa',
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'FR',
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    funding: 'credit',
    installments: null,
    last4: charge.last4,
    mandate: null,
    network: 'visa',
    network_transaction_id: null,
    regulated_status: 'unregulated' as const,
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  }) satisfies Stripe.Charge.PaymentMethodDetails.Card;

const sepaDetails = (charge: ChargeRecord) =>
  ({
    bank_code: null,
    branch_code: null,
    country: 'FR',
    fingerprint: null,
    last4: charge.last4,
    mandate: null,
  }) satisfies Stripe.Charge.PaymentMethodDetails.SepaDebit;

const outcomeObject = (charge: ChargeRecord) =>
  ({
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: charge.status === 'failed' ? 'declined_by_network' : 'approved_by_network',
    reason: charge.failure?.declineCode ?? null,
    seller_message: charge.failure?.message ?? 'Payment complete.',
    type: charge.status === 'failed' ? 'issuer_declined' : 'authorized',
  }) satisfies Stripe.Charge.Outcome;

export const chargeObject = (charge: ChargeRecord) =>
  ({
    id: charge.id,
    object: 'charge' as const,
    amount: charge.amountCents,
    amount_captured: charge.status === 'failed' ? 0 : charge.amountCents,
    amount_refunded: charge.amountRefundedCents,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: charge.balanceTransaction,
    billing_details: { address: null, email: charge.payer.email, name: charge.payer.name, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: charge.status !== 'failed',
    created: charge.created,
    currency: charge.currency,
    customer: null,
    description: charge.description,
    disputed: charge.disputed,
    failure_balance_transaction: charge.failureBalanceTransaction,
    failure_code: charge.failure?.code ?? null,
    failure_message: charge.failure?.message ?? null,
    fraud_details: {},
    livemode: charge.livemode,
    metadata: charge.metadata,
    on_behalf_of: null,
    outcome: outcomeObject(charge),
    paid: charge.status === 'succeeded',
    payment_intent: charge.paymentIntent,
    payment_method: null,
    payment_method_details:
      charge.method === 'card'
        ? { type: 'card', card: cardDetails(charge) }
        : { type: 'sepa_debit', sepa_debit: sepaDetails(charge) },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: charge.amountRefundedCents === charge.amountCents,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: charge.status,
    transfer_data: null,
    transfer_group: null,
  }) satisfies Stripe.Charge;

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
    ...(refund.failureReason === null ? {} : { failure_reason: refund.failureReason }),
    ...(refund.failureBalanceTransaction === null
      ? {}
      : { failure_balance_transaction: refund.failureBalanceTransaction }),
  }) satisfies Stripe.Refund;

export const disputeObject = (dispute: DisputeRecord, transactions: readonly BalanceRecord[], nowSeconds: number) => {
  const dueBy = dispute.created + 7 * daySeconds;
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
      past_due: nowSeconds > dueBy,
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
