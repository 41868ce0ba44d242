import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiDonations, ApiFigures, ApiProject, ApiProjects } from '#shared/protocol/association-api.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { founded, type StewardBrowser, signedIn } from '../../support/stewarding.ts';
import { giveChalk } from '../../support/wishing.ts';

let hameau: TestHameau;
let owner: StewardBrowser;
let keys: string;
beforeAll(async () => {
  hameau = await startHameau();
  owner = await signedIn(hameau, 'demo@example.org');
  const [root = ''] = /\/console\/a\/[\w-]+/.exec((await owner.get('/console')).body) ?? [];
  keys = `${root}/keys`;
  await giveChalk(hameau, { publicName: 'Aïssata', thanksEmail: 'giver@example.org' });
});
afterAll(() => hameau.stop());

const ask = (path: string, key?: string) =>
  fetch(`${hameau.url}/api/v1${path}`, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } });

async function newKey(scope: string | string[]): Promise<string> {
  const { body } = await owner.post(keys, { name: 'Our website', scope });
  const [secret = ''] = /hameau_[\w-]{32}/.exec(body) ?? [];
  return secret;
}

describe('an association’s own website and tools', () => {
  it('read its projects and their totals without a key, from any site', async () => {
    const association = keys.split('/').at(-2);
    const all = await ask(`/associations/${association}/projects`);
    expect(all.headers.get('access-control-allow-origin')).toBe('*');
    const { projects } = ApiProjects.parse(await all.json());
    expect(projects.map(({ slug }) => slug)).toEqual(['andes-school', 'guinea-village', 'tea-rights']);
    const one = ApiProject.parse(await (await ask('/projects/andes-school')).json());
    expect(one.totals).toMatchObject({ raisedCents: 300, gifts: 1 });
    expect(one.gifts[0]).toMatchObject({ slug: 'chalk', priceCents: 300 });
    for (const path of ['/projects/nobodys', '/associations/nobodys/projects'])
      expect((await ask(path)).status).toBe(404);
  });

  it('[P1] read sums and donations with a key, each for what it opens, and nobody in them', async () => {
    const figures = await newKey('figures');
    const both = await newKey(['figures', 'donations']);
    const sums = ApiFigures.parse(await (await ask('/figures', figures)).json());
    expect(sums).toMatchObject({ donations: 1, givenCents: 300 });
    expect((await ask('/donations', figures)).status).toBe(403);
    const listed = await ask('/donations', both);
    const text = await listed.text();
    const { donations, next } = ApiDonations.parse(JSON.parse(text));
    expect(donations).toMatchObject([
      { project: 'andes-school', amountCents: 300, refundedCents: 0, lostCents: 0, isDisputed: false, isByHand: false },
    ]);
    expect(next).toBeNull();
    expect(text).not.toMatch(/Aïssata|giver@|ply_/);
    for (const key of [undefined, 'hameau_nobodys', 'x'.repeat(300)])
      expect((await ask('/donations', key)).status).toBe(401);
  });

  it('[security] a key is shown once, is not in the database, opens one association, and nothing once it is revoked', async () => {
    const secret = await newKey('donations');
    const page = await owner.get(keys);
    expect(page.body).not.toContain(secret);
    const rival = await signedIn(hameau, 'rival@example.org');
    const theirs = await founded(rival, 'Rivals');
    await rival.post(`/console/a/${theirs}/keys`, { name: 'Theirs', scope: 'donations' });
    expect(JSON.stringify(await hameau.store.read.apiKeysOf(theirs))).not.toContain('hameau_');
    const [, newest = ''] = /name="key" value="([^"]+)"/.exec(page.body) ?? [];
    expect((await rival.post(`/console/a/${theirs}/keys/revoke`, { key: newest })).status).toBe(404);
    expect((await ask('/donations', secret)).status).toBe(200);
    await owner.post(`${keys}/revoke`, { key: newest });
    expect((await ask('/donations', secret)).status).toBe(401);
  });

  it('is described for machines by the very schemas that its answers pass through', async () => {
    const { openapi, paths } = (await (await ask('/openapi.json')).json()) as { openapi: string; paths: object };
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toHaveLength(4);
    const text = JSON.stringify(paths);
    for (const field of ['raisedCents', 'isReached', 'givenCents', 'isDisputed']) expect(text).toContain(`"${field}"`);
  });
});
