import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { founded, type StewardBrowser, signedIn, stewardBrowser } from '../../support/stewarding.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../../server/adapters/${path}`, import.meta.url));
const sourcesIn = (path: string): string =>
  readdirSync(folder(path), { withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .map((file) => readFileSync(`${folder(path)}/${file.name}`, 'utf8'))
    .join('\n');

/**
 * Every door that is not the console's (those are in its own table). They know no roles: everybody is answered alike, whoever is
 * signed in; what is private there is opened by a secret in the address, a key, or this machine.
 */
const DOORS: Readonly<Record<string, string>> = {
  '/': '/',
  '/legal': '/legal',
  '/p/:project': '/p/andes-school',
  '/me': '/me',
  '/me/link': '/me/link',
  '/me/link/:token': '/me/link/nobodys',
  '/me/sessions': '/me/sessions',
  '/me/choices': '/me/choices',
  '/me/data.json': '/me/data.json',
  '/me/erase': '/me/erase',
  '/me/erased': '/me/erased',
  '/privacy': '/privacy',
  '/report': '/report?subject=project&id=andes-school',
  '/founder/:token': '/founder/nobodys',
  '/p/:project/found': '/p/andes-school/found',
  '/p/:project/news': '/p/andes-school/news',
  '/p/:project/news/:news': '/p/andes-school/news/nws_0000000000000000',
  '/p/:project/news/:news/guess': '/p/andes-school/news/nws_0000000000000000/guess',
  '/api/projects/:project/news': '/api/projects/andes-school/news',
  '/api/projects/:project/news/:news/guess': '/api/projects/andes-school/news/nws_0000000000000000/guess',
  '/p/:project/accounts': '/p/andes-school/accounts',
  '/p/:project/accounts.csv': '/p/andes-school/accounts.csv',
  '/p/:project/accounts.json': '/p/andes-school/accounts.json',
  '/v/:village': '/v/ecole-des-andes',
  '/v/:village/embed': '/v/ecole-des-andes/embed',
  '/v/:village/embed.json': '/v/ecole-des-andes/embed.json',
  '/v/:village/give': '/v/ecole-des-andes/give',
  '/v/:village/picture.png': '/v/ecole-des-andes/picture.png?seq=0',
  '/v/:village/questions': '/v/ecole-des-andes/questions',
  '/v/:village/qr.svg': '/v/ecole-des-andes/qr.svg',
  '/v/:village/qr.png': '/v/ecole-des-andes/qr.png',
  '/v/:village/poster.pdf': '/v/ecole-des-andes/poster.pdf',
  '/v/:village/table-card.pdf': '/v/ecole-des-andes/table-card.pdf',
  '/own-pictures/:picture.png': '/own-pictures/pic_0000000000000000.png',
  '/photos/:photo.webp': '/photos/pho_0000000000000000.webp',
  '/photos/:photo/small.webp': '/photos/pho_0000000000000000/small.webp',
  '/own/:project/:key/atlas.json': '/own/andes-school/0/atlas.json',
  '/own/:project/:key/atlas.png': '/own/andes-school/0/atlas.png',
  '/verify-accounts.mjs': '/verify-accounts.mjs',
  '/choices/:token': '/choices/nobodys',
  '/stop-letters/:token': '/stop-letters/nobodys',
  '/tax-receipt': '/tax-receipt?donation=don_0000000000000000',
  '/tax-receipt/:token': '/tax-receipt/nobodys',
  '/tax-receipt/:token/:receipt.pdf': '/tax-receipt/nobodys/rec_0000000000000000.pdf',
  '/f/:token': '/f/nobodys',
  '/f/:token/card.pdf': '/f/nobodys/card.pdf',
  '/api/friend-gifts/:token': '/api/friend-gifts/nobodys',
  '/api/friend-gifts/:token/place': '/api/friend-gifts/nobodys/place',
  '/connect/:token': '/connect/nobodys',
  '/connect/:token/refresh': '/connect/nobodys/refresh',
  '/connect/:token/return': '/connect/nobodys/return',
  '/dev/mail': '/dev/mail',
  '/dev/mail/:id': '/dev/mail/999999',
  '/healthz': '/healthz',
  '/readyz': '/readyz',
  '/metrics': '/metrics',
  '/api/donations/:donation': '/api/donations/don_0000000000000000',
  '/api/donations/:donation/cancel': '/api/donations/don_0000000000000000/cancel',
  '/api/placements/:placement/receipt': '/api/placements/plc_0000000000000000/receipt',
  '/api/placements/:placement/words': '/api/placements/plc_0000000000000000/words',
  '/api/projects/:project': '/api/projects/andes-school',
  '/api/villages/:village': '/api/villages/ecole-des-andes',
  '/api/villages/:village/challenge': '/api/villages/ecole-des-andes/challenge',
  '/api/villages/:village/checkouts': '/api/villages/ecole-des-andes/checkouts',
  '/api/villages/:village/events': '/api/villages/ecole-des-andes/events?since=0',
  '/api/villages/:village/gestures': '/api/villages/ecole-des-andes/gestures',
  '/api/villages/:village/questions': '/api/villages/ecole-des-andes/questions',
  '/api/villages/:village/links': '/api/villages/ecole-des-andes/links',
  '/api/villages/:village/holds': '/api/villages/ecole-des-andes/holds',
  '/api/v1/associations/:association/projects': '/api/v1/associations/asso_0000000000000000/projects',
  '/api/v1/donations': '/api/v1/donations',
  '/api/v1/figures': '/api/v1/figures',
  '/api/v1/openapi.json': '/api/v1/openapi.json',
  '/api/v1/projects/:project': '/api/v1/projects/andes-school',
};
/** What a page may say over the live door: for everybody alike. */
const SAYINGS = ['village:gesture', 'village:join', 'village:wave'];

let hameau: TestHameau;
let people: readonly (readonly [string, StewardBrowser])[];
beforeAll(async () => {
  hameau = await startHameau({ env: { HOST_STEWARDS: 'host@example.org' } });
  const owner = await signedIn(hameau, 'owner@example.org');
  await founded(owner, 'Friends');
  people = [
    ['an owner', owner],
    ['who looks after the host', await signedIn(hameau, 'host@example.org')],
  ];
});
afterAll(() => hameau.stop());

describe('[security] every other door', () => {
  it('stands in this table: nobody adds one without saying who may use it', () => {
    const found = sourcesIn('http').matchAll(/\.(?:route|get|post|put|patch|delete)\(\s*'(\/[^']*)'/g);
    const known = new Set(Object.keys(DOORS));
    expect([...new Set([...found].map(([, path = '']) => path))].filter((path) => !known.has(path))).toEqual([]);
    const sayings = sourcesIn('live').matchAll(/\bon\('(village:\w+)'/g);
    expect(new Set([...sayings].map(([, name]) => name))).toEqual(new Set(SAYINGS));
  });

  it.each(Object.entries(DOORS))('%s answers everybody alike', async (_door, path) => {
    const nobody = stewardBrowser(hameau);
    const [read, written] = [await nobody.get(path), await nobody.post(path)];
    for (const seen of [read, written]) expect(seen.status).toBeLessThan(500);
    for (const [who, browser] of people) {
      expect([who, (await browser.get(path)).status]).toEqual([who, read.status]);
      expect([who, (await browser.post(path)).status]).toEqual([who, written.status]);
    }
  });
});
