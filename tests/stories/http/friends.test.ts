import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { FRIEND_MS } from '#server/domain/friends/entrust.ts';
import { machine } from '#server/surroundings.ts';
import type { DonationId } from '#shared/ids.ts';
import { FriendGiftTold, FriendPlacesReply } from '#shared/protocol/friend.ts';
import { DonationStatus, Snapshot } from '#shared/protocol/http.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { giveChalk, type Wished } from '../../support/wishing.ts';

let hameau: TestHameau;
let baskets = 0;
beforeAll(async () => {
  hameau = await startHameau();
});
afterAll(() => hameau.stop());

const WORDS = { from: 'Léa <b>', words: 'Joyeux anniversaire "Awa" & <script>alert(1)</script>' };
const ask = (path: string, init: RequestInit = {}) => fetch(hameau.url + path, { redirect: 'manual', ...init });
const page = async (path: string) => (await ask(path)).text();
const answer = (path: string, act: string) => ask(path, { method: 'POST', body: new URLSearchParams({ act }) });
const place = (token: string, plots: unknown) =>
  ask(`/api/friend-gifts/${token}/place`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ plots }),
  });
const statusFor = async (donation: DonationId, cookie = '') =>
  DonationStatus.parse(await (await ask(`/api/donations/${donation}`, { headers: { cookie } })).json());
const standing = async () =>
  Snapshot.parse(await (await ask('/api/villages/ecole-des-andes')).json()).placements.id.length;

/** Chalk for a friend, paid for: its address, and who gave. */
async function giveForFriend(
  forFriend: object = WORDS,
): Promise<Wished & { readonly path: string; readonly token: string }> {
  baskets += 1;
  const wished = await giveChalk(hameau, { forFriend, basketKey: `basket-for-a-friend-${baskets}` });
  const { friendUrl } = await statusFor(wished.donation, wished.cookie);
  const path = new URL(friendUrl ?? '').pathname;
  return { ...wished, path, token: path.slice('/f/'.length) };
}

