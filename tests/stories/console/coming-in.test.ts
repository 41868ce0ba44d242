import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { founded, joined, signedIn, signInPath, stewardBrowser } from '../../support/stewarding.ts';

let hameau: TestHameau;
beforeAll(async () => {
  hameau = await startHameau();
});
afterAll(() => hameau.stop());

describe('coming into the console', () => {
  it('a letter lets in once; its link shows a button, which programs that read mail do not press', async () => {
    const browser = stewardBrowser(hameau);
    const asked = await browser.post('/console/sign-in', { email: 'Zoe@Example.org ' });
    expect(asked.body).toContain('zoe@example.org');
    const path = await signInPath(hameau, 'zoe@example.org');
    for (let look = 0; look < 3; look++) expect((await browser.get(path)).body).toContain('One more tap');
    expect((await browser.get('/console')).to).toBe('/console/sign-in');
    expect((await browser.post(path)).to).toBe('/console');
    expect((await browser.get('/console')).body).toContain('zoe@example.org');
    const again = await stewardBrowser(hameau).post(path);
    expect(again.status).toBe(410);
    expect(again.body).toContain('Send me a new link');
    const fresh = await stewardBrowser(hameau).post(`${path}/again`);
    expect(fresh.body).toContain('zoe@example.org');
    expect(await signInPath(hameau, 'zoe@example.org')).not.toBe(path);
  });

  it('of many at the same moment one comes in with a link', async () => {
    await stewardBrowser(hameau).post('/console/sign-in', { email: 'many@example.org' });
    const path = await signInPath(hameau, 'many@example.org');
    const all = await Promise.all(Array.from({ length: 8 }, () => stewardBrowser(hameau).post(path)));
    expect(all.filter(({ to }) => to === '/console')).toHaveLength(1);
  });

  it('two letters asked for at once both let in', async () => {
    const twice = stewardBrowser(hameau);
    await Promise.all([1, 2].map(() => twice.post('/console/sign-in', { email: 'twice@example.org' })));
    const letters = (await hameau.store.read.letters(50)).filter(({ body }) => JSON.stringify(body).includes('twice@'));
    const paths = await Promise.all(
      letters.map(async ({ id }) => {
        const shown = await (await fetch(`${hameau.url}/dev/mail/${id}`)).text();
        return /\/console\/sign-in\/[\w.-]+/.exec(shown)?.[0] ?? '';
      }),
    );
    expect(new Set(paths).size).toBe(2);
    for (const path of paths) expect((await stewardBrowser(hameau).post(path)).to).toBe('/console');
  });

  it('[security] nothing that lets in is in the database, and a token that this server did not make is nowhere', async () => {
    await stewardBrowser(hameau).post('/console/sign-in', { email: 'secret@example.org' });
    const path = await signInPath(hameau, 'secret@example.org');
    const token = path.split('/').at(-1) ?? '';
    const rows = await hameau.store.read.identityRows('verification', { where: [], limit: 100 });
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(await hameau.store.read.letters(50))).not.toContain(token);
    for (const forged of [`${token.slice(0, -2)}AA`, 'key_00000000000000000000.AAAA', '..%2f..', '%00']) {
      expect((await stewardBrowser(hameau).get(`/console/sign-in/${forged}`)).status).toBe(404);
      expect((await stewardBrowser(hameau).post(`/console/sign-in/${forged}`)).status).toBe(404);
    }
  });

  it('what is no address is said kindly, with what was typed', async () => {
    const { status, body } = await stewardBrowser(hameau).post('/console/sign-in', { email: 'zoe at home' });
    expect(status).toBe(422);
    expect(body).toContain('not an e-mail address');
    expect(body).toContain('zoe at home');
  });

  it('sessions are listed and ended one by one, and signing out ends this one', async () => {
    const phone = await signedIn(hameau, 'sessions@example.org', { 'user-agent': 'A phone' });
    const desk = await signedIn(hameau, 'sessions@example.org', { 'user-agent': 'A desk' });
    const stranger = await signedIn(hameau, 'stranger@example.org');
    const listed = (await desk.get('/console/sessions')).body;
    expect(listed).toContain('A phone');
    const [, id = ''] = /name="session" value="([^"]+)"/.exec(listed) ?? [];
    expect((await stranger.post('/console/sessions', { session: id })).status).toBe(404);
    expect((await phone.get('/console')).status).toBe(200);
    expect((await desk.post('/console/sessions', { session: id })).to).toContain('saved');
    expect((await phone.get('/console')).to).toBe('/console/sign-in');
    await desk.post('/console/sign-out');
    expect((await desk.get('/console')).to).toBe('/console/sign-in');
  });

  it('[security] cookies are HttpOnly and of this site alone; a form of another site acts for nobody', async () => {
    await stewardBrowser(hameau).post('/console/sign-in', { email: 'cookie@example.org' });
    const path = await signInPath(hameau, 'cookie@example.org');
    const response = await fetch(hameau.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: hameau.url },
    });
    for (const cookie of response.headers.getSetCookie()) {
      expect(cookie).toMatch(/httponly/i);
      expect(cookie).toMatch(/samesite=lax/i);
    }
    const foreign = stewardBrowser(hameau, { origin: 'https://elsewhere.example' });
    expect((await foreign.post('/console/sign-in', { email: 'zoe@example.org' })).status).toBe(403);
  });
});

