import type { Visitor } from './browser.ts';
import type { TestHameau } from './server.ts';
import { signInPath } from './stewarding.ts';

/** The button that saves, or goes on, on a page of the console. */
export const SAVE = '.console-form .page-give';

/** Asks for the link, opens the letter, taps the button. */
export async function comeIn(who: Visitor, hameau: TestHameau, email: string): Promise<void> {
  await who.page.goto(`${hameau.url}/console`);
  await who.page.locator('#email').fill(email);
  await who.tap(SAVE);
  await who.page.locator('a[href="/dev/mail"]').waitFor();
  await who.page.goto(hameau.url + (await signInPath(hameau, email)));
  await who.tap('main .page-give');
  await who.page.waitForURL(/\/console$/);
}
