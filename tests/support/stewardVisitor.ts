import type { Visitor } from './browser.ts';
import { follow } from './reading.ts';
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

/** Sends a form of the console, and waits for the page that says so. */
export async function saved(who: Visitor, button = SAVE): Promise<void> {
  await follow(who, button);
  await who.page.getByRole('status').waitFor();
}

/** From anywhere in an association's console to a new piece of news of a project, written in French and not saved yet. */
export async function beginNews(
  who: Visitor,
  project: string,
  { title, words, place }: { readonly title: string; readonly words: string; readonly place: string },
): Promise<void> {
  await follow(who, '.console-nav a');
  await follow(who, `a[href$="/projects/${project}"]`);
  await follow(who, 'a[href$="/news"]');
  await follow(who, 'main form .page-give');
  await who.page.locator('#f-title-fr').fill(title);
  await who.page.locator('#f-words-fr').fill(words);
  await who.page.locator('#f-place-fr').fill(place);
}