describe('acting for an association', () => {
  it('an association that the host made belongs to whoever proves to read its address, and then to nobody else', async () => {
    const demo = await signedIn(hameau, 'demo@example.org');
    expect((await demo.get('/console')).body).toContain('Hameau Démo');
    const other = await signedIn(hameau, 'other@example.org');
    expect((await other.get('/console')).body).not.toContain('Hameau Démo');
  });

  it('who was invited accepts with that very address; an invitation is answered once, and can be withdrawn', async () => {
    const owner = await signedIn(hameau, 'owner@example.org');
    const association = await founded(owner, 'Friends');
    const editor = await joined(hameau, owner, association, 'editor@example.org', 'editor');
    expect((await editor.get(`/console/a/${association}/projects/new`)).status).toBe(200);
    expect((await editor.get(`/console/a/${association}/people`)).status).toBe(404);
    await owner.post(`/console/a/${association}/people/invite`, { email: 'late@example.org', role: 'moderator' });
    const late = await signedIn(hameau, 'late@example.org');
    const [path = ''] = /\/console\/invitations\/[\w-]+/.exec((await late.get('/console')).body) ?? [];
    expect((await editor.post(path, { answer: 'accepted' })).status).toBe(404);
    const { body } = await owner.get(`/console/a/${association}/people`);
    const [, invitation = ''] = /name="invitation" value="([^"]+)"/.exec(body) ?? [];
    await owner.post(`/console/a/${association}/people/withdraw`, { invitation });
    expect((await late.post(path, { answer: 'accepted' })).status).toBe(404);
    expect((await late.get(`/console/a/${association}`)).status).toBe(404);
  });

  it('somebody always owns it: the last owner stays, also when two leave at the same moment', async () => {
    const one = await signedIn(hameau, 'one@example.org');
    const association = await founded(one, 'Two owners');
    const path = `/console/a/${association}/people`;
    const idOf = async (email: string) =>
      (await hameau.store.read.stewardsOf(association)).find((steward) => steward.email === email)?.steward ?? '';
    const alone = await one.post(`${path}/remove`, { steward: await idOf('one@example.org') });
    expect(alone.status).toBe(409);
    expect(alone.body).toContain('Somebody must own');
    const two = await joined(hameau, one, association, 'two@example.org', 'owner');
    const leaves = [
      one.post(`${path}/remove`, { steward: await idOf('one@example.org') }),
      two.post(`${path}/role`, { steward: await idOf('two@example.org'), role: 'editor' }),
    ];
    await Promise.all(leaves);
    const left = await hameau.store.read.stewardsOf(association);
    expect(left.filter(({ role }) => role === 'owner')).toHaveLength(1);
  });

  it('the open tab of a steward who was removed ends at the next tap', async () => {
    const owner = await signedIn(hameau, 'boss@example.org');
    const association = await founded(owner, 'Tabs');
    const gone = await joined(hameau, owner, association, 'gone@example.org', 'editor');
    const tab = `/console/a/${association}/projects/new`;
    expect((await gone.get(tab)).status).toBe(200);
    const stewards = await hameau.store.read.stewardsOf(association);
    const steward = stewards.find(({ email }) => email === 'gone@example.org')?.steward ?? '';
    await owner.post(`/console/a/${association}/people/remove`, { steward });
    expect((await gone.post(tab, { title: 'A well' })).status).toBe(404);
  });
});
