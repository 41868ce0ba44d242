import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckout } from '#server/domain/donations/open-checkout.ts';
import { PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { CheckoutBody } from '#shared/protocol/http.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, fill, founded, joined, type StewardBrowser, signedIn, wasOf } from '../../support/stewarding.ts';

let hameau: TestHameau;
let owner: StewardBrowser;
beforeAll(async () => {
  hameau = await startHameau();
  owner = await signedIn(hameau, 'owner@example.org');
});
afterAll(() => hameau.stop());

const slugIn = (path: string): ProjectSlug => ProjectSlug.parse(path.split('/').at(-1));
const published = async (path: string) => hameau.store.read.project(slugIn(path));

async function project(title: string, by = owner) {
  const association = await founded(by, `Association of ${title}`);
  return { association, path: await drafted(by, association, title) };
}

describe('a project in the console', () => {
  it('is nobody’s to see before it is published, and everybody’s after', async () => {
    const { path } = await project('A hidden well');
    const slug = slugIn(path);
    expect((await fetch(`${hameau.url}/p/${slug}`)).status).toBe(404);
    expect((await fetch(`${hameau.url}/v/${slug}`)).status).toBe(404);
    expect((await (await fetch(hameau.url)).text()).includes('A hidden well')).toBe(false);
    expect((await owner.post(`${path}/publish`)).to).toBe(`${path}?published=1`);
    expect((await fetch(`${hameau.url}/p/${slug}`)).status).toBe(200);
    expect(await (await fetch(`${hameau.url}/v/${slug}`)).text()).toContain('A hidden well');
    expect((await owner.get(path)).body).toContain('Everything you wrote is published');
  });

  it('says what is missing, keeps what cannot be read yet, and does not publish it', async () => {
    const { path } = await project('An unfinished well');
    await fill(owner, `${path}/gifts/hens`, { price: 'twelve' });
    const page = await owner.get(`${path}/gifts/hens`);
    expect(page.body).toContain('value="twelve"');
    expect(page.body).toContain('An amount in euros');
    expect((await owner.get(path)).body).toContain('1 thing is missing');
    expect((await owner.post(`${path}/publish`)).status).toBe(409);
    expect(await published(path)).toBeNull();
  });

  it('[G2] a gift that cannot be paid alone is not published', async () => {
    const { path } = await project('A cheap well');
    await fill(owner, `${path}/gifts/hens`, { price: '2,99' });
    expect((await owner.get(`${path}/gifts/hens`)).body).toContain('Less than the smallest basket');
    expect((await owner.post(`${path}/publish`)).status).toBe(409);
  });

  it('shows what publishing changes; a retired gift stays known and can be offered again', async () => {
    const { path } = await project('A changing well');
    await owner.post(`${path}/publish`);
    await fill(owner, `${path}/gifts/hens`, { price: '15' });
    await owner.post(`${path}/gifts/books/retire`);
    await fill(owner, `${path}/gifts/new`, {
      'name.en': 'Honey',
      'funds.en': 'A hive.',
      price: '9',
      sprite: 'beehive',
    });
    const { body } = await owner.get(path);
    expect(body).toContain('Hens: €12 becomes €15');
    expect(body).toContain('No longer offered: School books');
    expect(body).toContain('New gifts: Honey');
    await owner.post(`${path}/publish`);
    const now = await published(path);
    expect(now?.gifts.map(({ slug }) => slug)).toContain('honey');
    expect(now?.retiredGifts.map(({ slug }) => slug)).toEqual(['books']);
    await owner.post(`${path}/gifts/again`, { gift: 'books' });
    await owner.post(`${path}/publish`);
    expect((await published(path))?.gifts.map(({ slug }) => slug)).toContain('books');
  });

  it('[M9] publishing changes nothing of the association: neither its name nor the account its gifts are charged on', async () => {
    const { association, path } = await project('An accounted well');
    await owner.post(`${path}/publish`);
    await hameau.store.tx(async (tx) => {
      await tx.chargeOn(association, 'acct_of_its_own');
      return { ok: true, value: null };
    });
    await fill(owner, `${path}/gifts/hens`, { price: '16' });
    await owner.post(`${path}/publish`);
    const row = await hameau.store.read.association(association);
    expect(row).toMatchObject({ stripeAccount: 'acct_of_its_own', name: 'Association of An accounted well' });
  });

  it('gifts go up and down in the shop', async () => {
    const { path } = await project('An ordered well');
    await owner.post(`${path}/gifts/hens/up`);
    await owner.post(`${path}/gifts/books/down`);
    await owner.post(`${path}/publish`);
    const order = (await published(path))?.gifts.map(({ slug }) => slug) ?? [];
    expect(order.indexOf('hens' as never)).toBe(1);
    expect(order.indexOf('books' as never)).toBe(4);
  });

  it('when it is over takes no gifts and leaves the list; village and accounts stay, and it can go on again', async () => {
    const { path } = await project('A finished well');
    await owner.post(`${path}/publish`);
    const slug = slugIn(path);
    const pageOf = async (at: string) =>
      (await fetch(`${hameau.url}${at}`, { headers: { 'accept-language': 'en' } })).text();
    expect(await pageOf('/')).toContain('A finished well');
    await owner.post(`${path}/archive`);
    expect(await pageOf('/')).not.toContain('A finished well');
    expect(await pageOf(`/v/${slug}`)).toContain('This project is over');
    expect((await fetch(`${hameau.url}/p/${slug}/accounts`)).status).toBe(200);
    const basket = {
      catalogueVersion: 'v',
      gifts: [{ gift: 'hens', quantity: 1, plot: null }],
      basketKey: 'basket-of-the-archive',
    };
    const asked = CheckoutBody.parse({ ...basket, adult: true, language: 'en' });
    const player = PlayerId.parse('ply_00000000000000000000');
    const refused = await openCheckout(hameau.hameau.deps, { village: VillageSlug.parse(slug), player, body: asked });
    expect(refused).toEqual({ ok: false, error: { kind: 'archived' } });
    expect((await owner.post(`${path}/discard`)).status, 'never thrown away').toBe(404);
    await owner.post(`${path}/reopen`);
    expect(await pageOf('/')).toContain('A finished well');
  });

  it('that was never public can be thrown away', async () => {
    const { path } = await project('A dropped well');
    expect((await owner.post(`${path}/discard`)).status).toBe(303);
    expect((await owner.get(path)).status).toBe(404);
  });

  it('the land is fixed once gifts can stand on it', async () => {
    const { path } = await project('A rooted well');
    await owner.post(`${path}/publish`);
    await fill(owner, `${path}/land`, { landscape: 'savanna' });
    const refused = await owner.post(`${path}/publish`);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('the landscape cannot change');
  });
});

describe('two stewards at once', () => {
  it('who writes in other fields loses nothing, and neither does the first', async () => {
    const { association, path } = await project('A shared well');
    const editor = await joined(hameau, owner, association, 'editor@example.org', 'editor');
    const was = wasOf(await editor.get(`${path}/about`));
    await fill(owner, `${path}/about`, { 'title.fr': 'Le puits partagé' });
    const saved = await editor.post(`${path}/about`, { ...JSON.parse(was), was, 'place.en': 'Kankan' });
    expect(saved.to).toContain('saved=1');
    const { body } = await owner.get(`${path}/about`);
    expect(body).toContain('Le puits partagé');
    expect(body).toContain('Kankan');
  });

  it('in the same field the second sees the first’s words beside the own, and decides', async () => {
    const { association, path } = await project('A disputed well');
    const editor = await joined(hameau, owner, association, 'second@example.org', 'editor');
    const was = wasOf(await editor.get(`${path}/about`));
    await fill(owner, `${path}/about`, { 'story.en': 'The first story.' });
    const mine = { ...JSON.parse(was), was, 'story.en': 'The second story.' };
    const clash = await editor.post(`${path}/about`, mine);
    expect(clash.status).toBe(409);
    expect(clash.body).toContain('Theirs: The first story.');
    expect(clash.body).toContain('>The second story.</textarea>');
    expect((await owner.get(`${path}/about`)).body).toContain('The first story.');
    const decided = await editor.post(`${path}/about`, { ...mine, was: wasOf(clash) });
    expect(decided.to).toContain('saved=1');
    expect((await owner.get(`${path}/about`)).body).toContain('The second story.');
  });

  it('gifts added at the same moment are all there', async () => {
    const { path } = await project('A busy well');
    const was = wasOf(await owner.get(`${path}/gifts/new`));
    const add = (n: number) =>
      owner.post(`${path}/gifts/new`, { ...JSON.parse(was), was, 'name.en': 'Bell', price: `${n}` });
    await Promise.all([11, 12, 13, 14, 15].map(add));
    const { body } = await owner.get(`${path}/gifts`);
    for (const price of [11, 12, 13, 14, 15]) expect(body).toContain(`€${price}`);
  });
});

describe('as a file', () => {
  it('what is downloaded is read back as the same, and a fault is told with its line', async () => {
    const { path } = await project('A written well');
    await owner.post(`${path}/publish`);
    const { body: text } = await owner.get(`${path}/project.yaml`);
    await owner.post(`${path}/file`, { file: text });
    expect((await owner.get(path)).body).toContain('Everything you wrote is published');
    const line = text.split('\n').findIndex((one) => one.includes('priceCents: 1200')) + 1;
    const broken = await owner.post(`${path}/file`, { file: text.replace('priceCents: 1200', 'priceCents: 12.5') });
    expect(broken.status).toBe(422);
    expect(broken.body).toContain(`Line ${line}:`);
    await owner.post(`${path}/file`, { file: text.replace('priceCents: 1200', 'priceCents: 1300') });
    expect((await owner.get(path)).body).toContain('Hens: €12 becomes €13');
  });

  it('[security] the file of another project changes neither', async () => {
    const { path } = await project('A first well');
    const other = await signedIn(hameau, 'rival@example.org');
    const { path: theirs } = await project('A second well', other);
    await other.post(`${theirs}/publish`);
    const { body: text } = await other.get(`${theirs}/project.yaml`);
    expect((await owner.post(`${path}/file`, { file: text })).status).toBe(422);
    for (const file of ['', '&a [*a]', 'x'.repeat(100_000), '<svg onload=alert(1)>', '- '.repeat(2000)]) {
      expect((await owner.post(`${path}/file`, { file })).status).toBe(422);
    }
  });
});

describe('a host that looks first', () => {
  it('lets everything be prepared, and nothing be published before it has said yes', async () => {
    const host = await startHameau({ env: { SIGN_UP: 'approval' } });
    try {
      const founder = await signedIn(host, 'founder@example.org');
      const association = await founded(founder, 'A new association');
      const path = await drafted(founder, association, 'A waiting well');
      expect((await founder.get(`/console/a/${association}`)).body).toContain('looks at new associations first');
      expect((await founder.post(`${path}/publish`)).status).toBe(409);
      const { setAdmission } = await import('#server/domain/associations/admit.ts');
      await setAdmission(host.hameau.deps, association, 'admitted', 'host');
      expect((await founder.post(`${path}/publish`)).to).toContain('published=1');
      await setAdmission(host.hameau.deps, association, 'suspended', 'host');
      expect((await founder.post(`${path}/publish`)).status).toBe(409);
    } finally {
      await host.stop();
    }
  });
});
