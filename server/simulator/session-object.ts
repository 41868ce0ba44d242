import type Stripe from 'stripe';
import type { LineRecord, SessionRecord } from './records.ts';

/** A line as Stripe shows it. On the wire a decimal is text; the SDK's class is made of it on the other side. */
export const lineObject = (line: LineRecord, session: SessionRecord) =>
  ({
    id: line.id,
    object: 'item' as const,
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: line.unitAmountCents * line.quantity,
    amount_tax: 0,
    amount_total: line.unitAmountCents * line.quantity,
    currency: session.currency,
    description: line.name,
    metadata: line.metadata,
    price: priceObject(line, session),
    quantity: line.quantity,
  }) satisfies Omit<Stripe.LineItem, 'price'> & { price: unknown };

const priceObject = (line: LineRecord, session: SessionRecord) =>
  ({
    id: line.priceId,
    object: 'price' as const,
    active: false,
    billing_scheme: 'per_unit',
    created: session.created,
    currency: session.currency,
    custom_unit_amount: null,
    livemode: session.livemode,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: line.productId,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time' as const,
    unit_amount: line.unitAmountCents,
    unit_amount_decimal: String(line.unitAmountCents),
  }) satisfies Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string };

const paymentMethodTypes = ['card', 'sepa_debit'];

/** A Checkout Session as Stripe shows it; its hosted page has an address only while it can be paid. */
export const sessionObject = (session: SessionRecord, publicUrl: string) =>
  ({
    id: session.id,
    object: 'checkout.session' as const,
    adaptive_pricing: { enabled: session.adaptivePricing },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: session.amountTotalCents,
    amount_total: session.amountTotalCents,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: session.cancelUrl,
    client_reference_id: session.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: session.created,
    currency: session.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: session.submitText === null ? null : { message: session.submitText },
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: customerDetails(session),
    customer_email: session.customerEmail,
    discounts: [],
    expires_at: session.expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: session.livemode,
    locale: session.locale,
    managed_payments: null,
    metadata: session.metadata,
    mode: 'payment' as const,
    origin_context: null,
    payment_intent: session.paymentIntent,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: paymentMethodTypes,
    payment_status: session.paymentStatus,
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: session.status,
    submit_type: session.submitType,
    subscription: null,
    success_url: session.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page' as const,
    url: session.status === 'open' ? `${publicUrl}/pay/${session.id}` : null,
    wallet_options: null,
  }) satisfies Stripe.Checkout.Session;

const customerDetails = (session: SessionRecord): Stripe.Checkout.Session.CustomerDetails | null => {
  const email = session.payer?.email ?? session.customerEmail;
  return email === null
    ? null
    : {
        address: null,
        business_name: null,
        email,
        individual_name: null,
        name: session.payer?.name ?? null,
        phone: null,
        tax_exempt: 'none',
        tax_ids: null,
      };
};
