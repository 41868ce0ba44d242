import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, launchBrowser, visitor } from '../support/browser.ts';
import { buyerAt } from '../support/buying.ts';
import { startHameau, type TestHameau } from '../support/server.ts';
import { signedIn } from '../support/stewarding.ts';

const VILLAGE = 'ecole-des-andes';
let hameau: TestHameau;
let browser: Browser;
let site: Server;
let address: string;

beforeAll(async () => {
  hameau = await startHameau();
  browser = await launchBrowser();
  const page = `<!doctype html><title>Our association</title><h1>Ours</h1><iframe src="${hameau.url}/v/${VILLAGE}/embed?lang=en"
    title="The village" width="600" height="480" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  site = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(page));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens has an address with a port.
  address = `http://localhost:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await hameau?.stop();
});

describe('[S7] a frame on another site', () => {
  it('shows nothing before its association allowed the site; then the village, which it follows without a reload', async () => {
    const ours = [hameau.url, address];
    const stranger = await browser.newPage(DESKTOP);
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

    const guest = await visitor(browser, DESKTOP, ours);
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

    const { sessionId } = await (await buyerAt(hameau.url, VILLAGE, 'andes-school', 11)).checkout(2);
    const control = (path: string) => fetch(`${hameau.simulator.url}/_control/${path}`, { method: 'POST', body: '{}' });
    await control(`sessions/${sessionId}/pay`);
    await control('deliveries/idle');
    await guest.page.clock.fastForward(11_000);
    await frame.locator('[data-part="gifts"]', { hasText: '2 gifts' }).waitFor();
    await expect.poll(() => picture.getAttribute('src')).not.toBe(before);
    await guest.close();
  });
});
