import { expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { PHONE } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';
import { photoOfPhone } from '../support/photos.ts';
import { comeIn, SAVE } from '../support/stewardVisitor.ts';
import { giveChalk } from '../support/wishing.ts';

const hameau = onStage();

it('[V2] [B1] news are posted from a telephone, and the gift comes alive on another screen, with its day and photo', async () => {
  await giveChalk(hameau, {});
  const giver = await hameau.visitor(PHONE);
  await giver.page.goto(`${hameau.url}/v/ecole-des-andes?lang=fr`);
  await giver.page.waitForSelector('html.is-playing', { state: 'attached' });
  await giver.page.locator('#stage canvas').waitFor();

  const who = await hameau.visitor(PHONE);
  const { page } = who;
  await comeIn(who, hameau, 'demo@example.org');
  const project = (await hameau.store.read.projects()).find(({ slug }) => slug === 'andes-school');
  await page.goto(`${hameau.url}/console/a/${project?.association}/projects/andes-school`);
  await who.tap('a[href$="/news"]');
  await who.tap('main form .page-give');
  await page.locator('#f-title-fr').fill('Les craies sont arrivées');
  await page.locator('#f-words-fr').fill('Ce matin, la classe a écrit sur le tableau neuf.');
  await page.locator('#f-place-fr').fill('Quispicanchi');
  const last = project?.steps.at(-1)?.slug;
  await page.locator(`input[name="step.${last}"]`).check();
  expect(await barriers(page)).toEqual([]);
  await who.tap(SAVE);
  await page.waitForURL(/saved=1/);
  const taken = { name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer: await photoOfPhone() };
  await page.locator('#alt-fr').fill('La classe, le premier matin.');
  await page.locator('#photo-file').setInputFiles(taken);
  await page.locator('input[name="agreed"]').check();
  await who.tap('form[action$="/photos"] button');
  await page.locator('.console-photo img').waitFor();
  await who.tap('.console-photo a');
  await page.locator('input[value="2-4"]').check();
  await page.locator('input[value="2-5"]').check();
  expect(await barriers(page)).toEqual([]);
  await who.tap('main form .page-give');
  await page.waitForURL(/saved=1/);
  await page.locator('.console-squares img').waitFor();
  await who.tap('.console-back a');
  // The notice is there for a few seconds only.
  const heard = giver.page.getByText('Des nouvelles du terrain : un cadeau s’anime.').waitFor();
  await who.tap('form[action$="/publish"] .page-give');
  await Promise.all([page.waitForURL(/saved=1/), heard]);
  const [placement] = await giver.page.evaluate(async () => {
    const snapshot = await (await fetch('/api/villages/ecole-des-andes')).json();
    return snapshot.placements.state as number[];
  });
  expect(placement, 'delivered').toBe(1);
  await giver.tap('.settings [aria-haspopup="dialog"]');
  await giver.page.locator('.sheet-list').waitFor();
  await giver.page.locator('section[aria-labelledby="list-gifts"] button').first().tap();
  await giver.page.locator('.sheet-gift .mark-delivered').waitFor();
  const told = giver.page.locator('.sheet-gift a[href^="/p/andes-school/news/nws_"]');
  await told.waitFor();
  expect(await told.textContent()).toBe('Les craies sont arrivées');
  expect(await barriers(giver.page)).toEqual([]);
  await who.tap('a:has-text("La lire comme tout le monde")');
  await page.getByRole('heading', { name: 'Les craies sont arrivées', level: 1 }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await giver.close();
  await who.close();
});
