import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FoundingForm } from '#shared/villages/founding.ts';
import { foundVillageBy, seatFor } from '../../support/founding.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import {
  founded as foundedAssociation,
  type StewardBrowser,
  signedIn,
  stewardBrowser,
} from '../../support/stewarding.ts';

const PROJECT = 'andes-school';
const NAME = 'The cousins of Marseille';
let hameau: TestHameau;
let console: { readonly root: string; readonly browser: StewardBrowser };

beforeAll(async () => {
  hameau = await startHameau();
  const browser = await signedIn(hameau, 'demo@example.org');
  const [root] = /\/console\/a\/[\w-]+/.exec((await browser.get('/console')).body) ?? [];
  if (root === undefined) throw new Error('the demonstration has its association');
  console = { root, browser };
});
afterAll(() => hameau.stop());

type Form = Partial<Record<keyof FoundingForm | 'goalEuros', string>>;

/** Founds a village as the form does; the key's address. */
const found = (by: StewardBrowser, change: Form = {}): Promise<string> =>
  foundVillageBy(by, PROJECT, {
    occasion: 'friends',
    name: NAME,
    landscape: 'andes',
    words: 'For the school.',
    goalEuros: '500',
    ...change,
  });

const villageOf = async (by: StewardBrowser, key: string): Promise<string> => {
  const [, slug] = /href="\/v\/([a-z0-9]+)"/.exec((await by.get(key)).body) ?? [];
  if (slug === undefined) throw new Error('the key’s page leads to the village');
  return slug;
};

const associationOf = async () => (await hameau.store.read.project(PROJECT as never))?.association;

/** The steward's yes or no to the words of a village as they stand. */
async function decide(village: string, what: 'name' | 'thanks', to: 'shown' | 'takenDown') {
  const revision = String((await hameau.store.read.foundedVillage(village as never))?.revision);
  return console.browser.post(`${console.root}/villages`, { village, revision, what, to });
}

