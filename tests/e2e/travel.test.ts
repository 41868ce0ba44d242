import { expect, it } from 'vitest';
import { PHONE, payWithCard } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';

const hameau = onStage();

const phone = () => hameau.giver(PHONE);

it('[S3] [S4] [S5] a village is founded and shared; a friend gives in it for a friend, who places the gift; all on phones', async () => {
  const founder = await phone();
  await founder.page.goto(`${hameau.url}/p/guinea-village`);
  await founder.page.getByRole('link', { name: 'Fonder le vôtre' }).click();
  await founder.page.getByLabel('Un anniversaire, une fête').check();
  await founder.page.getByLabel('Son nom').fill('Les trente ans d’Awa');
  await founder.page.getByRole('button', { name: 'Fonder le village' }).click();
  await founder.page.getByRole('heading', { name: 'Votre village' }).waitFor();
  const key = founder.page.url();
  await founder.page.getByRole('link', { name: 'Entrer dans le village' }).click();
  await founder.page.waitForSelector('html.is-playing', { state: 'attached' });
  const village = new URL(founder.page.url()).pathname;
  expect(village, 'the address says nothing of whose it is').toMatch(/^\/v\/[a-z0-9]{10}$/);
  await founder.tap('.button-share');
  const shared = await founder.page.locator('.sheet-share input[readonly]').inputValue();
  expect(shared).toBe(hameau.url + village);
  await founder.page.keyboard.press('Escape');

  const giver = await phone();
  await giver.page.goto(shared);
  await giver.page.waitForSelector('html.is-playing', { state: 'attached' });
  expect(await giver.page.locator('h1').first().textContent(), 'nobody has let the name through').not.toContain('Awa');
  await giver.tap('.button-give');
  await giver.tap('.button-add');
  await giver.tap('.sheet-foot .button-main');
  await giver.page.getByLabel('Pour quelqu’un').check();
  await giver.page.locator('#friend-words').fill('Joyeux anniversaire !');
  await giver.tap('.tick-adult');
  await giver.tap('.button-pay');
  await giver.page.waitForURL(`${hameau.simulator.url}/pay/**`);
  await payWithCard(giver.page);
  await giver.page.waitForSelector('.returned-paid');
  const link = await giver.page.locator('.returned .hud-field').inputValue();
  const { placements, progress } = await (await fetch(`${hameau.url}/api/villages${village.slice(2)}`)).json();
  expect([placements.x.length, progress.gifts], 'it counts, and stands nowhere yet').toEqual([0, 1]);

  const friend = await phone();
  await friend.page.goto(link);
  await friend.page.getByText('Joyeux anniversaire !').waitFor();
  await friend.tap('.page-answers .page-give');
  await friend.tap('.friend .button:not(.button-main)');
  await friend.page.getByRole('button', { name: 'Le poser ici' }).waitFor();
  await friend.tap('.placing .button-main');
  await friend.page.getByRole('heading', { name: 'C’est posé' }).waitFor();
  expect(await friend.context.cookies()).toEqual([]);

  await founder.page.goto(hameau.url + village);
  await founder.page.waitForSelector('html.is-playing', { state: 'attached' });
  await expect
    .poll(async () => (await (await fetch(`${hameau.url}/api/villages${village.slice(2)}`)).json()).placements.x.length)
    .toBe(1);
  await founder.page.goto(key);
  await founder.page.getByLabel(/Quelques mots pour toutes/).fill('Merci, de tout cœur.');
  await founder.page.getByRole('button', { name: 'Publier les remerciements' }).click();
  await founder.page.getByText('attendent le oui de l’association').first().waitFor();
  expect(await hameau.store.checks.misledFriendLines()).toEqual([]);
  for (const someone of [founder, giver, friend]) await someone.close();
});
