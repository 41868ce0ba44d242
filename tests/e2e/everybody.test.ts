import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CheckoutReply } from '#shared/protocol/http.ts';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PATIENCE_MS, PHONE } from '../support/browser.ts';
import { listenTo } from '../support/notices.ts';
import { onStage } from '../support/onStage.ts';
import { proofAt } from '../support/proofs.ts';

const VILLAGE = 'collines-de-the';
const PROJECT = 'tea-rights';
/** WebGL is drawn in software here: fewer pixels, the same village. */
const SMALL_DESKTOP = { ...DESKTOP, viewport: { width: 900, height: 600 } };
const hameau = onStage();

beforeAll(async () => {
  // Homes of six plots each: a village that has grown, with a small map of itself.
  for (let n = 0; n < 5; n++) await give(n, ['home', 'home', 'home', 'basket'], 20);
  await post(`/api/villages/${VILLAGE}/gestures`, { kind: 'plantFlower', flower: 'gold', ...(await meadow()) });
});

const address = () => `${hameau.url}/v/${VILLAGE}`;
const snapshot = async () => (await fetch(`${hameau.url}/api/villages/${VILLAGE}`)).json();
const post = (path: string, body: object) =>
  fetch(hameau.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hameau.url },
    body: JSON.stringify(body),
  });

