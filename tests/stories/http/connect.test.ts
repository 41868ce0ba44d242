import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTokens } from '#server/adapters/auth/connectTokens.ts';
import { importCatalogue } from '#server/domain/catalogue/import.ts';
import { AssociationId, VillageSlug } from '#shared/ids.ts';
import { smallProject } from '../../support/projects.ts';
import { proofAt } from '../../support/proofs.ts';
import { CONNECT_WEBHOOK_SECRET, startHameau, type TestHameau, WEBHOOK_SECRET } from '../../support/server.ts';

const SECRET = 'a-secret-of-the-tests-of-connect-32';
const wells = AssociationId.parse('asso_wells000000000000000');
const tea = AssociationId.parse('asso_tea00000000000000000');

describe('an association sets its account up, without an account here', () => {
  let server: TestHameau;
  const lines: string[] = [];
  const tokens = connectTokens(SECRET);
  const inAWeek = () => server.hameau.deps.surroundings.now() + 604_800_000;
  const get = (path: string, language = 'fr') =>
    fetch(new URL(path, server.url), {
      redirect: 'manual',
      headers: { 'accept-language': language, accept: 'text/html' },
    });
  const settle = async (id: AssociationId, name: string) => {
    const imported = await importCatalogue(server.hameau.deps, {
      association: { name, email: `${name}@example.org`, demonstration: false },
      associationId: id,
      village: { slug: VillageSlug.parse(name), name },
      project: smallProject({ ...smallProject(), slug: `p-${name}` as never, demonstration: false }),
    });
    expect(imported.ok).toBe(true);
  };

  beforeAll(async () => {
    server = await startHameau({ env: { SESSION_SECRET: SECRET }, log: { write: (line) => void lines.push(line) } });
    await settle(wells, 'wells');
    await settle(tea, 'tea');
  });
  afterAll(() => server.stop());

  const give = async () =>
    fetch(`${server.url}/api/villages/tea/checkouts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({
        catalogueVersion: 'v1',
        gifts: [{ gift: 'seeds', quantity: 1, plot: null }],
        basketKey: 'basket-of-the-connect-story',
        adult: true,
        language: 'en',
        proof: await proofAt(server.url, 'tea'),
      }),
    });
  const settled = async () => {
    await server.simulator.deliveries.idle();
    await server.hameau.settle();
  };

  it('from the private address to Stripe and back, until gifts can be taken', async () => {
    const address = `/connect/${tokens.sign(tea, inAWeek())}`;
    const first = await get(address);
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.headers.get('referrer-policy')).toBe('no-referrer');
    expect(first.headers.get('x-robots-tag')).toBe('noindex');
    expect(await first.text()).toContain('Aucun compte n’est encore relié.');
    const village = async () => (await get('/v/tea')).text();
    expect(await village(), 'said before anybody fills a basket').toContain('ne reçoit pas encore de dons');
    const refused = await give();
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      type: '/problems/association-not-connected',
      detail: expect.stringContaining('what was given stays'),
    });

    const form = { catalogueVersion: 'v1', basketKey: 'basket-without-any-script', gift: 'seeds' };
    const submit = (more: Record<string, string>) =>
      fetch(`${server.url}/v/tea/give`, {
        method: 'POST',
        headers: { 'accept-language': 'fr' },
        body: new URLSearchParams({ ...form, ...more }),
      });
    const receipt = await (await submit({})).text();
    const hidden = [...receipt.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
    const page = await submit({ ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), adult: 'on' });
    expect(page.status).toBe(409);
    expect(await page.text()).toContain('Rien n’a été débité, et ce qui a été donné reste.');

    const onward = await get(`${address}/refresh`);
    expect(onward.status).toBe(303);
    const stripePage = String(onward.headers.get('location'));
    expect(new URL(stripePage).origin).toBe(server.simulator.url);
    expect(await (await get(stripePage)).text()).toContain('aucun argent n’est débité');
    // Looked at twice: Stripe sends the browser back to us, and we send it to a new page.
    const again = String((await get(stripePage)).headers.get('location'));
    expect(again).toBe(`${server.url}${address}/refresh`);
    const fresh = String((await get(again)).headers.get('location'));
    expect(fresh).not.toBe(stripePage);

    const partly = await fetch(fresh, {
      method: 'POST',
      body: new URLSearchParams({ outcome: 'partial' }),
      redirect: 'manual',
    });
    const back = await get(String(partly.headers.get('location')));
    expect([back.status, back.headers.get('location')]).toEqual([303, address]);
    const words = await (await get(address)).text();
    expect(words).toContain('un justificatif : statuts, pièce d’identité, preuve d’adresse');
    expect(words).toContain('le compte bancaire (IBAN) qui reçoit les dons');
    expect(words).not.toContain('verification.document');
    expect(await (await get(`${address}?lang=en`, 'en')).text()).toContain(
      'the bank account (IBAN) that receives the gifts',
    );

    const last = String((await get(`${address}/refresh`)).headers.get('location'));
    await fetch(last, { method: 'POST', body: new URLSearchParams({ outcome: 'complete' }), redirect: 'manual' });
    // Nobody came back to us: the event at the Connect endpoint is enough.
    await settled();
    expect(await (await get(address)).text()).toContain('Le compte est prêt');
    expect(await village()).not.toContain('ne reçoit pas encore de dons');
    expect((await give()).status).toBe(201);
  });

  it('an address that is over, forged or for nobody says so in plain words, and opens nothing', async () => {
    const over = tokens.sign(tea, 1);
    const foreign = connectTokens('another-secret-of-32-characters!!').sign(tea, inAWeek());
    const nobody = tokens.sign(AssociationId.parse('asso_nobody00000000000000'), inAWeek());
    for (const token of [over, foreign, nobody, 'garbage', '%00', `${tokens.sign(tea, inAWeek())}x`]) {
      for (const path of ['', '/refresh', '/return']) {
        const reply = await get(`/connect/${token}${path}`);
        expect(reply.status, `${token}${path}`).toBe(410);
        expect(await reply.text()).toContain('Demandez-en une nouvelle à l’hébergeur');
      }
    }
  });

  it('only looking at whether the way to Stripe works uses up no page there', async () => {
    const address = `${server.url}/connect/${tokens.sign(wells, inAWeek())}/refresh`;
    expect((await fetch(address, { method: 'HEAD', redirect: 'manual' })).status).toBe(204);
    expect((await fetch(address, { method: 'POST', redirect: 'manual' })).status).toBe(405);
    expect(await server.store.read.stripeAccountsOf(wells)).toEqual([]);
  });

  it('[M4] each endpoint believes its own secret only', async () => {
    const [account] = await server.store.read.stripeAccountsOf(tea);
    const post = (path: string, secret: string, event: object) => {
      const body = JSON.stringify(event);
      const t = Math.floor(Date.now() / 1000);
      const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
      return fetch(server.url + path, { method: 'POST', body, headers: { 'stripe-signature': `t=${t},v1=${v1}` } });
    };
    const rest = { object: 'event', api_version: '2026-10-28.endive', livemode: false, data: { object: { id: 'x' } } };
    const event = { id: 'evt_http', type: 'account.updated', account: account?.account, ...rest };
    expect((await post('/webhooks/stripe', CONNECT_WEBHOOK_SECRET, event)).status).toBe(400);
    expect((await post('/webhooks/stripe/connect', WEBHOOK_SECRET, event)).status).toBe(400);
    expect((await post('/webhooks/stripe/connect?x=1', CONNECT_WEBHOOK_SECRET, event)).status).toBe(200);
    expect((await fetch(`${server.url}/webhooks/stripe/connect`)).status).toBe(405);
    // Signed by the right secret for the wrong door: thanked, and not believed.
    const id = 'evt_wrong_door';
    expect((await post('/webhooks/stripe', WEBHOOK_SECRET, { ...event, id })).status).toBe(200);
    expect(await server.store.tx(async (tx) => ({ ok: true, value: await tx.eventState(id) }))).toEqual({
      ok: true,
      value: null,
    });
    expect(lines.join('')).toContain('by the wrong door');
  });

  it('the log holds no private address', () => {
    expect(lines.join('')).not.toMatch(/asso_tea0+\.\d+\./);
    expect(lines.join('')).toContain('/connect/:token');
  });
});
