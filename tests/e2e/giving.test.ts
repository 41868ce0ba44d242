import { describe, expect, it } from 'vitest';
import { DESKTOP, PATIENCE_MS, PHONE, payWithCard, type Visitor } from '../support/browser.ts';
import { listenTo } from '../support/notices.ts';
import { onStage } from '../support/onStage.ts';

const hameau = onStage();
const LIST = '[aria-label="The village as a list"]';
const village = () => `${hameau.url}/v/tamoure`;

const snapshot = async () => (await fetch(`${hameau.url}/api/villages/tamoure`)).json();
const heldPlots = async () => (await (await fetch(`${hameau.url}/api/villages/tamoure/holds`)).json()).plots;

/** Give, the first gifts of the shop, "place them for me", 18 or over, pay: to the payment page. */
async function toPayment(who: Visitor, gifts: number): Promise<void> {
  await who.tap('.button-give');
  for (let n = 0; n < gifts; n++) {
    const add = who.page.locator('.button-add').nth(n);
    await add.waitFor();
    await who.tap(`.button-add >> nth=${n}`);
  }
  await who.tap('.sheet-foot .button-main');
  await who.tap('.tick-adult');
  expect(await who.page.locator('.tick-adult input').isChecked(), 'the tick holds').toBe(true);
  await who.tap('.button-pay');
  await who.page.waitForURL(`${hameau.simulator.url}/pay/**`);
}

