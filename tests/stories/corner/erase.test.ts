import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { erasePlayer } from '#server/cli/erase.ts';
import { parseEnv } from '#server/env.ts';
import type { DonationId } from '#shared/ids.ts';
import { type NewsId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { cornerPath, GiverBrowser, letThrough, letVillageThrough, PROJECT, VILLAGE } from '../../support/corner.ts';
import { onBothEngines } from '../../support/engines.ts';
import { askedNews } from '../../support/guessing.ts';
import { listen } from '../../support/listening.ts';
import { startHameau, type TestHameau, variablesFor } from '../../support/server.ts';
import { write } from '../../support/store.ts';
import { dumpOf, textColumns } from '../../support/tables.ts';
import { posted, seedSteward } from '../../support/writing.ts';
import { HARMLESS, PERSONAL } from './columns.ts';

const NAME = 'Zéphyrine Quelconque';
const MESSAGE = 'Bonne chance à toutes';
const ADDRESS = 'zephyrine@thanks.example';
const NEWS = 'zephyrine@news.example';
const FRIEND = 'Cher Ambroise';
const FROM = 'Marraine Zeph';
const FOUNDED = 'Le hameau de Zéphyrine';
const WORDS = 'Pour mes quarante ans';
const THANKS = 'Merci les copains';
const STREET = '7 impasse des Tilleuls';
const REPORT = 'Zéphyrine est ma voisine';

describe('[RGPD] what the database can hold', () => {
  it('every column of words says whether it may hold something about a person, and what becomes of it', () => {
    const listed = [...Object.keys(PERSONAL), ...HARMLESS].sort();
    expect(listed).toEqual(textColumns());
  });
});

/** The words that stand in a database's file once what is to be written is written: what was erased is not only left out. */
function fileTells(file: string, words: readonly string[]): string[] {
  const connection = new Database(file);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
  const bytes = readFileSync(file);
  return words.filter((word) => bytes.includes(word));
}

onBothEngines('[B2] [P1] somebody who used everything is erased', (engine) => {
  let hameau: TestHameau;
  let address: string;
  let question: NewsId;
  let lines: string[] = [];
  let heard: string[];
  let socket: Socket;
  // One server for all: whoever is erased has words of those who were erased before, and nothing of either may be left.
  beforeAll(async () => {
    address = await engine.address();
    const env = { DATABASE_URL: address, SESSION_SECRET: 'a secret of the tests, long enough' };
    hameau = await startHameau({ env, log: { write: (line) => void lines.push(line) } });
    await seedSteward(hameau.hameau.deps);
    question = await askedNews(hameau, PROJECT);
  });
  beforeEach(async () => {
    [lines, heard] = [[], []];
    socket = await listen(hameau.url, VILLAGE, heard);
  });
  afterEach(() => void socket.close());
  afterAll(() => hameau.stop());

  /** Plants, gives, gives to a friend, founds, shares, asks for a letter and comes in; everything is shown. */
  async function usedEverything(giver: GiverBrowser) {
    const planted = await plant(giver);
    const wishes = { publicName: NAME, nameOnGift: true, message: MESSAGE, thanksEmail: ADDRESS, newsEmail: NEWS };
    const donation = await giver.give(wishes);
    const friend = await giver.give(
      { publicName: NAME, thanksEmail: ADDRESS, forFriend: { from: FROM, words: FRIEND } },
      'basket-for-the-friend',
    );
    await letThrough(hameau, donation);
    await posted(hameau.hameau.deps, 'Une nouvelle', {}, ProjectSlug.parse(PROJECT));
    await hameau.hameau.settle();
    const [{ reader = '' } = {}] = (await dumpOf(address)).get('news_reader') ?? [];
    const key = await giver.found(FOUNDED, WORDS, THANKS);
    const village = VillageSlug.parse((await hameau.store.read.foundedBy(giver.player()))[0]?.village);
    await letVillageThrough(hameau, village);
    const code = await giver.shareLink();
    await new GiverBrowser(hameau).get(`/v/${VILLAGE}?via=${code}`);
    const other = new GiverBrowser(hameau);
    await other.give({ via: code }, 'basket-through-the-link');
    const placement = (await hameau.store.read.donation(donation))?.placements[0]?.id ?? '';
    await other.post('/report', { subject: 'gift', id: placement, reason: 'private', words: REPORT });
    await wishReceipt(donation);
    await giver.answer();
    await layPebble(giver);
    await giver.openByMail(ADDRESS);
    await giver.post('/me/link', { email: NEWS });
    const waiting = await cornerPath(hameau);
    return {
      planted,
      donation,
      friend,
      key,
      village,
      code,
      placement,
      waiting,
      reader: String(reader),
      player: giver.player(),
    };
  }

  async function layPebble(giver: GiverBrowser) {
    const laid = await giver.send(`/api/projects/${PROJECT}/news/${question}/guess`, { version: 1, option: 0 });
    expect(laid.status).toBe(200);
  }

  /** For one receipt of the year: name and address are asked for then. */
  async function wishReceipt(donation: DonationId) {
    const of = await hameau.store.read.receiptable(donation);
    if (!of) throw new Error('it was paid');
    const wish = { donation, association: of.association, year: 2026, byLetter: false, askedAt: 0 };
    await write(hameau.store, (tx) => tx.saveYearlyWish({ ...wish, name: NAME, address: STREET }));
  }

  async function plant(browser: GiverBrowser) {
    for (let y = 0; y < 16; y++) {
      for (let x = 0; x < 16; x++) {
        const asked = { kind: 'plantFlower', flower: 'rose', x, y };
        const { status } = await browser.send(`/api/villages/${VILLAGE}/gestures`, asked);
        if (status === 201) return { x, y };
      }
    }
    throw new Error('nowhere to plant');
  }

  /** Where any of these words stands: columns of the database, public answers, the log, what screens heard. */
  async function tellers(words: readonly string[], used: { village: string; placement: string; donation: DonationId }) {
    const has = (text: string) => words.some((word) => text.includes(word));
    const found = new Set<string>();
    for (const [table, rows] of await dumpOf(address)) {
      for (const row of rows) {
        for (const [column, text] of Object.entries(row)) if (has(text)) found.add(`${table}.${column}`);
      }
    }
    for (const path of publicPaths(used)) {
      const response = await fetch(hameau.url + path);
      const said = `${JSON.stringify([...response.headers])}\n${Buffer.from(await response.arrayBuffer()).toString('utf8')}`;
      if (has(said)) found.add(path);
    }
    if (has(lines.join('\n'))) found.add('the log');
    if (has(heard.join('\n'))) found.add('the live door');
    return [...found].sort();
  }

  const publicPaths = ({ village, placement, donation }: { village: string; placement: string; donation: string }) => [
    ...['/', '/legal', '/privacy', '/me', `/p/${PROJECT}`, `/p/${PROJECT}/accounts`].flatMap((path) => [
      `${path}?lang=fr`,
      `${path}?lang=en`,
    ]),
    ...[VILLAGE, village].flatMap((slug) => [
      `/v/${slug}?lang=fr`,
      `/v/${slug}?lang=en`,
      `/v/${slug}?given=${donation}`,
      `/v/${slug}/embed`,
      `/v/${slug}/embed.json`,
      `/v/${slug}/qr.svg`,
      `/api/villages/${slug}`,
      `/api/villages/${slug}/events?since=0`,
      `/api/villages/${slug}/holds`,
    ]),
    `/p/${PROJECT}/accounts.json`,
    `/p/${PROJECT}/accounts.csv`,
    `/api/projects/${PROJECT}`,
    `/api/projects/${PROJECT}/news`,
    `/p/${PROJECT}/news`,
    `/api/donations/${donation}`,
    `/api/placements/${placement}/words`,
    `/api/placements/${placement}/receipt`,
    '/dev/mail',
    '/metrics',
  ];

  const accounting = Object.entries(PERSONAL).flatMap(([column, fate]) => (fate === 'accounting' ? [column] : []));

  it('nothing of the person is left anywhere but in the accounting that is listed', async () => {
    const giver = new GiverBrowser(hameau);
    const used = await usedEverything(giver);
    const cookies = [...giver.cookies.values()].map(decodeURIComponent);
    const words = [
      NAME,
      'Zéphyrine',
      MESSAGE,
      ADDRESS,
      NEWS,
      'zephyrine@',
      FRIEND,
      FROM,
      FOUNDED,
      WORDS,
      THANKS,
      REPORT,
      STREET,
    ];
    const keys = [
      used.player,
      used.code,
      used.key,
      used.waiting,
      used.reader,
      'basket-of-the-corner',
      'basket-for-the-friend',
    ];
    const secrets = [...words, ...keys, ...cookies.filter((value) => value.length > 10)];
    const before = await tellers(secrets, used);
    for (const where of [
      'consent.value',
      'founded_village.name',
      'friend_gift.words',
      'player.id',
      'share_link.code',
      'gesture.player',
      'guess.player',
      'news_reader.reader',
      'news_letter.reader',
      'tax_yearly_wish.donor_address',
    ])
      expect(before, 'the walk finds what is there').toContain(where);
    expect(before).toContain(`/api/placements/${used.placement}/words`);
    expect(before).toContain(`/v/${used.village}?lang=fr`);
    expect(before).not.toContain('the log');
    const old = new Map(giver.cookies);
    const stood = await (await fetch(`${hameau.url}/api/villages/${VILLAGE}`)).json();

    const asked = await giver.get('/me/erase');
    expect(asked.body).toContain('What goes, at once');
    const erased = await giver.post('/me/erase');
    expect(erased.to).toBe('/me/erased');
    expect([...giver.cookies.keys()].filter((name) => name !== 'lang')).toEqual([]);
    expect(erased.headers.get('clear-site-data')).toBe('"storage"');
    await hameau.hameau.settle();

    expect(await tellers(secrets, used)).toEqual([]);
    if (engine.name === 'sqlite')
      expect(fileTells(address.slice('file:'.length), secrets), 'nor in its file').toEqual([]);
    const [attempt] = (await hameau.store.read.donation(used.donation))?.attempts ?? [];
    const payment = [attempt?.paymentIntent, attempt?.sessionId].filter((id) => typeof id === 'string');
    const numbers = await tellers(payment, used);
    expect(numbers).toContain('attempt.payment_intent');
    // The host's log carries numbers of payments, never words.
    expect(numbers.filter((where) => ![...accounting, 'the log'].includes(where))).toEqual([]);

    expect(heard.join('\n'), 'screens drop the name').toContain(
      `"type":"wordsChanged","placement":"${used.placement}"`,
    );
    const now = await (await fetch(`${hameau.url}/api/villages/${VILLAGE}`)).json();
    expect([now.placements, now.flowers], 'gifts and flowers stand').toEqual([stood.placements, stood.flowers]);
    const players = await Promise.all(
      [used.donation, used.friend].map(async (id) => (await hameau.store.read.donation(id))?.donation.player),
    );
    expect(new Set(players).size, 'one donation does not tell of the other').toBe(2);
    expect((await giver.get(used.key)).status, 'the key opens nothing').toBe(404);
    expect((await giver.post(used.waiting)).status).toBe(410);
    expect(await verifyLedger(hameau.store), 'the books are as sound as before').toEqual([]);

    giver.cookies.clear();
    for (const [name, value] of old) giver.cookies.set(name, value);
    expect((await giver.get('/me')).body).toContain('This browser knows no gift of yours.');
    await plant(giver);
    expect(giver.player(), 'a new player').not.toBe(used.player);
    expect(await tellers([used.player], used)).toEqual([]);
    expect((await dumpOf(address)).get('audit')).toContainEqual(
      expect.objectContaining({ action: 'erase-player', actor: 'player', subject: '2 donations' }),
    );
  });

  it('by letter: the donations that the address opens, and nobody else’s', async () => {
    const giver = new GiverBrowser(hameau);
    const donation = await giver.give({ publicName: NAME, newsEmail: NEWS });
    const kept = await giver.give({ publicName: 'Ambroise', newsEmail: 'ambroise@news.example' }, 'basket-of-ambroise');
    const phone = new GiverBrowser(hameau);
    await phone.openByMail(NEWS);
    await phone.post('/me/erase');
    expect((await hameau.store.read.consents(donation)).every(({ value }) => value === '')).toBe(true);
    expect((await hameau.store.read.consents(kept)).map(({ value }) => value)).toContain('Ambroise');
    expect((await giver.get('/me')).body).toContain('Ambroise');
    expect((await giver.get('/me')).body).not.toContain(NAME);
  });

  it('the host does the same, from an address or from a donation', async () => {
    const giver = new GiverBrowser(hameau);
    const used = await usedEverything(giver);
    const { deps, store } = hameau.hameau;
    const env = parseEnv(variablesFor('/nowhere', 1, hameau.simulator));
    if (!env.ok) throw new Error('no environment');
    const house = { env: env.value, deps, store, close: async () => {} };
    expect((await erasePlayer(house, 'no address')).code).toBe(1);
    expect((await erasePlayer(house, 'nobody@example.org')).code).toBe(1);
    const done = await erasePlayer(house, ADDRESS.toUpperCase());
    expect(done.code).toBe(0);
    expect(done.lines.join(' ')).not.toMatch(/zephyrine/i);
    expect(await tellers([NAME, MESSAGE, ADDRESS, NEWS, FRIEND, FOUNDED, used.player, used.code], used)).toEqual([]);

    const second = new GiverBrowser(hameau);
    const donation = await second.give({ publicName: NAME }, 'basket-of-the-second');
    expect((await erasePlayer(house, `https://hameau.example/v/x?given=${donation}`)).code).toBe(0);
    expect(await store.read.isErased(second.player())).toBe(true);
  });
});
