import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { PATIENCE_MS, PHONE, payWithCard, type Visitor } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';

const hameau = onStage();
const village = () => `${hameau.url}/v/tamoure`;

/** What a tap said no to is tapped beside; one that is answered later is not undone by the next. */
const ANSWERED_MS = 5000;
const MEADOW = [
  [130, 330],
  [250, 210],
  [110, 230],
  [300, 330],
  [180, 160],
  [60, 290],
  [330, 250],
  [200, 400],
] as const;

const phone = () => hameau.giver(PHONE);
const standing = async () => {
  const { placements } = await (await fetch(`${hameau.url}/api/villages/tamoure`)).json();
  return (placements.x as number[]).map((x, i) => ({ x, y: placements.y[i] as number }));
};
const tokenIn = (link: string) => link.split('/').at(-1);
const staged = (page: Page) => page.waitForSelector('html.has-stage', { state: 'attached' });

/** Gives one gift for somebody and pays; the link that the page then shows. */
async function giveForSomebody(giver: Visitor, words: string): Promise<string> {
  const { page } = giver;
  await page.goto(village());
  await giver.tap('.button-give');
  await giver.tap('.button-add');
  await giver.tap('.sheet-foot .button-main');
  const box = page.getByLabel('Pour quelqu’un');
  expect(await box.isChecked(), 'off until chosen').toBe(false);
  await box.check();
  await page.locator('#friend-from').fill('Léa');
  await page.locator('#friend-words').fill(words);
  await giver.tap('.tick-adult');
  await giver.tap('.button-pay');
  await page.waitForURL(`${hameau.simulator.url}/pay/**`);
  await payWithCard(page);
  await page.waitForSelector('.returned-paid');
  return page.locator('.returned .hud-field').inputValue();
}

/**
 * Taps beside the square of an upright phone until the gift has its place. Where the square is seen depends on how much of the screen
 * was covered in the moment in which the village was first drawn.
 */
async function tapMeadow(page: Page): Promise<void> {
  const confirm = page.getByRole('button', { name: 'Le poser ici' });
  for (const [x, y] of MEADOW) {
    await page.touchscreen.tap(x, y);
    const isPlaced = await confirm.waitFor({ timeout: ANSWERED_MS }).then(
      () => true,
      () => false,
    );
    if (isPlaced) return;
  }
}

it('[S5] given on one phone, placed by taps on another without account or cookie, and seen on the first', async () => {
  const giver = await phone();
  const link = await giveForSomebody(giver, 'Pour tes trente ans, un coin de Tamouré ! '.repeat(7));
  expect(link).toMatch(/\/f\/don_/);
  expect(await standing(), 'it waits').toEqual([]);
  await giver.page.reload();
  expect(await giver.page.locator('.friend-note .hud-field').inputValue(), 'a reload finds the link').toBe(link);

  const friend = await phone();
  await friend.page.goto(link);
  await friend.page.getByText('Pour tes trente ans').waitFor();
  expect(await friend.page.locator('main').textContent()).not.toContain('€');
  expect(await barriers(friend.page)).toEqual([]);
  await friend.tap('.page-answers .page-give');
  await friend.page.locator('.friend').waitFor();
  expect(await barriers(friend.page)).toEqual([]);
  await staged(friend.page);
  expect(await friend.page.locator('.button-give, .button-basket').count(), 'nothing to pay').toBe(0);
  await friend.tap('.friend .button-main');
  await friend.page.locator('.placing').waitFor();
  await tapMeadow(friend.page);
  await friend.tap('.placing .button-main');
  await friend.page.getByRole('heading', { name: 'C’est posé' }).waitFor();
  expect(await standing()).toHaveLength(1);
  expect(friend.page.url(), 'the address lets nobody place it again').toBe(village());
  expect(await friend.context.cookies(), 'the friend left nothing').toEqual([]);

  await giver.page.locator('.friend-note').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  await giver.page.locator('.button-find').waitFor();
  await friend.page.goto(link);
  await friend.page.getByRole('heading', { name: 'C’est posé' }).waitFor();
  await giver.close();
  await friend.close();
});

it('[S5] a plot that somebody takes in that very moment: the friend reads it and places the gift elsewhere', async () => {
  const giver = await phone();
  const [link, other] = [await giveForSomebody(giver, 'Choisis bien'), await giveForSomebody(giver, 'Plus vite')];
  const friend = await phone();
  await friend.page.goto(`${village()}?friend=${tokenIn(link)}`);
  await friend.tap('.friend .button:not(.button-main)');
  await friend.page.getByRole('button', { name: 'Le poser ici' }).waitFor();
  const before = await standing();
  let asked = 0;
  await friend.page.route('**/place', async (route) => {
    asked += 1;
    const headers = { 'Content-Type': 'application/json' };
    const body = route.request().postData() ?? '';
    const quicker = `${hameau.url}/api/friend-gifts/${tokenIn(other)}/place`;
    if (asked === 1) expect((await fetch(quicker, { method: 'POST', headers, body })).status).toBe(200);
    await route.continue();
  });
  await friend.tap('.placing .button-main');
  await friend.page.getByText('La place est déjà prise').waitFor();
  await friend.tap('.placing .foot-row .button >> nth=1');
  await friend.tap('.placing .button-main');
  await friend.page.getByRole('heading', { name: 'C’est posé' }).waitFor();
  expect(await standing()).toHaveLength(before.length + 2);
  await giver.close();
  await friend.close();
});
