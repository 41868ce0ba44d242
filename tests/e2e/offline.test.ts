import { describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PHONE, type Visitor } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';
import { follow } from '../support/reading.ts';
import { comeIn } from '../support/stewardVisitor.ts';

const hameau = onStage();

/** A picture to be looked at, where somebody asked for them. */
async function picture({ page }: Visitor, name: string): Promise<void> {
  const folder = process.env.HAMEAU_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** Nobody is kept out, and nothing is wider than the screen: at a desk, and on the phone that goes on. */
async function expectFit(who: Visitor, step: string): Promise<void> {
  const { page, complaints } = who;
  for (const [name, { viewport }] of [
    ['desk', DESKTOP],
    ['phone', PHONE],
  ] as const) {
    if (viewport) await page.setViewportSize(viewport);
    await picture(who, `${name}-${step}`);
    expect(await barriers(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
}

describe('a gift given by hand', () => {
  it('is entered on a phone, by pages that fit a desk as well', async () => {
    const who = await hameau.visitor(PHONE);
    const { page } = who;
    await comeIn(who, hameau, 'demo@example.org');
    await follow(who, 'a[href^="/console/a/"]');
    await follow(who, 'nav a[href$="/donations"]');
    await follow(who, 'a[href$="/offline"]');
    await expectFit(who, 'places');
    await follow(who, 'a[href$="village=ecole-des-andes"]');
    await expectFit(who, 'form');
    await page.locator('#f-gift-chalk').fill('1');
    await page.locator('#f-amount').fill('0,50');
    await page.locator('input[value="cheque"]').check();
    await page.locator('#f-reference').fill('Chèque 0012345');
    await page.locator('details summary').click();
    await page.locator('#f-publicName').fill('Awa');
    await page.locator('.page-give').press('Enter');
    await page.getByRole('alert').waitFor();
    await expectFit(who, 'wrong');
    await page.locator('#f-amount').fill('50');
    await page.locator('input[name="asked"]').check();
    await page.locator('.page-give').press('Enter');
    await page.locator('button[value="enter"]').waitFor();
    await expectFit(who, 'review');
    await page.locator('button[value="change"]').click();
    expect(await page.locator('#f-publicName').inputValue()).toBe('Awa');
    await page.locator('.page-give').press('Enter');
    await page.locator('button[value="enter"]').click();
    await page.getByRole('status').waitFor();
    await expectFit(who, 'entered');
    await page.locator('#reason').fill('Tried on a phone');
    await page.locator('.console-end button').click();
    await page.waitForURL(/notice=takenBack/);
    await expectFit(who, 'taken-back');
    await page.goto(`${hameau.url}/p/andes-school/accounts`);
    await page.locator('#line-2').waitFor();
    await expectFit(who, 'accounts');
    await who.close();
  });
});
