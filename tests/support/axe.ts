import axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { atRest } from './browser.ts';

/** Everything axe finds, however slight; run in the page by the debugger, which the page's policy does not bind. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source);
  // What is still fading in has not its colours yet.
  await atRest(page);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}
