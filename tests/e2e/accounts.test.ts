import { beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PHONE } from '../support/browser.ts';
import { buyerAt } from '../support/buying.ts';
import { onStage } from '../support/onStage.ts';

const ACCOUNTS = '/p/andes-school/accounts';
const hameau = onStage({ simulator: { settings: { feeDelayMs: 0 } } });

beforeAll(async () => {
  const buyer = await buyerAt(hameau.url, 'ecole-des-andes', 'andes-school', 21);
  for (let n = 0; n < 6; n++) {
    const { sessionId } = await buyer.checkout();
    await fetch(`${hameau.simulator.url}/_control/sessions/${sessionId}/pay`, { method: 'POST', body: '{}' });
  }
  await fetch(`${hameau.simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
});

describe('the page of the public accounts', () => {
  for (const [name, device] of [
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ] as const) {
    it(`[T1] on ${name}: axe finds nothing, nothing is wider than the screen, a line that is asked for is in sight`, async () => {
      const { page, complaints, close } = await hameau.visitor(device);
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
