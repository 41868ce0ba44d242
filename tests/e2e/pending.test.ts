import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DESKTOP, launchBrowser, PATIENCE_MS, visitor } from '../support/browser.ts';
import { startHameau, type TestHameau } from '../support/server.ts';

const LIST = '[aria-label="The village as a list"]';
const SEPA_PAYS = 'FR14 2004 1010 0505 0001 3M02 606';
let hameau: TestHameau;
let browser: Browser;
const village = () => `${hameau.url}/v/tamoure`;

beforeAll(async () => {
  hameau = await startHameau({ simulator: { settings: { sepaDelayMs: 24 * 3_600_000 } } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hameau?.stop();
});

async function payByDebit(page: Page): Promise<void> {
  await page.locator('#email').fill('someone@example.org');
  await page.locator('#method-sepa').check();
  await page.locator('#iban').fill(SEPA_PAYS);
  await page.locator('#pay').click();
}

it('[G9] [P1] a bank debit on its way is seen by its giver alone, at the next visit too, and lands for everybody', async () => {
  const origins = [hameau.url, hameau.simulator.url];
  const giver = await visitor(browser, DESKTOP, origins);
  const other = await visitor(browser, DESKTOP, origins);
  await giver.page.goto(village());
  await giver.tap('.button-give');
  await giver.tap('.button-add');
  await giver.tap('.sheet-foot .button-main');
  await giver.tap('.tick-adult');
  await giver.tap('.button-pay');
  await giver.page.waitForURL(`${hameau.simulator.url}/pay/**`);
  const session = giver.page.url().split('/').at(-1) ?? '';
  await payByDebit(giver.page);
  await giver.page.waitForSelector('.returned-pending');
  await giver.page.getByText('2 to 6 working days').first().waitFor();

  await other.page.goto(village());
  await other.page.waitForSelector('html.has-stage', { state: 'attached' });
  await other.tap(LIST);
  await other.page.locator('.sheet-list').waitFor();
  expect(await other.page.getByText(/on its way/i).count()).toBe(0);

  await giver.page.goto(village());
  await giver.page.waitForSelector('.pending');
  await giver.tap(LIST);
  await giver.page.locator('.sheet-list').getByText('1 gift of yours on its way').waitFor();

  await fetch(`${hameau.simulator.url}/_control/charges/${session}/clear`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ succeeds: true }),
  });
  const gone = { state: 'detached', timeout: PATIENCE_MS } as const;
  await giver.page.locator('.sheet-list').getByText('1 gift of yours on its way').waitFor(gone);
  await other.page.locator('.sheet-list').getByText('1 gift stands here').first().waitFor();
  await giver.close();
  await other.close();
});
