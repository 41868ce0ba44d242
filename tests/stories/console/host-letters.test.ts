import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeBack } from '#server/domain/letters/choices.ts';
import { type DonationId, ProjectSlug } from '#shared/ids.ts';
import { aMailServer, type SmtpRefusal } from '../../support/mailServer.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { founded, type StewardBrowser, signedIn, stewardBrowser } from '../../support/stewarding.ts';
import { giveChalk } from '../../support/wishing.ts';
import { posted, seedSteward } from '../../support/writing.ts';

const PAGE = '/console/host';
const AGAIN = '/console/host/letters';
const NO_SUCH_ADDRESS: SmtpRefusal = { at: 'recipient', code: 550 };
const COME_AGAIN: SmtpRefusal = { at: 'recipient', code: 451 };

describe('[B1] [B1b] letters that have not arrived, on the page of who looks after the host', () => {
  let hameau: TestHameau;
  let host: StewardBrowser;
  let owner: StewardBrowser;
  /** a host's own browser on a page of another site */
  let forged: StewardBrowser;
  let demo: StewardBrowser;
  let root = '';
  let n = 0;
  const logged: string[] = [];
  const mail = aMailServer();
  beforeAll(async () => {
    const env = {
      HOST_STEWARDS: 'host@example.org,other@example.org',
      SMTP_URL: mail().url,
      MAIL_FROM: 'Hameau <hello@example.org>',
    };
    hameau = await startHameau({ env, log: { write: (line) => void logged.push(line) } });
    host = await signedIn(hameau, 'host@example.org');
    owner = await signedIn(hameau, 'owner@example.org');
    await founded(owner, 'Friends of the well');
    const headers: Record<string, string> = {};
    forged = await signedIn(hameau, 'other@example.org', headers);
    headers.origin = 'https://elsewhere.example';
    demo = await signedIn(hameau, 'demo@example.org');
    root = /\/console\/a\/[\w-]+/.exec((await demo.get('/console')).body)?.[0] ?? '';
    await seedSteward(hameau.hameau.deps);
    // Their own letters are not on the way any more when the mail server begins to refuse.
    for (const one of ['host', 'owner', 'other', 'demo']) await mail().letterTo(`${one}@example.org`);
  });
  afterAll(() => hameau.stop());
  // A test begins with nothing late: what the one before left to the mail server is taken.
  beforeEach(() => expect.poll(shown).toContain('No letter is late, and none was given up.'));

  const shown = async () => (await host.get(PAGE)).body;
  /** Somebody asks for thanks that do not arrive. */
  async function unthanked(refusal: SmtpRefusal) {
    n += 1;
    const address = `giver-${n}@lost.example.org`;
    mail().refuse(refusal);
    const { donation } = await giveChalk(hameau, { thanksEmail: address, basketKey: `basket-of-letters-${n}` });
    return { address, donation };
  }
  async function givenUp(donation: DonationId): Promise<number> {
    const ofIt = async () =>
      (await hameau.store.read.lettersGivenUp(100)).find(({ key }) => key === `thanks:${donation}`)?.id;
    await expect.poll(ofIt).toBeGreaterThan(0);
    return (await ofIt()) ?? 0;
  }
  /** The mail server has said what it says, and we have noted it. */
  const carried = (donation: DonationId) =>
    expect
      .poll(() => hameau.store.read.letterState(`thanks:${donation}`))
      .toMatchObject({ done: true, givenUpAt: null });
  const arrivedAt = (address: string) => mail().letters.filter(({ to }) => to.includes(address));

  it('one that was given up is shown with its kind and reason, and sent again it arrives exactly once', async () => {
    const { address, donation } = await unthanked(NO_SUCH_ADDRESS);
    const letter = await givenUp(donation);
    const page = await shown();
    for (const words of ['1 letter was given up', 'Thanks for a gift', 'refused it for good', `No. ${letter}`])
      expect(page).toContain(words);
    expect(page, 'one is not all').not.toContain('Send all again');
    mail().refuse(null);
    const ends = await Promise.all([host.post(AGAIN, { letter: `${letter}` }), host.post(AGAIN, { letter: 'all' })]);
    expect(ends.map(({ status, to }) => `${status} ${to}`).sort(), 'whoever asks first').toEqual([
      `303 ${PAGE}?again=0#letters`,
      `303 ${PAGE}?again=1#letters`,
    ]);
    await carried(donation);
    expect((await host.post(AGAIN, { letter: `${letter}` })).to).toContain('again=0');
    await hameau.hameau.settle();
    expect(arrivedAt(address)).toHaveLength(1);
    expect((await host.get(`${PAGE}?again=1`)).body).toContain('1 letter is on the way to the mail server again.');
  });

  it('all of them are sent again at once, each once', async () => {
    const lost = [await unthanked(NO_SUCH_ADDRESS), await unthanked(NO_SUCH_ADDRESS)];
    for (const { donation } of lost) await givenUp(donation);
    expect(await shown()).toContain('Send all again');
    mail().refuse(null);
    expect((await host.post(AGAIN, { letter: 'all' })).to).toContain('again=2');
    for (const { donation } of lost) await carried(donation);
    expect(lost.map(({ address }) => arrivedAt(address).length)).toEqual([1, 1]);
  });

  it('sent again in vain it is there again', async () => {
    const { donation } = await unthanked(NO_SUCH_ADDRESS);
    const letter = await givenUp(donation);
    await host.post(AGAIN, { letter: `${letter}` });
    expect(await givenUp(donation)).toBe(letter);
    mail().refuse(null);
    await host.post(AGAIN, { letter: `${letter}` });
    await carried(donation);
  });

  it('one that is put off is counted, since when and why, and there is nothing to press', async () => {
    const { donation } = await unthanked(COME_AGAIN);
    await expect.poll(shown).toContain('1 letter has not gone yet');
    const page = await shown();
    expect(page).toMatch(/Thanks for a gift[\s\S]*cannot deliver there now[\s\S]*1 letter · since \d+ \w+ 20\d\d/);
    expect(page).not.toContain('Send again');
    expect((await host.post(AGAIN, { letter: 'all' })).to, 'it is under way').toContain('again=0');
    await takeBack(hameau.hameau.deps, donation, 'thanksEmail');
    expect(await shown(), 'nobody would be sent it any more').toContain('No letter is late');
  });

  it('[P1] of an address only what stands behind the @ is shown, nothing of it is logged, and not after the wish is taken back', async () => {
    const { address, donation } = await unthanked(NO_SUCH_ADDRESS);
    await givenUp(donation);
    const page = await shown();
    expect(page).toContain('an address at lost.example.org');
    expect(page).not.toContain(address.split('@')[0]);
    expect(logged.join('')).not.toContain('lost.example.org');
    await takeBack(hameau.hameau.deps, donation, 'thanksEmail');
    expect(await shown()).not.toContain('lost.example.org');
  });

  it('[security] nobody else sees or sends them, from no other site either', async () => {
    const { address, donation } = await unthanked(NO_SUCH_ADDRESS);
    const letter = await givenUp(donation);
    mail().refuse(null);
    expect((await owner.get(PAGE)).status, 'a steward who does not look after the host').toBe(404);
    expect((await owner.get(PAGE)).body).not.toContain('lost.example.org');
    const nobody = stewardBrowser(hameau);
    for (const which of [`${letter}`, 'all']) {
      expect((await owner.post(AGAIN, { letter: which })).status).toBe(404);
      expect((await nobody.post(AGAIN, { letter: which })).to).toBe('/console/sign-in');
      expect((await forged.post(AGAIN, { letter: which })).status, 'from another site').toBe(403);
    }
    await givenUp(donation);
    expect(arrivedAt(address)).toEqual([]);
    await host.post(AGAIN, { letter: 'all' });
    await carried(donation);
  });

  it.each(['', '0', '-1', '1.5', 'one', '1e400', 'ALL', '../1'])('[wrong] “%s” is no letter', async (letter) => {
    expect((await host.post(AGAIN, { letter })).status).toBe(400);
  });

  it('an association is told how many letters with news of a project did not arrive, and nothing else of them', async () => {
    mail().refuse(NO_SUCH_ADDRESS);
    await giveChalk(hameau, { newsEmail: 'reader@lost.example.org', basketKey: 'basket-of-the-reader' });
    await posted(hameau.hameau.deps, 'Le toit est posé', {}, ProjectSlug.parse('andes-school'));
    await hameau.hameau.settle();
    await expect.poll(shown).toContain('News from the field');
    const newsOf = async (project: string) => (await demo.get(`${root}/projects/${project}/news`)).body;
    expect(await newsOf('andes-school')).toContain('1 letter with news of this project did not arrive');
    expect(await newsOf('andes-school')).not.toContain('lost.example.org');
    expect(await newsOf('tea-rights')).not.toContain('did not arrive');
    mail().refuse(null);
    expect((await host.post(AGAIN, { letter: 'all' })).to).toContain('again=1');
    await mail().letterTo('reader@lost.example.org');
    expect(await newsOf('andes-school')).not.toContain('did not arrive');
  });

  it('in French too', async () => {
    const { donation } = await unthanked(NO_SUCH_ADDRESS);
    await givenUp(donation);
    const { body } = await host.get(`${PAGE}?lang=fr`);
    for (const words of ['1 lettre a été abandonnée', 'Un merci pour un cadeau', 'l’adresse n’existe pas', 'Renvoyer'])
      expect(body).toContain(words);
    await takeBack(hameau.hameau.deps, donation, 'thanksEmail');
    expect((await host.get(PAGE)).body).toContain('Aucune lettre n’est en retard, aucune n’a été abandonnée.');
    await host.get(`${PAGE}?lang=en`);
  });
});

it('[B1b] a host without a mail server is told that letters wait for one', async () => {
  const hameau = await startHameau({ env: { HOST_STEWARDS: 'host@example.org' } });
  const host = await signedIn(hameau, 'host@example.org');
  expect((await host.get(PAGE)).body).toContain('There is no mail server yet');
  await hameau.stop();
});
