import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PATIENCE_MS, PHONE, payWithCard, sizeOf } from '../support/browser.ts';
import { listenTo } from '../support/notices.ts';
import { onStage } from '../support/onStage.ts';
import { shut } from '../support/reading.ts';

const hameau = onStage();

const village = () => `${hameau.url}/v/tamoure`;
const WORDS = 'textarea';

async function open(page: Page, address = village()): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('html.is-playing', { state: 'attached' });
}

/** What every link of the open sheet would carry to where it leads. */
async function carried(page: Page) {
  const networks = page.locator('.sheet-share .network');
  await networks.first().waitFor();
  return networks.evaluateAll((links) =>
    links.map((link) => {
      const { href, target, rel } = link as HTMLAnchorElement;
      const fields = [...new URL(href).searchParams.values()].join('\n').replaceAll('\r\n', '\n');
      return { host: new URL(href).hostname, fields, target, rel };
    }),
  );
}

describe('the village is shared', () => {
  it('[S3] [P1] on a phone: words to change that every link carries, axe finds nothing, no stranger is asked', async () => {
    const phone = await hameau.giver(PHONE);
    const { page, tap } = phone;
    await open(page);
    await tap('.button-share');
    await page.locator('.sheet-share').waitFor();
    expect(await page.locator(WORDS).inputValue()).toMatch(/^Regardez le village que nous bâtissons pour/);
    expect(await barriers(page), 'sheet').toEqual([]);
    await page.locator(WORDS).fill('Venez voir & plantez une fleur 🌼 : 100 % libre\nÀ bientôt');
    const links = await carried(page);
    expect(links).toHaveLength(8);
    for (const { host, fields, target, rel } of links) {
      expect(fields, host).toContain(village());
      const addressOnly = host.endsWith('facebook.com') || host.endsWith('linkedin.com');
      if (!addressOnly) expect(fields, host).toContain('Venez voir & plantez une fleur 🌼 : 100 % libre\nÀ bientôt');
      if (host !== '') expect([target, rel], host).toEqual(['_blank', 'noopener noreferrer']);
    }
    await tap('.mastodon summary');
    await page.locator('#share-instance').fill('https://evil.example/path');
    expect(await page.locator('.mastodon a').count()).toBe(0);
    await page.locator('#share-instance').fill('@moi@piaille.fr');
    const mastodon = await page.locator('.mastodon a').getAttribute('href');
    expect(mastodon).toMatch(/^https:\/\/piaille\.fr\/share\?text=Venez%20voir%20%26/);
    expect(await barriers(page), 'with Mastodon').toEqual([]);
    await page.locator('.share-code').scrollIntoViewIfNeeded();
    expect((await sizeOf(page.locator('.share-code')))[0]).toBeGreaterThan(0);
    expect(await phone.context.cookies(), 'nothing was done yet').toEqual([]);
    await phone.close();
  });

  it('[S3] by keyboard: Escape closes, the focus goes back; the back button closes too', async () => {
    const desktop = await hameau.giver(DESKTOP);
    const { page } = desktop;
    const codes: string[] = [];
    page.on('request', (request) => request.url().includes('/qr.') && codes.push(request.url()));
    await open(page);
    await page.waitForSelector('html.has-stage', { state: 'attached' });
    expect(codes, 'no code is drawn for who does not ask').toEqual([]);
    const button = page.locator('.button-share');
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('.sheet-share').waitFor();
    await shut(page);
    await page.locator('.sheet-share').waitFor({ state: 'detached' });
    await page.locator('.button-share:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.sheet-share').waitFor();
    await page.goBack();
    await page.locator('.sheet-share').waitFor({ state: 'detached' });
    expect(page.url()).toBe(village());
    await desktop.close();
  });

  it('[S3] copies the link, says so aloud, and marks it where the browser does not copy', async () => {
    const desktop = await hameau.giver(DESKTOP);
    const { page, tap, context } = desktop;
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: hameau.url });
    await open(page);
    await tap('.button-share');
    await page.locator('.sheet-share').waitFor();
    const heard = await listenTo(page, '.sheet-share');
    await tap('.sheet-share .sheet-foot .button-main');
    await heard('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(village());
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await tap('.sheet-share .sheet-foot .button-main');
    await heard('copy it as you are used to');
    const marked = await page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement;
      return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    });
    expect(marked).toBe(village());
    await desktop.close();
  });

  it('[S3] [P1] what follows a click leaves the address; whose link it was stays, and is not passed on', async () => {
    const desktop = await hameau.giver(DESKTOP);
    const { page, tap } = desktop;
    await open(page, `${village()}?via=abcd1234&fbclid=IwAR0&utm_source=x`);
    await page.waitForURL(({ href }) => href === `${village()}?via=abcd1234`);
    await tap('.button-share');
    for (const { fields } of await carried(page)) expect(fields).not.toMatch(/via=|fbclid|utm_/);
    await desktop.close();
  });

  it('[S3] [S6] counts a link once its player asks, and not before', async () => {
    const desktop = await hameau.giver(DESKTOP);
    const { page, tap, context } = desktop;
    await open(page);
    await tap('.button-share');
    await page.locator('.sheet-share').waitFor();
    expect(await context.cookies()).toEqual([]);
    const heard = await listenTo(page, '.sheet-share');
    await tap('.sheet-share .tick');
    await heard('Your own link is ready.');
    expect((await context.cookies()).length).toBeGreaterThan(0);
    const own = await page.locator('.sheet-share [readonly]').inputValue();
    expect(own).toMatch(/\/v\/tamoure\?via=[a-z0-9]{8}$/);
    for (const { fields } of await carried(page)) expect(fields).toContain(own);
    expect(await page.locator('.share-code').getAttribute('src')).toBe(`/v/tamoure/qr.svg?via=${own.slice(-8)}`);
    await desktop.close();
  });

  it('[S3] [P1] after a gift: what we built, never who gave; the device’s own sheet gets the words', async () => {
    const phone = await hameau.giver(PHONE);
    const { page, tap } = phone;
    await page.addInitScript(() => {
      const device = window as unknown as { passedOn: ShareData[] };
      device.passedOn = [];
      navigator.share = async (what) => void device.passedOn.push(what ?? {});
    });
    await open(page);
    await tap('.button-give');
    await tap('.button-add');
    await tap('.sheet-foot .button-main');
    await tap('.tick-adult');
    await tap('.button-pay');
    await page.waitForURL(`${hameau.simulator.url}/pay/**`);
    await payWithCard(page);
    await page.waitForSelector('.returned-paid', { timeout: PATIENCE_MS });
    await tap('.returned .button-main');
    await page.locator('.sheet-share').waitFor();
    // The thanks may be read before the live village tells of the gift: the words follow it.
    const built = /^Voici ce que nous avons bâti ensemble pour .*\s: 1 cadeau, un vrai don\.$/;
    await page.waitForFunction(
      ([field, wanted]) => wanted.test(document.querySelector<HTMLTextAreaElement>(field)?.value ?? ''),
      [WORDS, built] as const,
    );
    const words = await page.locator(WORDS).inputValue();
    expect(await barriers(page), 'after a gift').toEqual([]);
    await tap('.sheet-share .sheet-foot .button-main');
    const passedOn = await page.evaluate(() => (window as unknown as { passedOn: ShareData[] }).passedOn);
    expect(passedOn).toEqual([{ title: 'Tamouré se nourrit lui-même', text: words, url: village() }]);
    await phone.close();
  });

  it('[S3] without script: the same plain links, the code and what is printed', async () => {
    const phone = await hameau.giver({ ...PHONE, javaScriptEnabled: false });
    const { page } = phone;
    await page.goto(village());
    await page.locator('.page-share summary').click();
    await page.locator('.page-share a[href^="https://wa.me/?text=Regardez"]').waitFor();
    expect(await page.locator('.page-share a[target="_blank"][rel="noopener noreferrer"]').count()).toBe(6);
    const code = page.locator('.page-share img');
    expect((await sizeOf(code))[0]).toBeGreaterThan(0);
    await phone.close();
  });

  it('[S3] where the game never came, axe finds nothing in what stands in its place', async () => {
    const phone = await hameau.giver(PHONE);
    const { page, tap } = phone;
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(village());
    await tap('.page-share summary');
    await page.locator('.page-share img').waitFor();
    expect(await barriers(page)).toEqual([]);
    await phone.close();
  });
});
