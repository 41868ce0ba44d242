import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, type Visitor, visitor } from './browser.ts';
import { type HameauOptions, startHameau, type TestHameau } from './server.ts';

/** A server with its simulator, and a browser that looks at it; there from the first test of a file to its last. */
export interface OnStage extends TestHameau {
  readonly browser: Browser;
  /** speaks to the server alone, and to these origins */
  visitor(device: BrowserContextOptions, others?: readonly string[]): Promise<Visitor>;
  /** a visitor who also comes to the simulator's page, to pay */
  giver(device: BrowserContextOptions): Promise<Visitor>;
}

export function onStage(options: HameauOptions = {}): OnStage {
  let hameau: TestHameau;
  let browser: Browser;
  beforeAll(async () => {
    hameau = await startHameau(options);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hameau?.stop();
  });
  return {
    get url() {
      return hameau.url;
    },
    get simulator() {
      return hameau.simulator;
    },
    get hameau() {
      return hameau.hameau;
    },
    get store() {
      return hameau.store;
    },
    get browser() {
      return browser;
    },
    visitor: (device, others = []) => visitor(browser, device, [hameau.url, ...others]),
    giver: (device) => visitor(browser, device, [hameau.url, hameau.simulator.url]),
    stop: () => hameau.stop(),
  };
}
