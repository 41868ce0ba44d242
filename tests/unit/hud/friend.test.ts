import { describe, expect, it } from 'vitest';
import { requestOf } from '#client/hud/giving.ts';
import { nearestPlot } from '#client/hud/places.ts';
import { DonationId, PlacementId } from '#shared/ids.ts';
import type { FriendGiftTold, FriendPlacesBody } from '#shared/protocol/friend.ts';
import type { DonationStatus } from '#shared/protocol/http.ts';
import { err, ok } from '#shared/result.ts';
import { PROJECT, slug } from './fixtures.ts';
import { type Machine, machine, memory, problem, settled, VIEW } from './machine.ts';

const DONATION = DonationId.parse('don_00000000000000000001');
const URL_TO_PASS = 'https://hameau.example/f/don_1.signed';
const GIFT: FriendGiftTold = {
  village: VIEW.village,
  state: 'waiting',
  gifts: [
    { line: 0, gift: slug('goat'), quantity: 1 },
    { line: 2, gift: slug('bricks'), quantity: 12 },
  ],
  from: 'Léa',
  words: 'Bon anniversaire',
};
const goat = PROJECT.gifts.find((gift) => gift.slug === 'goat');
const status = (more: Partial<DonationStatus>): DonationStatus => ({
  donation: DONATION,
  village: VIEW.village,
  status: 'paid',
  friendUrl: null,
  isReceiptable: false,
  accounts: null,
  checkoutUrl: null,
  placements: [],
  pending: [],
  ...more,
});
const landed = { id: PlacementId.parse('plc_00000000000000000001'), gift: slug('goat'), quantity: 1, x: 3, y: 4 };

/** The page behind a friend's link, where the server answers the placing as it is told to. */
async function invited(
  place: Parameters<typeof machine>[0]['placeFriendGifts'] = async () => err(problem('bug', 500)),
  shelves = { lasting: memory(), passing: memory() },
): Promise<Machine> {
  const made = machine({ friendGift: async () => ok(GIFT), placeFriendGifts: place }, shelves, 'token');
  await made.acts.readFriendGift();
  return made;
}

describe('[S5] giving for somebody', () => {
  it('sends no places, also not those that were chosen before the question', () => {
    const { acts, state } = machine({});
    acts.add(slug('goat'));
    acts.choosePlaces();
    acts.placeItForMe();
    expect(state().basket[0]?.plot).not.toBeNull();
    acts.wish({ forFriend: true, friendFrom: 'Léa' });
    expect(requestOf(state())).toMatchObject({ gifts: [{ plot: null }], forFriend: { from: 'Léa', words: null } });
    acts.wish({ forFriend: false });
    expect(requestOf(state()).gifts[0]?.plot).not.toBeNull();
  });

  it('shows the link after paying and at the next visit, until the friend has placed the gift', async () => {
    const shelves = { lasting: memory(), passing: memory() };
    const answer = { now: status({ friendUrl: URL_TO_PASS }) };
    const api = { donation: async () => ok(answer.now) };
    const giver = machine(api, shelves);
    await giver.acts.given(DONATION);
    expect(giver.state().returned).toMatchObject({ kind: 'paid', friendLink: { url: URL_TO_PASS } });

    const later = machine(api, shelves);
    await later.acts.askAfterOwn();
    expect(later.state().friendLinks).toEqual([{ donation: DONATION, url: URL_TO_PASS }]);

    answer.now = status({ placements: [landed] });
    for (const { acts } of [giver, later]) await acts.askAfterOwn();
    expect(giver.state().returned).toMatchObject({ kind: 'paid', friendLink: null, placements: [landed] });
    expect(later.state()).toMatchObject({ friendLinks: [], own: [landed.id] });
  });

  it('a bank debit on its way for somebody speaks of the link, not of an outline', async () => {
    const shelves = { lasting: memory(), passing: memory() };
    const giver = machine({ donation: async () => ok(status({ status: 'pending' })) }, shelves);
    giver.machinery.keeping.keepDonations([{ donation: DONATION, placements: [], forFriend: true }]);
    await giver.acts.given(DONATION);
    expect(giver.state().returned).toEqual({ kind: 'pending', forFriend: true });
    expect(giver.machinery.keeping.donations()).toMatchObject([{ forFriend: true, debit: true }]);
  });
});

