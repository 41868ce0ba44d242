import type Stripe from 'stripe';
import { z } from 'zod';
import type {
  AccountRequirement,
  Accounts,
  AccountTruth,
  StripeAccountState,
} from '#server/domain/ports/stripeAccounts.ts';
import { asked, read, type StripeSettings, stripeClient } from './gateway.ts';

const Entry = z.object({
  description: z.string(),
  awaiting_action_from: z.enum(['stripe', 'user']),
  minimum_deadline: z.object({ status: z.enum(['currently_due', 'eventually_due', 'past_due']) }),
});
type Entry = z.infer<typeof Entry>;

const Capability = z.object({ status: z.enum(['active', 'pending', 'rejected', 'restricted', 'unsupported']) });

/** What we read of an account; fields that were not asked for, or are not there yet, come as null or not at all. */
const AccountAnswer = z.object({
  id: z.string().startsWith('acct_'),
  object: z.literal('v2.core.account'),
  livemode: z.boolean(),
  closed: z.boolean().nullish(),
  configuration: z
    .object({
      merchant: z.object({ capabilities: z.object({ card_payments: Capability.nullish() }).nullish() }).nullish(),
    })
    .nullish(),
  requirements: z.object({ entries: z.array(Entry).nullish() }).nullish(),
});
type AccountAnswer = z.infer<typeof AccountAnswer>;

const LinkAnswer = z.object({
  object: z.literal('v2.core.account_link'),
  account: z.string(),
  url: z.url(),
  expires_at: z.iso.datetime(),
});

const INCLUDED = ['configuration.merchant', 'requirements'] satisfies Stripe.V2.Core.AccountRetrieveParams.Include[];

/**
 * Connected accounts through the official SDK (Accounts v2). Each is the association's own in full: its dashboard, its fees to Stripe,
 * and its losses are Stripe's to collect, so that the host is party to nothing
 * (https://docs.stripe.com/connect/integration-recommendations, direct charges).
 */
export function createStripeAccounts(settings: StripeSettings): Accounts {
  const { accounts, accountLinks } = stripeClient(settings).v2.core;
  return {
    create: (of, idempotencyKey) =>
      asked(async () => truthOf(read(AccountAnswer, await accounts.create(accountParams(of), { idempotencyKey })))),
    account: (id) =>
      asked(async () => truthOf(read(AccountAnswer, await accounts.retrieve(id, { include: INCLUDED })))),
    onboardingPage: (account, { refreshUrl, returnUrl }) =>
      asked(async () => {
        const link = await accountLinks.create({
          account,
          use_case: {
            type: 'account_onboarding',
            account_onboarding: { refresh_url: refreshUrl, return_url: returnUrl },
          },
        });
        const { url, expires_at } = read(LinkAnswer, link);
        return { url, expiresAt: Date.parse(expires_at) };
      }),
  };
}

const accountParams = ({
  name,
  email,
  association,
}: Parameters<Accounts['create']>[0]): Stripe.V2.Core.AccountCreateParams => ({
  display_name: name,
  contact_email: email,
  dashboard: 'full',
  identity: { country: 'FR', entity_type: 'non_profit' },
  configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
  defaults: { currency: 'eur', responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
  metadata: { association },
  include: INCLUDED,
});

function truthOf(answer: AccountAnswer): AccountTruth {
  const requirements = (answer.requirements?.entries ?? []).map(requirementOf);
  return { account: answer.id, livemode: answer.livemode, state: stateOf(answer, requirements), requirements };
}

const DUE = { past_due: 'late', currently_due: 'now', eventually_due: 'later' } as const;

const requirementOf = ({ description, awaiting_action_from, minimum_deadline }: Entry): AccountRequirement => ({
  description,
  awaits: awaiting_action_from === 'stripe' ? 'stripe' : 'association',
  due: DUE[minimum_deadline.status],
});

/** Card payments are what a gift needs; the other capabilities come with them or do not matter. */
function stateOf({ closed, configuration }: AccountAnswer, open: readonly AccountRequirement[]): StripeAccountState {
  if (closed === true) return 'disconnected';
  const status = configuration?.merchant?.capabilities?.card_payments?.status;
  if (status === 'active') return 'active';
  if (status === 'rejected' || status === 'unsupported') return 'restricted';
  if (open.some(({ awaits, due }) => awaits === 'association' && due !== 'later')) return 'onboarding';
  return status === 'pending' || open.some(({ awaits }) => awaits === 'stripe') ? 'review' : 'restricted';
}
