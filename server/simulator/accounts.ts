import { accountObject } from './account-objects.ts';
import type { CreateAccount, CreateLink } from './account-params.ts';
import { conflictingState, done, notFound, type Outcome, type Refusal, refused } from './errors.ts';
import { emit, emitThin } from './events.ts';
import { newId } from './ids.ts';
import type { AccountRecord, LinkRecord, RequirementRecord } from './records.ts';
import type { Scope, World } from './world.ts';

/** Stripe's links to its hosted pages live for minutes. */
const linkSeconds = 10 * 60;

/** What Stripe asks of a French association at first; names as in `requirements.entries[].description`. */
const firstRequirements: readonly string[] = [
  'identity.business_details.registered_name',
  'identity.business_details.id_numbers.fr_siren',
  'identity.business_details.address.line1',
  'configuration.merchant.mcc',
  'configuration.merchant.support.phone',
  'configuration.merchant.statement_descriptor.descriptor',
  'identity.attestations.terms_of_service.account',
  'person.relationship.representative',
  'defaults.payout_methods.eur',
];

/** What is still open when the onboarding page is left half-way: the rest was told. */
export const halfWay: readonly RequirementRecord[] = [
  { description: 'person.verification.document', awaits: 'user', deadline: 'currently_due' },
  { description: 'defaults.payout_methods.eur', awaits: 'user', deadline: 'currently_due' },
];

export const lostCapability: readonly RequirementRecord[] = [
  { description: 'person.verification.document', awaits: 'user', deadline: 'past_due' },
];

/** An account of somebody else, made by the platform; it may take no payment yet. */
export const createAccount = (scope: Scope, params: CreateAccount): Outcome<AccountRecord> => {
  const { world } = scope;
  const account = world.books.accounts.put({
    id: newId('acct'),
    account: scope.account,
    created: world.clock.nowSeconds(),
    displayName: params.display_name ?? null,
    contactEmail: params.contact_email ?? null,
    country: params.identity?.country ?? 'FR',
    entityType: params.identity?.entity_type ?? 'non_profit',
    dashboard: params.dashboard ?? 'full',
    feesCollector: params.defaults?.responsibilities?.fees_collector ?? 'stripe',
    lossesCollector: params.defaults?.responsibilities?.losses_collector ?? 'stripe',
    metadata: params.metadata,
    cardPayments: 'restricted',
    requirements: firstRequirements.map((description) => ({ description, awaits: 'user', deadline: 'currently_due' })),
    isRevoked: false,
  });
  return done(account);
};

/** A page that works once, and for ten minutes. */
export const createLink = (scope: Scope, params: CreateLink): Outcome<LinkRecord> => {
  const { world } = scope;
  const account = world.books.accounts.get(params.account);
  if (account === undefined || account.isRevoked) {
    return refused(notFound('v2.core.account', params.account, 'account'));
  }
  const created = world.clock.nowSeconds();
  const { refresh_url, return_url } = params.use_case.account_onboarding;
  return done(
    world.books.links.put({
      id: newId('alu'),
      account: account.id,
      created,
      expiresAt: created + linkSeconds,
      refreshUrl: refresh_url,
      returnUrl: return_url ?? refresh_url,
      isVisited: false,
      isAnswered: false,
    }),
  );
};

/** Changes how an account stands, and tells the platform: as a snapshot of v1, and as thin events of v2. */
export const changeAccount = (
  world: World,
  account: AccountRecord,
  to: Pick<AccountRecord, 'cardPayments' | 'requirements'>,
): AccountRecord => {
  const changed = world.books.accounts.put({ ...account, ...to });
  const scope: Scope = { world, account: account.id, cause: null };
  emit(scope, { type: 'account.updated', object: accountObject(changed) });
  emitThin(scope, 'v2.core.account[requirements].updated');
  if (changed.cardPayments !== account.cardPayments) {
    emitThin(scope, 'v2.core.account[configuration.merchant].capability_status_updated');
  }
  return changed;
};

/** Its owner shuts the platform out: this is the last event that the platform hears of it. */
export const revoke = (world: World, account: AccountRecord): AccountRecord => {
  const scope: Scope = { world, account: account.id, cause: null };
  emit(scope, {
    type: 'account.application.deauthorized',
    object: { id: 'ca_simulated', object: 'application', name: 'Hameau' },
  });
  return world.books.accounts.put({ ...account, isRevoked: true });
};

/** Why an account cannot be charged now; undefined when it can. Accounts that were never made here can. */
export const chargeRefusal = (world: World, id: string): Refusal | undefined => {
  const account = world.books.accounts.get(id);
  return account === undefined || account.cardPayments === 'active'
    ? undefined
    : conflictingState(
        `The account ${id} cannot currently make charges: its card_payments is ${account.cardPayments}.`,
      );
};

export const isRevoked = (world: World, id: string): boolean => world.books.accounts.get(id)?.isRevoked === true;