describe('[S5] the page behind a friend’s link', () => {
  it('places by the donation’s own lines, forgets the link, and gives the player’s own basket back', async () => {
    const sent: FriendPlacesBody['plots'][] = [];
    const shelves = { lasting: memory(), passing: memory() };
    machine({}, shelves).acts.add(slug('lamp'));
    const { acts, state, forgot } = await invited(async (_token, plots) => {
      sent.push(plots);
      return ok({ placements: [landed] });
    }, shelves);
    expect(state().basket.map(({ gift, quantity }) => [gift, quantity])).toEqual([
      ['goat', 1],
      ['bricks', 12],
    ]);
    acts.chooseFriendPlaces();
    const plot = goat && nearestPlot(state(), goat, '', { x: 16, y: 16 });
    if (!plot) throw new Error('the land has meadows');
    acts.placed(plot);
    expect(state().mode).toMatchObject({ kind: 'placing', key: 'friend-2', backTo: 'friend' });
    acts.placeItForMe();
    await acts.placeFriendGifts();
    expect(sent).toMatchObject([
      [
        { line: 0, plot },
        { line: 2, plot: { x: expect.any(Number) } },
      ],
    ]);
    expect(state().friend).toEqual({ kind: 'placed', gifts: 2, plot: { x: 3, y: 4 } });
    expect([forgot(), state().mode.kind]).toEqual([1, 'looking']);
    expect(state().basket.map(({ gift }) => gift)).toEqual(['lamp']);
    expect(
      machine({}, shelves)
        .state()
        .basket.map(({ gift }) => gift),
    ).toEqual(['lamp']);
  });

  it('"the village chooses" is seen before it is done', async () => {
    const { acts, state } = await invited();
    acts.letVillageChoose();
    expect(state().basket.every(({ plot }) => plot !== null)).toBe(true);
    expect(state().mode).toMatchObject({ kind: 'placing', key: null });
    acts.stop();
    expect([state().mode.kind, state().panel.kind]).toEqual(['looking', 'none']);
  });

  it('a plot taken meanwhile: that gift looks for another one, the rest stays where it was put', async () => {
    const errors = [{ path: 'gifts.2.plot', message: 'taken' }];
    const { acts, state } = await invited(async () => err(problem('plot-taken', 409, errors)));
    acts.letVillageChoose();
    const kept = state().basket[0]?.plot;
    await acts.placeFriendGifts();
    expect(state().mode).toMatchObject({ kind: 'placing', key: 'friend-2', refused: 'occupied' });
    expect(state().basket.map(({ plot }) => plot)).toEqual([kept, null]);
    expect(state().friend).toMatchObject({ kind: 'invited', sending: false });
  });

  it.each([
    ['friend-gift-placed', 409, 'standing'],
    ['friend-gift-withdrawn', 410, 'withdrawn'],
    ['friend-gift-unpaid', 409, 'unpaid'],
    ['not-found', 404, 'unknown'],
  ])('%s ends it with a sentence', async (type, code, why) => {
    const { acts, state } = await invited(async () => err(problem(type, code)));
    acts.letVillageChoose();
    await acts.placeFriendGifts();
    expect(state()).toMatchObject({ friend: { kind: 'over', why }, mode: { kind: 'looking' }, basket: [] });
    acts.leaveFriend();
    expect(state().friend.kind).toBe('none');
  });

  it('without a connection nothing is lost, and it can be sent again; twice at once is once', async () => {
    const answers = { ok: false, asked: 0 };
    const { acts, state } = await invited(async () => {
      answers.asked += 1;
      await settled();
      return answers.ok ? ok({ placements: [landed] }) : err({ kind: 'unreachable' });
    });
    acts.letVillageChoose();
    await Promise.all([acts.placeFriendGifts(), acts.placeFriendGifts()]);
    expect([answers.asked, state().friend]).toMatchObject([1, { kind: 'invited', trouble: 'offline' }]);
    answers.ok = true;
    await acts.placeFriendGifts();
    expect(state().friend.kind).toBe('placed');
  });

  it.each(['standing', 'withdrawn', 'unpaid'] as const)(
    '%s already: it says so, and asks for nothing',
    async (gone) => {
      const { acts, state } = machine({ friendGift: async () => ok({ ...GIFT, state: gone }) }, undefined, 'token');
      await acts.readFriendGift();
      expect(state()).toMatchObject({ friend: { kind: 'over', why: gone }, basket: [] });
    },
  );

  it('of another village, or of nobody, there is no gift here', async () => {
    const elsewhere = { ...GIFT, village: 'elsewhere' as FriendGiftTold['village'] };
    const strange = machine({ friendGift: async () => ok(elsewhere) }, undefined, 'token');
    const unknown = machine({ friendGift: async () => err(problem('not-found', 404)) }, undefined, 'token');
    const offline = machine({}, undefined, 'token');
    for (const { acts } of [strange, unknown, offline]) await acts.readFriendGift();
    expect([strange, unknown, offline].map(({ state }) => state().friend)).toEqual([
      { kind: 'over', why: 'unknown' },
      { kind: 'over', why: 'unknown' },
      { kind: 'over', why: 'offline' },
    ]);
  });
});
