import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { donation, type Stand, startStand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await startStand();
});
afterEach(() => stand.close());

const raw = (path: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers);
  headers.set('authorization', 'Bearer sk_test_raw');
  return fetch(`${stand.simulator.url}${path}`, { ...init, headers });
};

const bodyOf = async (response: Response) =>
  (await response.json()) as { error?: { type?: string; code?: string; param?: string } };

describe('keys and versions', () => {
  it.each([
    ['a live key', 'sk_live_123'],
    ['a publishable key', 'pk_test_123'],
    ['nonsense', 'hello'],
  ])('refuses %s', async (_what, key) => {
    const refusal = stand.client({}, key).checkout.sessions.list();
    await expect(refusal).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    await expect(refusal).rejects.toMatchObject({ statusCode: 401 });
  });

  it('refuses a call without a key', async () => {
    const response = await fetch(`${stand.simulator.url}/v1/events`);
    expect(response.status).toBe(401);
    expect(await bodyOf(response)).toHaveProperty('error.type');
  });

  it('speaks one version only, so that a drift is seen', async () => {
    const response = await raw('/v1/events', { headers: { 'stripe-version': '2024-04-10' } });
    expect(response.status).toBe(400);
  });
});

describe('what Stripe would not take is not taken', () => {
  it('a language that Checkout does not speak', async () => {
    // As somebody without types would send it.
    const locale = 'xx' as Stripe.Checkout.SessionCreateParams.Locale;
    const refusal = stand.stripe.checkout.sessions.create({ ...donation(), locale });
    await expect(refusal).rejects.toMatchObject({ statusCode: 400, param: 'locale' });
  });

  it('an unknown parameter of one event; and events older than 30 days are not listed', async () => {
    await stand.stripe.checkout.sessions.create(donation());
    await stand.control('POST', 'events', { type: 'payout.paid' });
    const [event] = (await stand.stripe.events.list()).data;
    expect((await raw(`/v1/events/${event?.id}?colour=red`)).status).toBe(400);
    stand.simulator.clock.advance(31 * 24 * 3_600_000);
    const kept = (await stand.stripe.events.list()).data;
    expect(kept.map(({ id }) => id)).not.toContain(event?.id);
  });
});