describe('a village of one’s own', () => {
  it('[S4] is founded without an account, and its name is nobody’s to read before a steward says yes', async () => {
    const founder = stewardBrowser(hameau);
    const key = await found(founder, { listed: 'on' });
    const slug = await villageOf(founder, key);
    expect(slug, 'the address tells nothing').toMatch(/^[a-z0-9]{10}$/);
    const seen = async () => {
      const visitor = stewardBrowser(hameau);
      const places = [`/v/${slug}`, `/p/${PROJECT}`, '/', `/api/villages/${slug}`];
      return (await Promise.all(places.map((path) => visitor.get(path)))).map(({ body }) => body);
    };
    for (const body of await seen()) expect(body).not.toMatch(/cousins|For the school/);
    expect((await seen())[0]).toContain('<h1>A village for “A school in Qenqopampa”</h1>');
    expect((await seen())[0], 'not on the list yet').toContain('content="noindex"');
    expect((await founder.get(key)).body).toContain('wait for the association’s yes');
    expect((await founder.get('/me')).body).toContain(NAME);
    expect((await stewardBrowser(hameau).get('/me')).body).not.toContain(NAME);

    expect((await decide(slug, 'name', 'shown')).status).toBe(303);
    const [village = '', project = ''] = await seen();
    expect(village).toContain(`<h1>${NAME}</h1>`);
    expect(village).toContain('For the school.');
    expect(village).toContain('Here: €0 of €500');
    expect(village).not.toContain('noindex');
    expect(project).toContain(NAME);

    expect((await decide(slug, 'name', 'takenDown')).status).toBe(303);
    for (const body of await seen()) expect(body, 'taken down in one tap').not.toMatch(/cousins|For the school/);
  });

  it('[S4] a double click on the form is one village, also where neither request had a cookie yet', async () => {
    const seat = await seatFor(stewardBrowser(hameau), PROJECT);
    const form = { occasion: 'friends', name: 'Clicked twice', landscape: 'andes', seat };
    const [first, second] = [stewardBrowser(hameau), stewardBrowser(hameau)];
    const made = await Promise.all([first, second].map((by) => by.post(`/p/${PROJECT}/found`, form)));
    expect(made[0]?.to).toBe(made[1]?.to);
    const villages = await hameau.store.read.foundedIn((await associationOf()) as never, 500);
    expect(villages.filter(({ name }) => name === 'Clicked twice')).toHaveLength(1);
    expect((await first.get(made[0]?.to ?? '')).body).toContain('Clicked twice');
  });

  it('[S4] a class is never on the list, and one in memory of somebody only where that was asked', async () => {
    const founder = stewardBrowser(hameau);
    const listing: [string, Form][] = [
      ['Class of the hill', { occasion: 'class', listed: 'on' }],
      ['For Maria', { occasion: 'memory' }],
      ['For Jeanne', { occasion: 'memory', listed: 'on' }],
    ];
    for (const [name, change] of listing) {
      const slug = await villageOf(founder, await found(founder, { ...change, name }));
      await decide(slug, 'name', 'shown');
    }
    const { body } = await stewardBrowser(hameau).get(`/p/${PROJECT}`);
    expect(listing.map(([name]) => body.includes(name))).toEqual([false, false, true]);
  });

  it('[P2] a steward decides on the words that were read: changed meanwhile, they are shown again', async () => {
    const founder = stewardBrowser(hameau);
    const key = await found(founder, { name: 'First name' });
    const slug = await villageOf(founder, key);
    const read = await hameau.store.read.foundedVillage(slug as never);
    await founder.post(key, { act: 'rename', name: 'Second name', words: '', goalEuros: '' });
    const revision = String(read?.revision);
    const late = await console.browser.post(`${console.root}/villages`, {
      village: slug,
      revision,
      what: 'name',
      to: 'shown',
    });
    expect(late.status).toBe(409);
    expect(late.body).toContain('Second name');
    expect((await stewardBrowser(hameau).get(`/v/${slug}`)).body).not.toMatch(/First name|Second name/);
    await decide(slug, 'name', 'shown');
    expect((await stewardBrowser(hameau).get(`/v/${slug}`)).body).toContain('Second name');
    await founder.post(key, { act: 'rename', name: 'Third name', words: '', goalEuros: '' });
    expect((await stewardBrowser(hameau).get(`/v/${slug}`)).body, 'said anew, it waits anew').not.toContain(
      'Third name',
    );
  });

  it('[S4] the founder thanks, closes and opens; a closed village takes no gift', async () => {
    const founder = stewardBrowser(hameau);
    const key = await found(founder);
    const slug = await villageOf(founder, key);
    await founder.post(key, { act: 'thank', thanks: 'You were forty.' });
    const page = async () => (await stewardBrowser(hameau).get(`/v/${slug}`)).body;
    expect(await page()).not.toContain('You were forty.');
    await decide(slug, 'thanks', 'shown');
    expect(await page()).toContain('You were forty.');
    await founder.post(key, { act: 'close' });
    expect(await page()).toContain('has closed it');
    const give = await stewardBrowser(hameau).post(`/v/${slug}/give`, { gift: 'loom', catalogueVersion: 'x' });
    expect(give.status, 'the receipt is still read').toBe(200);
    const fields = Object.fromEntries(
      [...give.body.matchAll(/name="(catalogueVersion|basketKey|token|gift)" value="([^"]*)"/g)].map(
        ([, name, value]) => [name, value],
      ),
    );
    const paid = await stewardBrowser(hameau).post(`/v/${slug}/give`, { ...fields, confirmed: 'yes', adult: 'on' });
    expect([paid.status, paid.body.includes('This village is closed')]).toEqual([409, true]);
    await founder.post(key, { act: 'open' });
    expect(await page()).not.toContain('has closed it');
  });

  it('[S4] handed over, the old key opens nothing; the new one is kept where its holder says', async () => {
    const founder = stewardBrowser(hameau);
    const key = await found(founder, { name: 'To hand over' });
    const { to } = await founder.post(key, { act: 'handOver' });
    const next = to.replace('?handed', '');
    expect(next).not.toBe(key);
    expect((await founder.get(to)).body).toContain('This is the new key');
    for (const old of [await founder.get(key), await founder.post(key, { act: 'close' })]) expect(old.status).toBe(404);
    expect((await founder.get('/me')).body).not.toContain('To hand over');
    const heir = stewardBrowser(hameau);
    expect((await heir.post(next, { act: 'keep' })).status).toBe(303);
    expect((await heir.get('/me')).body).toContain('To hand over');
  });

  it('[security] nobody else’s key, nobody else’s villages', async () => {
    const founder = stewardBrowser(hameau);
    const slug = await villageOf(founder, await found(founder));
    const guesses = [`${slug}:1`, `${slug}:1.AAAA`, 'nobodys', `${slug}:2.${'A'.repeat(43)}`];
    for (const guess of guesses) expect((await founder.get(`/founder/${encodeURIComponent(guess)}`)).status).toBe(404);
    const other = await signedIn(hameau, 'other@example.org');
    const theirs = await foundedAssociation(other, 'Others');
    const asked = { village: slug, revision: '0', what: 'name', to: 'shown' };
    expect((await other.post(`/console/a/${theirs}/villages`, asked)).status).toBe(404);
    expect((await hameau.store.read.foundedVillage(slug as never))?.moderation).toBe('held');
  });

  it('[garbage] a form with anything in it is refused in words, and founds nothing', async () => {
    const seat = await seatFor(stewardBrowser(hameau), PROJECT);
    const good = { occasion: 'friends', name: 'A name', landscape: 'andes', seat };
    const wrong = [
      {},
      { ...good, occasion: 'war' },
      { ...good, name: '   ' },
      { ...good, name: 'x'.repeat(61) },
      { ...good, landscape: 'moon' },
      { ...good, goalEuros: '9' },
      { ...good, goalEuros: '1e9' },
      { ...good, goalEuros: '12.5' },
      { ...good, words: 'x'.repeat(501) },
      { ...good, seat: '' },
      { ...good, seat: 'mine234567:0.AAAA' },
      { ...good, seat: (await found(stewardBrowser(hameau))).split('/').at(-1) ?? '' },
    ];
    const before = (await hameau.store.read.villagesOf(PROJECT as never)).length;
    for (const form of wrong) {
      const seen = await stewardBrowser(hameau).post(`/p/${PROJECT}/found`, form);
      expect([seen.status, seen.body.includes('Something is missing')]).toEqual([422, true]);
    }
    expect((await stewardBrowser(hameau).post('/p/nothing-here/found', good)).status).toBe(404);
    expect((await hameau.store.read.villagesOf(PROJECT as never)).length).toBe(before);
  });

  it('[S4] names with anything in them stay words', async () => {
    const founder = stewardBrowser(hameau);
    const key = await found(founder, { name: '<b>"\'&', words: '</script><script>alert(1)</script>', listed: 'on' });
    const slug = await villageOf(founder, key);
    await decide(slug, 'name', 'shown');
    for (const path of [`/v/${slug}`, `/p/${PROJECT}`, key, '/me']) {
      expect((await founder.get(path)).body).not.toMatch(/<b>"|<script>alert/);
    }
  });

  it('[S4] twenty villages of one browser are enough', async () => {
    const founder = stewardBrowser(hameau);
    const seat = await seatFor(founder, PROJECT);
    for (let n = 0; n < 20; n++) await found(founder, { name: `Number ${n}` });
    const more = await founder.post(`/p/${PROJECT}/found`, {
      occasion: 'friends',
      name: 'One more',
      seat,
      landscape: 'andes',
    });
    expect([more.status, more.body.includes('Many villages already')]).toEqual([409, true]);
  });
});
