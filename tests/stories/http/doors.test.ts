import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '#server/adapters/store/errors.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { CheckoutReply, DonationStatus, EventsSince, Holds, Problem, Snapshot } from '#shared/protocol/http.ts';
import { LiveEvents } from '#shared/protocol/live.ts';
import { PlacementWords, ProjectReply } from '#shared/protocol/page.ts';
import { listen } from '../../support/listening.ts';
import { notebook } from '../../support/log.ts';
import { proofAt } from '../../support/proofs.ts';
import { SECOND_LINE_TAKEN } from '../../support/refused-plot.ts';
import { DEFAULT_RATES, NO_LIMITS, startHameau, type TestHameau, WEBHOOK_SECRET } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';
let hameau: TestHameau;
const log = notebook();
const logged = log.lines;

beforeAll(async () => {
  hameau = await startHameau({ log });
});
afterAll(() => hameau.stop());

const at = (path: string, init: RequestInit = {}) => fetch(hameau.url + path, { redirect: 'manual', ...init });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  at(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });

async function basket(gifts: readonly { gift: string; quantity?: number; plot?: { x: number; y: number } | null }[]) {
  const { project } = ProjectReply.parse(await (await at('/api/projects/andes-school')).json());
  return {
    catalogueVersion: project.catalogueVersion,
    gifts: gifts.map(({ gift, quantity = 1, plot = null }) => ({ gift, quantity, plot })),
    basketKey: randomBytes(16).toString('hex'),
    adult: true,
    language: 'en',
    proof: await proofAt(hameau.url, VILLAGE),
  };
}
const checkout = async (gifts: Parameters<typeof basket>[0]) =>
  post(`/api/villages/${VILLAGE}/checkouts`, await basket(gifts));
