import type { Page } from 'playwright-core';
import type { Visitor } from './browser.ts';
import type { TestHameau } from './server.ts';

/** Taps what leads to another page, and waits for that page. */
export async function follow({ page, tap }: Visitor, link: string): Promise<void> {
  const arrived = page.waitForEvent('domcontentloaded');
  await tap(link);
  await arrived;
}

/**
 * Closes with a key what lies over the village. The page goes back in its history then, and that takes a moment: who goes back
 * meanwhile would leave it.
 */
export async function shut(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => history.state?.panel !== true);
}

/** The newest letter of the development mailbox, as a mail program shows it: there the letter may run nothing, axe neither. */
export async function openLetter({ url }: TestHameau, who: Visitor, subject: string): Promise<void> {
  const { page } = who;
  await page.goto(`${url}/dev/mail`);
  await follow(who, `article a:has-text("${subject}")`);
  const letter = await page.content();
  await page.goto('about:blank');
  await page.setContent(letter);
}

/** From a letter that is open to where its link leads. */
export async function openLink({ url }: TestHameau, page: Page, path: string): Promise<void> {
  await page.locator(`a[href*="${path}"]`).first().tap();
  await page.waitForURL(`${url}${path}**`);
}

/** Opens the panel of the only gift of a kind from the list of the village, which is in French. */
export async function openGift({ page, tap }: Visitor, name: string): Promise<void> {
  await tap('[aria-label="Le village en liste"]');
  const options = page.locator('.sheet-list select option', { hasText: name });
  await page.locator('.sheet-list select').selectOption((await options.getAttribute('value')) ?? '');
  await tap('section[aria-labelledby="list-gifts"] .lines .link');
  await page.locator('.sheet-gift .giver').waitFor();
}
