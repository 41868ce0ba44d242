import axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { atRest } from './browser.ts';

/** What binds a letter too: it is read within a mail program, which brings the landmarks and headings of a page. */
const FOR_LETTERS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Everything axe finds, however slight; run in the page by the debugger, which the page's policy does not bind. */
export async function barriers(page: Page, what: 'page' | 'letter' = 'page'): Promise<string[]> {
  await page.evaluate(axeCore.source);
  // What is still fading in has not its colours yet.
  await atRest(page);
  return page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      const { violations } = await axe.run(options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    },
    what === 'letter' ? { runOnly: FOR_LETTERS } : {},
  );
}