describe('[S5] the address of a gift for a friend', () => {
  it('shows who it is from, the words as words, the gift and what it funds: no amount, no cookie, found by nobody', async () => {
    const { path } = await giveForFriend();
    for (const language of ['fr', 'en']) {
      const response = await ask(`${path}?lang=${language}`);
      const shown = await response.text();
      expect(response.status).toBe(200);
      expect(shown).toContain('Léa &lt;b&gt;');
      expect(shown).toContain('&quot;Awa&quot; &amp; &lt;script&gt;');
      expect(shown).not.toContain('<script>alert');
      expect(shown).toContain(language === 'fr' ? 'Choisir la place' : 'Choose the place');
      expect(shown, 'no amount').not.toMatch(/€|\bEUR\b|\d[.,]\d\d\b|cents/);
      expect(shown, 'what a messenger keeps of it').not.toMatch(/<meta[^>]*(Léa|Awa)/);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-robots-tag')).toBe('noindex');
      expect(response.headers.get('referrer-policy')).toBe('same-origin');
    }
  });

  it('lets the village choose, once, however often the form is sent', async () => {
    const { path, donation } = await giveForFriend();
    const before = await standing();
    const sent = await Promise.all([
      answer(path, 'village'),
      answer(path, 'village'),
      answer(`${path}?lang=en`, 'decline'),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(sent[2]?.headers.get('location')).toBe(`${path}?lang=en`);
    expect(sent.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
    expect(await standing()).toBe(before + 1);
    const { placements } = await statusFor(donation);
    const shown = await page(`${path}?lang=en`);
    expect(shown).toContain('It stands');
    expect(shown).toContain(`Column ${placements[0]?.x}, row ${placements[0]?.y}`);
    expect(shown).not.toContain('<form');
  });

  it('takes a "no thank you": the gift stands all the same, and neither its giver nor the page says that it was declined', async () => {
    const [declined, chosen] = [await giveForFriend({}), await giveForFriend({})];
    await answer(declined.path, 'decline');
    await answer(chosen.path, 'village');
    const told = async ({ path }: { path: string }) =>
      (await page(`${path}?lang=en`)).replaceAll(path, '').replace(/Column \d+, row \d+/, '');
    expect(await told(declined)).toBe(await told(chosen));
    expect((await statusFor(declined.donation, declined.cookie)).placements).toHaveLength(1);
  });

  it('opens nothing when it was not made here: 404, on every door of it', async () => {
    const { path, token } = await giveForFriend();
    for (const garbage of ['garbage', `${token}x`, token.replace('don_', 'don_x'), '%00', '..%2f']) {
      const at = `/f/${garbage}`;
      expect((await ask(at)).status, at).toBe(404);
      expect((await answer(at, 'village')).status, at).toBe(404);
      expect((await ask(`${at}/card.pdf`)).status, at).toBe(404);
      expect((await ask(`/api/friend-gifts/${garbage}`)).status, at).toBe(404);
      expect((await place(garbage, [])).status, at).toBe(404);
    }
    expect((await answer(path, 'everything')).status).toBe(400);
    const stranger = {
      method: 'POST',
      headers: { origin: 'https://evil.example.org' },
      body: new URLSearchParams({ act: 'village' }),
    };
    expect((await ask(path, stranger)).status).toBe(403);
    expect(await page(`${path}?lang=en`)).toContain('Choose the place');
  });

  it('of a donation that is for nobody else there is none', async () => {
    const { donation, cookie } = await giveChalk(hameau, { basketKey: 'basket-for-nobody-else' });
    expect((await statusFor(donation, cookie)).friendUrl).toBeNull();
  });

  it('is placed by the game: plots by line, a refusal by line, and a reply that says where', async () => {
    const { token, cookie, donation } = await giveForFriend();
    const told = await ask(`/api/friend-gifts/${token}`);
    expect(told.headers.getSetCookie()).toEqual([]);
    expect(told.headers.get('cache-control')).toBe('no-store');
    const gift = FriendGiftTold.parse(await told.json());
    expect(gift).toEqual({
      village: 'ecole-des-andes',
      state: 'waiting',
      gifts: [{ line: 0, gift: 'chalk', quantity: 1 }],
      ...WORDS,
    });
    const far = await place(token, [{ line: 0, plot: { x: 4000, y: 4000 } }]);
    expect([far.status, await far.json()]).toMatchObject([
      422,
      { type: '/problems/not-buildable', errors: [{ path: 'gifts.0.plot' }] },
    ]);
    for (const wrong of ['nowhere', [{ line: -1, plot: null }], [{ line: 0, plot: { x: 0.5, y: 0 } }]])
      expect((await place(token, wrong)).status).toBe(400);
    const placed = await place(token, [{ line: 0, plot: null }]);
    expect(placed.headers.getSetCookie()).toEqual([]);
    const { placements } = FriendPlacesReply.parse(await placed.json());
    expect(placements).toHaveLength(1);
    expect((await statusFor(donation, cookie)).placements).toEqual(placements);
    const again = await place(token, []);
    expect([again.status, await again.json()]).toMatchObject([409, { type: '/problems/friend-gift-placed' }]);
  });

  it('prints as a card while the gift waits', async () => {
    const { path } = await giveForFriend({});
    const card = await ask(`${path}/card.pdf?lang=en`);
    expect([card.status, card.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(card.headers.get('cache-control')).toBe('no-store');
    expect((await card.text()).slice(0, 5)).toBe('%PDF-');
    await answer(path, 'village');
    expect((await ask(`${path}/card.pdf`)).status).toBe(404);
  });

  it('[P1] without script: the giver’s own browser reads it on the page after paying, and nobody else does', async () => {
    const { donation, cookie, path } = await giveForFriend();
    const back = `/v/ecole-des-andes?given=${donation}`;
    const own = await ask(back, { headers: { cookie } });
    expect(own.headers.get('cache-control')).toBe('no-store');
    expect(await own.text()).toContain(path);
    expect(await page(back)).not.toContain('/f/');
    const other = await giveChalk(hameau, { basketKey: 'basket-of-another-giver' });
    const seen = await (await ask(back, { headers: { cookie: other.cookie, 'accept-language': 'en' } })).text();
    expect(seen).not.toMatch(/\/f\/|link to send/);
  });

  it('is asked for without script too: a box on the receipt, words that may stay empty', async () => {
    const village = '/v/ecole-des-andes';
    const shown = await page(`${village}?lang=fr`);
    const valueIn = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? '';
    const form = new URLSearchParams({ catalogueVersion: valueIn(shown, 'catalogueVersion'), gift: 'chalk' });
    const give = () => ask(`${village}/give`, { method: 'POST', body: form });
    const receipt = await (await give()).text();
    expect(receipt).toMatch(/<input type="checkbox" name="forFriend"(?! checked)/);
    for (const name of ['token', 'basketKey']) form.set(name, valueIn(receipt, name));
    form.set('confirmed', 'yes');
    form.set('friendFrom', '  ');
    for (const box of ['adult', 'forFriend']) form.set(box, 'on');
    form.set('friendWords', `${'é'.repeat(278)}\r\n!`);
    const paying = await give();
    expect(paying.status).toBe(303);
    const session = paying.headers.get('location')?.split('/').at(-1);
    await fetch(`${hameau.simulator.url}/_control/sessions/${session}/pay`, { method: 'POST', body: '{}' });
    await fetch(`${hameau.simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
    const waiting = await hameau.store.read.overdueFriendGifts(Number.MAX_SAFE_INTEGER, 100);
    const gifts = await Promise.all(waiting.map((donation) => hameau.store.read.friendGift(donation)));
    expect(gifts.map((gift) => [gift?.fromName, gift?.words?.length])).toContainEqual([null, 280]);
  });

  it('says plainly when the gift was taken back, and when the bank has not confirmed it yet', async () => {
    const { deps } = hameau.hameau;
    const { path, donation } = await giveForFriend();
    expect((await giveMoneyBack(deps, { donation, lines: null, attempt: null, reason: '', by: 'host' })).ok).toBe(true);
    const withdrawn = await page(`${path}?lang=en`);
    expect(withdrawn).toContain('This gift was taken back');
    expect(withdrawn).not.toMatch(/Léa|Awa|<form/);

    const debit = { forFriend: WORDS, basketKey: 'basket-by-bank-debit' };
    const pending = await giveChalk(hameau, debit, { number: 'FR1420041010050500013M02606' });
    expect((await statusFor(pending.donation, pending.cookie)).status).toBe('pending');
    const address = new URL(deps.settings.friendUrl(pending.donation)).pathname;
    const onItsWay = await page(`${address}?lang=en`);
    expect(onItsWay).toContain('This gift is on its way');
    expect(onItsWay).not.toContain('<form');
    const early = await place(address.slice('/f/'.length), []);
    expect([early.status, await early.json()]).toMatchObject([409, { type: '/problems/friend-gift-unpaid' }]);
  });

  it('after thirty days the running server lets the village choose by itself', async () => {
    const { path } = await giveForFriend({});
    const clock = vi.spyOn(machine, 'now').mockImplementation(() => Date.now() + FRIEND_MS + 60_000);
    await hameau.hameau.settle();
    clock.mockRestore();
    expect(await page(`${path}?lang=en`)).toContain('It stands');
  });
});
