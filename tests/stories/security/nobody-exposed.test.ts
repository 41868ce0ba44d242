import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayerId } from '#shared/ids.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { listen } from '../../support/listening.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { type StewardBrowser, signedIn } from '../../support/stewarding.ts';
import { giveChalk, type Wished } from '../../support/wishing.ts';

const VILLAGE = 'ecole-des-andes';
const PROJECT = 'andes-school';
/** Unmistakable wherever they turn up. */
const NAME = 'Zéphyrine Quelconque';
const MESSAGE = 'Bonne chance à toutes';
const THANKS = 'zephyrine@thanks.example';
const NEWS = 'zephyrine@news.example';
const SECRETS = [NAME, 'Zéphyrine', 'Quelconque', MESSAGE, THANKS, NEWS, 'zephyrine'];

let hameau: TestHameau;
let lines: string[];
let heard: string[];
let socket: Socket;

beforeEach(async () => {
  lines = [];
  heard = [];
  hameau = await startHameau({ log: { write: (line) => void lines.push(line) } });
  socket = await listen(hameau.url, VILLAGE, heard);
});
afterEach(async () => {
  socket.close();
  await hameau.stop();
});

/** Everything that anybody can have: pages, feeds, files and the API, in both languages. */
async function everything(given: Wished): Promise<ReadonlyMap<string, string>> {
  const placements = (await hameau.store.read.donation(given.donation))?.placements ?? [];
  const paths = [
    ...[
      '/',
      '/legal',
      '/privacy',
      '/me',
      `/p/${PROJECT}`,
      `/p/${PROJECT}/accounts`,
      `/v/${VILLAGE}`,
      `/v/${VILLAGE}?given=${given.donation}`,
    ].flatMap((path) => ['fr', 'en'].map((language) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`)),
    `/v/${VILLAGE}/embed`,
    `/v/${VILLAGE}/embed.json`,
    ...['share', 'square', 'tall', 'phone', 'wide'].map((format) => `/v/${VILLAGE}/picture.png?format=${format}`),
    `/v/${VILLAGE}/qr.svg`,
    `/v/${VILLAGE}/poster.pdf`,
    `/p/${PROJECT}/accounts.json`,
    `/p/${PROJECT}/accounts.csv`,
    `/api/projects/${PROJECT}`,
    `/api/villages/${VILLAGE}`,
    `/api/villages/${VILLAGE}/events?since=0`,
    `/api/villages/${VILLAGE}/holds`,
    `/api/donations/${given.donation}`,
    `/api/v1/openapi.json`,
    ...placements.flatMap(({ id }) => [`/api/placements/${id}/words`, `/api/placements/${id}/receipt`]),
    '/metrics',
  ];
  const found = new Map<string, string>();
  for (const path of paths) {
    const response = await fetch(hameau.url + path);
    const headers = JSON.stringify([...response.headers]);
    found.set(path, `${headers}\n${Buffer.from(await response.arrayBuffer()).toString('utf8')}`);
  }
  found.set('the live door', heard.join('\n'));
  found.set('the log', lines.join('\n'));
  return found;
}

/** Where any of these words can be read. */
const tellers = (all: ReadonlyMap<string, string>, words: readonly string[]): string[] =>
  [...all]
    .filter(([, said]) => words.some((word) => said.includes(word)))
    .map(([where]) => where.replace(/plc_[\w-]+/, '…'));

async function giverOf({ donation }: Wished): Promise<PlayerId> {
  const found = await hameau.store.read.donation(donation);
  return PlayerId.parse(found?.donation.player);
}

/** A steward says yes to every name and message that waits. */
async function sayYes(steward: StewardBrowser): Promise<void> {
  const [root] = /\/console\/a\/[\w-]+/.exec((await steward.get('/console')).body) ?? [];
  const { body } = await steward.get(`${root}/words`);
  for (const [, donation = '', kind = ''] of body.matchAll(
    /name="donation" value="([^"]+)"><input type="hidden" name="kind" value="([^"]+)"/g,
  ))
    expect((await steward.post(`${root}/words`, { donation, kind, to: 'shown' })).status).toBe(303);
}

describe('[P1] nobody is exposed', () => {
  it('a giver who chose nothing is nowhere: not on a page, in a picture, a feed, the API, a socket or the log', async () => {
    // What Stripe's page asks for the payment itself is Stripe's.
    const given = await giveChalk(hameau, {});
    const all = await everything(given);
    expect(all.size).toBeGreaterThan(30);
    expect(all.get('the live door'), 'it was heard').toContain('giftPlaced');
    expect(all.get('the log')).toContain(given.donation);
    expect(tellers(all, [await giverOf(given)])).toEqual([]);
    const { cookie } = given;
    expect(tellers(all, [cookie.split('=')[1] ?? cookie, '@example.org"', 'someone@'])).toEqual([]);
    const words = [...all].find(([path]) => path.endsWith('/words'))?.[1] ?? '';
    expect(words).toContain('"publicName":null,"message":null');
  });

  it('who chose a name is read where it was chosen and let through, and nowhere after taking it back', async () => {
    const { project } = ProjectReply.parse(await (await fetch(`${hameau.url}/api/projects/${PROJECT}`)).json());
    expect(project.gifts.length).toBeGreaterThan(0);
    const wishes = { publicName: NAME, nameOnGift: true, message: MESSAGE, thanksEmail: THANKS, newsEmail: NEWS };
    const given = await giveChalk(hameau, wishes);
    expect(tellers(await everything(given), SECRETS), 'held').toEqual([]);

    await sayYes(await signedIn(hameau, 'demo@example.org'));
    const shown = await everything(given);
    expect(tellers(shown, [NAME, MESSAGE])).toEqual(['/api/placements/…/words']);
    expect(tellers(shown, [THANKS, NEWS]), 'addresses never').toEqual([]);

    const letters = await (await fetch(`${hameau.url}/dev/mail`)).text();
    const [id = ''] =
      letters
        .match(/\/dev\/mail\/\d+/g)
        ?.at(-1)
        ?.match(/\d+$/) ?? [];
    const letter = await (await fetch(`${hameau.url}/dev/mail/${id}`)).text();
    const [choices = ''] = /\/choices\/[\w.-]+/.exec(letter) ?? [];
    for (const kind of ['publicName', 'message', 'thanksEmail', 'newsEmail']) {
      const taken = await fetch(hameau.url + choices, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: hameau.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: `kind=${kind}`,
      });
      expect(taken.status).toBe(303);
    }
    expect(tellers(await everything(given), SECRETS)).toEqual([]);
    const kept = (await hameau.store.read.consents(given.donation)).map(({ value }) => value);
    expect(
      kept.filter((value) => SECRETS.includes(value)),
      'erased, not hidden',
    ).toEqual([]);
  });
});
