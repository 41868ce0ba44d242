import { mkdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CheckoutReply } from '#shared/protocol/http.ts';
import { barriers } from '../support/axe.ts';
import { PATIENCE_MS, PHONE } from '../support/browser.ts';
import { listenTo } from '../support/notices.ts';
import { onStage } from '../support/onStage.ts';
import { proofAt } from '../support/proofs.ts';

const VILLAGE = 'tamoure';
const hameau = onStage();

beforeAll(async () => {
  const { project } = await (await fetch(`${hameau.url}/api/projects/guinea-village`)).json();
  const reply = await fetch(`${hameau.url}/api/villages/${VILLAGE}/checkouts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hameau.url },
    body: JSON.stringify({
      catalogueVersion: project.catalogueVersion,
      gifts: Array.from({ length: 4 }, () => ({ gift: 'garden', quantity: 1, plot: null })),
      basketKey: 'basket-of-free-play',
      proof: await proofAt(hameau.url, VILLAGE),
      adult: true,
      language: 'fr',
    }),
  });
  const session = CheckoutReply.parse(await reply.json())
    .checkoutUrl.split('/')
    .at(-1);
  await fetch(`${hameau.simulator.url}/_control/sessions/${session}/pay`, { method: 'POST', body: '{}' });
  await fetch(`${hameau.simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
});

const care = async () => (await (await fetch(`${hameau.url}/api/villages/${VILLAGE}`)).json()).care;
const shots = process.env.SHOTS;
const village = () => `${hameau.url}/v/${VILLAGE}`;

describe('free play on a phone', () => {
  it('[V4] one waters and answers, the other sees it; nothing of it stands in the way of giving', async () => {
    const one = await hameau.visitor(PHONE);
    const other = await hameau.visitor(PHONE);
    const shot = async (name: string) => {
      if (!shots) return;
      mkdirSync(shots, { recursive: true });
      await one.page.screenshot({ path: `${shots}/${name}.png` });
    };
    for (const { page } of [one, other]) {
      await page.goto(village());
      await page.waitForSelector('html.has-stage', { state: 'attached' });
    }
    await shot('dock');
    const give = await one.page.locator('.button-give').boundingBox();
    const gesture = await one.page.locator('.button-gesture').boundingBox();
    expect(give?.width ?? 0).toBeGreaterThan((gesture?.width ?? 0) * 3);
    expect(gesture?.height ?? 0).toBeGreaterThanOrEqual(44);

    await one.tap('.button-gesture');
    await one.page.waitForSelector('.sheet-gestures');
    expect(await barriers(one.page)).toEqual([]);
    await shot('gestures');
    const [heard, heardElsewhere] = [await listenTo(one.page), await listenTo(other.page)];
    await one.tap('button:has-text("Arroser pour moi")');
    await heard('Tout le monde a vu l’eau');
    expect((await care()).waterings).toBe(1);
    // The other, who did nothing, is told by the village itself.
    await heardElsewhere('On vient d’arroser');

    await one.tap('.button-question');
    await one.page.waitForSelector('.answers');
    expect(await barriers(one.page)).toEqual([]);
    await shot('question');
    await one.page.locator('.answer input').first().check();
    await one.tap('.sheet-question .button-main');
    await one.page.waitForSelector('.explained a[href^="https://"]');
    expect(await barriers(one.page)).toEqual([]);
    await shot('explained');
    await expect.poll(async () => (await care()).answers, { timeout: PATIENCE_MS }).toBe(1);
    await one.close();
    await other.close();
  });

  it('[V4] by keyboard alone: the button, the sheet, a watering', async () => {
    const { page, close } = await hameau.visitor(PHONE);
    await page.goto(village());
    await page.waitForSelector('html.has-stage', { state: 'attached' });
    const before = (await care()).waterings;
    await page.locator('.button-gesture').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.sheet-gestures');
    for (let n = 0; n < 12; n++) {
      if (await page.evaluate(() => document.activeElement?.textContent === 'Arroser pour moi')) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await care()).waterings, { timeout: PATIENCE_MS }).toBe(before + 1);
    await page.keyboard.press('Escape');
    await page.locator('.sheet-gestures').waitFor({ state: 'detached' });
    await close();
  });
});
