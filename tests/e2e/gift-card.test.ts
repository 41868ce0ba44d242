import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PHONE, type Visitor } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';
import { comeIn } from '../support/stewardVisitor.ts';

const hameau = onStage();

/** The form of a demonstration's gift, as its steward has it before them. */
async function giftForm(options: BrowserContextOptions): Promise<Visitor> {
  const who = await hameau.visitor(options);
  await comeIn(who, hameau, 'demo@example.org');
  const [association] = await hameau.store.read.projects();
  await who.page.goto(`${hameau.url}/console/a/${association?.association}/projects/guinea-village/gifts/seeds`);
  return who;
}

const typed = async ({ page }: Visitor): Promise<string> =>
  (await page.locator('#gift-card').allInnerTexts()).join().trim();

describe('a gift’s card beside its form', () => {
  it('[G1] [G4] follows what is typed, in the language that is typed: price, fee, what for, picture', async () => {
    const who = await giftForm(DESKTOP);
    const { page } = who;
    expect(await typed(who)).toContain('Bag of seeds');
    await page.locator('#f-name-fr').fill('Un sac de mil');
    expect(await typed(who)).toContain('Un sac de mil');
    await page.locator('#f-price').fill('12,50');
    expect(await typed(who)).toMatch(/12,50\s€[\s\S]*Cadeau symbolique[\s\S]*prend environ 0,44\s€ \(4 %\)/);
    await page.locator('#f-name-en').fill('A bag of millet');
    await page.locator('#f-expectedMonth').fill('2027-05');
    await page.locator('#f-needed').fill('1');
    await page.locator('input[name="purpose"][value="earmarked"]').check();
    await page.locator('#f-fallback-en').fill('Then the well.');
    await page.locator('#f-approvedBy').fill('$& <b>Ana</b>');
    await page.locator('input[name="sprite"][value="goat"]').check();
    const card = await typed(who);
    for (const words of ['A bag of millet', '€12.50', 'Expected in May 2027.', '1 still needed', 'Then the well.']) {
      expect(card).toContain(words);
    }
    expect(card).toContain('approved by $& <b>Ana</b>.');
    expect(await page.locator('#gift-card [data-part="sprite"]').getAttribute('src')).toContain('/sprites/goat.png');
    await page.locator('#f-price').fill('a lot');
    expect(await typed(who)).not.toMatch(/€|card payment/);
    expect(await barriers(page)).toEqual([]);
    const { form, beside } = await page.evaluate(() => {
      const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      return { form: boxOf('.console-form')?.right ?? 0, beside: boxOf('#gift-card')?.left ?? 0 };
    });
    expect(beside).toBeGreaterThan(form);
    await who.close();
  });

  it('on a phone is one line at the foot until it is asked for, and never lies over what is typed into', async () => {
    const who = await giftForm(PHONE);
    const { page } = who;
    const card = page.locator('#gift-card');
    expect((await card.boundingBox())?.height).toBeLessThan(60);
    await who.tap('#gift-card summary');
    expect(await typed(who)).toContain('Sac de semences');
    expect((await card.boundingBox())?.height).toBeLessThan(844 * 0.62);
    expect(await barriers(page)).toEqual([]);
    await who.tap('#gift-card summary');
    for (const field of ['#f-funds-en', '#f-price', '#f-needed', '#f-approvedBy']) {
      await page.locator(field).scrollIntoViewIfNeeded();
      await page.locator(field).focus();
      // Browsers may glide to what has the focus.
      await page.waitForFunction((selector) => {
        const [at, line] = [selector, '#gift-card'].map((one) => document.querySelector(one)?.getBoundingClientRect());
        return at !== undefined && line !== undefined && at.bottom <= line.top + 1;
      }, field);
    }
    await who.close();
  });
});
