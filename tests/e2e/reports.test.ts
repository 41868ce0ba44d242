import { describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { PHONE } from '../support/browser.ts';
import { onStage } from '../support/onStage.ts';
import { signedIn } from '../support/stewarding.ts';
import { giveChalk } from '../support/wishing.ts';

const VILLAGE = 'ecole-des-andes';
const hameau = onStage();

describe('[S8] a report from the game', () => {
  it('words on a gift are reported by anybody, without account or cookie, and are gone for the next one who looks', async () => {
    const steward = await signedIn(hameau, 'demo@example.org');
    const [root = ''] = /\/console\/a\/[\w-]+/.exec((await steward.get('/console')).body) ?? [];
    const { donation } = await giveChalk(hameau, {
      publicName: 'Nom méchant',
      nameOnGift: true,
      message: 'Mots méchants',
    });
    for (const kind of ['publicName', 'message']) await steward.post(`${root}/words`, { donation, kind, to: 'shown' });

    const { page, context, tap, close } = await hameau.visitor(PHONE);
    // The words are the same where no map can be drawn, and a list is found without looking for a plot.
    await page.route('**/open-stage*', (route) => route.abort());
    const openGift = async () => {
      await page.goto(`${hameau.url}/v/${VILLAGE}`);
      await page.waitForSelector('html.is-playing', { state: 'attached' });
      await tap('[aria-label="Le village en liste"]');
      await tap('#list-gifts ~ .lines .link');
      await page.locator('.giver').waitFor();
    };
    await openGift();
    await page.getByText('Mots méchants').waitFor();
    expect(await barriers(page)).toEqual([]);
    await tap('.giver a');
    await page.getByRole('heading', { name: 'Signaler' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('C’est blessant ou haineux').check();
    await page.getByLabel('Quelques mots').fill('Retirez cela, s’il vous plaît.');
    await tap('button[type=submit]');
    await page.getByRole('heading', { name: 'C’est envoyé' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await context.cookies()).toEqual([]);

    const { body } = await steward.get(`${root}/reports`);
    expect(body).toContain('Retirez cela, s’il vous plaît.');
    const [, report = ''] = /name="report" value="(rep_[\w-]+)"/.exec(body) ?? [];
    await steward.post(`${root}/reports`, { report, to: 'takenDown' });
    await openGift();
    expect(await page.locator('.giver').textContent()).not.toMatch(/méchant|Signaler/);
    await close();
  });

  it('what the village says is reported from where it is read', async () => {
    const { page, tap, close } = await hameau.visitor(PHONE);
    await page.route('**/open-stage*', (route) => route.abort());
    await page.goto(`${hameau.url}/v/${VILLAGE}`);
    await page.waitForSelector('html.is-playing', { state: 'attached' });
    await tap('.plaque-sentence .link');
    await tap('.sheet-about a[href^="/report"]');
    await page.getByText('Le projet «\u00a0Une école à Qenqopampa\u00a0»').waitFor();
    await close();
  });
});
