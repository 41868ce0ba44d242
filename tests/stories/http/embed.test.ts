import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbedState } from '#shared/protocol/embed.ts';
import { buyerAt } from '../../support/buying.ts';
import { foundVillageBy } from '../../support/founding.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { type StewardBrowser, signedIn, stewardBrowser } from '../../support/stewarding.ts';

const VILLAGE = 'ecole-des-andes';
let hameau: TestHameau;
let steward: StewardBrowser;
let sites: string;
beforeAll(async () => {
  hameau = await startHameau();
  steward = await signedIn(hameau, 'demo@example.org');
  sites = `${/\/console\/a\/[\w-]+/.exec((await steward.get('/console')).body)?.[0]}/sites`;
});
afterAll(() => hameau.stop());

const frame = () => fetch(`${hameau.url}/v/${VILLAGE}/embed?lang=en`);
const ancestors = async () =>
  /frame-ancestors ([^;]*)/.exec((await frame()).headers.get('content-security-policy') ?? '')?.[1];

describe('[S7] a village on another site', () => {
  it('stands in a frame only where its association allowed it, and every other page nowhere', async () => {
    expect(await ancestors()).toBe("'none'");
    expect((await frame()).headers.get('x-frame-options')).toBe('DENY');
    expect((await steward.post(sites, { origin: ' HTTPS://Www.Example.org:8443/ ' })).status).toBe(303);
    expect((await steward.post(sites, { origin: 'https://münchen.example' })).status).toBe(303);
    expect(await ancestors()).toBe('https://www.example.org:8443 https://xn--mnchen-3ya.example');
    expect((await frame()).headers.get('x-frame-options')).toBeNull();
    for (const path of [`/v/${VILLAGE}`, '/', '/p/andes-school', '/console/sign-in', '/me']) {
      const { headers } = await fetch(hameau.url + path);
      expect([
        path,
        headers.get('content-security-policy')?.includes("frame-ancestors 'none'"),
        headers.get('x-frame-options'),
      ]).toEqual([path, true, 'DENY']);
    }
    const page = await steward.get(sites);
    expect(page.body, 'what to paste').toContain('sandbox=&quot;allow-scripts allow-popups');
    for (const origin of ['https://www.example.org:8443', 'https://xn--mnchen-3ya.example'])
      expect((await steward.post(`${sites}/remove`, { origin })).status).toBe(303);
    expect(await ancestors()).toBe("'none'");
  });

  it('[garbage] anything but the address of a site is refused, and never reaches a header', async () => {
    const wrong = [
      '',
      'example.org',
      'http://example.org',
      'https://example.org/path',
      'https://example.org?x',
      'https://user:pass@example.org',
      'javascript:alert(1)',
      "https://example.org; script-src 'unsafe-inline'",
      'https://*.example.org',
      'https://a b.example',
      '*',
    ];
    for (const origin of wrong) {
      const seen = await steward.post(sites, { origin });
      expect([origin, seen.status, seen.body.includes('not the address of a site')]).toEqual([origin, 422, true]);
    }
    expect(await ancestors()).toBe("'none'");
  });

  it('is light, sets no cookie, and is whole without script', async () => {
    const page = await fetch(`${hameau.url}/v/${VILLAGE}/embed?lang=en`, { headers: { Cookie: 'lang=fr' } });
    const body = await page.text();
    expect(page.headers.getSetCookie()).toEqual([]);
    expect(body).toContain('<html lang="en">');
    for (const part of [
      'A school in Qenqopampa',
      'picture.png?seq=',
      '<progress',
      'target="_blank" rel="noopener"',
      'no money moves',
    ])
      expect(body).toContain(part);
    const files = [...body.matchAll(/(?:src|href)="(\/styles\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(new Set(files.map((path) => path.split('.').at(-1)))).toEqual(new Set(['css', 'js']));
    let bytes = body.length;
    for (const path of files) {
      const file = await fetch(hameau.url + path);
      expect([file.status, file.headers.get('cross-origin-resource-policy')]).toEqual([200, 'cross-origin']);
      bytes += (await file.text()).length;
    }
    expect(bytes, 'all but the picture').toBeLessThan(15_000);
    expect((await fetch(`${hameau.url}/v/nothing-here/embed`)).status).toBe(404);
  });

  it('says how the village is to anybody without credentials, and only when it has changed', async () => {
    const ask = (etag = '') =>
      fetch(`${hameau.url}/v/${VILLAGE}/embed.json?lang=en`, { headers: { Origin: 'null', 'If-None-Match': etag } });
    const before = await ask();
    expect(before.headers.get('access-control-allow-origin')).toBe('*');
    expect(before.headers.get('access-control-allow-credentials')).toBeNull();
    const state = EmbedState.parse(await before.json());
    const etag = before.headers.get('etag') ?? '';
    expect((await ask(etag)).status).toBe(304);
    const { sessionId } = await (await buyerAt(hameau.url, VILLAGE, 'andes-school', 3)).checkout(1);
    const control = (path: string) => fetch(`${hameau.simulator.url}/_control/${path}`, { method: 'POST', body: '{}' });
    await control(`sessions/${sessionId}/pay`);
    await control('deliveries/idle');
    const after = await ask(etag);
    expect(after.status).toBe(200);
    const now = EmbedState.parse(await after.json());
    expect([now.seq > state.seq, now.picture !== state.picture, now.gifts]).toEqual([true, true, '1 gift']);
  });

  it('a founded village is called by its project until a steward let its name through, and again once it is taken down', async () => {
    const form = { occasion: 'friends', name: 'Loud Name', landscape: 'andes', words: '', listed: 'on' };
    const key = await foundVillageBy(stewardBrowser(hameau), 'andes-school', form);
    const [, slug = ''] = /\/founder\/([a-z0-9]+)/.exec(key) ?? [];
    const villages = sites.replace(/sites$/, 'villages');
    const decide = (revision: string, what: string) =>
      steward.post(villages, { village: slug, revision, what: 'name', to: what });
    const told = async (etag = '') => {
      const answer = await fetch(`${hameau.url}/v/${slug}/embed.json?lang=en`, { headers: { 'If-None-Match': etag } });
      return { etag: answer.headers.get('etag') ?? '', title: EmbedState.parse(await answer.json()).title };
    };
    const held = await told();
    expect(held.title).not.toContain('Loud');
    expect((await decide('0', 'shown')).status).toBe(303);
    const shown = await told(held.etag);
    expect(shown.title).toBe('Loud Name');
    await steward.post(sites, { origin: 'https://friends.example' });
    const page = await steward.get(sites);
    for (const path of [`/v/${slug}/embed`, `/v/${VILLAGE}/embed`]) expect(page.body, 'what to paste').toContain(path);
    await steward.post(`${sites}/remove`, { origin: 'https://friends.example' });
    await decide('1', 'takenDown');
    expect((await told(shown.etag)).title, 'no 304: an open frame hears of it').toBe(held.title);
  });

  it('twenty sites are enough', async () => {
    for (let n = 0; n < 20; n++)
      expect((await steward.post(sites, { origin: `https://site-${n}.example` })).status).toBe(303);
    expect((await steward.post(sites, { origin: 'https://site-0.example' })).status, 'one of them again').toBe(303);
    const more = await steward.post(sites, { origin: 'https://one-more.example' });
    expect([more.status, more.body.includes('Twenty sites are enough')]).toEqual([409, true]);
  });
});
