import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { PHONE, type Visitor } from '../support/browser.ts';
import { listenTo } from '../support/notices.ts';
import { onStage } from '../support/onStage.ts';
import { photo } from '../support/photos.ts';
import { shut } from '../support/reading.ts';
import { fill, revisionOf, signedIn } from '../support/stewarding.ts';
import { giveChalk } from '../support/wishing.ts';

const VILLAGE = 'ecole-des-andes';
const TITLE = 'Les craies sont arrivées';
const LIST = '.settings [aria-label="Le village en liste"]';

const hameau = onStage();

/** The steward tells that the last step is done, with a photo: the chalk comes alive with it. */
async function publish(): Promise<void> {
  const steward = await signedIn(hameau, 'demo@example.org');
  await steward.get('/console');
  const project = (await hameau.store.read.projects()).find(({ slug }) => slug === 'andes-school');
  const { to: path } = await steward.post(`/console/a/${project?.association}/projects/andes-school/news`);
  const words = { 'title.fr': TITLE, 'words.fr': 'Ce matin, la classe a écrit sur le tableau neuf.' };
  await fill(steward, path, { ...words, [`step.${project?.steps.at(-1)?.slug}`]: 'yes' });
  await steward.send(`${path}/photos`, await photo(), { 'alt.fr': 'La classe.', 'alt.en': '', agreed: 'yes' });
  const revision = revisionOf((await steward.get(path)).body);
  expect((await steward.post(`${path}/publish`, { revision })).to).toContain('saved=1');
}

async function openVillage({ page }: Visitor): Promise<void> {
  await page.goto(`${hameau.url}/v/${VILLAGE}?lang=fr`);
  await page.waitForSelector('html.is-playing', { state: 'attached' });
}
async function openFirstGift({ page, tap }: Visitor): Promise<void> {
  await tap(LIST);
  await tap('#list-gifts ~ .lines .link');
  await page.locator('.sheet-gift').waitFor();
}
const mailboxRow = (page: Page) => page.locator('section[aria-labelledby="list-square"] .line').nth(1);
/** The list may be open before this browser's gifts are known to stand there. */
const mailboxSays = ({ page }: Visitor, words: string) => mailboxRow(page).getByText(words).waitFor();

it('[B1] [V2] [V3] news come alive in an open panel on two screens; the board tells them to all, the mailbox to the giver alone', async () => {
  const { donation } = await giveChalk(hameau, {});
  const placements = (await hameau.store.read.donation(donation))?.placements.map(({ id }) => id) ?? [];
  const giver = await hameau.visitor(PHONE);
  // What the browser that gave remembers of it.
  await giver.page.addInitScript(
    ([key, kept]) => localStorage.setItem(key ?? '', kept ?? ''),
    [`hameau.donations.${VILLAGE}`, JSON.stringify([{ donation, placements }])],
  );
  const stranger = await hameau.visitor(PHONE);
  await Promise.all([giver, stranger].map(openVillage));
  await Promise.all([giver, stranger].map(openFirstGift));
  for (const { page } of [giver, stranger]) await page.locator('.sheet-gift .mark-promised').waitFor();

  const heard = await Promise.all([giver, stranger].map(({ page }) => listenTo(page)));
  await publish();
  for (const said of heard) await said('Le village est en fête.');
  for (const { page } of [giver, stranger]) {
    await page.locator('.sheet-gift .mark-delivered').waitFor();
    const told = page.locator('.sheet-gift .news-told');
    await told.getByRole('link', { name: TITLE }).waitFor();
    expect(await told.locator('img').getAttribute('src')).toMatch(/^\/photos\/pho_[\w-]+\/small\.webp$/);
    expect(await told.locator('img').getAttribute('alt')).toBe('La classe.');
  }

  await shut(stranger.page);
  await stranger.tap(LIST);
  await mailboxSays(stranger, 'Rien de nouveau');
  await stranger.tap('section[aria-labelledby="list-square"] .link');
  await stranger.page.locator('.sheet-board .news-piece').getByRole('heading', { name: TITLE }).waitFor();
  expect(await barriers(stranger.page)).toEqual([]);
  await stranger.page.goBack();
  await stranger.page.locator('.sheet-board').waitFor({ state: 'detached' });
  expect(await stranger.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('mail')))).toEqual(
    [],
  );

  await openVillage(giver);
  await giver.tap(LIST);
  await mailboxSays(giver, 'Son drapeau est levé');
  await giver.tap('section[aria-labelledby="list-square"] .line >> nth=1 >> button');
  await giver.page.locator('.sheet-mailbox .letter').getByText('S’anime').waitFor();
  expect(await barriers(giver.page)).toEqual([]);
  await giver.page.keyboard.press('Escape');
  await giver.tap(LIST);
  await mailboxSays(giver, 'Rien de nouveau');
  await giver.close();
  await stranger.close();
});