describe('every failure carries `error`', () => {
  it.each([
    ['GET', '/v1/nothing'],
    ['DELETE', '/v1/checkout/sessions/cs_test_1'],
    ['GET', '/elsewhere'],
    ['POST', '/v2/core/nothing'],
    ['GET', '/_control/constructor'],
    ['POST', '/_control/constructor'],
  ])('%s %s', async (method, path) => {
    const response = await raw(path, { method });
    expect(response.status).toBe(404);
    expect(await bodyOf(response)).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it.each([
    ['both a value and an object', 'mode=payment&mode[x]=1'],
    ['brackets that do not close', 'a[b=1'],
    ['a list where an object belongs', 'mode=payment&line_items[0]=x'],
    ['a key named like a prototype', '__proto__[polluted]=1'],
    ['a deep pit', `a${'[b]'.repeat(500)}=1`],
    ['garbage', '\u0000\u0001%%%=&&&===[['],
  ])('on a body with %s', async (_what, body) => {
    const response = await raw('/v1/checkout/sessions', { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toMatchObject({ error: { type: 'invalid_request_error' } });
    expect({}).not.toHaveProperty('polluted');
  });

  it('on a body without end', async () => {
    const response = await raw('/v1/checkout/sessions', { method: 'POST', body: 'a'.repeat(1_100_000) });
    expect(response.status).toBe(413);
    expect(await bodyOf(response)).toHaveProperty('error');
  });
});

describe('idempotency keys', () => {
  it('belong to one account', async () => {
    const options = { idempotencyKey: 'attempt-7' };
    const terms = donation();
    const platform = await stand.stripe.checkout.sessions.create(terms, options);
    const connected = await stand.stripe.checkout.sessions.create(terms, { ...options, stripeAccount: 'acct_one' });
    expect(connected.id).not.toBe(platform.id);
  });

  it('do not keep a call that was refused before it started', async () => {
    const options = { idempotencyKey: 'attempt-8' };
    const { success_url: _successUrl, ...incomplete } = donation();
    await expect(stand.stripe.checkout.sessions.create(incomplete, options)).rejects.toMatchObject({ statusCode: 400 });
    await expect(stand.stripe.checkout.sessions.create(donation(), options)).resolves.toHaveProperty('id');
  });

  it('run once at a time: the second call meets 409 while the first is on its way', async () => {
    await stand.control('POST', 'settings', { latencyMs: 2_000 });
    const options = { idempotencyKey: 'attempt-9' };
    const terms = donation();
    const outcomes = await Promise.allSettled([1, 2].map(() => stand.stripe.checkout.sessions.create(terms, options)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    expect((await stand.stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('are forgotten after a day', async () => {
    const options = { idempotencyKey: 'attempt-10' };
    const { expires_at: _expiresAt, ...terms } = donation();
    const first = await stand.stripe.checkout.sessions.create(terms, options);
    stand.simulator.clock.advance(25 * 3_600_000);
    const second = await stand.stripe.checkout.sessions.create(terms, options);
    expect(second.id).not.toBe(first.id);
  });
});

describe('an account', () => {
  it('never sees what another owns', async () => {
    const one = { stripeAccount: 'acct_one' };
    const session = await stand.stripe.checkout.sessions.create(donation(), one);
    await stand.control('POST', `sessions/${session.id}/pay`);
    expect((await stand.stripe.checkout.sessions.retrieve(session.id, {}, one)).payment_status).toBe('paid');
    for (const options of [{}, { stripeAccount: 'acct_two' }]) {
      await expect(stand.stripe.checkout.sessions.retrieve(session.id, {}, options)).rejects.toMatchObject({
        statusCode: 404,
      });
      await expect(stand.stripe.checkout.sessions.expire(session.id, {}, options)).rejects.toMatchObject({
        statusCode: 404,
      });
      expect((await stand.stripe.checkout.sessions.list({}, options)).data).toEqual([]);
      expect((await stand.stripe.events.list({}, options)).data).toEqual([]);
      expect((await stand.stripe.charges.list({}, options)).data).toEqual([]);
    }
    const events = await stand.stripe.events.list({ type: 'checkout.session.completed' }, one);
    expect(events.data).toMatchObject([{ account: 'acct_one' }]);
    // Its events belong to the Connect endpoint: the platform's hears nothing.
    await stand.control('POST', 'deliveries/idle');
    expect(stand.receiver.received).toEqual([]);
  });
});

describe('planned faults', () => {
  it('before: nothing was done', async () => {
    await stand.control('POST', 'faults', { calls: 1, answer: '500', match: 'POST /v1/checkout/sessions' });
    await expect(stand.stripe.checkout.sessions.create(donation())).rejects.toBeInstanceOf(
      Stripe.errors.StripeAPIError,
    );
    expect((await stand.stripe.checkout.sessions.list()).data).toEqual([]);
  });

  it('after: it was done, and the same key finds it again', async () => {
    await stand.control('POST', 'faults', {
      calls: 1,
      answer: 'hangup',
      when: 'after',
      match: 'POST /v1/checkout/sessions',
    });
    const options = { idempotencyKey: 'attempt-11' };
    const terms = donation();
    // The SDK repeats a closed connection once by itself, with the same key.
    const session = await stand.stripe.checkout.sessions.create(terms, options);
    const { data } = await stand.stripe.checkout.sessions.list();
    expect(data.map(({ id }) => id)).toEqual([session.id]);
    expect(session.lastResponse.headers['idempotent-replayed']).toBe('true');
  });

  it('time out, and stop when told', async () => {
    await stand.control('POST', 'faults', { calls: 5, answer: 'timeout' });
    const impatient = stand.client({ timeout: 60 });
    await expect(impatient.events.list()).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    await stand.control('POST', 'faults/clear');
    await expect(stand.stripe.events.list()).resolves.toMatchObject({ data: [] });
  });

  it('rate limits', async () => {
    await stand.control('POST', 'faults', { answer: '429' });
    await expect(stand.stripe.events.list()).rejects.toBeInstanceOf(Stripe.errors.StripeRateLimitError);
  });
});

describe('the control door', () => {
  it('is shut to pages in a browser, here or elsewhere', async () => {
    const fromPage = await raw('/_control/clock', {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: '{"advanceMs":1}',
    });
    expect(fromPage.status).toBe(403);
  });

  it('refuses what it does not know', async () => {
    expect(await stand.control('POST', 'clock', { advance: 1 })).toMatchObject({
      httpStatus: 400,
      error: { param: 'advance' },
    });
    expect(await stand.control('POST', 'sessions/cs_test_none/pay')).toMatchObject({ httpStatus: 404 });
    expect((await raw('/_control/clock', { method: 'POST', body: 'not json' })).status).toBe(400);
  });

  it('changes what an open session says behind its maker’s back', async () => {
    const session = await stand.stripe.checkout.sessions.create(donation());
    await stand.control('POST', `sessions/${session.id}/tamper`, {
      amountTotalCents: 100,
      clientReferenceId: 'attempt-999',
    });
    await stand.control('POST', `sessions/${session.id}/pay`);
    const event = await stand.receiver.until(({ type }) => type === 'checkout.session.completed');
    expect(event.data.object).toMatchObject({
      amount_total: 100,
      client_reference_id: 'attempt-999',
      metadata: { attempt: 'attempt-1' },
    });
    const { data } = await stand.stripe.charges.list();
    expect(data).toMatchObject([{ amount: 100 }]);
    expect(await stand.control('GET', 'paid')).toMatchObject({ sessions: [{ id: session.id, amountTotalCents: 100 }] });
  });

  it('tells of sessions nobody made', async () => {
    await stand.control('POST', 'events', { livemode: true });
    const event = await stand.receiver.until(({ type }) => type === 'checkout.session.completed');
    expect(event).toMatchObject({ livemode: true, data: { object: { payment_status: 'paid' } } });
  });
});
