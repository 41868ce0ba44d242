import type { FileChooser, Page } from 'playwright-core';

type PickedFile = Parameters<FileChooser['setFiles']>[0];

/** More controls than any page has: a page that is never left by Tab is a trap. */
const MOST_STOPS = 400;

/**
 * What a reader with a keyboard alone cannot use on a page: controls that Tab never comes to, or that do not show that they have the
 * focus. Of a group of radio buttons one is enough: the arrow keys go on from there.
 */
export async function outOfReach(page: Page): Promise<string[]> {
  await page.evaluate(MARK);
  const stops = new Set<string>();
  const unseen: string[] = [];
  let last = '';
  for (let n = 0; n < MOST_STOPS; n++) {
    await page.keyboard.press('Tab');
    const stop = (await page.evaluate(STOP)) as {
      readonly mark: string;
      readonly shows: boolean;
      readonly is: string;
    } | null;
    // A month has a month's and a year's part, and Tab goes through both.
    if (stop === null || (stops.has(stop.mark) && stop.mark !== last)) break;
    last = stop.mark;
    stops.add(stop.mark);
    if (!stop.shows && !unseen.includes(`no focus shown: ${stop.is}`)) unseen.push(`no focus shown: ${stop.is}`);
  }
  const missed = (await page.evaluate(`(${MISSED})(${JSON.stringify([...stops])})`)) as string[];
  return [...missed.map((is) => `not reached: ${is}`), ...unseen];
}

/** Goes on with Tab alone until the control that this selector names has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < MOST_STOPS; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`Tab never comes to ${selector}`);
}

/** The same, and ticks it. */
export async function tick(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Space');
}

/** Goes on with Tab to a group of radio buttons, and with the arrow keys to the one that is wanted. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `input[name="${name}"]`);
  await page.keyboard.press('Space');
  const wanted = page.locator(`input[name="${name}"][value="${value}"]`);
  for (let left = await page.locator(`input[name="${name}"]`).count(); left > 0; left--) {
    if (await wanted.isChecked()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrow keys never come to ${name} ${value}`);
}

/** The same, and enters it: a link or a button that leads to another page. */
export async function enter(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  const there = page.waitForEvent('domcontentloaded');
  await page.keyboard.press('Enter');
  await there;
}

/**
 * The same, and picks this file in the sheet that the key opens. The browser is told to hand that sheet over before the walk: told just
 * before the key, it may hear of it after.
 */
export async function pickFile(page: Page, selector: string, file: PickedFile): Promise<void> {
  const sheet = page.waitForEvent('filechooser');
  await tabTo(page, selector);
  await page.keyboard.press('Space');
  await (await sheet).setFiles(file);
}

/** The same, and types into it. */
export async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.insertText(text);
}

/** Runs in the page: every control that can be seen is numbered; radio buttons of one name and form bear one number. */
const MARK = `{
  const groups = new Map();
  let next = 0;
  window.hameauMark = (control) => {
    const group = control.type === 'radio' ? (control.form?.action ?? '') + ' ' + control.name : null;
    const known = group === null ? undefined : groups.get(group);
    const mark = known ?? String(next++);
    if (group !== null) groups.set(group, mark);
    return mark;
  };
  const all = document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]');
  for (const control of all) {
    const isSeen = control.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    if (isSeen && !control.disabled && control.tabIndex >= 0) control.dataset.mark = window.hameauMark(control);
  }
}`;

const STOP = `(() => {
  const control = document.activeElement;
  if (!control || control === document.body) return null;
  const label = control.closest('label') ?? control;
  const shown = [control, label].some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  return { mark: control.dataset.mark ?? control.outerHTML.slice(0, 90), shows: shown, is: control.outerHTML.slice(0, 90) };
})()`;

const MISSED = `(stops) => {
  const reached = new Set(stops);
  return [...document.querySelectorAll('[data-mark]')]
    .filter((control) => !reached.has(control.dataset.mark))
    .map((control) => control.outerHTML.slice(0, 90));
}`;
