import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VillageSlug } from '#shared/ids.ts';
import { HeldData } from '#shared/protocol/corner.ts';
import { cornerPath, GiverBrowser, PROJECT, VILLAGE } from '../../support/corner.ts';
import { DEFAULT_RATES, SECRET_KEY, startHameau, type TestHameau } from '../../support/server.ts';
import { fill, signedIn } from '../../support/stewarding.ts';

const NAME = 'Zéphyrine Quelconque';
const ADDRESS = 'zephyrine@example.org';

let hameau: TestHameau;
beforeEach(async () => {
  hameau = await startHameau();
});
afterEach(() => hameau.stop());

describe('[B2] my corner', () => {
  it('shows this browser its gifts by village, what became of each, and nothing to another', async () => {
    const giver = new GiverBrowser(hameau);
    await giver.give({ publicName: NAME, thanksEmail: ADDRESS });
    const { body, headers } = await giver.get('/me?lang=en');
    expect(body).toContain(`href="/v/${VILLAGE}?lang=en"`);
    expect(body).toContain('Promised: it stands in the village');
    expect(body).toContain(NAME);
    expect(body, 'others may use this browser').not.toContain(ADDRESS);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect((await giver.get('/me?lang=fr')).body).toContain('Promis\u00a0: debout dans le village');
    const stranger = new GiverBrowser(hameau);
    const empty = await stranger.get('/me');
    expect(empty.body).toContain('This browser knows no gift of yours.');
    expect(stranger.cookies.size, 'looking makes nobody a player').toBe(0);
  });

  it('a gift whose money went back says so', async () => {
    const giver = new GiverBrowser(hameau);
    const donation = await giver.give({});
    const [attempt] = (await hameau.store.read.donation(donation))?.attempts ?? [];
    const refunded = await fetch(`${hameau.simulator.url}/v1/refunds`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: `payment_intent=${attempt?.paymentIntent}`,
    });
    expect(refunded.status).toBe(200);
    await fetch(`${hameau.simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
    await hameau.hameau.settle();
    expect((await giver.get('/me')).body).toContain('Given back: the money was returned to you.');
  });

  it('[G5] [P1] each choice is taken back by itself, by its own giver alone', async () => {
    const giver = new GiverBrowser(hameau);
    const donation = await giver.give({ publicName: NAME, message: 'Good luck' });
    const stranger = new GiverBrowser(hameau);
    await stranger.give({});
    expect((await stranger.post('/me/choices', { donation, kind: 'message' })).status).toBe(404);
    expect((await giver.post('/me/choices', { donation, kind: 'message' })).to).toBe('/me');
    const { body } = await giver.get('/me');
    expect(body).toContain(NAME);
    expect(body).not.toContain('Good luck');
    const events = await hameau.store.read.eventsSince(VillageSlug.parse(VILLAGE), 0, 100);
    expect(events.at(-1), 'screens read its words again').toMatchObject({ type: 'wordsChanged' });
    const kept = await hameau.store.read.consents(donation);
    expect(kept.find(({ kind }) => kind === 'message')?.value).toBe('');
  });

  it('[V2] what news told of a gift is one tap from it', async () => {
    const giver = new GiverBrowser(hameau);
    await giver.give({});
    expect((await giver.get('/me')).body).not.toContain('/news/');
    const owner = await signedIn(hameau, 'demo@example.org');
    // Whoever comes first with the association's own address has it.
    await owner.get('/console');
    const project = (await hameau.store.read.projects()).find(({ slug }) => slug === PROJECT);
    const { to } = await owner.post(`/console/a/${project?.association}/projects/${PROJECT}/news`);
    const told = { 'title.fr': 'La classe est ouverte', 'words.fr': 'Ce matin.', happenedOn: '2026-11-20' };
    await fill(owner, to, { ...told, [`step.${project?.steps.at(-1)?.slug}`]: 'yes' });
    await owner.post(`${to}/publish`, { revision: '1' });
    await hameau.hameau.settle();
    const { body } = await giver.get('/me');
    expect(body).toContain(
      `/p/${PROJECT}/news/${to.split('/').at(-1)}?lang=en" lang="fr">La classe est ouverte</a>, 20 November`,
    );
    expect(body).toContain('Delivered: the real thing is there.');
  });

  it('by letter: the same sentence for every address, a letter only where a paid gift left it, a link good once', async () => {
    const giver = new GiverBrowser(hameau);
    await giver.give({ publicName: NAME, newsEmail: 'Zephyrine@Example.org' });
    const other = new GiverBrowser(hameau);
    const known = await other.post('/me/link', { email: ADDRESS });
    const path = await cornerPath(hameau);
    const unknown = await other.post('/me/link', { email: 'nobody@example.org' });
    expect(unknown).toMatchObject({ status: known.status, body: known.body });
    const letters = await (await fetch(`${hameau.url}/dev/mail`)).text();
    expect(letters).not.toContain('nobody@example.org');
    expect((await other.post('/me/link', { email: 'no address' })).status).toBe(422);

    const looked = await other.get(path);
    expect([looked.status, other.cookies.has('corner')], 'a mail scanner opens nothing').toEqual([200, false]);
    expect((await other.post(path)).to).toBe('/me');
    expect((await other.get('/me')).body).toContain(NAME);
    const again = new GiverBrowser(hameau);
    expect([(await again.get(path)).status, (await again.post(path)).status]).toEqual([410, 410]);
    expect(again.cookies.size).toBe(0);
    expect((await again.post('/me/link/nobodys')).status).toBe(410);

    const [, session = ''] = /name="session" value="([^"]+)"/.exec((await other.get('/me')).body) ?? [];
    await other.post('/me/sessions', { session });
    expect((await other.get('/me')).body).not.toContain(NAME);
  });

  it('a browser that was let in is listed, and ended from another; the cookie is for our server alone', async () => {
    const giver = new GiverBrowser(hameau);
    await giver.give({ publicName: NAME, newsEmail: ADDRESS });
    const [lost, found] = [new GiverBrowser(hameau), new GiverBrowser(hameau)];
    await lost.openByMail(ADDRESS);
    await found.post('/me/link', { email: ADDRESS });
    const entered = await found.post(await cornerPath(hameau));
    const [cookie = ''] = entered.headers.getSetCookie().filter((line) => line.startsWith('corner='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const { body } = await found.get('/me');
    const sessions = [...body.matchAll(/name="session" value="([^"]+)"><button[^>]*>(\w+)</g)];
    expect(new Set(sessions.map(([, , act]) => act))).toEqual(new Set(['Close', 'Leave']));
    const [, other = ''] = sessions.find(([, , act]) => act === 'Close') ?? [];
    await new GiverBrowser(hameau).post('/me/sessions', { session: other });
    expect((await lost.get('/me')).body, 'nobody else ends it').toContain(NAME);
    await found.post('/me/sessions', { session: other });
    expect((await lost.get('/me')).body).not.toContain(NAME);
    expect((await found.get('/me')).body).toContain(NAME);
  });

  it('an address that was taken back, or whose gift was never paid, opens nothing', async () => {
    const giver = new GiverBrowser(hameau);
    const donation = await giver.give({ newsEmail: ADDRESS, publicName: NAME });
    const other = new GiverBrowser(hameau);
    await other.openByMail(ADDRESS);
    await giver.post('/me/choices', { donation, kind: 'newsEmail' });
    expect((await other.get('/me')).body).not.toContain(NAME);
    expect((await other.post('/me/choices', { donation, kind: 'publicName' })).status).toBe(404);
  });

  it('hands over everything that is held, and only to whom it is', async () => {
    const giver = new GiverBrowser(hameau);
    const donation = await giver.give({ publicName: NAME, thanksEmail: ADDRESS, message: 'Good luck' });
    const code = await giver.shareLink();
    await giver.answer();
    await giver.found('Our office', 'Come along', 'Thank you all');
    const answer = await giver.get('/me/data.json');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const held = HeldData.parse(JSON.parse(answer.body));
    expect(held.player?.id).toBe(giver.player());
    expect(held.donations).toHaveLength(1);
    const [given] = held.donations;
    expect(given).toMatchObject({ id: donation, payments: [{ state: 'paid' }], lines: [{ gift: 'chalk' }] });
    expect(given?.consents.map(({ kind, value }) => [kind, value])).toContainEqual(['thanksEmail', ADDRESS]);
    expect(given?.letters).toHaveLength(1);
    expect(given).toMatchObject({ taxReceipts: [], yearlyReceipt: null });
    expect(held.gestures).toMatchObject([{ village: VILLAGE, what: expect.stringMatching(/^answer:/) }]);
    expect(held.shareLinks).toMatchObject([{ code }]);
    expect(held.villagesFounded).toMatchObject([{ name: 'Our office', words: 'Come along', thanks: 'Thank you all' }]);
    const empty = HeldData.parse(JSON.parse((await new GiverBrowser(hameau).get('/me/data.json')).body));
    expect(empty).toMatchObject({ player: null, address: null, donations: [] });
  });
});

describe('[security] letters into a corner', () => {
  it('nobody is buried in letters', async () => {
    await hameau.stop();
    hameau = await startHameau({ rates: { ...DEFAULT_RATES, write: { points: 1000, seconds: 60 } } });
    const caller = new GiverBrowser(hameau);
    const statuses = [];
    for (let n = 0; n < 7; n++) statuses.push((await caller.post('/me/link', { email: ADDRESS })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    for (let n = 0; n < 23; n++) await caller.post('/me/link', { email: `somebody-${n}@example.org` });
    expect((await caller.post('/me/link', { email: 'fresh@example.org' })).status).toBe(429);
  });
});
