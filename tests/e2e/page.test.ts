import { describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PHONE } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';

const hameau = onStage();

describe('the page', () => {
  it('is a village, a sentence, a progress and one Give button before any script runs, on an upright phone', async () => {
    const phone = await hameau.giver({ ...PHONE, javaScriptEnabled: false });
    await phone.page.goto(`${hameau.url}/v/tamoure`);
    const picture = await phone.page.locator('#picture').boundingBox();
    expect(Math.min(844, (picture?.y ?? 0) + (picture?.height ?? 0)) - (picture?.y ?? 0)).toBeGreaterThanOrEqual(
      (844 * 2) / 3,
    );
    const give = phone.page.locator('.page-give, .button-give').first();
    const button = await give.boundingBox();
    expect((button?.y ?? 999) + (button?.height ?? 0)).toBeLessThanOrEqual(844);
    expect(await phone.page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await phone.page.getByText('Sac de semences').count()).toBeGreaterThan(0);
    const wire = await fetch(`${hameau.url}/v/tamoure/picture.png?format=phone`);
    expect((await wire.arrayBuffer()).byteLength).toBeLessThan(120 * 1024);
    expect(await phone.context.cookies()).toEqual([]);
    await phone.close();
  });

  it('[P1] asks nothing of strangers and allows no inline script', async () => {
    const desktop = await hameau.giver(DESKTOP);
    const answer = await desktop.page.goto(`${hameau.url}/v/collines-de-the`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-');
    await desktop.page.waitForSelector('html.is-playing', { state: 'attached' });
    await desktop.close();
  });

  it('keeps nobody out: axe finds nothing on the pages, the shop and the receipt', async () => {
    const phone = await hameau.giver(PHONE);
    for (const [path, ready] of [
      ['/', 'html'],
      ['/p/guinea-village', 'html'],
      ['/v/tamoure', 'html.has-stage'],
    ] as const) {
      await phone.page.goto(hameau.url + path);
      await phone.page.waitForSelector(ready, { state: 'attached' });
      expect(await barriers(phone.page), path).toEqual([]);
    }
    await phone.tap('.button-give');
    await phone.page.locator('.button-add').first().waitFor();
    expect(await barriers(phone.page), 'shop').toEqual([]);
    await phone.tap('.button-add');
    await phone.tap('.sheet-foot .button-main');
    await phone.page.locator('.tick-adult').waitFor();
    expect(await barriers(phone.page), 'receipt').toEqual([]);
    await phone.close();
  });

  it('a panel opened in the moment another closes stays, and the back button closes it', async () => {
    const { page, close } = await hameau.giver(DESKTOP);
    await page.goto(`${hameau.url}/v/tamoure`);
    await page.waitForSelector('html.is-playing', { state: 'attached' });
    await page.locator('.button-give').click();
    await page.locator('.sheet-shop .sheet-head .button-icon').waitFor();
    await page.evaluate(async () => {
      const back = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
      document.querySelector<HTMLElement>('.sheet-head .button-icon')?.click();
      document.querySelector<HTMLElement>('.button-give')?.click();
      await back;
    });
    expect(await page.locator('.sheet-shop').count()).toBe(1);
    await page.goBack();
    await page.locator('.sheet-shop').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/v/tamoure');
    await close();
  });

  it('opens by keyboard; Escape closes what is open and the focus goes back', async () => {
    const desktop = await hameau.giver(DESKTOP);
    const { page } = desktop;
    await page.goto(`${hameau.url}/v/tamoure`);
    await page.waitForSelector('html.is-playing', { state: 'attached' });
    const give = page.locator('.button-give');
    await give.focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.locator('.button-give:focus').waitFor();
    await desktop.close();
  });
});
