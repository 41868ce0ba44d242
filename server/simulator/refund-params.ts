import type Stripe from 'stripe';
import { expand, integer, metadata, object, oneOf, optional, type Reader, text } from './params.ts';

/** `POST /v1/refunds`. */
export const createRefundParams = object({
  charge: optional(text(200)),
  payment_intent: optional(text(200)),
  amount: optional(integer(1, 99_999_999)),
  reason: optional(oneOf('duplicate', 'fraudulent', 'requested_by_customer')),
  metadata,
  expand,
} satisfies { readonly [K in keyof Stripe.RefundCreateParams]?: Reader<unknown> });

export type CreateRefund = Extract<ReturnType<typeof createRefundParams>, { ok: true }>['value'];
