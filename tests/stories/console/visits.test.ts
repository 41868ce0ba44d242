import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RATES, NO_LIMITS, startHameau, type TestHameau } from '../../support/server.ts';
import { founded, type StewardBrowser, signedIn } from '../../support/stewarding.ts';
import { giveChalk } from '../../support/wishing.ts';

let hameau: TestHameau;
let steward: StewardBrowser;
let root: string;
beforeAll(async () => {
  hameau = await startHameau();
  steward = await signedIn(hameau, 'demo@example.org');
  const [found] = /\/console\/a\/[\w-]+/.exec((await steward.get('/console')).body) ?? [];
  if (found === undefined) throw new Error('the demonstration has its association');
  root = found;
});
afterAll(() => hameau.stop());

/** As a browser opens a page; its cookies afterwards. */
async function open(at: TestHameau, path: string, headers: Record<string, string> = {}): Promise<string[]> {
  const from = { 'Sec-Fetch-Dest': 'document', 'Accept-Language': 'fr-CA,fr;q=0.9', ...headers };
  const response = await fetch(at.url + path, { headers: from });
  await response.text();
  return response.headers.getSetCookie();
}
const visitsIn = async (at: TestHameau) => {
  await at.hameau.settle();
  const association = (await at.store.read.project('andes-school' as never))?.association;
  return at.store.read.visitsTo(association as never, '2000-01-01');
};

describe('[K10] visits', () => {
  it('are people opening pages, counted by language without a cookie, and told from five on', async () => {
    for (let n = 0; n < 4; n++) expect(await open(hameau, '/v/ecole-des-andes')).toEqual([]);
    await open(hameau, '/v/ecole-des-andes', { 'Sec-Fetch-Dest': 'empty', 'User-Agent': 'facebookexternalhit/1.1' });
    await open(hameau, '/v/nothing-here');
    expect(await visitsIn(hameau)).toEqual([{ language: 'fr-CA', visits: 4 }]);
    expect((await steward.get(root)).body).toContain('<dt>Today</dt><dd><strong>fewer than 5</strong>');
    await open(hameau, '/p/andes-school');
    await open(hameau, '/v/tamoure', { 'Accept-Language': 'en' });
    expect(await visitsIn(hameau)).toEqual([
      { language: 'fr-CA', visits: 5 },
      { language: 'en', visits: 1 },
    ]);
    const { body } = await steward.get(root);
    expect(body).toContain('<dt>Today</dt><dd><strong>6</strong>');
    expect(body).toContain('French (Canada)');
    expect(body, 'one browser could be somebody').not.toMatch(/<span>English<\/span>/);
  });

  it('from one address are counted only so often', async () => {
    const limited = await startHameau({ rates: { ...NO_LIMITS, openingByAddress: DEFAULT_RATES.openingByAddress } });
    try {
      const most = DEFAULT_RATES.openingByAddress.points;
      for (let n = 0; n < most + 5; n++) await open(limited, '/v/tamoure');
      expect(await visitsIn(limited)).toEqual([{ language: 'fr-CA', visits: most }]);
    } finally {
      await limited.stop();
    }
  });
});

describe('[K10] addresses that givers left', () => {
  it('are read by who sees the money, one purpose each, and are gone when they are taken back', async () => {
    const given = await giveChalk(hameau, { thanksEmail: '+cmd@example.org', newsEmail: 'zoe@example.org' });
    const page = await steward.get(`${root}/addresses`);
    for (const part of ['+cmd@example.org', 'the thanks', 'zoe@example.org', 'news']) expect(page.body).toContain(part);
    expect((await steward.get(`${root}/addresses?q=ZOE`)).body).not.toContain('+cmd@example.org');
    const csv = await steward.get(`${root}/addresses.csv`);
    expect(csv.body.split('\n')[0]).toBe('address,allows,since,project');
    expect(csv.body, 'a formula is a text').not.toMatch(/^\+|,\+/m);
    expect(csv.body).toContain('zoe@example.org,news');

    const other = await signedIn(hameau, 'other@example.org');
    const theirs = `/console/a/${await founded(other, 'Others')}`;
    expect((await other.get(`${theirs}/addresses.csv`)).body.trim()).toBe('address,allows,since,project');
    expect((await other.get(`${root}/addresses`)).status).toBe(404);

    await hameau.store.tx(async (tx) => {
      await tx.eraseConsents(given.donation, ['newsEmail'], 1);
      return { ok: true, value: null };
    });
    expect((await steward.get(`${root}/addresses`)).body).not.toContain('zoe@example.org');
    expect((await steward.get(`${root}/addresses.csv`)).body).not.toContain('zoe@example.org');
  });
});