const control = (path: string, body: object = {}) =>
  fetch(`${hameau.simulator.url}/_control/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const sessionOf = (checkoutUrl: string) => checkoutUrl.split('/').at(-1) ?? '';
const snapshot = async () => Snapshot.parse(await (await at(`/api/villages/${VILLAGE}`)).json());
/** A screen in the village hears of a gift that lands on it. */
async function landing(): Promise<{ readonly landed: Promise<void> }> {
  const screen = await listen(hameau.url, VILLAGE, []);
  const landed = new Promise<void>((resolve) => {
    screen.on('village:events', (body: unknown) => {
      if (!LiveEvents.parse(body).events.some(({ type }) => type === 'giftPlaced')) return;
      screen.disconnect();
      resolve();
    });
  });
  return { landed };
}
const problem = async (response: Response) => Problem.parse(await response.json());

describe('a gift over HTTP', () => {
  it('[G6] basket, payment page, signed event: the gift stands, the ledger balances, and its words are asked for', async () => {
    const before = await snapshot();
    const opened = await checkout([{ gift: 'chalk' }, { gift: 'adobe', quantity: 40 }]);
    expect(opened.status).toBe(201);
    expect(opened.headers.get('set-cookie')).toMatch(/^player=ply_.*HttpOnly; SameSite=Lax/);
    const { donation, checkoutUrl } = CheckoutReply.parse(await opened.json());
    expect((await snapshot()).placements.id, 'nothing lands before it is paid').toEqual(before.placements.id);
    expect(Holds.parse(await (await at(`/api/villages/${VILLAGE}/holds`)).json()).plots).toHaveLength(2);

    await control(`sessions/${sessionOf(checkoutUrl)}/pay`);
    await control('deliveries/idle');
    const after = await snapshot();
    expect(after.placements.id).toHaveLength(before.placements.id.length + 2);
    expect(after.progress.raisedCents - before.progress.raisedCents).toBe(300 + 40 * 300);
    const status = DonationStatus.parse(await (await at(`/api/donations/${donation}`)).json());
    expect(status).toMatchObject({ status: 'paid', checkoutUrl: null });
    const since = EventsSince.parse(await (await at(`/api/villages/${VILLAGE}/events?since=${before.seq}`)).json());
    expect(since.seq).toBe(after.seq);
    expect(since.events.map(({ seq }) => seq)).toEqual(since.events.map((_, i) => before.seq + 1 + i));
    const words = await (await at(`/api/placements/${status.placements[0]?.id}/words`)).json();
    const { placedOn, ...chosen } = PlacementWords.parse(words);
    expect(chosen).toMatchObject({ publicName: null, message: null });
    expect(placedOn, '[P1] the day, never the hour').toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await verifyLedger(hameau.store)).toEqual([]);
  });

  it('[G7] cancel: the session dies first, the plots come free, and asking again is harmless', async () => {
    const { donation, checkoutUrl } = CheckoutReply.parse(await (await checkout([{ gift: 'lamp' }])).json());
    const cancelled = await post(`/api/donations/${donation}/cancel`, {});
    expect(await cancelled.json()).toMatchObject({ status: 'cancelled' });
    expect((await post(`/api/donations/${donation}/cancel`, {})).status).toBe(200);
    expect(Holds.parse(await (await at(`/api/villages/${VILLAGE}/holds`)).json()).plots).toEqual([]);
    expect((await fetch(checkoutUrl)).status).not.toBe(200);
  });

  it('[contract] the snapshot has an ETag, answers 304, and is compressed', async () => {
    const first = await at(`/api/villages/${VILLAGE}`, { headers: { 'Accept-Encoding': 'br' } });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"\d+-\d+"$/);
    expect(first.headers.get('content-encoding')).toBe('br');
    expect((await at(`/api/villages/${VILLAGE}`, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  it('[G6] the return page asks Stripe itself: the gift lands even when no event comes', async () => {
    await control('policy', { hold: true });
    const { donation, checkoutUrl } = CheckoutReply.parse(await (await checkout([{ gift: 'quinoa' }])).json());
    await control(`sessions/${sessionOf(checkoutUrl)}/pay`);
    const { landed } = await landing();
    expect((await at(`/v/${VILLAGE}?given=${donation}`)).status).toBe(200);
    await landed;
    expect((await (await at(`/api/donations/${donation}`)).json()).status).toBe('paid');
    await control('policy', { hold: false });
  });
});

describe('refusals', () => {
  it.each([
    ['an unknown gift', [{ gift: 'spaceship' }], 422, '/problems/unknown-gift'],
    ['a number of what does not count', [{ gift: 'loom', quantity: 2 }], 422, '/problems/basket-refused'],
    ['a plot outside the village', [{ gift: 'chalk', plot: { x: 9999, y: 9999 } }], 422, '/problems/not-buildable'],
  ])('[contract] %s: words a person can act on', async (_what, gifts, status, type) => {
    const response = await checkout(gifts);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect((await problem(response)).type).toBe(type);
  });

  it('[G3] a plot held by somebody else: the refusal names the line of the basket, as the page reads it', async () => {
    const { donation } = CheckoutReply.parse(await (await checkout([{ gift: 'chalk' }])).json());
    const [held] = Holds.parse(await (await at(`/api/villages/${VILLAGE}/holds`)).json()).plots;
    if (!held) throw new Error('a plot is held');
    const response = await checkout([{ gift: 'alpaca' }, { gift: 'chalk', plot: { x: held[0], y: held[1] } }]);
    expect([response.status, (await problem(response)).errors]).toEqual([409, [SECOND_LINE_TAKEN]]);
    const unfit = await checkout([{ gift: 'alpaca' }, { gift: 'chalk', plot: { x: 9999, y: 9999 } }]);
    expect((await problem(unfit)).errors).toMatchObject([{ path: SECOND_LINE_TAKEN.path }]);
    await post(`/api/donations/${donation}/cancel`, {});
  });

  it('[G7] a payment that Stripe refuses is said to be one: asking again does not help, so nobody is told to', async () => {
    const { payments } = hameau.hameau.deps;
    const real = payments.createSession;
    const spy = vi.spyOn(payments, 'createSession');
    spy.mockImplementationOnce((request) => real({ ...request, currency: 'xxx' }));
    const body = await basket([{ gift: 'chalk' }]);
    const response = await post(`/api/villages/${VILLAGE}/checkouts`, body, { 'Accept-Language': 'fr' });
    spy.mockRestore();
    expect([response.status, response.headers.get('retry-after')]).toEqual([422, null]);
    const { type, title, detail } = await problem(response);
    expect(type).toBe('/problems/payment-refused');
    expect(title).toBe('La page de paiement ne s’ouvre pas');
    expect(detail).not.toContain('dans un instant');
  });

  it('[G1] prices moved since the receipt in advance: 409, read it again', async () => {
    const body = { ...(await basket([{ gift: 'chalk' }])), catalogueVersion: 'of-yesterday' };
    const response = await post(`/api/villages/${VILLAGE}/checkouts`, body, { 'Accept-Language': 'fr' });
    expect(response.status).toBe(409);
    expect(await problem(response)).toMatchObject({
      type: '/problems/catalogue-changed',
      detail: expect.stringContaining('Relisez le panier'),
    });
  });

  it('[G1] [G5] an amount from the client, or a payer who does not say that they are adult: 400 with the field', async () => {
    const body = await basket([{ gift: 'chalk' }]);
    for (const [bad, path] of [
      [{ ...body, amountCents: 1 }, ''],
      [{ ...body, adult: false }, 'adult'],
    ] as const) {
      const response = await post(`/api/villages/${VILLAGE}/checkouts`, bad);
      expect(response.status).toBe(400);
      expect((await problem(response)).errors?.map((error) => error.path)).toContain(path);
    }
  });

  it('[contract] another method: 405, and Allow says which', async () => {
    for (const [path, allow] of [
      [`/api/villages/${VILLAGE}`, 'GET, HEAD'],
      [`/api/villages/${VILLAGE}/checkouts`, 'POST'],
      [`/v/${VILLAGE}`, 'GET, HEAD'],
      ['/healthz', 'GET, HEAD'],
      ['/webhooks/stripe', 'POST'],
    ]) {
      const response = await at(path ?? '', { method: 'DELETE' });
      expect([path, response.status, response.headers.get('allow')]).toEqual([path, 405, allow]);
    }
  });

  it('a reader who comes back to where a form was sent is led to its page; a program is told 405', async () => {
    for (const [path, to] of [
      ['/me/link', '/me'],
      [`/v/${VILLAGE}/give`, `/v/${VILLAGE}`],
      ['/console/sign-out', '/console'],
    ] as const) {
      const reader = await at(path, { headers: { accept: 'text/html' }, redirect: 'manual' });
      expect([path, reader.status, reader.headers.get('location')]).toEqual([path, 303, to]);
      expect((await at(path, { headers: { accept: '*/*' } })).status, path).toBe(405);
    }
  });

  it('[security] an unsafe request from another site is refused, from our own pages or a script it is not', async () => {
    const path = `/api/villages/${VILLAGE}/gestures`;
    const foreign = await post(path, {}, { Origin: 'https://evil.example' });
    expect([foreign.status, (await problem(foreign)).type]).toEqual([403, '/problems/foreign-origin']);
    expect((await post(path, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post(path, {}, { Origin: hameau.url })).status).toBe(400);
    expect((await post(path, {})).status).toBe(400);
  });

  it('[V4] one free flower a player; a forged player is nobody', async () => {
    const path = `/api/villages/${VILLAGE}/gestures`;
    const refusals: string[] = [];
    let cookie = '';
    for (let x = 0; x < 32 && cookie === ''; x++) {
      const response = await post(path, { kind: 'plantFlower', flower: 'rose', x, y: 3 });
      if (response.status === 201) cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      else refusals.push((await problem(response)).type);
    }
    expect(cookie).toMatch(/^player=/);
    expect(new Set(refusals)).not.toContain('/problems/bug');
    const again = await post(path, { kind: 'plantFlower', flower: 'gold', x: 1, y: 1 }, { Cookie: cookie });
    expect([409, 422]).toContain(again.status);
    const forged = await post(path, { kind: 'plantFlower', flower: 'gold', x: 1, y: 1 }, { Cookie: `${cookie}x` });
    expect(forged.headers.get('set-cookie'), 'a new player, not the one that was named').toMatch(/^player=ply_/);
  });
});

describe('webhooks', () => {
  const send = (body: string | Buffer, signature: string) =>
    at('/webhooks/stripe', { method: 'POST', headers: { 'Stripe-Signature': signature }, body: body.toString() });
  const signed = (body: string, secret = WEBHOOK_SECRET, timestamp = Math.floor(Date.now() / 1000)) =>
    Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp });

  it('[facts] forged, unsigned, old, or changed on the way: 400, and nothing happens', async () => {
    const body = JSON.stringify({
      id: 'evt_forged',
      object: 'event',
      type: 'checkout.session.completed',
      data: { object: {} },
    });
    const before = await snapshot();
    for (const [what, response] of [
      ['unsigned', await at('/webhooks/stripe', { method: 'POST', body })],
      ['another secret', await send(body, signed(body, 'whsec_somebody_else'))],
      ['old', await send(body, signed(body, WEBHOOK_SECRET, Math.floor(Date.now() / 1000) - 3600))],
      ['changed', await send(`${body} `, signed(body))],
      ['nonsense', await send(body, 't=x,v1=y')],
    ] as const) {
      expect([what, response.status]).toEqual([what, 400]);
    }
    expect(await snapshot()).toEqual(before);
  });

  it('[facts] 100 KB of garbage is no event; more than a megabyte is too large', async () => {
    const garbage = randomBytes(50_000).toString('hex');
    expect((await send(garbage, signed(garbage))).status).toBe(400);
    expect((await at('/webhooks/stripe', { method: 'POST', body: 'x'.repeat(1_200_000) })).status).toBe(413);
  });

  it('[contract] nothing is acknowledged that is not stored: a store that fails makes Stripe send again', async () => {
    const { checkoutUrl } = CheckoutReply.parse(await (await checkout([{ gift: 'alpaca' }])).json());
    const before = await snapshot();
    const { tx, together } = hameau.store;
    const full = () => Promise.reject(new StoreUnavailable('the disk is full'));
    Object.assign(hameau.store, { tx: full, together: full });
    const refused = await checkout([{ gift: 'alpaca' }]);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problem(refused)).toMatchObject({ type: '/problems/unavailable' });
    await control('policy', { retryBaseMs: 50 });
    await control(`sessions/${sessionOf(checkoutUrl)}/pay`);
    await log.said('webhook: not stored');
    const { landed } = await landing();
    Object.assign(hameau.store, { tx, together });
    // A delivery that waits to be sent again is not on its way yet: what it brings is waited for.
    await landed;
    expect((await snapshot()).placements.id).toHaveLength(before.placements.id.length + 1);
  });
});

describe('for the host', () => {
  afterEach(() => logged.splice(0));

  it('[contract] alive, ready, and metrics for this machine only', async () => {
    expect((await at('/healthz')).status).toBe(200);
    expect((await at('/readyz')).status).toBe(200);
    const metrics = await (await at('/metrics')).text();
    expect(metrics).toContain('hameau_http_requests_total');
    // Nothing was given yet, so the first comparison of the day left nothing open.
    expect(metrics).toMatch(/hameau_comparison_open_differences 0\n/);
    expect(metrics).toMatch(/hameau_comparison_age_seconds \d/);
    expect((await at('/metrics', { headers: { 'X-Forwarded-For': '203.0.113.9' } })).status).toBe(403);
  });

  it('[contract] log lines hold no address, name, e-mail, cookie or query', async () => {
    const body = {
      ...(await basket([{ gift: 'potatoes' }])),
      publicName: 'Zoé Tremblay',
      thanksEmail: 'zoe@example.org',
    };
    const opened = await post(`/api/villages/${VILLAGE}/checkouts`, body, { 'X-Forwarded-For': '203.0.113.77' });
    expect(opened.status).toBe(201);
    await (await at(`/v/${VILLAGE}?given=don_secretsecretsecret&mail=zoe@example.org`)).text();
    await log.said('/v/:village"');
    const text = logged.join('');
    expect(text).toContain('/api/villages/:village/checkouts');
    for (const secret of ['Zoé', 'zoe@', '203.0.113', '127.0.0.1', 'secretsecret', 'player='])
      expect(text).not.toContain(secret);
  });
});

describe('limits', () => {
  it('[G6] whoever loads the return page again and again makes us ask Stripe six times a minute, and sees the page', async () => {
    const limited = await startHameau({ rates: DEFAULT_RATES });
    const { payments } = limited.hameau.deps;
    const real = payments.session;
    const asked = vi.spyOn(payments, 'session');
    const sixth = new Promise<void>((resolve) => {
      asked.mockImplementation((...session) => {
        if (asked.mock.calls.length === 6) resolve();
        return real(...session);
      });
    });
    const goods = await basket([{ gift: 'chalk' }]);
    const body = JSON.stringify({ ...goods, proof: await proofAt(limited.url, VILLAGE) });
    const headers = { 'Content-Type': 'application/json' };
    const opened = await fetch(`${limited.url}/api/villages/${VILLAGE}/checkouts`, { method: 'POST', headers, body });
    const { donation } = CheckoutReply.parse(await opened.json());
    for (let i = 0; i < 12; i++) {
      const page = await fetch(`${limited.url}/v/${VILLAGE}?given=${donation}`);
      expect(page.status).toBe(200);
    }
    // The pages do not wait for it.
    await sixth;
    await limited.stop();
    expect(asked.mock.calls).toHaveLength(6);
  });

  it('[V4] one address cannot take everybody’s first act: so many flowers an hour; taps where nothing grows are free', async () => {
    const limited = await startHameau({ rates: { ...NO_LIMITS, flowerByAddress: { points: 3, seconds: 3600 } } });
    // Every request without a cookie is a new player.
    const plant = async (address: string, x: number, y: number) => {
      const body = JSON.stringify({ kind: 'plantFlower', flower: 'rose', x, y });
      const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': address };
      return (await fetch(`${limited.url}/api/villages/${VILLAGE}/gestures`, { method: 'POST', headers, body })).status;
    };
    const statuses: number[] = [];
    for (let i = 0; i < 200 && !statuses.includes(429); i++)
      statuses.push(await plant('203.0.113.1', i % 32, Math.floor(i / 32)));
    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    expect(statuses.filter((status) => status === 422).length, 'meadow and more was tapped').toBeGreaterThan(0);
    const others: number[] = [];
    for (let i = 0; i < 200 && !others.includes(201); i++)
      others.push(await plant('203.0.113.2', i % 32, 31 - Math.floor(i / 32)));
    expect(others.at(-1)).toBe(201);
    await limited.stop();
  });

  it('[contract] too many: 429 with Retry-After; another address is not concerned', async () => {
    const limited = await startHameau({ rates: { ...DEFAULT_RATES, read: { points: 20, seconds: 60 } } });
    const ask = (address: string) =>
      fetch(`${limited.url}/api/villages/${VILLAGE}`, { headers: { 'X-Forwarded-For': address } });
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await ask('203.0.113.1')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    const refused = await ask('203.0.113.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problem(refused)).toMatchObject({ type: '/problems/too-many-requests' });
    expect((await ask('203.0.113.2')).status).toBe(200);
    await limited.stop();
  });
});
