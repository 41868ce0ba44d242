import { afterEach, describe, expect, it } from 'vitest';
import { CheckoutReply } from '#shared/protocol/http.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { startMailServer } from '../../support/mailServer.ts';
import { proofAt } from '../../support/proofs.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';
let hameau: TestHameau;
let mail: Awaited<ReturnType<typeof startMailServer>> | null = null;
afterEach(async () => {
  await hameau.stop();
  await mail?.close();
  mail = null;
});

/** Gives one box of chalk with these wishes, and lets everything that follows happen. */
async function give(wishes: object): Promise<void> {
  const { project } = ProjectReply.parse(await (await fetch(`${hameau.url}/api/projects/andes-school`)).json());
  const response = await fetch(`${hameau.url}/api/villages/${VILLAGE}/checkouts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      catalogueVersion: project.catalogueVersion,
      gifts: [{ gift: 'chalk', quantity: 1, plot: null }],
      basketKey: 'basket-of-the-letters',
      proof: await proofAt(hameau.url, VILLAGE),
      adult: true,
      language: 'fr',
      ...wishes,
    }),
  });
  const session = CheckoutReply.parse(await response.json())
    .checkoutUrl.split('/')
    .at(-1);
  await fetch(`${hameau.simulator.url}/_control/sessions/${session}/pay`, { method: 'POST', body: '{}' });
  await fetch(`${hameau.simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
  await hameau.hameau.settle();
}

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
    mail = await startMailServer();
    const { letters, url } = mail;
    hameau = await startHameau({ env: { SMTP_URL: url, MAIL_FROM: 'Hameau <hello@example.org>' } });
    await give({ thanksEmail: 'giver@example.org' });
    await expect.poll(() => letters.map(({ to }) => to)).toEqual([['giver@example.org']]);
    expect(letters[0]?.source).toMatch(/^Subject: =\?UTF-8\?/im);
    expect((await page('/dev/mail')).body).toContain('carried');
  });

  it('[contract] without one: they wait, and are read at /dev/mail, each with a policy that lets it do nothing', async () => {
    hameau = await startHameau();
    expect((await page('/dev/mail')).body).toContain('None yet');
    await give({ thanksEmail: 'giver@example.org' });
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
    hameau = await startHameau({ env });
    await give({ thanksEmail: 'giver@example.org' });
    expect((await page('/dev/mail')).status).toBe(404);
    expect((await page('/dev/mail/1')).status).toBe(404);
  });
});
