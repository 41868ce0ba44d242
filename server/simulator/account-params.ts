import { address, flag, list, metadata, object, oneOf, optional, required, text } from './params.ts';

const include = optional(list(oneOf('configuration.merchant', 'defaults', 'identity', 'requirements'), 10));

/** Accounts v2, as far as a platform of associations with direct charges needs it. */
export const createAccountParams = object({
  display_name: optional(text(200)),
  contact_email: optional(text(254)),
  dashboard: optional(oneOf('full', 'express', 'none')),
  identity: optional(
    object({
      country: optional(oneOf('FR', 'fr')),
      entity_type: optional(oneOf('non_profit', 'company', 'individual')),
    }),
  ),
  configuration: optional(
    object({
      merchant: optional(
        object({ capabilities: optional(object({ card_payments: optional(object({ requested: required(flag) })) })) }),
      ),
    }),
  ),
  defaults: optional(
    object({
      currency: optional(oneOf('eur')),
      responsibilities: optional(
        object({
          fees_collector: required(oneOf('stripe', 'application')),
          losses_collector: required(oneOf('stripe', 'application')),
        }),
      ),
    }),
  ),
  metadata,
  include,
});

export const retrieveAccountParams = object({ include });

export const createLinkParams = object({
  account: required(text(100)),
  use_case: required(
    object({
      type: required(oneOf('account_onboarding')),
      account_onboarding: required(object({ refresh_url: required(address), return_url: optional(address) })),
    }),
  ),
});

export type CreateAccount = Extract<ReturnType<typeof createAccountParams>, { ok: true }>['value'];
export type CreateLink = Extract<ReturnType<typeof createLinkParams>, { ok: true }>['value'];
