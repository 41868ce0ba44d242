import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { donation, type Stand, startStand } from './stand.ts';

/**
 * What needs no payer holds for the simulator and for Stripe alike: with STRIPE_TEST_KEY set to a sandbox's key the same
 * sentences are asked of the real thing.
 */
type Target = { readonly open: () => Promise<{ stripe: Stripe; close: () => Promise<void> }> };

const simulator: Target = {
  open: async () => {
    const stand: Stand = await startStand();
    return { stripe: stand.stripe, close: stand.close };
  },
};

const sandbox = (key: string): Target => ({
  open: () => Promise.resolve({ stripe: new Stripe(key, { maxNetworkRetries: 1 }), close: () => Promise.resolve() }),
});

const sandboxKey = process.env.STRIPE_TEST_KEY ?? '';
const targets: (readonly [string, Target])[] = [['the simulator', simulator]];
if (sandboxKey !== '') {
  if (!/^[sr]k_test_/.test(sandboxKey)) throw new Error('STRIPE_TEST_KEY must be a key of a sandbox (sk_test_…)');
  targets.push(['a Stripe sandbox', sandbox(sandboxKey)]);
}

const refusalOf = async (call: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  const error: unknown = await call.then(
    () => new Error('the call was accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Stripe.errors.StripeError);
  return error as Stripe.errors.StripeError;
};

describe.each(targets)('%s', (_name, target) => {
  let stripe: Stripe;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ stripe, close } = await target.open());
  });
  afterAll(() => close());

  const sessions = () => stripe.checkout.sessions;

  it('opens a session that says again what it was asked, totals computed', async () => {
    const session = await sessions().create(donation());
    expect(session).toMatchObject({
      object: 'checkout.session',
      mode: 'payment',
      ui_mode: 'hosted_page',
      submit_type: 'donate',
      status: 'open',
      payment_status: 'unpaid',
      amount_subtotal: 1100,
      amount_total: 1100,
      currency: 'eur',
      client_reference_id: 'attempt-1',
      metadata: { attempt: 'attempt-1' },
      locale: 'fr',
      livemode: false,
      payment_intent: null,
      customer_details: null,
      success_url: 'http://127.0.0.1:3000/v/main?paid={CHECKOUT_SESSION_ID}',
    });
    expect(session.id).toMatch(/^cs_test_/);
    expect(session.url).toMatch(/^https?:\/\//);
    expect(session.expires_at - session.created).toBeGreaterThanOrEqual(30 * 60);
  });

  it('shows the lines only when asked, and each with its product', async () => {
    const { id } = await sessions().create(donation());
    const bare = await sessions().retrieve(id);
    expect(bare.line_items).toBeUndefined();
    const expanded = await sessions().retrieve(id, { expand: ['line_items'] });
    const lines = await sessions().listLineItems(id, { limit: 1 });
    expect(expanded.line_items?.data.map((line) => [line.description, line.quantity, line.amount_total])).toEqual(
      expect.arrayContaining([
        ['Sachets de graines', 2, 600],
        ['Pierre du puits', 1, 500],
      ]),
    );
    expect(lines.data).toHaveLength(1);
    expect(lines.has_more).toBe(true);
  });

  it('closes an open session once, and lists the event of it', async () => {
    const { id } = await sessions().create(donation());
    const expired = await sessions().expire(id);
    expect(expired).toMatchObject({ id, status: 'expired', payment_status: 'unpaid', url: null });
    const again = await refusalOf(sessions().expire(id));
    expect(again).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400 });
    const events = await stripe.events.list({ types: ['checkout.session.expired'], limit: 5 });
    const ids = events.data.map((event) => (event.type === 'checkout.session.expired' ? event.data.object.id : ''));
    expect(ids).toContain(id);
  });

  it('lists newest first, by page, by status and by time', async () => {
    const first = await sessions().create(donation());
    const second = await sessions().create(donation());
    const newest = await sessions().list({ limit: 1, created: { gte: first.created } });
    expect(newest.data.map(({ id }) => id)).toEqual([second.id]);
    const older = await sessions().list({ limit: 1, starting_after: second.id });
    expect(older.data.map(({ id }) => id)).toEqual([first.id]);
    const newer = await sessions().list({ limit: 1, ending_before: first.id });
    expect(newer.data.map(({ id }) => id)).toEqual([second.id]);
    const open = await sessions().list({ status: 'open', limit: 2 });
    expect(open.data.map(({ id }) => id)).toEqual([second.id, first.id]);
    const none = await sessions().list({ created: { lt: 1 } });
    expect(none).toMatchObject({ object: 'list', data: [], has_more: false });
  });

  it('refuses what it does not know, with the name of it', async () => {
    const removed = { ...donation(), payment_method_types: ['card'] };
    const refusal = await refusalOf(sessions().create(removed));
    expect(refusal).toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
      param: 'payment_method_types',
    });
    const colour: object = { colour: 'red' };
    const nested = donation({ payment_intent_data: colour });
    expect(await refusalOf(sessions().create(nested))).toMatchObject({
      code: 'parameter_unknown',
      param: 'payment_intent_data[colour]',
    });
  });

  it('refuses what is missing or out of bounds', async () => {
    const { success_url: _successUrl, ...withoutReturn } = donation();
    expect(await refusalOf(sessions().create(withoutReturn))).toMatchObject({ statusCode: 400, param: 'success_url' });
    const tooSoon = donation({ expires_at: Math.floor(Date.now() / 1000) + 60 });
    expect(await refusalOf(sessions().create(tooSoon))).toMatchObject({ statusCode: 400, param: 'expires_at' });
    const tooLittle = donation({
      line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 49, product_data: { name: 'Graine' } } }],
    });
    expect(await refusalOf(sessions().create(tooLittle))).toMatchObject({ statusCode: 400, code: 'amount_too_small' });
  });

  it('answers a repeated key with the first answer, and refuses the key for anything else', async () => {
    const idempotencyKey = `attempt-${randomUUID()}`;
    const first = await sessions().create(donation(), { idempotencyKey });
    const replayed = await sessions().create(donation({ expires_at: first.expires_at }), { idempotencyKey });
    expect(replayed.id).toBe(first.id);
    expect(replayed.lastResponse.headers['idempotent-replayed']).toBe('true');
    const other = donation({ expires_at: first.expires_at, client_reference_id: 'attempt-2' });
    expect(await refusalOf(sessions().create(other, { idempotencyKey }))).toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
    });
  });

  it('says of an unknown object that there is none, in a body the SDK takes for an error', async () => {
    const calls = [
      sessions().retrieve('cs_test_none'),
      stripe.paymentIntents.retrieve('pi_none'),
      stripe.charges.retrieve('ch_none'),
      stripe.refunds.retrieve('re_none'),
      stripe.disputes.retrieve('du_none'),
      stripe.balanceTransactions.retrieve('txn_none'),
      stripe.events.retrieve('evt_none'),
      stripe.payouts.retrieve('po_none'),
    ];
    for (const call of calls) {
      expect(await refusalOf(call)).toMatchObject({
        type: 'StripeInvalidRequestError',
        statusCode: 404,
        code: 'resource_missing',
      });
    }
  });

  it('refuses a refund of nothing', async () => {
    expect(await refusalOf(stripe.refunds.create({}))).toMatchObject({ statusCode: 400 });
    expect(await refusalOf(stripe.refunds.create({ charge: 'ch_none' }))).toMatchObject({ code: 'resource_missing' });
  });

  it('refuses an expansion that leads nowhere', async () => {
    const { id } = await sessions().create(donation());
    expect(await refusalOf(sessions().retrieve(id, { expand: ['success_url'] }))).toMatchObject({ statusCode: 400 });
  });

  // docs.stripe.com/api/events/list: at most 20 types, `type` or `types`, newest first.
  it('lists events of at most 20 types, and of a type or of types', async () => {
    const types = ['checkout.session.completed', 'payout.paid'];
    expect((await stripe.events.list({ types, limit: 3 })).object).toBe('list');
    const both = await refusalOf(stripe.events.list({ type: 'payout.paid', types }));
    expect(both.type).toBe('StripeInvalidRequestError');
    const many = await refusalOf(stripe.events.list({ types: Array.from({ length: 21 }, () => 'payout.paid') }));
    expect(many.type).toBe('StripeInvalidRequestError');
  });

  // docs.stripe.com/api/pagination: a cursor is an object's id; one that is not there is refused.
  it('refuses a cursor that it does not know', async () => {
    const refusal = await refusalOf(stripe.balanceTransactions.list({ starting_after: 'txn_nobody_knows' }));
    expect(refusal.type).toBe('StripeInvalidRequestError');
  });

  // docs.stripe.com/metadata: 50 keys of 40 characters, values of 500; given back as they came.
  it('keeps the notes beside a session', async () => {
    const notes = Object.fromEntries(Array.from({ length: 26 }, (_, n) => [`line${n}`, `seeds ${n} 300 at 4 7`]));
    const session = await sessions().create(donation({ metadata: notes }));
    expect((await sessions().retrieve(session.id)).metadata).toEqual(notes);
    const tooLong = await refusalOf(sessions().create(donation({ metadata: { note: 'x'.repeat(501) } })));
    expect(tooLong.type).toBe('StripeInvalidRequestError');
    const tooMany = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`key${n}`, 'x']));
    expect((await refusalOf(sessions().create(donation({ metadata: tooMany })))).type).toBe(
      'StripeInvalidRequestError',
    );
  });
});
