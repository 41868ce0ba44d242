import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { refuse } from '#server/domain/letters/late.ts';
import { letterBody } from '#shared/letters/body.ts';
import { barriers } from '../support/axe.ts';
import { DESKTOP, PHONE, payWithCard, sizeOf, type Visitor } from '../support/browser.ts';
import { outOfReach } from '../support/keyboard.ts';
import { onStage } from '../support/onStage.ts';
import { photoOfPhone } from '../support/photos.ts';
import { pngFile, RGBA8 } from '../support/pngFiles.ts';
import { follow } from '../support/reading.ts';
import { signInPath } from '../support/stewarding.ts';
import { comeIn, SAVE } from '../support/stewardVisitor.ts';
import { giveChalk } from '../support/wishing.ts';

const hameau = onStage({ env: { HOST_STEWARDS: 'demo@example.org' } });

/** Some fifty pages, each looked at by axe and walked through with Tab: on a busy machine that is minutes. */
const EVERY_PAGE_MS = 900_000;

/** A red square on nothing, as somebody's child might paint it. */
const redSquare = (): Buffer =>
  pngFile(40, 40, RGBA8, (x, y) => (x < 4 || y < 4 || x > 35 || y > 35 ? [0, 0, 0, 0] : [171, 57, 63, 255]));

