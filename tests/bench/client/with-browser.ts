import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';

export async function withBrowser<T>(run: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchBrowser();
  try {
    return await run(browser);
  } finally {
    await browser.close();
  }
}
