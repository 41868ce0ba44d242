import { expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { PHONE } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';
import { giveChalk } from '../support/wishing.ts';

const hameau = onStage();

it('[G5] from the letter to the choices, on a phone: one is taken back by a tap, and axe finds nothing', async () => {
  await giveChalk(hameau, { thanksEmail: 'giver@example.org', publicName: 'Aïssata', message: 'Pour l’école' });
  const { page, tap, close } = await hameau.visitor(PHONE);
  await page.goto(`${hameau.url}/dev/mail`);
  await tap('article a');
  await page.getByText('Ardoise et craies').waitFor();
  const choices = await page.locator('a[href*="/choices/"]').getAttribute('href');
  await page.goto(choices ?? '');
  expect(await barriers(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await tap('form:has(input[value="publicName"]) button');
  await page.getByText('Aïssata').waitFor({ state: 'detached' });
  await page.getByText('Pour l’école').waitFor();
  await close();
});