/** Saves the form, and waits for the page that says so. */
async function save(who: Visitor): Promise<void> {
  await follow(who, SAVE);
  await who.page.waitForURL(/saved=1/);
  await who.page.getByRole('status').waitFor();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();

async function addGift(who: Visitor, name: string, price: string, sprite: string): Promise<void> {
  const { page } = who;
  await follow(who, 'a[href$="/gifts/new"]');
  await page.locator('#f-name-fr').fill(name);
  await page.locator('#f-funds-fr').fill(`Ce que finance : ${name}`);
  await page.locator('#f-price').fill(price);
  await page.locator(`input[name="sprite"][value="${sprite}"]`).check();
  await save(who);
}

describe('the first ten minutes of an association, on a phone', () => {
  it('from nothing to a published village with eight own gifts, and the first donation on its dashboard', async () => {
    const who = await hameau.giver(PHONE);
    const { page } = who;
    const looked: string[] = [];
    const look = async (name: string) => {
      for (const barrier of await barriers(page)) looked.push(`${name}: ${barrier}`);
    };
    await comeIn(who, hameau, 'zoe@example.org');

    await follow(who, 'a[href="/console/new"]');
    await heading(page, 'Votre association');
    await page.locator('#name').fill('Les Amis du puits');
    await look('founding');
    await follow(who, SAVE);
    await heading(page, 'Accueil');
    await look('an empty dashboard');

    await follow(who, 'a[href$="/projects/new"]');
    await page.locator('#title').fill('Un puits pour Tamouré');
    await follow(who, SAVE);
    await heading(page, 'Un puits pour Tamouré');
    await look('a project just begun');

    await follow(who, 'a[href$="/about"]');
    await heading(page, 'L’histoire');
    await page.locator('#f-sentence-fr').fill('De l’eau claire pour trois cents personnes.');
    await page.locator('#f-story-fr').fill('Le village creuse son puits, et tient les comptes.');
    await page.locator('#f-place-fr').fill('Haute-Guinée');
    await look('the story');
    await save(who);

    await follow(who, 'a:has-text("Ensuite")');
    await page.locator('input[value="savanna"]').check();
    await page.locator('#f-approvedBy').fill('Le groupement des femmes de Tamouré');
    await save(who);

    await follow(who, 'a:has-text("Ensuite")');
    await heading(page, 'Une photo');
    await page.locator('#alt-fr').fill('Le vieux puits, au milieu du village.');
    await page.locator('#alt-en').fill('The old well, in the middle of the village.');
    const taken = { name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer: await photoOfPhone() };
    await page.locator('#photo-file').setInputFiles(taken);
    await page.locator('input[name="agreed"]').check();
    await save(who);
    expect(await sizeOf(page.locator('.page-photo'))).toEqual([480, 640]);
    await look('a photo');

    await follow(who, 'a:has-text("Ensuite")');
    await page.locator('#f-goal').fill('3000');
    await save(who);

    await follow(who, 'a:has-text("Ensuite")');
    await heading(page, 'Les étapes');
    await page.locator('#f-0-name-fr').fill('Le puits');
    await page.locator('#f-0-at').fill('3 000 €');
    await page.locator('#f-0-sprite').selectOption('well-house');
    await page.locator('#f-0-month').fill('2027-05');
    await look('the steps');
    await save(who);

    await follow(who, 'a:has-text("Ensuite")');
    const gifts = [
      ['Sac de mil', '5', 'seed-bags'],
      ['Trois poules', '12', 'hens'],
      ['Une chèvre', '45', 'goat'],
      ['Des livres', '15', 'books'],
      ['La pompe', '60', 'hand-pump'],
      ['Une lampe', '25', 'lamp'],
      ['Un arbre', '8', 'fruit-tree'],
      ['La réunion', '40', 'meeting-tree'],
    ] as const;
    for (const [name, price, sprite] of gifts) await addGift(who, name, price, sprite);
    await look('the gifts');
    await follow(who, 'a:has-text("Trois poules")');
    await heading(page, 'Trois poules');
    await look('a gift');
    // The hens as the children of the village drew them.
    await page.locator('#draw-file').setInputFiles({ name: 'poules.png', mimeType: 'image/png', buffer: redSquare() });
    await follow(who, '#draw button');
    await page.waitForURL(/saved=1/);
    await page.locator('input[name="sprite"][value^="pic_"]:checked').waitFor();
    await look('a gift with a picture of its own');
    await follow(who, '.console-back a');
    await follow(who, 'a:has-text("Vers le projet")');
    const preview = page.locator('.console-preview');
    const [w = 0, h = 0] = await sizeOf(preview);
    expect(w).toBeGreaterThanOrEqual(1200);
    expect(w / h, 'as the page expects it').toBeCloseTo(1200 / 630, 2);
    await look('a project to be published');
    await who.tap('button:has-text("Publier")');
    await page.getByText('Publié : tout le monde le voit.').waitFor();
    await look('a published project');
    const dashboard = (await page.locator('.console-nav a').first().getAttribute('href')) ?? '';

    const giver = await hameau.giver(PHONE);
    await giver.page.goto(`${hameau.url}/p/un-puits-pour-tamoure`);
    await giver.page.getByAltText('Le vieux puits, au milieu du village.').scrollIntoViewIfNeeded();
    expect(await sizeOf(giver.page.locator('.page-photo'))).toEqual([480, 640]);
    await giver.page.goto(`${hameau.url}/v/un-puits-pour-tamoure`);
    await giver.page.waitForSelector('html.has-stage', { state: 'attached' });
    await giver.tap('.button-give');
    await giver.page.locator('.button-add').first().waitFor();
    await giver.tap('.button-add >> nth=1');
    await giver.tap('.sheet-foot .button-main');
    await giver.tap('.tick-adult');
    await giver.tap('.button-pay');
    await giver.page.waitForURL(`${hameau.simulator.url}/pay/**`);
    await payWithCard(giver.page);
    await giver.page.waitForSelector('.returned-paid');
    await giver.close();

    await page.goto(hameau.url + dashboard);
    await page
      .getByText('12 € sur 3 000 €')
      .or(page.getByText(/12\s€ sur 3\s000\s€/))
      .first()
      .waitFor();
    await look('a dashboard with a donation');
    await follow(who, '.console-nav a:has-text("Dons")');
    await page.locator('tbody tr').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await look('the donations');
    await follow(who, 'tbody a');
    await page.getByRole('heading', { name: 'Cadeaux' }).waitFor();
    await look('a donation');
    process.stdout.write(`${who.taps()} taps of the steward\n`);
    expect(looked).toEqual([]);
    await who.close();
  });

  it(
    'keeps nobody out: axe finds nothing on any page of the console in either language, and Tab comes to every control',
    async () => {
      await giveChalk(hameau, { publicName: 'Aïssata', message: 'Pour l’école', thanksEmail: 'one@example.org' });
      await giveChalk(hameau, { thanksEmail: 'two@example.org', basketKey: 'basket-of-a-lost-letter' });
      // Both stand on the host's page, each with its button and with one for all.
      for (const row of await hameau.store.read.letters(2))
        await refuse(hameau.hameau.deps, { row, letter: letterBody(row.body), isSealedNow: false });
      const who = await hameau.giver(PHONE);
      await comeIn(who, hameau, 'demo@example.org');
      const root = (await who.page.locator('a[href^="/console/a/"]').first().getAttribute('href')) ?? '';
      const project = `${root}/projects/andes-school`;
      const paths = [
        '/console',
        '/console/new',
        '/console/sessions',
        '/console/host',
        '/console/sign-in',
        '/legal',
        root,
      ].concat(
        [
          '/people',
          '/keys',
          '/words',
          '/villages',
          '/reports',
          '/sites',
          '/donations',
          '/addresses',
          '/projects/new',
        ].map((end) => root + end),
        ['', '/about', '/land', '/photo', '/goal', '/steps', '/gifts', '/gifts/new', '/gifts/chalk', '/file'].map(
          (end) => project + end,
        ),
      );
      const found: string[] = [];
      for (const path of paths) {
        for (const language of ['fr', 'en']) {
          const reply = await who.page.goto(`${hameau.url}${path}?lang=${language}`);
          expect([path, reply?.status()]).toEqual([path, 200]);
          for (const barrier of await barriers(who.page)) found.push(`${path} ${language}: ${barrier}`);
        }
        for (const control of await outOfReach(who.page)) found.push(`${path}: ${control}`);
      }
      expect(found).toEqual([]);
      await who.page.goto(`${hameau.url}/console/host?lang=fr`);
      await who.page.getByText('Tout renvoyer').waitFor();
      await who.page.goto(`${hameau.url}${root}/words?lang=fr`);
      await who.page.getByText('Aïssata').first().waitFor();
      await who.close();
    },
    EVERY_PAGE_MS,
  );

  it('what is typed outlives a closed page and a lost line, until it is saved', async () => {
    const who = await hameau.giver(PHONE);
    const { page, context } = who;
    await comeIn(who, hameau, 'demo@example.org');
    const root = (await page.locator('a[href^="/console/a/"]').first().getAttribute('href')) ?? '';
    const about = `${hameau.url}${root}/projects/tea-rights/about`;
    await page.goto(about);
    const story = page.locator('#f-story-fr');
    await story.fill('Un récit écrit dans le train.');
    await page.goto(`${hameau.url}/console`);
    await page.goto(about);
    expect(await story.inputValue()).toBe('Un récit écrit dans le train.');
    await page.getByText('sans l’enregistrer').waitFor();
    await context.setOffline(true);
    await who.tap(SAVE);
    await page.getByText('Pas de connexion').waitFor();
    await context.setOffline(false);
    await save(who);
    await page.goto(about);
    expect(await page.locator('.console-kept').count()).toBe(0);
    expect(await story.inputValue()).toBe('Un récit écrit dans le train.');
    await story.fill('Autre chose');
    await page.goto(about);
    await who.tap('.console-kept button');
    await expect.poll(() => story.inputValue()).toBe('Un récit écrit dans le train.');
    await who.close();
  });

  it('[K10] the dashboard follows what is given while it is open, and says so once', async () => {
    const who = await hameau.giver(PHONE);
    const { page } = who;
    await comeIn(who, hameau, 'demo@example.org');
    const root = (await page.locator('a[href^="/console/a/"]').first().getAttribute('href')) ?? '';
    await page.clock.install();
    await page.goto(`${hameau.url}${root}?lang=fr`);
    const today = page.locator('.console-figures').first().locator('dd').first();
    const before = await today.textContent();
    await giveChalk(hameau, { basketKey: 'basket-of-the-dashboard' });
    await page.clock.fastForward(21_000);
    await today.filter({ hasNotText: new RegExp(`^${before}$`) }).waitFor();
    await page.locator('[role="status"]', { hasText: 'Aujourd’hui' }).waitFor({ state: 'attached' });
    await page.locator('.console-nav a[href$="/addresses"]').click();
    await heading(page, 'Adresses');
    await who.close();
  });

  it('by keyboard alone: in, founded, a project begun and written on', async () => {
    const who = await hameau.giver(DESKTOP);
    const { page } = who;
    await page.goto(`${hameau.url}/console`);
    await page.locator('#email').focus();
    await page.keyboard.type('keys@example.org');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
    await page.goto(hameau.url + (await signInPath(hameau, 'keys@example.org')));
    await press(page, 'Enter', 'button', 'Enter');
    await heading(page, 'My associations');
    await press(page, 'Begin with an association', 'link', 'Enter');
    await page.locator('#name').focus();
    await page.keyboard.type('Keys');
    await page.keyboard.press('Enter');
    await heading(page, 'Overview');
    await press(page, 'Begin a project', 'link', 'Enter');
    await page.locator('#title').focus();
    await page.keyboard.type('A well');
    await page.keyboard.press('Enter');
    await heading(page, 'A well');
    await press(page, /The land/, 'link', 'Enter');
    await page.locator('input[name="landscape"]:checked').focus();
    // What Tab comes to next has to be there.
    await page.waitForLoadState('domcontentloaded');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The group');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await page.locator('input[name="landscape"]:checked').getAttribute('value')).toBe('andes');
    await who.close();
  });
});

/** Walks with Tab to what is called so, as somebody without a mouse does, and presses the key. */
async function press(page: Page, name: string | RegExp, role: 'button' | 'link', key: string): Promise<void> {
  const target = page.locator('main').getByRole(role, { name }).first();
  await target.waitFor();
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return page.keyboard.press(key);
  }
  throw new Error(`Tab never comes to ${name}`);
}
