import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { AssociationId, DonationId, ProjectSlug } from '#shared/ids.ts';
import { LiveEvents } from '#shared/protocol/live.ts';
import { verifier } from '../../support/chain.ts';
import { listen } from '../../support/listening.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { founded, joined, type Seen, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

let hameau: TestHameau;
let owner: StewardBrowser;
let treasurer: StewardBrowser;
let root: string;
let socket: Socket;
const PROJECT = ProjectSlug.parse('andes-school');
const VILLAGE = 'ecole-des-andes';

beforeAll(async () => {
  hameau = await startHameau();
  owner = await signedIn(hameau, 'demo@example.org');
  root = /\/console\/a\/[\w-]+/.exec((await owner.get('/console')).body)?.[0] ?? '';
  const association = AssociationId.parse(root.split('/').at(-1));
  treasurer = await joined(hameau, owner, association, 'treasurer@example.org', 'treasurer');
  socket = await listen(hameau.url, VILLAGE, []);
});
afterAll(async () => {
  socket?.disconnect();
  await hameau.stop();
});

type Fields = Readonly<Record<string, string>>;

/** The fields of a form as a browser would send them back. */
function hiddenOf({ body }: Seen): Fields {
  const found = body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
}

async function form(browser: StewardBrowser = treasurer): Promise<Fields> {
  const seen = await browser.get(`${root}/offline?village=${VILLAGE}`);
  expect(seen.status).toBe(200);
  const [, receivedOn = ''] = /name="receivedOn" type="date" value="([^"]+)"/.exec(seen.body) ?? [];
  return { ...hiddenOf(seen), receivedOn, mode: 'cheque', language: 'fr' };
}
const send = (fields: Fields, step: string) => treasurer.post(`${root}/offline`, { ...fields, step });
const heard = () =>
  new Promise<LiveEvents>((resolve) => socket.once('village:events', (said) => resolve(LiveEvents.parse(said))));
const lines = () => hameau.store.read.publicLines(PROJECT, 0, 100);
const donationIn = ({ to }: Seen) => DonationId.parse(/don_[\w-]+/.exec(to)?.[0]);

