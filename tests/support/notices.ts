import type { Page } from 'playwright-core';

/** Resolves once something was said that has these words in it. */
type Said = (words: string | RegExp) => Promise<void>;

/**
 * Hears all that the village says aloud on a page from now on. A notice is there for a few seconds, or until the next one comes: on a
 * machine that does much else it may be gone before anybody looks for it.
 * @param within what the notices are seen in
 */
export async function listenTo(page: Page, within = 'body'): Promise<Said> {
  const said = await page.evaluateHandle((where) => {
    const texts = new Set<string>();
    const note = () => {
      for (const { textContent } of document.querySelectorAll(`${where} [aria-live] .notice`)) {
        texts.add(textContent.replaceAll(/\s+/g, ' '));
      }
    };
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
    return texts;
  }, within);
  return async (words) => {
    const isSaid = ([texts, wanted]: readonly [ReadonlySet<string>, string | RegExp]) =>
      [...texts].some((text) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)));
    await page.waitForFunction(isSaid, [said, words] as const);
  };
}
