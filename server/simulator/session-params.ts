import type Stripe from 'stripe';
import {
  address,
  expand,
  flag,
  integer,
  list,
  metadata,
  object,
  oneOf,
  optional,
  type Reader,
  required,
  text,
} from './params.ts';

const LOCALES = [
  'auto',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'en-GB',
  'es',
  'es-419',
  'et',
  'fi',
  'fil',
  'fr',
  'fr-CA',
  'hi-IN',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'ms',
  'mt',
  'nb',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'ru',
  'sk',
  'sl',
  'sv',
  'th',
  'tr',
  'vi',
  'zh',
  'zh-HK',
  'zh-TW',
] as const satisfies readonly Stripe.Checkout.SessionCreateParams.Locale[];

type Readers<Params> = { readonly [K in keyof Params]?: Reader<unknown> };
type Create = Stripe.Checkout.SessionCreateParams;

const maxAmountCents = 99_999_999;

// `satisfies Readers<…>` ties each name to the SDK: one that leaves Stripe's API breaks the build here.
const productData = object({
  name: required(text(250)),
  description: optional(text(500)),
  metadata,
  images: optional(list(text(2048), 8)),
} satisfies Readers<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>);

const priceData = object({
  currency: required(oneOf('eur')),
  unit_amount: required(integer(0, maxAmountCents)),
  product_data: required(productData),
} satisfies Readers<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>);

const lineItem = object({
  price_data: required(priceData),
  quantity: required(integer(1, 999_999)),
  metadata,
} satisfies Readers<Stripe.Checkout.SessionCreateParams.LineItem>);

const paymentIntentData = object({
  description: optional(text(1000)),
  metadata,
} satisfies Readers<Stripe.Checkout.SessionCreateParams.PaymentIntentData>);

/** `POST /v1/checkout/sessions`, as far as it is played here. `payment_method_types` is gone from Stripe's API too. */
export const createSessionParams = object({
  mode: required(oneOf('payment')),
  line_items: required(list(lineItem, 100)),
  success_url: required(address),
  cancel_url: optional(address),
  ui_mode: optional(oneOf('hosted_page')),
  submit_type: optional(oneOf('auto', 'donate', 'pay', 'book')),
  client_reference_id: optional(text(200)),
  customer_email: optional(text(800)),
  customer_creation: optional(oneOf('if_required')),
  currency: optional(oneOf('eur')),
  expires_at: optional(integer(0, 1e11)),
  locale: optional(oneOf(...LOCALES)),
  metadata,
  payment_intent_data: optional(paymentIntentData),
  adaptive_pricing: optional(
    object({ enabled: optional(flag) } satisfies Readers<Stripe.Checkout.SessionCreateParams.AdaptivePricing>),
  ),
  custom_text: optional(
    object({
      submit: optional(object({ message: required(text(1200)) })),
    } satisfies Readers<Stripe.Checkout.SessionCreateParams.CustomText>),
  ),
  expand,
} satisfies Readers<Create>);

export type CreateSession = Extract<ReturnType<typeof createSessionParams>, { ok: true }>['value'];
