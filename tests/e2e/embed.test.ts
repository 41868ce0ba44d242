import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PATIENCE_MS, PHONE } from '../support/browser.ts';
import { buyerAt } from '../support/buying.ts';
import { foundVillageBy } from '../support/founding.ts';
import { onStage } from '../support/onStage.ts';
import { signedIn, stewardBrowser } from '../support/stewarding.ts';

const VILLAGE = 'ecole-des-andes';
const hameau = onStage();
let site: Server;
let address: string;
/** what is pasted into the site */
let pasted: string;

beforeAll(async () => {
  pasted = `<iframe src="${hameau.url}/v/${VILLAGE}/embed?lang=en" title="The village" width="600" height="480"></iframe>`;
  const page = () =>
    `<!doctype html><meta name="viewport" content="width=device-width"><title>Our association</title>${pasted}`;
  site = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(page()));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens has an address with a port.
  address = `http://localhost:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  site?.close();
});

describe('[S7] a frame on another site', () => {
  it('shows nothing before its association allowed the site; then the village, which it follows without a reload', async () => {
    const stranger = await reader(DESKTOP);
    await stranger.goto(address);
    const shown = () =>
      stranger
        .frames()[1]
        ?.evaluate('document.querySelector(".embed") !== null')
        .catch(() => false);
    expect(await shown()).toBe(false);
    await stranger.close();

    const steward = await signedIn(hameau, 'demo@example.org');
    const [root = ''] = /\/console\/a\/[\w-]+/.exec((await steward.get('/console')).body) ?? [];
    expect((await steward.post(`${root}/sites`, { origin: address })).status).toBe(303);
    pasted = snippetIn((await steward.get(`${root}/sites`)).body);

    const guest = await hameau.visitor(DESKTOP, [address]);
    await guest.page.clock.install();
    await guest.page.goto(address);
    const frame = guest.page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'A school in Qenqopampa' }).waitFor();
    const picture = frame.locator('img');
    expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(
      1200,
    );
    expect(
      await frame.locator('.embed a').evaluate((link) => getComputedStyle(link).backgroundColor),
      'its own style',
    ).toBe('rgb(252, 198, 76)');
    expect(await guest.context.cookies()).toEqual([]);
    const before = await picture.getAttribute('src');
    expect(before).toContain('seq=');

    const { sessionId } = await (await buyerAt(hameau.url, VILLAGE, 'andes-school', 11)).checkout(2);
    const control = (path: string) => fetch(`${hameau.simulator.url}/_control/${path}`, { method: 'POST', body: '{}' });
    await control(`sessions/${sessionId}/pay`);
    await control('deliveries/idle');
    await guest.page.clock.fastForward(11_000);
    await frame.locator('[data-part="gifts"]', { hasText: '2 gifts' }).waitFor();
    await frame.locator(`img:not([src="${before}"])`).waitFor();
    await guest.close();
  });

  it('follows a founder’s name that is taken down while it is seen, and has no barriers', async () => {
    const steward = await signedIn(hameau, 'demo@example.org');
    const [root = ''] = /\/console\/a\/[\w-]+/.exec((await steward.get('/console')).body) ?? [];
    const form = { occasion: 'friends', name: 'Loud Name', landscape: 'andes', words: '', listed: 'on' };
    const key = await foundVillageBy(stewardBrowser(hameau), 'andes-school', form);
    const [, village = ''] = /\/founder\/([a-z0-9]+)/.exec(key) ?? [];
    const decide = (revision: string, to: string) =>
      steward.post(`${root}/villages`, { village, revision, what: 'name', to });
    await decide('0', 'shown');
    const guest = await hameau.visitor(DESKTOP);
    await guest.page.clock.install();
    await guest.page.goto(`${hameau.url}/v/${village}/embed?lang=en`);
    await guest.page.getByRole('heading', { name: 'Loud Name' }).waitFor();
    expect(await barriers(guest.page)).toEqual([]);
    await decide('1', 'takenDown');
    await guest.page.clock.fastForward(11_000);
    await guest.page.getByRole('heading', { name: 'A school in Qenqopampa' }).waitFor();
    expect(await guest.page.content()).not.toContain('Loud Name');
    await guest.close();
  });

  it('shows words and way in at once, on a phone and on a screen, with the frame’s script and without', async () => {
    const withScript = pasted;
    const without = pasted.replace('allow-scripts ', '');
    expect(without).not.toBe(withScript);
    for (const size of [PHONE, DESKTOP]) {
      for (const shown of [withScript, without]) {
        pasted = shown;
        const page = await reader(size);
        await page.goto(address);
        const box = async (of: Locator) => {
          const { y = 0, height = 0 } = (await of.boundingBox()) ?? {};
          return { top: y, foot: y + height };
        };
        const frame = page.frameLocator('iframe');
        const edge = await box(page.locator('iframe'));
        const way = await box(frame.getByRole('link', { name: 'Enter the village' }));
        expect(way.top).toBeGreaterThan(edge.top);
        expect(way.foot).toBeLessThanOrEqual(edge.foot);
        const picture = await box(frame.locator('img'));
        expect(picture.foot - picture.top, 'and the picture has most of it').toBeGreaterThan(
          (edge.foot - edge.top) / 2,
        );
        await page.close();
      }
    }
  });
});

/** Somebody on another site, of whose browser nothing is noted. */
async function reader(size: BrowserContextOptions): Promise<Page> {
  const page = await hameau.browser.newPage(size);
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** The first of the snippets on the console's page, as it is copied from there. */
function snippetIn(body: string): string {
  const [, text] = /<textarea[^>]*>([^<]*\/ecole-des-andes\/[^<]*)<\/textarea>/.exec(body) ?? [];
  if (text === undefined) throw new Error('nothing to paste');
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
