import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser } from '../../tools/browser.ts';

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1,
  hasTouch: true,
  isMobile: true,
  locale: 'fr-FR',
};
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' };

/**
 * Where it is noon now: the village is seen by daylight at whatever hour the tests run. axe takes the night under a picture that is
 * multiplied for the night behind every word.
 */
function noonHere(): string {
  const east = 12 - new Date().getUTCHours();
  // The names of these zones count westwards.
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** How long a picture may take to change on a machine that draws WebGL in software. */
export const PATIENCE_MS = 90_000;

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      // A slow machine drawing WebGL in software is not a hung one.
      '--disable-gpu-watchdog',
    ],
  });
}

/** A visitor of the site, whose browser notes what it should not see. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** what a page should not do, besides what the test expects: errors, requests to strangers, broken policies */
  readonly complaints: string[];
  /** taps of ours, on the game's pages: the payment page's are not counted */
  readonly taps: () => number;
  tap(selector: string): Promise<void>;
  close(): Promise<void>;
}

/** @param ours origins that the pages may speak to: the server's own and, to pay, the simulator's */
export async function visitor(
  browser: Browser,
  options: BrowserContextOptions,
  ours: readonly string[],
): Promise<Visitor> {
  const context = await browser.newContext({ timezoneId: noonHere(), ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  let taps = 0;
  let heard = () => {};
  await context.exposeBinding('hameauHeardClick', () => heard());
  await context.addInitScript(() => {
    const { hameauHeardClick } = window as unknown as { hameauHeardClick: () => void };
    addEventListener('click', hameauHeardClick, true);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // The browser's own report of an answer that is not 2xx: the tests look at those answers themselves.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const local = protocol === 'data:' || protocol === 'blob:';
    if (!local && !ours.includes(origin.replace('ws:', 'http:'))) complaints.push(`stranger: ${origin}`);
  });
  return {
    page,
    context,
    complaints,
    taps: () => taps,
    async tap(selector) {
      taps += 1;
      const target = page.locator(selector).first();
      await target.waitFor();
      await atRest(page);
      // The browser answers a touch before it makes a click of it: the tap has ended when the page has heard that.
      const clicked = new Promise<void>((resolve) => {
        heard = resolve;
      });
      await (options.hasTouch ? target.tap() : target.click());
      await within(PATIENCE_MS, clicked, `a tap on ${selector} made no click`);
    },
    async close() {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}

/** Width and height of a picture once the browser has it and can show it, px. */
export const sizeOf = (picture: Locator): Promise<number[]> =>
  picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });

/** What slides or fades in has come to its end, as it has for a person who taps it; what moves for ever is not waited for. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(ending.map((one) => one.finished.catch(() => {})));
  });
}

async function within(ms: number, wish: Promise<void>, trouble: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(trouble)), ms);
  });
  await Promise.race([wish, late]).finally(() => clearTimeout(timer));
}

/** Pays on the simulator's page as a person would. */
export async function payWithCard(page: Page, number = '4242 4242 4242 4242'): Promise<void> {
  await page.locator('#email').fill('someone@example.org');
  await page.locator('#number').fill(number);
  await page.locator('#expiry').fill('12 / 34');
  await page.locator('#cvc').fill('123');
  await page.locator('#pay').click();
}
