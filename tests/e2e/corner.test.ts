import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { HeldData } from '#shared/protocol/corner.ts';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PHONE, payWithCard } from '../support/browser.ts';
import { cornerPath } from '../support/corner.ts';
import { onStage } from '../support/onStage.ts';
import { giveChalk } from '../support/wishing.ts';

const hameau = onStage();

it('[B2] without script, on a phone: from the thanks to my corner, the data downloaded, the person erased', async () => {
  const { page, context, close } = await hameau.giver({ ...PHONE, javaScriptEnabled: false });
  await page.goto(`${hameau.url}/v/tamoure`);
  await page.locator('input[name="gift"]').nth(0).check();
  await page.locator('#gifts button[type="submit"]').click();
  await page.locator('input[name="adult"]').check();
  await page.locator('main button[type="submit"]').click();
  await page.waitForURL(`${hameau.simulator.url}/pay/**`);
  await payWithCard(page);
  await page.waitForURL(`${hameau.url}/v/tamoure?given=*`);
  await hameau.simulator.deliveries.idle();
  await page.locator('.page-moment a[href="/me"]').click();
  await page.getByText('Promis\u00a0: debout dans le village').waitFor();
  expect(await page.locator('.page-corner h3 a').first().getAttribute('href')).toBe('/v/tamoure?lang=fr');

  const downloading = page.waitForEvent('download');
  await page.locator('a[download]').click();
  const file = await (await downloading).path();
  const held = HeldData.parse(JSON.parse(await readFile(file, 'utf8')));
  expect(held.donations).toHaveLength(1);

  await page.locator('a[href="/me/erase"]').click();
  await page.getByText('Ce qui disparaît, tout de suite').waitFor();
  await page.locator('.page-grave').click();
  await page.waitForURL(`${hameau.url}/me/erased`);
  expect((await context.cookies()).filter(({ name }) => name === 'player')).toEqual([]);
  await page.goto(`${hameau.url}/me`);
  await page.getByText('Ce navigateur ne connaît aucun cadeau de vous.').waitFor();
  await close();
});

it('[B2] keeps nobody out and fits: every page of my corner, and what is kept, in both languages and sizes', async () => {
  await giveChalk(hameau, { thanksEmail: 'giver@example.org', publicName: 'Aïssata', message: 'Pour l’école' });
  for (const options of [PHONE, DESKTOP]) {
    const { page, tap, close } = await hameau.visitor(options);
    const look = async (what: string) => {
      expect(await barriers(page), what).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), what).toBe(true);
    };
    await page.goto(`${hameau.url}/me`);
    await look('empty');
    await page.locator('#email').fill('giver@example.org');
    await tap('.page-form button');
    await page.waitForURL('**/me/link');
    await look('sent');
    await page.goto(`${hameau.url}${await cornerPath(hameau)}`);
    await look('enter');
    await tap('main form button');
    await page.waitForURL(`${hameau.url}/me`);
    await tap('.page-corner summary');
    await page.getByText('Aïssata').waitFor();
    await look('corner');
    for (const path of ['/me/erase', '/me/erased', '/privacy?lang=fr', '/privacy?lang=en']) {
      await page.goto(hameau.url + path);
      await look(path);
    }
    await close();
  }
});
