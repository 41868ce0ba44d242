import type Stripe from 'stripe';
import type { SessionRequest } from '#server/domain/ports/payments.ts';

/** Stripe's limits on the words of a line. */
const MOST_NAME = 250;
const MOST_DESCRIPTION = 500;

/**
 * Stripe's hosted page [G6], said to be a donation. No payment method is named: Stripe shows those of the account. No other
 * currency is offered either, so that what is paid can be compared to the cent with what was asked.
 */
export const sessionParams = (request: SessionRequest): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  ui_mode: 'hosted_page',
  submit_type: 'donate',
  locale: request.language,
  client_reference_id: request.attempt,
  metadata: { ...request.notes, attempt: request.attempt },
  payment_intent_data: { metadata: { attempt: request.attempt } },
  adaptive_pricing: { enabled: false },
  success_url: request.successUrl,
  cancel_url: request.cancelUrl,
  expires_at: Math.floor(request.expiresAt / 1000),
  line_items: request.lines.map(({ name, description, unitCents, quantity }) => ({
    quantity,
    price_data: {
      currency: request.currency,
      unit_amount: unitCents,
      product_data: { name: name.slice(0, MOST_NAME), description: description.slice(0, MOST_DESCRIPTION) },
    },
  })),
});