describe('giving, in a real browser', () => {
  it('[G6] [V6] three gifts in eight taps on a phone, and a second browser sees them land', async () => {
    const phone = await hameau.giver(PHONE);
    const desktop = await hameau.giver(DESKTOP);
    await desktop.page.goto(village());
    await desktop.page.waitForSelector('html.has-stage', { state: 'attached' });
    const heard = await listenTo(desktop.page);
    const began = Date.now();
    await phone.page.goto(village());
    await toPayment(phone, 3);
    const toStripe = Date.now() - began;
    await payWithCard(phone.page);
    await phone.page.waitForSelector('.returned-paid');
    const toLanded = Date.now() - began;
    // The other browser was never reloaded.
    await heard('3 gifts have arrived');
    expect(phone.taps()).toBeLessThanOrEqual(8);
    process.stdout.write(`${phone.taps()} taps; ${toStripe} ms to the payment page, ${toLanded} ms to the gift\n`);
    const { placements, progress } = await snapshot();
    expect(placements.id).toHaveLength(3);
    expect(progress.gifts).toBe(3);
    await desktop.tap(LIST);
    await desktop.page.locator('.sheet-list').getByText('3 gifts stand here').first().waitFor();
    await phone.close();
    await desktop.close();
  });

  it('[G3] a gift put on a plot by a tap, then dragged on, lands just there', async () => {
    const desktop = await hameau.giver(DESKTOP);
    const { page } = desktop;
    await page.goto(village());
    await page.waitForSelector('html.has-stage', { state: 'attached' });
    await desktop.tap('.button-give');
    await desktop.tap('.button-add');
    await desktop.tap('.sheet-foot .button:not(.button-main)');
    const map = page.locator('#stage canvas');
    const finger = { x: 760, y: 330 };
    const chosen = async () =>
      page.evaluate(() => {
        const stored = Object.entries(localStorage).find(([key]) => key.includes('basket'))?.[1];
        return (JSON.parse(stored ?? '[]') as { plot: { x: number; y: number } | null }[])[0]?.plot ?? null;
      });
    // The path in the middle: nothing can stand there, and the bar says so.
    await map.click({ position: { x: 840, y: 420 } });
    await page.locator('.placing .trouble').waitFor();
    expect(await chosen()).toBeNull();
    await map.click({ position: finger });
    await page.locator('.placing .button-main').waitFor();
    const tapped = await chosen();
    // Two plots back along x are 64 px to the left and 32 px up: away from the square.
    await page.mouse.move(finger.x, finger.y);
    await page.mouse.down();
    for (let step = 1; step <= 8; step++) await page.mouse.move(finger.x - step * 8, finger.y - step * 4);
    await page.mouse.up();
    const dragged = { x: (tapped?.x ?? 0) - 2, y: tapped?.y ?? 0 };
    await expect.poll(chosen, { timeout: PATIENCE_MS }).toEqual(dragged);
    await desktop.tap('.placing .button-main');
    await desktop.tap('.tick-adult');
    await desktop.tap('.button-pay');
    await page.waitForURL(`${hameau.simulator.url}/pay/**`);
    await payWithCard(page);
    await page.waitForSelector('.returned-paid');
    const { placements } = await snapshot();
    expect({ x: placements.x.at(-1), y: placements.y.at(-1) }).toEqual(dragged);
    await desktop.close();
  });

  it('[G7] cancelling on the payment page keeps the basket and frees the plots', async () => {
    const phone = await hameau.giver(PHONE);
    await phone.page.goto(village());
    await toPayment(phone, 2);
    expect(await heldPlots()).not.toHaveLength(0);
    const before = (await snapshot()).placements.id.length;
    await phone.page.locator('a[href*="/v/tamoure"]').first().click();
    await phone.page.waitForSelector('.returned-cancelled');
    await expect.poll(heldPlots, { timeout: PATIENCE_MS }).toHaveLength(0);
    await phone.tap('.returned .button-main');
    await phone.page.waitForSelector('dialog[open] .line, dialog[open] .receipt-lines li');
    expect((await snapshot()).placements.id).toHaveLength(before);
    await phone.close();
  });

  it('[G7] a declined card says so in plain words, and another card pays the same basket once', async () => {
    const desktop = await hameau.giver(DESKTOP);
    await desktop.page.goto(village());
    await toPayment(desktop, 1);
    const before = (await snapshot()).placements.id.length;
    await payWithCard(desktop.page, '4000 0000 0000 0002');
    // The cards to try are told on that page too, and one of them is declined.
    await desktop.page.locator('#problem', { hasText: /declined/i }).waitFor();
    await payWithCard(desktop.page);
    await desktop.page.waitForSelector('.returned-paid');
    expect((await snapshot()).placements.id).toHaveLength(before + 1);
    await desktop.close();
  });

  it('[G6] a double click on pay and the back button make one session and one donation', async () => {
    const desktop = await hameau.giver(DESKTOP);
    const sessions = async () =>
      (await (await fetch(`${hameau.simulator.url}/_control/sessions`)).json()).sessions.length as number;
    const before = await sessions();
    await desktop.page.goto(village());
    await desktop.tap('.button-give');
    await desktop.tap('.button-add');
    await desktop.tap('.sheet-foot .button-main');
    await desktop.tap('.tick-adult');
    await desktop.page.locator('.button-pay').dblclick({ noWaitAfter: true });
    await desktop.page.waitForURL(`${hameau.simulator.url}/pay/**`);
    expect(await sessions()).toBe(before + 1);
    await desktop.page.goBack();
    await desktop.page.waitForSelector('html.is-playing', { state: 'attached' });
    // The basket is still there; sent again it is the same session, and paying it gives one gift.
    const standing = (await snapshot()).placements.id.length;
    await desktop.tap('.button-give');
    await desktop.tap('.sheet-foot .button-main');
    await desktop.tap('.tick-adult');
    await desktop.tap('.button-pay');
    await desktop.page.waitForURL(`${hameau.simulator.url}/pay/**`);
    await payWithCard(desktop.page);
    await desktop.page.waitForSelector('.returned-paid');
    expect(await sessions()).toBe(before + 1);
    expect((await snapshot()).placements.id).toHaveLength(standing + 1);
    await desktop.close();
  });

  it('[V4] the first act is free: a flower, seen by others, once', async () => {
    const gardener = await hameau.giver(DESKTOP);
    const neighbour = await hameau.giver(DESKTOP);
    for (const each of [neighbour, gardener]) {
      await each.page.goto(`${hameau.url}/v/ecole-des-andes`);
      await each.page.waitForSelector('html.has-stage', { state: 'attached' });
    }
    expect(await gardener.context.cookies()).toEqual([]);
    await gardener.tap('.petals .button');
    await gardener.page.locator('#stage canvas').click({ position: { x: 760, y: 260 } });
    const flowers = async () =>
      (await (await fetch(`${hameau.url}/api/villages/ecole-des-andes`)).json()).flowers.kind.length as number;
    await expect.poll(flowers, { timeout: PATIENCE_MS }).toBe(1);
    await gardener.page.locator('.petals').waitFor({ state: 'detached' });
    await neighbour.tap(LIST);
    await neighbour.page.locator('.sheet-list').getByText('1 free flower').first().waitFor();
    await gardener.page.locator('#stage canvas').click({ position: { x: 600, y: 300 } });
    expect(await flowers()).toBe(1);
    await gardener.close();
    await neighbour.close();
  });
});
