import { describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PHONE, payWithCard } from '../support/browser.ts';
import { foundVillageBy } from '../support/founding.ts';
import { onStage } from '../support/onStage.ts';
import { stewardBrowser } from '../support/stewarding.ts';

const hameau = onStage();

/** A key to a founded village, for the pages that only its holder sees. */
async function foundedKey(): Promise<string> {
  const form = { occasion: 'friends', name: 'The cousins', landscape: 'savanna' };
  return foundVillageBy(stewardBrowser(hameau), 'guinea-village', form);
}

describe('[S1] the link', () => {
  it('gives without script: from the shared address to a gift that stands, on a phone', async () => {
    const sharer = stewardBrowser(hameau);
    const { code } = JSON.parse((await sharer.post('/api/villages/tamoure/links')).body);
    const phone = await hameau.giver({ ...PHONE, javaScriptEnabled: false });
    const { page } = phone;
    await page.goto(`${hameau.url}/v/tamoure?via=${code}`);
    expect(await phone.context.cookies(), 'nothing was done yet').toEqual([]);
    const before = await page.locator('meta[property="og:image"]').getAttribute('content');
    await page.locator('input[name="gift"]').nth(0).check();
    await page.locator('input[name="gift"]').nth(2).check();
    await page.locator('#gifts button[type="submit"]').click();
    await page.locator('input[name="adult"]').check();
    expect(await phone.context.cookies(), 'a receipt is only read').toEqual([]);
    await page.locator('main button[type="submit"]').click();
    await page.waitForURL(`${hameau.simulator.url}/pay/**`);
    expect((await phone.context.cookies()).map(({ name }) => name)).toEqual(['player']);
    await payWithCard(page);
    await page.waitForURL(`${hameau.url}/v/tamoure?given=*`);
    expect(await page.locator('.page-moment').first().textContent()).toContain('Merci');
    await hameau.simulator.deliveries.idle();
    await page.goto(`${hameau.url}/v/tamoure`);
    expect(await page.locator('.page-progress').first().textContent()).toContain('2 cadeaux');
    const after = await page.locator('meta[property="og:image"]').getAttribute('content');
    expect(after, 'the picture is another').not.toBe(before);
    expect((await hameau.store.read.linkCount(code, '9999-12-31', Number.MAX_SAFE_INTEGER)).gifts).toBe(2);
    await phone.close();
  });

  it('[P1] no page asks anything of strangers, sets a cookie before it is needed, or keeps anybody out', async () => {
    const key = await foundedKey();
    const [, village = ''] = /href="\/v\/([a-z0-9]{10})"/.exec((await stewardBrowser(hameau).get(key)).body) ?? [];
    const pages = [
      '/',
      '/legal',
      '/privacy',
      '/me',
      '/p/guinea-village',
      '/p/guinea-village/found',
      '/p/guinea-village/accounts',
      `/v/${village}`,
      '/v/nothing-here',
      '/console/sign-in',
      key,
    ];
    for (const options of [PHONE, DESKTOP]) {
      const someone = await hameau.giver(options);
      for (const path of pages) {
        const answer = await someone.page.goto(hameau.url + path);
        const policy = answer?.headers()['content-security-policy'] ?? '';
        expect(policy, path).toContain("default-src 'none'");
        expect(policy, path).not.toContain('unsafe-');
        expect(await barriers(someone.page), path).toEqual([]);
        expect(
          await someone.page.evaluate('document.documentElement.scrollWidth - innerWidth'),
          path,
        ).toBeLessThanOrEqual(0);
        expect(await someone.context.cookies(), path).toEqual([]);
        expect(someone.complaints, path).toEqual([]);
      }
      await someone.close();
    }
  });
});
