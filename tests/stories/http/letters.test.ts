import { afterEach, describe, expect, it } from 'vitest';
import { notebook } from '../../support/log.ts';
import { aMailServer } from '../../support/mailServer.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { giveChalk } from '../../support/wishing.ts';

let hameau: TestHameau;
const mail = aMailServer();
afterEach(() => hameau.stop());

const page = async (path: string) => {
  const response = await fetch(hameau.url + path);
  return {
    status: response.status,
    policy: response.headers.get('content-security-policy'),
    body: await response.text(),
  };
};

describe('the letters of a house', () => {
  it('[G5] with a mail server: the thanks arrive, in the language of the giver', async () => {
    const { letters, url } = mail();
    const log = notebook();
    hameau = await startHameau({ env: { SMTP_URL: url, MAIL_FROM: 'Hameau <hello@example.org>' }, log });
    await giveChalk(hameau, { thanksEmail: 'giver@example.org' });
    // A letter counts as carried only after the mail server had it.
    await log.said('letter carried');
    expect((await page('/dev/mail')).body).toContain('carried');
    expect(letters.map(({ to }) => to)).toEqual([['giver@example.org']]);
    expect(letters[0]?.source).toMatch(/^Subject: =\?UTF-8\?/im);
  });

  it('[contract] without one: they wait, and are read at /dev/mail, each with a policy that lets it do nothing', async () => {
    hameau = await startHameau();
    expect((await page('/dev/mail')).body).toContain('None yet');
    await giveChalk(hameau, { thanksEmail: 'giver@example.org' });
    const { body } = await page('/dev/mail');
    expect(body).toContain('To giver@example.org; waits');
    const [, address = ''] = /href="(\/dev\/mail\/\d+)"/.exec(body) ?? [];
    const letter = await page(address);
    expect(letter.body).toContain('Merci');
    expect(letter.policy).toContain("default-src 'none'");
    expect(letter.policy).toContain('sandbox');
    expect((await page('/dev/mail/999999')).status).toBe(404);
    expect((await page('/dev/mail/..%2f1')).status).toBe(404);
  });

  it('[contract] [P1] in production nobody reads them', async () => {
    const env = { NODE_ENV: 'production', HAMEAU_DEMO: '1', SESSION_SECRET: 'a secret of the tests, long enough' };
    const lines: string[] = [];
    hameau = await startHameau({ env, log: { write: (line) => void lines.push(line) } });
    expect(lines.join(''), 'the host is told').toContain('the thanks that givers ask for wait');
    await giveChalk(hameau, { thanksEmail: 'giver@example.org' });
    expect(lines.join(''), 'no address in a log').not.toContain('giver@');
    expect((await page('/dev/mail')).status).toBe(404);
    expect((await page('/dev/mail/1')).status).toBe(404);
  });

  it('[G5] [P1] a letter leads to where its giver takes back each choice, without script; nobody else finds the way', async () => {
    hameau = await startHameau();
    await giveChalk(hameau, { thanksEmail: 'giver@example.org', publicName: 'Aïssata', message: 'Pour l’école' });
    const [letter = ''] = /\/dev\/mail\/\d+/.exec((await page('/dev/mail')).body) ?? [];
    const [choices = ''] = /\/choices\/[\w.-]+/.exec((await page(letter)).body) ?? [];
    const shown = await page(`${choices}?lang=fr`);
    expect(shown.body).toContain('Aïssata');
    expect(shown.body).toContain('g…@example.org');
    expect(shown.body).not.toContain('giver@example.org');
    const post = (path: string, kind: string) =>
      fetch(hameau.url + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ kind }) });
    const taken = await post(choices, 'publicName');
    expect([taken.status, taken.headers.get('location')]).toEqual([303, choices]);
    expect((await page(choices)).body).not.toContain('Aïssata');
    expect((await page(choices)).body).toContain('Pour l’école');
    await post(choices, 'thanksEmail');
    await post(choices, 'message');
    expect((await page(`${choices}?lang=en`)).body).toContain('Nothing is left of what you chose');

    expect((await post(choices, 'everything')).status).toBe(400);
    for (const path of [`${choices}x`, '/choices/garbage', '/choices/%00', choices.replace('don_', 'don_x')]) {
      expect((await page(path)).status, path).toBe(404);
      expect((await post(path, 'message')).status, path).toBe(404);
    }
    const stranger = { origin: 'https://evil.example.org' };
    const forged = await fetch(hameau.url + choices, {
      method: 'POST',
      headers: stranger,
      body: new URLSearchParams({ kind: 'message' }),
    });
    expect(forged.status).toBe(403);
  });
});
