import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';

/** A visitor's way over the map, as sines of the frame's number: px each way and frames per radian. */
export interface Way {
  readonly reachX: number;
  readonly reachY: number;
  readonly turnX: number;
  readonly turnY: number;
}

/** About the square, over land that every village has; 10 px a frame. */
export const ABOUT_THE_SQUARE: Way = { reachX: 480, reachY: 220, turnX: 48, turnY: 33 };
/** Over all of a village of ten thousand gifts and back; 16 px a frame, and never twice the same way. */
export const FAR_AND_WIDE: Way = { reachX: 3200, reachY: 1500, turnX: 211, turnY: 157 };

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  locale: 'fr-FR',
};

/** How many times slower than this machine a visitor's is. */
export const SLOW_DOWN = 4;

/** Everything may take long on a machine that does other things as well. */
const PATIENCE_MS = 240_000;

export interface Visit {
  readonly page: Page;
  readonly debugger: CDPSession;
  slowDown(times: number): Promise<void>;
  pan(way: Way, frames: number): Promise<void>;
  /** resolves when the page has this class on its root: `is-playing`, `has-stage` */
  has(name: string): Promise<void>;
  close(): Promise<void>;
}

/** @param undrawn the graphics card's work is left out: see `undrawn.js` */
export async function visit(browser: Browser, look: BrowserContextOptions, undrawn: boolean): Promise<Visit> {
  const context = await browser.newContext(look);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  for (const script of undrawn ? ['undrawn.js', 'panning.js'] : ['panning.js']) {
    await page.addInitScript({ path: fileURLToPath(new URL(script, import.meta.url)) });
  }
  const session = await context.newCDPSession(page);
  return {
    page,
    debugger: session,
    slowDown: async (rate) => {
      await session.send('Emulation.setCPUThrottlingRate', { rate });
    },
    pan: (way, frames) => page.evaluate(`hameauPan(${JSON.stringify({ ...way, frames })})`),
    has: async (name) => {
      await page.waitForSelector(`html.${name}`, { state: 'attached' });
    },
    close: () => context.close(),
  };
}
