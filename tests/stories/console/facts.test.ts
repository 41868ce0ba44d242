import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssociationId } from '#shared/ids.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, fill, founded, joined, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

let hameau: TestHameau;
let owner: StewardBrowser;
let association: AssociationId;
let path: string;
let slug: string;
beforeAll(async () => {
  hameau = await startHameau({ env: { SITE_NAME: 'Un village & plus' } });
  owner = await signedIn(hameau, 'owner@example.org');
  association = await founded(owner, 'Friends of the well');
  path = await drafted(owner, association, 'A well');
  slug = path.split('/').at(-1) ?? '';
});
afterAll(() => hameau.stop());

const shown = async (address: string, language: string) =>
  (await fetch(`${hameau.url}${address}?lang=${language}`)).text();

describe('where a project is', () => {
  it('is said with its country in the reader’s language, once, and chosen from a list in the steward’s', async () => {
    await fill(owner, `${path}/about`, { 'place.en': 'Upper Niger', 'place.fr': 'Haut-Niger', country: 'GN' });
    await owner.post(`${path}/publish`);
    for (const address of [`/p/${slug}`, `/v/${slug}`]) {
      expect(await shown(address, 'en')).toContain('Upper Niger, Guinea ·');
      expect(await shown(address, 'fr')).toContain('Haut-Niger, Guinée ·');
    }
    await fill(owner, `${path}/about`, { 'place.en': 'The south of Guinea' });
    await owner.post(`${path}/publish`);
    expect(await shown(`/p/${slug}`, 'en')).toContain(': The south of Guinea ·');
    const form = (await owner.get(`${path}/about`)).body;
    expect(form).toContain('<option value="GN" selected>Guinea</option>');
    expect(form.indexOf('>Åland Islands<'), 'in the order of its language').toBeLessThan(form.indexOf('>Belgium<'));
  });

  it('[security] is a country or nothing: what no list has is not kept', async () => {
    for (const country of ['ZZ', 'gn', 'GUINEA', '<b>']) {
      expect((await fill(owner, `${path}/about`, { country })).status, country).toBe(400);
    }
    expect((await fill(owner, `${path}/about`, { country: '' })).status).toBe(303);
  });
});

describe('what one gift says of itself', () => {
  it('[V2] [P3] when it is expected and who approved it, where somebody said so; a month is a month', async () => {
    const gift = `${path}/gifts/hens`;
    await fill(owner, gift, { expectedMonth: '2027-5', approvedBy: '' });
    expect((await owner.get(gift)).body).toContain('A month, like 2027-05.');
    expect((await owner.post(`${path}/publish`)).status).toBe(409);
    await fill(owner, gift, { expectedMonth: '2027-05', approvedBy: 'The hen keepers' });
    expect((await owner.get(path)).body).toContain('Other words or pictures: Hens');
    await owner.post(`${path}/publish`);
    for (const address of [`/p/${slug}`, `/v/${slug}`]) {
      expect(await shown(address, 'en')).toContain('Expected in May 2027.');
      expect(await shown(address, 'en')).toContain('Name and picture approved by The hen keepers.');
      expect(await shown(address, 'fr')).toContain('Nom et image approuvés\u00a0: The hen keepers.');
    }
    const [kept] = (await hameau.store.read.projects()).flatMap(({ slug: one, gifts }) =>
      one === slug ? gifts.filter((known) => known.slug === 'hens') : [],
    );
    expect(kept).toMatchObject({ expectedMonth: '2027-05', approvedBy: 'The hen keepers' });
    const file = (await owner.get(`${path}/project.yaml`)).body;
    expect(file).toContain('expectedMonth: 2027-05');
    expect(file).toContain('approvedBy: The hen keepers');
  });
});

describe('the card of a gift as givers will see it', () => {
  it('is not there without script, nor for those who may only read', async () => {
    expect((await owner.get(`${path}/gifts/hens`)).body).toContain(
      '<details class="console-live" id="gift-card" hidden>',
    );
    const moderator = await joined(hameau, owner, association, 'moderator@example.org', 'moderator');
    expect((await moderator.get(`${path}/gifts/hens`)).body).not.toContain('gift-card');
  });
});

describe('the name of the site', () => {
  it('is the host’s to choose: in titles, on the first page, in frames and letters', async () => {
    const said = 'Un village &amp; plus';
    expect(await shown('/', 'en')).toContain(`<title>${said} · `);
    expect(await shown('/', 'en')).toContain(`<h1 class="page-logo">${said}</h1>`);
    for (const address of [`/p/${slug}`, `/v/${slug}`, '/legal', '/console/sign-in', `/v/${slug}/embed`]) {
      expect(await shown(address, 'en'), address).toContain(` · ${said}</title>`);
      expect(await shown(address, 'en'), address).not.toContain('Hameau');
    }
    expect(await shown(`/p/${slug}`, 'en')).toContain(`<meta property="og:site_name" content="${said}">`);
    const [letter] = await hameau.store.read.letters(1);
    const carried = await shown(`/dev/mail/${letter?.id}`, 'en');
    expect(carried).toContain(`Your link to enter ${said}`);
    expect(carried).not.toContain('Hameau');
  });
});
