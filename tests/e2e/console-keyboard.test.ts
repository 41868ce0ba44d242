import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, type Visitor } from '../support/browser.ts';
import { choose, enter, outOfReach, pickFile, tick, type } from '../support/keyboard.ts';
import { onStage } from '../support/onStage.ts';
import { photoOfPhone } from '../support/photos.ts';
import { signInPath, stewardBrowser } from '../support/stewarding.ts';
import { giveChalk } from '../support/wishing.ts';

const hameau = onStage();
let who: Visitor;
let root: string;
let lastStep: string | undefined;
beforeAll(async () => {
  await giveChalk(hameau, {});
  who = await hameau.visitor(PHONE);
  await stewardBrowser(hameau).post('/console/sign-in', { email: 'demo@example.org' });
  await who.page.goto(hameau.url + (await signInPath(hameau, 'demo@example.org')));
  await enter(who.page, 'main .page-give');
  await who.page.waitForURL(/\/console$/);
  const project = (await hameau.store.read.projects()).find(({ slug }) => slug === 'andes-school');
  root = `/console/a/${project?.association}`;
  lastStep = project?.steps.at(-1)?.slug;
});
afterAll(async () => {
  await who?.close();
});

describe('the console by keyboard alone, on a phone', () => {
  it('[K12] [K13] news are written, with a photo whose faces are covered, looked at and published', async () => {
    const { page } = who;
    await page.goto(`${hameau.url}${root}/projects/andes-school/news?lang=fr`);
    await enter(page, 'form[action$="/news"] .page-give');
    await type(page, '#f-title-fr', 'Les craies sont arrivées');
    await type(page, '#f-words-fr', 'Ce matin, la classe a écrit sur le tableau neuf.');
    await tick(page, `input[name="step.${lastStep}"]`);
    await enter(page, '.console-form .page-give');
    await page.waitForURL(/saved=1/);

    await type(page, '#alt-fr', 'La classe, le premier matin.');
    const photo = { name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: await photoOfPhone() };
    await pickFile(page, '#photo-file', photo);
    await tick(page, 'input[name="agreed"]');
    await enter(page, 'form[action$="/photos"] button');
    await enter(page, '.console-photo a');
    await tick(page, 'input[value="0-4"]');
    await tick(page, 'input[value="0-5"]');
    await enter(page, 'form[action$="/cover"] button');
    await page.waitForURL(/photos\/.*saved=1/);
    await enter(page, '.console-back a');

    await page.getByRole('heading', { name: 'Comme on la lira' }).waitFor();
    await page.getByText('Une personne les a offerts. Un village l’apprend.').waitFor();
    expect(await outOfReach(page)).toEqual([]);
    await page.reload();
    await enter(page, 'form[action$="/publish"] .page-give');
    await page.getByRole('status').filter({ hasText: 'Publiée.' }).waitFor();
    await enter(page, '[role="status"] a');
    await page.getByRole('heading', { name: 'Les craies sont arrivées', level: 1 }).waitFor();
    expect(who.complaints).toEqual([]);
  });

  it('[T2] a cheque is entered, looked over and stands in the village', async () => {
    const { page } = who;
    await page.goto(`${hameau.url}${root}/offline?village=ecole-des-andes`);
    await type(page, '#f-gift-chalk', '1');
    await choose(page, 'mode', 'cheque');
    await type(page, '#f-reference', 'Chèque 0012345');
    await enter(page, '.page-give');
    await page.locator('button[value="enter"]').waitFor();
    await enter(page, 'button[value="enter"]');
    await page.getByRole('status').waitFor();
    const snapshot = await (await fetch(`${hameau.url}/api/villages/ecole-des-andes`)).json();
    expect(snapshot.placements.id).toHaveLength(2);
    expect(who.complaints).toEqual([]);
  });
});