describe('a gift given by hand, in the console', () => {
  it('offers the villages to choose from, and the form of the one that was chosen', async () => {
    const { body } = await treasurer.get(`${root}/offline`);
    expect(body).toContain(`${root}/offline?village=${VILLAGE}`);
    expect((await treasurer.get(`${root}/donations`)).body).toContain(`${root}/offline`);
    expect((await treasurer.get(`${root}/offline?village=nowhere-at-all`)).body).toContain('Which project');
  });

  it('[G1] [G6] [V6] is looked over before it is done, lands on every screen, and a double click is one gift', async () => {
    const filled = {
      ...(await form()),
      'gift.chalk': '2',
      amount: '21',
      reference: 'Cheque 0012345',
      amountCents: '1',
    };
    const review = await send(filled, 'review');
    expect(review.status).toBe(200);
    expect(review.body).toContain('Is this right?');
    expect(review.body).toContain('Enter €21');
    expect(await lines()).toEqual([]);
    const arrives = heard();
    const carried = hiddenOf(review);
    const done = await Promise.all([send(carried, 'enter'), send(carried, 'enter')]);
    expect(new Set(done.map(({ to }) => to)).size).toBe(1);
    // The back button, and the same button again.
    expect((await send(filled, 'review')).to).toBe(done[0].to);
    const { events } = await arrives;
    expect(events.map(({ type }) => type)).toEqual(['giftPlaced', 'giftPlaced', 'giftPlaced']);
    expect(await lines()).toHaveLength(1);
    const page = await treasurer.get(done[0].to);
    expect(page.body).toContain('Entered.');
    expect(page.body).toContain('Given by hand: a cheque');
    expect(page.body).toContain('Cheque 0012345');
    expect(page.body).not.toContain(`${donationIn(done[0])}/refund`);
    expect((await treasurer.get(`${root}/donations`)).body).toContain('by hand');
    for (const path of ['accounts', 'accounts.json', 'accounts.csv']) {
      const text = await (await fetch(`${hameau.url}/p/${PROJECT}/${path}`)).text();
      expect(text).not.toContain('0012345');
    }
  });

  it('[T1] the public accounts say it in words, and the program that anybody may run agrees', async () => {
    const page = await (await fetch(`${hameau.url}/p/${PROJECT}/accounts?lang=en`)).text();
    expect(page).toContain('Gift given by hand');
    const verify = await verifier();
    const accounts = await (await fetch(`${hameau.url}/p/${PROJECT}/accounts.json`)).json();
    expect(verify(accounts).problems).toEqual([]);
    expect(await verifyLedger(hameau.store)).toEqual([]);
  });

  it('[P1] [P2] what a giver chose on paper is entered only with that paper, and waits for a yes', async () => {
    const chosen = { ...(await form()), 'gift.chalk': '1', publicName: 'Awa', email: 'awa@example.org', thanks: 'yes' };
    const unasked = await send(chosen, 'enter');
    expect(unasked.status).toBe(422);
    expect(unasked.body).toContain('value="Awa"');
    const done = await send({ ...chosen, asked: 'yes' }, 'enter');
    const consents = await hameau.store.read.consents(donationIn(done));
    expect(consents.map(({ kind, moderation }) => [kind, moderation])).toEqual([
      ['publicName', 'held'],
      ['thanksEmail', 'held'],
    ]);
    expect((await owner.get(`${root}/words`)).body).toContain('Awa');
    expect((await treasurer.get(`${root}/addresses`)).body).toContain('awa@example.org');
  });

  it('says beside its field what is wrong, and loses nothing that was typed', async () => {
    const empty = await form();
    const wrong: [Fields, string][] = [
      [{ 'gift.chalk': 'many' }, 'A whole number'],
      [{ amount: 'fifty' }, 'An amount in euros'],
      [{ 'gift.chalk': '1', mode: 'gold' }, 'Say how it was given'],
      [{ 'gift.chalk': '1', email: 'nobody', thanks: 'yes' }, 'not an e-mail address'],
      [{ 'gift.chalk': '1', email: 'a@example.org', asked: 'yes' }, 'Tick what the giver asked for'],
      [{ 'gift.chalk': '1', news: 'yes' }, 'Write the address'],
      [{ 'gift.chalk': '1', receivedOn: '2999-01-01' }, 'not in the future'],
      [{ 'gift.chalk': '1', catalogueVersion: 'old' }, 'The catalogue has changed'],
      [{ amount: '0,01' }, 'are left over'],
      [{}, 'Choose at least one gift'],
    ];
    for (const [fields, words] of wrong) {
      const seen = await send({ ...empty, reference: 'kept as typed', ...fields }, 'enter');
      expect([words, seen.status]).toEqual([words, 422]);
      expect(seen.body).toContain(words);
      expect(seen.body).toContain('kept as typed');
    }
    expect((await treasurer.post(`${root}/offline`, { step: 'enter' })).status).toBe(400);
    expect((await send({ ...empty, village: 'nowhere-at-all' }, 'enter')).status).toBe(404);
  });

  it('[G8] is taken back once, with a reason, and both lines stay', async () => {
    const done = await send({ ...(await form()), 'gift.chalk': '1', mode: 'cash' }, 'enter');
    const path = `${root}/donations/${donationIn(done)}`;
    const before = await lines();
    const goes = heard();
    expect((await treasurer.post(`${path}/take-back`, { reason: ' ' })).to).toContain('notice=unsaidBack');
    expect((await treasurer.post(`${path}/refund`, { whole: 'yes', reason: 'x' })).to).toContain('notice=refused');
    expect((await treasurer.post(`${path}/take-back`, { reason: 'Typed twice' })).to).toContain('notice=takenBack');
    expect((await goes).events.map(({ type }) => type)).toEqual(['giftRemoved']);
    expect((await treasurer.post(`${path}/take-back`, { reason: 'Again' })).to).toContain('notice=takenBackBefore');
    const page = await treasurer.get(path);
    expect(page.body).toContain('Typed twice');
    expect(page.body).not.toContain('take-back"');
    expect(await lines()).toHaveLength(before.length + 1);
    expect(await verifyLedger(hameau.store)).toEqual([]);
  });

  it('[security] who looks after another association enters and takes back nothing here', async () => {
    const known = await lines();
    const elsewhere = await signedIn(hameau, 'elsewhere@example.org');
    const own = `/console/a/${await founded(elsewhere, 'Another association')}`;
    const fields = { ...(await form()), 'gift.chalk': '1', step: 'enter' };
    expect((await elsewhere.post(`${root}/offline`, fields)).status).toBe(404);
    expect((await elsewhere.post(`${own}/offline`, fields)).status).toBe(404);
    const done = await send(fields, 'enter');
    const path = `${own}/donations/${donationIn(done)}/take-back`;
    expect((await elsewhere.post(path, { reason: 'Mine?' })).status).toBe(404);
    expect((await elsewhere.get(`${own}/offline`)).body).toContain('no published project yet');
    expect(await lines()).toHaveLength(known.length + 1);
  });
});
