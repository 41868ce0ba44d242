import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { DESKTOP, launchBrowser, PHONE, visitor } from '../support/browser.ts';
import { buyerAt } from '../support/buying.ts';
import { startHameau, type TestHameau } from '../support/server.ts';

const ACCOUNTS = '/p/andes-school/accounts';
let hameau: TestHameau;
let browser: Browser;

beforeAll(async () => {
  hameau = await startHameau({ simulator: { settings: { feeDelayMs: 0 } } });
  const buyer = await buyerAt(hameau.url, 'ecole-des-andes', 'andes-school', 21);
  for (let n = 0; n < 6; n++) {
    const { sessionId } = await buyer.checkout();
    await fetch(`${hameau.simulator.url}/_control/sessions/${sessionId}/pay`, { method: 'POST', body: '{}' });
  }
  await fetch(`${hameau.simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hameau?.stop();
});

describe('the page of the public accounts', () => {
  for (const [name, device] of [
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ] as const) {
    it(`[T1] on ${name}: axe finds nothing, nothing is wider than the screen, a line that is asked for is in sight`, async () => {
      const { page, complaints, close } = await visitor(browser, device, [hameau.url]);
      await page.goto(`${hameau.url}${ACCOUNTS}`);
      await page.locator('.accounts summary').first().click();
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      await page.goto(`${hameau.url}${ACCOUNTS}?line=2#line-2`);
      // Browsers may glide to where an address points.
      await page.waitForFunction(() => {
        const line = document.querySelector('#line-2')?.getBoundingClientRect();
        return line !== undefined && line.top >= 0 && line.top < window.innerHeight;
      });
      expect(complaints).toEqual([]);
      await close();
    });
  }
});
