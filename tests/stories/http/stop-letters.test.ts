import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProjectSlug } from '#shared/ids.ts';
import { aMailServer } from '../../support/mailServer.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { giveChalk } from '../../support/wishing.ts';
import { posted, seedSteward } from '../../support/writing.ts';

const CHALK_PROJECT = ProjectSlug.parse('andes-school');

describe('[B1] a reader of letters of news', () => {
  let hameau: TestHameau;
  const mail = aMailServer();
  beforeAll(async () => {
    hameau = await startHameau({ env: { SMTP_URL: mail().url, MAIL_FROM: 'Hameau <hello@example.org>' } });
    await seedSteward(hameau.hameau.deps);
  });
  afterAll(() => hameau.stop());

  let n = 0;
  /** Somebody who was just written to, and the address that stops it. */
  async function reader() {
    n += 1;
    const address = `reader-${n}@example.org`;
    const { donation } = await giveChalk(hameau, { newsEmail: address });
    await posted(hameau.hameau.deps, `Nouvelle ${n}`, {}, CHALK_PROJECT);
    await hameau.hameau.settle();
    const { source } = await mail().letterTo(address);
    const [, stop = ''] = /^List-Unsubscribe:\s+<https?:\/\/[^/]+([^>]+)>/m.exec(source) ?? [];
    const isWrittenTo = async () =>
      (await hameau.store.read.consents(donation)).some(({ kind, value }) => kind === 'newsEmail' && value === address);
    return { stop: hameau.url + stop, isWrittenTo, address };
  }

  it('looks at the link, and so do programs: nothing changes before the button', async () => {
    const { stop, isWrittenTo, address } = await reader();
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(stop, { method });
    const page = await (await fetch(`${stop}?lang=en`)).text();
    expect(page).toContain('<form method="post"');
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).not.toContain(address);
    expect(page).toContain('r…@example.org');
    expect(await isWrittenTo()).toBe(true);
  });

  it('stops with one button, without script, and again without harm', async () => {
    const { stop, isWrittenTo } = await reader();
    for (const _ of [1, 2]) {
      const done = await fetch(`${stop}?lang=en`, {
        method: 'POST',
        headers: { origin: hameau.url },
        redirect: 'manual',
      });
      expect(done.status).toBe(200);
      expect(await done.text()).not.toContain('<form');
    }
    expect(await isWrittenTo()).toBe(false);
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'List-Unsubscribe=One-Click'],
    [
      'parts',
      { 'content-type': 'multipart/form-data; boundary=b' },
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('stops by the POST of a mail program, as %s: no cookie, from elsewhere, sent nowhere', async (_as, type, body) => {
    const { stop, isWrittenTo } = await reader();
    const foreign = { ...type, origin: 'https://mail.example.com', 'sec-fetch-site': 'cross-site' };
    const done = await fetch(stop, { method: 'POST', headers: foreign, body, redirect: 'manual' });
    expect([done.status, done.headers.get('set-cookie')]).toEqual([200, null]);
    expect(await isWrittenTo()).toBe(false);
  });

  it('has an address that nobody can guess: another signature opens nothing', async () => {
    const { stop, isWrittenTo } = await reader();
    const forged = `${stop.slice(0, -4)}AAAA`;
    for (const method of ['GET', 'POST']) expect((await fetch(forged, { method })).status).toBe(404);
    expect(await isWrittenTo()).toBe(true);
  });
});
