import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';
let hameau: TestHameau;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(hameau.url + path, { headers, redirect: 'manual' });

beforeAll(async () => {
  hameau = await startHameau();
});
afterAll(() => hameau.stop());

describe('pages', () => {
  it('[good] title, sentence, picture, progress, steps and gifts are in the HTML before any script', async () => {
    const page = await (await get(`/v/${VILLAGE}`, { 'Accept-Language': 'en' })).text();
    const beforeScript = page.slice(0, page.search(/<script (?!type="application\/ld\+json")/));
    for (const part of [
      '<h1>A school in Qenqopampa</h1>',
      'Forty children in the Andes',
      'id="picture"',
      '<progress max="600000"',
      'The first classroom',
      'expected May 2027',
      'Loom',
      '€60',
      'name="gift" value="loom"',
    ]) {
      expect(beforeScript).toContain(part);
    }
    for (const id of ['village', 'picture', 'stage', 'hud', 'fallback', 'village-data']) {
      expect(page).toContain(`id="${id}"`);
    }
  });

  it('[V2] no page hides that it is a demonstration and that no money moves', async () => {
    for (const path of ['/', `/v/${VILLAGE}`, '/p/andes-school']) {
      const page = await (await get(path, { 'Accept-Language': 'en' })).text();
      expect(page).toContain('Simulation: no money moves');
      expect(page).toContain('Demonstration');
    }
  });

  it('French and English: by the browser, by the switch, and remembered only then', async () => {
    const french = await get(`/v/${VILLAGE}`, { 'Accept-Language': 'fr-FR,en;q=0.5' });
    expect(await french.text()).toContain('<html lang="fr">');
    expect(french.headers.get('set-cookie')).toBeNull();
    const switched = await get(`/v/${VILLAGE}?lang=en`, { 'Accept-Language': 'fr' });
    expect(await switched.text()).toContain('<html lang="en">');
    expect(switched.headers.get('set-cookie')).toMatch(/^lang=en; .*HttpOnly; SameSite=Lax/);
    expect(await (await get('/', { Cookie: 'lang=en', 'Accept-Language': 'fr' })).text()).toContain('<html lang="en">');
  });

  it('[security] no inline script or style, no foreign origin, no frame', async () => {
    const response = await get(`/v/${VILLAGE}`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`form-action 'self' https://checkout.stripe.com ${new URL(hameau.simulator.url).origin}`);
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-powered-by')).toBeNull();
    const page = await response.text();
    expect(/ style=|<style|\son\w+="/.test(page)).toBe(false);
    // A plain link to a network asks it nothing before somebody follows it [S3].
    const loaded = page.replaceAll(/<a href="[^"]*" target="_blank" rel="noopener noreferrer">/g, '');
    const own = [...loaded.matchAll(/(?:src|href|srcset)="(https?:[^"]*)"/g)].map(([, address]) => address ?? '');
    expect(own.filter((address) => !address.startsWith(hameau.url))).toEqual([]);
  });

  it('[P1] a page is read without any cookie', async () => {
    for (const path of ['/', `/v/${VILLAGE}`, `/api/villages/${VILLAGE}`]) {
      expect((await get(path)).headers.get('set-cookie')).toBeNull();
    }
  });

  it('[contract] the picture of the village: three crops, each a PNG that may be kept while it is true', async () => {
    for (const format of ['', '&format=phone', '&format=wide']) {
      const response = await get(`/v/${VILLAGE}/picture.png?seq=0${format}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(response.headers.get('cache-control')).toContain('max-age=86400');
      const png = Buffer.from(await response.arrayBuffer());
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      if (format === '') expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    }
    expect((await get(`/v/${VILLAGE}/picture.png?format=huge`)).status).toBe(400);
    expect((await get('/v/nowhere/picture.png')).status).toBe(404);
  });

  it('a page that is not there is a page for people and a problem for machines', async () => {
    const page = await get('/nowhere', { Accept: 'text/html', 'Accept-Language': 'fr' });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('Rien à cette adresse');
    const problem = await get('/v/nowhere/x', { Accept: 'application/json' });
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
    expect(await problem.json()).toMatchObject({ type: '/problems/not-found', status: 404 });
  });

  it('[good] without script: tick gifts, read the receipt in advance, and go to the payment page', async () => {
    const page = await (await get(`/v/${VILLAGE}?lang=en`)).text();
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
    const form = new URLSearchParams({ catalogueVersion: hidden('catalogueVersion') });
    form.append('gift', 'chalk');
    form.append('gift', 'loom');
    const headers = { Origin: hameau.url, 'Accept-Language': 'en' };
    const give = () =>
      fetch(`${hameau.url}/v/${VILLAGE}/give`, { method: 'POST', headers, body: form, redirect: 'manual' });
    const receipt = await (await give()).text();
    expect(receipt).toContain('Reaches the association');
    expect(receipt).toContain('Pay €63');
    for (const name of ['token', 'basketKey'])
      form.append(name, new RegExp(`name="${name}" value="([^"]+)"`).exec(receipt)?.[1] ?? '');
    form.append('confirmed', 'yes');
    expect((await give()).status, 'the payer says that they are adult').toBe(422);
    form.append('adult', 'on');
    const paying = await give();
    expect(paying.status).toBe(303);
    expect(paying.headers.get('location')).toContain(hameau.simulator.url);
  });
});
