import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { donation, type Stand, startReceiver, startStand, webhookSecret } from './stand.ts';

const connectSecret = 'whsec_of_connect';

/** Each rule with the page of Stripe's that it comes from. What an owner does at Stripe needs the control door: simulator only. */
const PAGES = {
  create: 'https://docs.stripe.com/api/v2/core/accounts/create',
  retrieve: 'https://docs.stripe.com/api/v2/core/accounts/retrieve',
  link: 'https://docs.stripe.com/api/v2/core/account-links/object',
  onboarding: 'https://docs.stripe.com/connect/hosted-onboarding',
  direct: 'https://docs.stripe.com/connect/direct-charges',
  webhooks: 'https://docs.stripe.com/connect/webhooks',
  thin: 'https://docs.stripe.com/api/v2/core/accounts/event-types',
  calls: 'https://docs.stripe.com/connect/authentication',
  idempotency: 'https://docs.stripe.com/api-v2-overview#idempotency',
} as const;

const include = ['configuration.merchant', 'requirements'] satisfies Stripe.V2.Core.AccountRetrieveParams.Include[];
const terms = (): Stripe.V2.Core.AccountCreateParams => ({
  display_name: 'Les Amis du Puits',
  contact_email: 'tresorier@example.org',
  dashboard: 'full',
  identity: { country: 'fr', entity_type: 'non_profit' },
  configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
  defaults: { currency: 'eur', responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
  metadata: { association: 'asso_1' },
  include,
});
const urls = { refresh_url: 'http://127.0.0.1:3000/refresh', return_url: 'http://127.0.0.1:3000/return' };

describe('Connect, as the simulator plays it', () => {
  let stand: Stand;
  let connectReceiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeEach(async () => {
    connectReceiver = await startReceiver(connectSecret);
    stand = await startStand({ connectWebhookUrl: connectReceiver.url, connectWebhookSecret: connectSecret });
  });
  afterEach(async () => {
    await stand.close();
    await connectReceiver.close();
  });

  const accounts = () => stand.stripe.v2.core.accounts;
  const link = (account: string) =>
    stand.stripe.v2.core.accountLinks.create({
      account,
      use_case: { type: 'account_onboarding', account_onboarding: urls },
    });
  const ready = async () => {
    const { id } = await accounts().create(terms());
    await stand.control('POST', `accounts/${id}/complete`);
    return id;
  };
  const visit = (url: string, outcome?: string) =>
    fetch(url, {
      redirect: 'manual',
      ...(outcome === undefined ? {} : { method: 'POST', body: new URLSearchParams({ outcome }) }),
    });
  const refusalOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => new Error('the call was accepted'),
      (reason: unknown) => reason,
    );

  it(`an account is made with nothing told: its merchant configuration waits for requirements (${PAGES.create})`, async () => {
    const account = await accounts().create(terms());
    expect(account).toMatchObject({
      object: 'v2.core.account',
      applied_configurations: ['merchant'],
      dashboard: 'full',
      livemode: false,
      display_name: 'Les Amis du Puits',
      metadata: { association: 'asso_1' },
    });
    expect(account.id).toMatch(/^acct_/);
    expect(account.configuration?.merchant?.capabilities?.card_payments?.status).toBe('restricted');
    for (const { description, awaiting_action_from, minimum_deadline } of account.requirements?.entries ?? []) {
      expect([description, awaiting_action_from, minimum_deadline.status]).toEqual([
        expect.stringMatching(/^[a-z_]+(\.[a-z0-9_]+)+$/),
        'user',
        'currently_due',
      ]);
    }
    expect(account.requirements?.entries?.length).toBeGreaterThan(0);
  });

  it(`what is not included is not there (${PAGES.retrieve})`, async () => {
    const { id } = await accounts().create(terms());
    const bare = await accounts().retrieve(id);
    expect([bare.configuration, bare.requirements, bare.identity, bare.defaults]).toEqual(Array(4).fill(undefined));
    const whole = await accounts().retrieve(id, { include: [...include, 'identity', 'defaults'] });
    expect(whole).toMatchObject({
      identity: { country: 'fr', entity_type: 'non_profit' },
      defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
    });
  });

  it(`a repeated key makes one account (${PAGES.idempotency})`, async () => {
    const idempotencyKey = randomUUID();
    const [first, second] = [
      await accounts().create(terms(), { idempotencyKey }),
      await accounts().create(terms(), { idempotencyKey }),
    ];
    expect(second.id).toBe(first.id);
  });

  it(`what is unknown is refused, in a body that the SDK takes for an error (${PAGES.create})`, async () => {
    const colour: object = { colour: 'red' };
    expect(await refusalOf(accounts().create({ ...terms(), ...colour }))).toMatchObject({ statusCode: 400 });
    expect(await refusalOf(accounts().retrieve('acct_nobody'))).toMatchObject({ statusCode: 404 });
    expect(await refusalOf(link('acct_nobody'))).toMatchObject({ statusCode: 404 });
  });

  it(`a link lives ten minutes and works once; after that it leads to refresh_url (${PAGES.link})`, async () => {
    const { id } = await accounts().create(terms());
    const first = await link(id);
    expect(first).toMatchObject({ object: 'v2.core.account_link', account: id, livemode: false });
    expect(Date.parse(first.expires_at) - Date.parse(first.created)).toBe(600_000);
    expect((await visit(first.url)).status).toBe(200);
    expect((await visit(first.url)).headers.get('location')).toBe(urls.refresh_url);
    const late = await link(id);
    stand.simulator.clock.advance(600_000);
    expect((await visit(late.url)).headers.get('location')).toBe(urls.refresh_url);
    expect((await visit(late.url, 'complete')).headers.get('location')).toBe(urls.refresh_url);
  });

  it(`coming back says nothing: requirements may still be open (${PAGES.onboarding})`, async () => {
    const { id } = await accounts().create(terms());
    expect((await visit((await link(id)).url, 'partial')).headers.get('location')).toBe(urls.return_url);
    const partly = await accounts().retrieve(id, { include });
    expect(partly.requirements?.entries?.length).toBeGreaterThan(0);
    expect(partly.configuration?.merchant?.capabilities?.card_payments?.status).toBe('restricted');
    await visit((await link(id)).url, 'complete');
    const done = await accounts().retrieve(id, { include });
    expect(done.requirements?.entries).toEqual([]);
    expect(done.configuration?.merchant?.capabilities?.card_payments).toEqual({ status: 'active', status_details: [] });
  });

  it(`v1 shows the same account (${PAGES.webhooks})`, async () => {
    const { id } = await accounts().create(terms());
    expect(await stand.stripe.accounts.retrieve(id)).toMatchObject({ id, object: 'account', charges_enabled: false });
    await stand.control('POST', `accounts/${id}/complete`);
    const account = await stand.stripe.accounts.retrieve(id);
    expect(account).toMatchObject({ charges_enabled: true, requirements: { currently_due: [] } });
  });

  it(`a direct charge needs the account's card payments, and belongs to the account alone (${PAGES.direct})`, async () => {
    const { id: raw } = await accounts().create(terms());
    const refusal = await refusalOf(stand.stripe.checkout.sessions.create(donation(), { stripeAccount: raw }));
    expect(refusal).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400 });
    const id = await ready();
    const session = await stand.stripe.checkout.sessions.create(donation(), { stripeAccount: id });
    const options = { stripeAccount: id };
    expect((await stand.stripe.checkout.sessions.retrieve(session.id, {}, options)).id).toBe(session.id);
    for (const other of [undefined, { stripeAccount: await ready() }]) {
      expect(await refusalOf(stand.stripe.checkout.sessions.retrieve(session.id, {}, other))).toMatchObject({
        code: 'resource_missing',
      });
    }
    const fee = donation({ payment_intent_data: { application_fee_amount: 10 } });
    expect(await refusalOf(stand.stripe.checkout.sessions.create(fee, options))).toMatchObject({ statusCode: 400 });
  });

  it(`events of an account come to the Connect endpoint, with its secret and the account's id (${PAGES.webhooks})`, async () => {
    const id = await ready();
    await stand.control('POST', 'deliveries/idle');
    const updated = await connectReceiver.until(({ type }) => type === 'account.updated');
    expect(updated).toMatchObject({ account: id, livemode: false, data: { object: { id, object: 'account' } } });
    expect(stand.receiver.received).toEqual([]);
    const raw = connectReceiver.received.map(({ signature }) => signature);
    expect(raw.every((signature) => /^t=\d+,v1=[0-9a-f]{64}$/.test(signature))).toBe(true);
    expect(connectSecret).not.toBe(webhookSecret);
  });

  it(`thin events name the account, say nothing of it, and are none of /v1/events (${PAGES.thin})`, async () => {
    const id = await ready();
    await stand.control('POST', 'deliveries/idle');
    const thin = connectReceiver.thin.map((event) => {
      const of = 'related_object' in event ? event.related_object : null;
      return [event.type, of && 'id' in of ? of.id : null, of?.type];
    });
    expect(thin).toEqual([
      ['v2.core.account[requirements].updated', id, 'v2.core.account'],
      ['v2.core.account[configuration.merchant].capability_status_updated', id, 'v2.core.account'],
    ]);
    const listed = await stand.stripe.events.list({ limit: 10 }, { stripeAccount: id });
    expect(listed.data.map(({ type }) => type)).toEqual(['account.updated']);
  });

  it(`an owner who disconnects shuts the platform out, after one last event (${PAGES.webhooks}, ${PAGES.calls})`, async () => {
    const id = await ready();
    await stand.control('POST', `accounts/${id}/deauthorize`);
    await stand.control('POST', 'deliveries/idle');
    const last = await connectReceiver.until(({ type }) => type === 'account.application.deauthorized');
    expect(last).toMatchObject({ account: id, data: { object: { object: 'application' } } });
    const calls = [
      stand.stripe.checkout.sessions.create(donation(), { stripeAccount: id }),
      stand.stripe.refunds.list({}, { stripeAccount: id }),
      accounts().retrieve(id),
      stand.stripe.accounts.retrieve(id),
    ];
    for (const call of calls) {
      expect(await refusalOf(call)).toMatchObject({ statusCode: 403, code: 'account_invalid' });
    }
    expect(await refusalOf(calls[0] ?? Promise.resolve())).toBeInstanceOf(Stripe.errors.StripePermissionError);
    expect(await refusalOf(link(id))).toMatchObject({ statusCode: 404 });
  });
});
