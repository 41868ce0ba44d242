import type Stripe from 'stripe';
import type { AccountRecord, LinkRecord, RequirementRecord } from './records.ts';

const entryObject = ({ description, awaits, deadline }: RequirementRecord) =>
  ({
    awaiting_action_from: awaits,
    description,
    errors: [],
    impact: {
      restricts_capabilities: [
        { capability: 'card_payments', configuration: 'merchant', deadline: { status: deadline } },
      ],
    },
    minimum_deadline: { status: deadline },
    requested_reasons: [{ code: 'routine_onboarding' as const }],
  }) satisfies Stripe.V2.Core.Account.Requirements.Entry;

const statusDetails = ({
  cardPayments,
}: AccountRecord): Stripe.V2.Core.Account.Configuration.Merchant.Capabilities.CardPayments.StatusDetail[] => {
  switch (cardPayments) {
    case 'active':
      return [];
    case 'pending':
      return [{ code: 'requirements_pending_verification', resolution: 'no_resolution' }];
    case 'restricted':
      return [{ code: 'requirements_past_due', resolution: 'provide_info' }];
    case 'rejected':
      return [{ code: 'rejected_other', resolution: 'contact_stripe' }];
  }
};

/** The account as `/v2/core/accounts` shows it; the parts named by `include` only when they are asked for. */
export const v2AccountObject = (account: AccountRecord, include: readonly string[]) =>
  ({
    id: account.id,
    object: 'v2.core.account' as const,
    applied_configurations: ['merchant' as const],
    closed: false,
    created: instant(account.created),
    livemode: false,
    dashboard: account.dashboard,
    metadata: account.metadata,
    ...(account.displayName === null ? {} : { display_name: account.displayName }),
    ...(account.contactEmail === null ? {} : { contact_email: account.contactEmail }),
    ...(include.includes('configuration.merchant') ? { configuration: configurationOf(account) } : {}),
    ...(include.includes('requirements') ? { requirements: requirementsOf(account) } : {}),
    ...(include.includes('identity')
      ? { identity: { country: account.country, entity_type: account.entityType } }
      : {}),
    ...(include.includes('defaults') ? { defaults: defaultsOf(account) } : {}),
  }) satisfies Stripe.V2.Core.Account;

const configurationOf = (account: AccountRecord) =>
  ({
    merchant: {
      applied: true,
      capabilities: { card_payments: { status: account.cardPayments, status_details: statusDetails(account) } },
    },
  }) satisfies Stripe.V2.Core.Account.Configuration;

const requirementsOf = ({ requirements }: AccountRecord) =>
  ({ entries: requirements.map(entryObject) }) satisfies Stripe.V2.Core.Account.Requirements;

const defaultsOf = ({ feesCollector, lossesCollector }: AccountRecord) =>
  ({
    currency: 'eur',
    responsibilities: {
      fees_collector: feesCollector,
      losses_collector: lossesCollector,
      requirements_collector: 'stripe' as const,
    },
  }) satisfies Stripe.V2.Core.Account.Defaults;

/** The same account as v1 shows it, in `account.updated` and at `/v1/accounts/:id`. */
export const accountObject = (account: AccountRecord) => {
  const due = (deadline: RequirementRecord['deadline']) =>
    account.requirements
      .filter(({ awaits, deadline: day }) => awaits === 'user' && day === deadline)
      .map(({ description }) => description);
  const isActive = account.cardPayments === 'active';
  return {
    id: account.id,
    object: 'account' as const,
    capabilities: { card_payments: isActive ? ('active' as const) : ('inactive' as const) },
    charges_enabled: isActive,
    country: account.country.toUpperCase(),
    created: account.created,
    default_currency: 'eur',
    details_submitted: due('currently_due').length + due('past_due').length === 0,
    email: account.contactEmail,
    metadata: account.metadata,
    payouts_enabled: isActive,
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: due('currently_due'),
      disabled_reason: isActive ? null : ('requirements.past_due' as const),
      errors: [],
      eventually_due: due('eventually_due'),
      past_due: due('past_due'),
      pending_verification: account.requirements
        .filter(({ awaits }) => awaits === 'stripe')
        .map(({ description }) => description),
    },
    type: 'standard' as const,
  } satisfies Pick<
    Stripe.Account,
    | 'id'
    | 'object'
    | 'capabilities'
    | 'charges_enabled'
    | 'country'
    | 'created'
    | 'default_currency'
    | 'details_submitted'
    | 'email'
    | 'metadata'
    | 'payouts_enabled'
    | 'requirements'
  > & { type: string };
};

export const linkObject = (link: LinkRecord, publicUrl: string) =>
  ({
    object: 'v2.core.account_link' as const,
    account: link.account,
    created: instant(link.created),
    expires_at: instant(link.expiresAt),
    livemode: false,
    url: `${publicUrl}/onboard/${link.id}`,
    use_case: {
      type: 'account_onboarding',
      account_onboarding: { refresh_url: link.refreshUrl, return_url: link.returnUrl },
    },
  }) satisfies Stripe.V2.Core.AccountLink;

/** v2 writes instants as text; the records count in seconds. */
const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();
