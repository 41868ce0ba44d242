import { beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { PHONE } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';
import { fill, revisionOf, type StewardBrowser, signedIn } from '../support/stewarding.ts';

const hameau = onStage();
let steward: StewardBrowser;
let project: string;
beforeAll(async () => {
  steward = await signedIn(hameau, 'demo@example.org');
  // The demonstration is of whoever comes in with its own address.
  await steward.get('/console');
  const school = (await hameau.store.read.projects()).find(({ slug }) => slug === 'andes-school');
  project = `/console/a/${school?.association}/projects/andes-school`;
});

async function published(fields: Record<string, string>): Promise<string> {
  const { to: path } = await steward.post(`${project}/news`);
  await fill(steward, path, { 'title.fr': 'Le jardin est semé', 'words.fr': 'Il a plu, enfin.', ...fields });
  const revision = revisionOf((await steward.get(path)).body);
  await steward.post(`${path}/publish`, { revision });
  return path.split('/').at(-1) ?? '';
}

it('[V4] [B1] a pebble is laid without script and on the notice board, and later news show what happened', async () => {
  const id = await published({
    'question.asked.fr': 'Que récoltera l’école en premier ?',
    'question.option0.fr': 'Des haricots',
    'question.option1.fr': 'Du maïs',
  });
  const news = `${hameau.url}/p/andes-school/news/${id}?lang=fr`;
  const plain = await hameau.visitor({ ...PHONE, javaScriptEnabled: false });
  await plain.page.goto(news);
  await plain.page.getByLabel('Du maïs').check();
  await plain.page.getByRole('button', { name: 'Poser mon caillou' }).tap();
  await plain.page.waitForURL(/#question-/);
  await plain.page.getByText('1 caillou · le vôtre est ici').waitFor();

  const who = await hameau.visitor(PHONE);
  const { page } = who;
  await page.goto(`${hameau.url}/v/ecole-des-andes?lang=fr`);
  await page.waitForSelector('html.is-playing', { state: 'attached' });
  await who.tap('.settings [aria-haspopup="dialog"]');
  await who.tap('section[aria-labelledby="list-square"] button');
  const guess = page.locator('.sheet-board .guess');
  await guess.getByLabel('Des haricots').check();
  await who.tap('.sheet-board .guess button:has-text("Poser mon caillou")');
  await guess.getByRole('button', { name: 'Déplacer mon caillou' }).waitFor();
  const stones = (await guess.locator('.stones').allTextContents()).map((text) => text.replaceAll('\u00a0', ' '));
  expect(stones).toEqual(['1 caillou · le vôtre est ici', '1 caillou']);
  expect(await barriers(page)).toEqual([]);

  await published({ [`outcome.${id}.as`]: '1', [`outcome.${id}.words.fr`]: 'Douze kilos, partagés à la cantine.' });
  // The village hears of news by itself, and the open board with it.
  await page.locator('.sheet-board .guess .is-true').first().waitFor();
  await page.goto(news);
  await page.getByText('Douze kilos, partagés à la cantine.').waitFor();
  expect(await page.locator('.page-guess .is-true').textContent()).toContain('Du maïs · c’est ce qui s’est passé');
  expect(await barriers(page)).toEqual([]);
  expect([...plain.complaints, ...who.complaints]).toEqual([]);
  await plain.close();
  await who.close();
});
