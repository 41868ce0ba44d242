import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DESKTOP, PATIENCE_MS } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';

const LIST = '[aria-label="The village as a list"]';
const SEPA_PAYS = 'FR14 2004 1010 0505 0001 3M02 606';
const hameau = onStage({ simulator: { settings: { sepaDelayMs: 24 * 3_600_000 } } });
const village = () => `${hameau.url}/v/tamoure`;

async function payByDebit(page: Page): Promise<void> {
  await page.locator('#email').fill('someone@example.org');
  await page.locator('#method-sepa').check();
  await page.locator('#iban').fill(SEPA_PAYS);
  await page.locator('#pay').click();
}

it('[G9] [P1] a bank debit on its way is seen by its giver alone, at the next visit too, and lands for everybody', async () => {
  const giver = await hameau.giver(DESKTOP);
  const other = await hameau.giver(DESKTOP);
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