/** A basket of so many gifts, these in turn, given through the server's own doors. */
async function give(n: number, gifts: readonly string[], lines: number): Promise<void> {
  const { project } = await (await fetch(`${hameau.url}/api/projects/${PROJECT}`)).json();
  const reply = await post(`/api/villages/${VILLAGE}/checkouts`, {
    catalogueVersion: project.catalogueVersion,
    gifts: Array.from({ length: lines }, (_, i) => ({ gift: gifts[i % gifts.length], quantity: 1, plot: null })),
    basketKey: `basket-of-everybody-${n}`,
    proof: await proofAt(hameau.url, VILLAGE),
    adult: true,
    language: 'fr',
  });
  const { checkoutUrl } = CheckoutReply.parse(await reply.json());
  const session = checkoutUrl.split('/').at(-1);
  await fetch(`${hameau.simulator.url}/_control/sessions/${session}/pay`, { method: 'POST', body: '{}' });
  await fetch(`${hameau.simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
}

/** The first free plot, row by row, that the server lets a flower grow on. */
async function meadow(): Promise<{ x: number; y: number }> {
  for (let x = 0; x < 32; x++) {
    const plot = { x, y: 30 };
    const reply = await post(`/api/villages/${VILLAGE}/gestures`, { kind: 'plantFlower', flower: 'rose', ...plot });
    if (reply.status === 201) return { x: plot.x + 1, y: plot.y };
  }
  throw new Error('no meadow in this row');
}

async function open(page: Page): Promise<void> {
  await page.goto(address());
  await page.waitForSelector('html.has-stage', { state: 'attached' });
}

/** Presses Tab until something has the focus, as somebody does who has no pointer. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 90; n++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}
async function press(page: Page, selector: string, key = 'Enter'): Promise<void> {
  await page.locator(selector).first().waitFor();
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

/** From the receipt to the thanks, on our page and on the payment page. */
async function payByKeyboard(page: Page): Promise<void> {
  await press(page, '.tick-adult input', 'Space');
  await press(page, '.button-pay');
  await page.waitForURL(`${hameau.simulator.url}/pay/**`);
  for (const [field, text] of [
    ['#email', 'someone@example.org'],
    ['#number', '4242 4242 4242 4242'],
    ['#expiry', '12 / 34'],
    ['#cvc', '123'],
  ] as const) {
    await tabTo(page, field);
    await page.keyboard.type(text);
  }
  await press(page, '#pay');
  await page.waitForSelector('.returned-paid', { timeout: PATIENCE_MS });
}

describe('everybody can give and play', () => {
  it('[G3] a whole gift by keyboard alone: chosen, placed on the map with arrows, paid, and seen again', async () => {
    const { page, close } = await hameau.giver(SMALL_DESKTOP);
    await open(page);
    const before = (await snapshot()).placements.id.length;
    await press(page, '.button-give');
    await press(page, '.button-add');
    await press(page, '.sheet-foot .button:not(.button-main)');
    await tabTo(page, '#stage');
    // The gift starts over the square, where nothing can stand: it is carried on until a place is free.
    for (let n = 0; n < 40 && (await page.locator('.placing .button-main').count()) === 0; n++) {
      await page.keyboard.press(n % 2 === 0 ? 'ArrowUp' : 'ArrowLeft');
      await page.keyboard.press('Enter');
    }
    await press(page, '.placing .button-main');
    await payByKeyboard(page);
    const { placements } = await snapshot();
    expect(placements.id).toHaveLength(before + 1);
    await press(page, '.returned-close');
    const heard = await listenTo(page);
    await press(page, '.button-find');
    await heard('Here is your gift:');
    await close();
  });

  it('[V4] [G3] and again by the list: a flower planted, a gift told of and given too, where no map can be drawn', async () => {
    const { page, close } = await hameau.giver(SMALL_DESKTOP);
    // A browser that cannot draw the village: the engine never arrives.
    await page.route('**/open-stage*', (route) => route.abort());
    await page.goto(address());
    await page.waitForSelector('html.is-playing', { state: 'attached' });
    const before = await snapshot();
    await press(page, '[aria-label="The village as a list"]');
    await press(page, '.plant > .button');
    await page.locator('.plant').waitFor({ state: 'detached' });
    await press(page, '#list-gifts ~ .lines .link');
    await press(page, '.sheet-gift .sheet-foot .button-main');
    await press(page, '.sheet-shop .sheet-foot .button-main');
    await payByKeyboard(page);
    const after = await snapshot();
    expect(after.placements.id).toHaveLength(before.placements.id.length + 1);
    expect(after.flowers.kind).toHaveLength(before.flowers.kind.length + 1);
    await close();
  });

  it('axe finds nothing on the page with any panel open', async () => {
    const { page, tap, close } = await hameau.giver(PHONE);
    await page.addInitScript((village) => {
      const visit = { at: 1, seq: 1, gifts: 3, reached: [], flower: null, bloomSeen: false };
      localStorage.setItem(`hameau.visit.${village}`, JSON.stringify(visit));
    }, VILLAGE);
    await open(page);
    const found: Record<string, string[]> = {};
    const look = async (name: string, selector: string) => {
      await page.locator(selector).first().waitFor();
      found[name] = await barriers(page);
    };
    const shut = () => page.keyboard.press('Escape');
    await look('since', '.since');
    await tap('.settings [aria-expanded]');
    await look('map', '.minimap');
    await page.locator('.minimap').focus();
    const heard = await listenTo(page);
    await page.keyboard.press('ArrowRight');
    await heard(/^Colonne \d+, rangée \d+$/);
    await tap('.plaque-title');
    await tap('.plaque-sentence .link');
    await look('about', '.sheet-about');
    await shut();
    await tap('[aria-label="Le village en liste"]');
    await look('list', '.sheet-list');
    await tap('.plant summary');
    await tap('#list-steps ~ .lines .link');
    await look('step', '.sheet-step');
    await tap('.sheet-step .sheet-foot .button');
    await tap('#list-flowers ~ .lines .link');
    await look('flower', '.sheet-flower');
    await tap('.sheet-flower .sheet-foot .button');
    await tap('#list-gifts ~ .lines .link');
    await page.locator('.giver').waitFor();
    await look('gift', '.sheet-gift');
    await tap('.sheet-gift .sheet-foot .button-main');
    await look('shop', '.sheet-shop');
    await tap('.sheet-shop .sum .link');
    await look('basket', '.sheet-basket');
    await tap('.sheet-basket .sheet-foot .button-main');
    await tap('.wishes summary');
    const ticks = await page.locator('.wishes .tick').count();
    for (let n = 0; n < ticks; n++) await tap(`.wishes .tick >> nth=${n}`);
    await tap('.button-pay');
    await look('receipt', '.sheet-receipt .trouble');
    await tap('.receipt-edit .link');
    await tap('.line-place .link');
    await look('placing', '.placing');
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
    expect(Object.keys(found)).toHaveLength(11);
    await close();
  });
});
