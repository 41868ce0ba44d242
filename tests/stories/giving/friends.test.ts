import { afterEach, beforeEach, expect, it } from 'vitest';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { FRIEND_MS } from '#server/domain/friends/entrust.ts';
import { byTheVillage, placeForFriend, placeOverdue } from '#server/domain/friends/place.ts';
import { toldToFriend } from '#server/domain/friends/told.ts';
import { type DonationId, GiftSlug } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';
import { onBothEngines } from '../../support/engines.ts';
import {
  basket,
  expectSound,
  freePlots,
  given,
  opened,
  pay,
  player,
  refundAtDashboard,
  standingGifts,
  statusOf,
} from '../../support/giving.ts';
import { openStage, PROJECT, type Stage, VILLAGE } from '../../support/stage.ts';
import { paidTwice } from '../../support/twice.ts';

const PUMP = GiftSlug.parse('pump');
const SEPA_PAYS = 'FR1420041010050500013M02606';
const PUMP_AND_BRICKS = [
  { gift: 'pump', quantity: 1, plot: null },
  { gift: 'bricks', quantity: 4, plot: null },
];

onBothEngines('a gift for a friend', (engine) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
  });
  afterEach(() => stage.close());

  const forFriend = (gifts: readonly object[] = PUMP_AND_BRICKS) =>
    basket({ gifts, forFriend: { from: 'Léa', words: 'Bon anniversaire !' } });
  const choosing = (...plots: readonly (readonly [number, Plot])[]) =>
    ({ as: 'chosen', plots: new Map(plots) }) as const;
  const gifts = async () => (await stage.store.read.progress(PROJECT)).gifts;
  const raised = async () => (await stage.store.read.progress(PROJECT)).raisedCents;
  const pumps = async () => (await stage.store.read.given(PROJECT)).get(PUMP) ?? 0;
  const stateOf = async (donation: DonationId) => (await toldToFriend(stage.deps, donation))?.state;
  const giveBack = (donation: DonationId, lines: readonly number[] | null = null) =>
    giveMoneyBack(stage.deps, { donation, lines, attempt: null, reason: '', by: 'host' });
  const free = async (count = 1): Promise<Plot[]> => {
    const plots = await freePlots(stage, count);
    expect(plots).toHaveLength(count);
    return plots;
  };

  it('[S5] counts for the project when it is paid, stands when the friend has placed it, and counts no second time', async () => {
    const donation = await given(stage, forFriend());
    expect([await gifts(), await raised(), await pumps()]).toEqual([2, 6600, 1]);
    expect(await standingGifts(stage, donation)).toEqual([]);
    expect(await stateOf(donation)).toBe('waiting');
    await expectSound(stage);

    const [plot] = await free();
    const placed = await placeForFriend(stage.deps, donation, choosing([0, plot ?? { x: 0, y: 0 }]));

    expect(placed.ok).toBe(true);
    const standing = await standingGifts(stage, donation);
    expect(standing.map(({ gift }) => gift).sort()).toEqual(['bricks', 'pump']);
    expect(standing.find(({ gift }) => gift === 'pump')).toMatchObject(plot ?? {});
    expect([await gifts(), await raised(), await pumps()]).toEqual([2, 6600, 1]);
    expect(stage.told.filter(({ type }) => type === 'giftPlaced')).toHaveLength(2);
    expect(await stateOf(donation)).toBe('standing');
    await expectSound(stage);
  });

  it('[S5] holds no plot while it is paid for, whatever the basket says', async () => {
    const [plot] = await free();
    await opened(stage, forFriend([{ gift: 'pump', quantity: 1, plot }]));
    expect((await stage.store.read.holds(VILLAGE)).plots).toEqual([]);
  });

  it('[S5] is placed once, by two who ask at once', async () => {
    const donation = await given(stage, forFriend());
    const [one, two] = await free(2);
    if (!one || !two) throw new Error('two plots were found');
    const both = await Promise.all([
      placeForFriend(stage.deps, donation, choosing([0, one])),
      placeForFriend(stage.deps, donation, choosing([0, two])),
    ]);
    expect(both.map((each) => (each.ok ? 'done' : each.error.kind)).sort()).toEqual(['done', 'placed']);
    expect(await standingGifts(stage, donation)).toHaveLength(2);
    expect(await gifts()).toBe(2);
    await expectSound(stage);
  });

  it('[S5] a plot that is taken or unfit is refused by its line, and the gift waits for another choice', async () => {
    const [plot] = await free();
    if (!plot) throw new Error('a plot was found');
    const other = await given(stage, basket({ gifts: [{ gift: 'seeds', quantity: 1, plot }] }), player(2));
    const donation = await given(stage, forFriend());
    const taken = await placeForFriend(stage.deps, donation, choosing([1, plot]));
    expect(taken).toMatchObject({ ok: false, error: { kind: 'plotTaken', line: 1, gift: 'bricks', plot } });
    const nowhere = await placeForFriend(stage.deps, donation, choosing([1, { x: 5000, y: 5000 }]));
    expect(nowhere).toMatchObject({ ok: false, error: { kind: 'plotUnfit', line: 1 } });
    expect(await stateOf(donation)).toBe('waiting');
    expect(await standingGifts(stage, donation)).toEqual([]);
    expect(await standingGifts(stage, other)).toHaveLength(1);
    await expectSound(stage);
    expect((await placeForFriend(stage.deps, donation, byTheVillage('declined'))).ok).toBe(true);
    await expectSound(stage);
  });

  it('[S5] after thirty days the village chooses, not an hour before', async () => {
    const donation = await given(stage, forFriend());
    stage.simulator.clock.advance(FRIEND_MS - 3_600_000);
    await placeOverdue(stage.deps);
    expect(await standingGifts(stage, donation)).toEqual([]);
    stage.simulator.clock.advance(2 * 3_600_000);
    await placeOverdue(stage.deps);
    expect(await standingGifts(stage, donation)).toHaveLength(2);
    expect(await placeForFriend(stage.deps, donation, byTheVillage('chosen'))).toMatchObject({
      ok: false,
      error: { kind: 'placed' },
    });
    await placeOverdue(stage.deps);
    expect(await standingGifts(stage, donation)).toHaveLength(2);
    expect(await gifts()).toBe(2);
    await expectSound(stage);
  });

  it('[S5] [G8] given back while it waits: nothing is left to place, the count follows, the words are gone', async () => {
    const donation = await given(stage, forFriend());
    expect((await giveBack(donation)).ok).toBe(true);
    await stage.quiet();
    expect(await toldToFriend(stage.deps, donation)).toMatchObject({
      state: 'withdrawn',
      from: null,
      words: null,
      gifts: [],
    });
    expect([await gifts(), await raised(), await pumps()]).toEqual([0, 0, 0]);
    expect(await placeForFriend(stage.deps, donation, byTheVillage('chosen'))).toMatchObject({
      ok: false,
      error: { kind: 'givenBack' },
    });
    await expectSound(stage);
    stage.simulator.clock.advance(FRIEND_MS + 3_600_000);
    await placeOverdue(stage.deps);
    expect(await standingGifts(stage, donation)).toEqual([]);
    expect(await stage.store.read.overdueFriendGifts(stage.deps.surroundings.now(), 10)).toEqual([]);
    await expectSound(stage);
  });

  it('[S5] [G8] a refund that fails after all: it waits again, and is placed as before', async () => {
    const donation = await given(stage, forFriend());
    const refund = await refundAtDashboard(stage, donation);
    await stage.quiet();
    expect([await stateOf(donation), await gifts()]).toEqual(['withdrawn', 0]);
    await expectSound(stage);
    await stage.control(`refunds/${refund.id}/end`, { succeeds: false });
    await stage.quiet();
    expect([await stateOf(donation), await gifts(), await pumps()]).toEqual(['waiting', 2, 1]);
    await expectSound(stage);
    expect((await placeForFriend(stage.deps, donation, byTheVillage('chosen'))).ok).toBe(true);
    expect(await standingGifts(stage, donation)).toHaveLength(2);
    await expectSound(stage);
  });

  it('[S5] [G8] one gift of two is given back: the friend places the other', async () => {
    const donation = await given(stage, forFriend());
    expect((await giveBack(donation, [0])).ok).toBe(true);
    await stage.quiet();
    const told = await toldToFriend(stage.deps, donation);
    expect(told?.gifts.map(({ line, gift }) => [line, gift.slug])).toEqual([[1, 'bricks']]);
    expect([await gifts(), await pumps()]).toEqual([1, 0]);
    await expectSound(stage);
    const [plot] = await free();
    if (!plot) throw new Error('a plot was found');
    const nowhere = await placeForFriend(stage.deps, donation, choosing([1, { x: 5000, y: 5000 }]));
    expect(nowhere, 'by the donation’s own line').toMatchObject({ error: { kind: 'plotUnfit', line: 1 } });
    // Line 0 went back: what is wished for it is nobody's any more.
    expect((await placeForFriend(stage.deps, donation, choosing([0, { x: 1, y: 1 }], [1, plot]))).ok).toBe(true);
    expect(await standingGifts(stage, donation)).toMatchObject([{ gift: 'bricks', quantity: 4, ...plot }]);
    await expectSound(stage);
  });

  it('[S5] paid twice: it waits once, the money counts, and it stands once', async () => {
    const { donation } = await paidTwice(stage, async () => {}, forFriend());
    expect(await gifts()).toBe(2);
    expect(await raised()).toBe(13_200);
    await expectSound(stage);
    expect((await placeForFriend(stage.deps, donation, byTheVillage('chosen'))).ok).toBe(true);
    expect(await standingGifts(stage, donation)).toHaveLength(2);
    await expectSound(stage);
  });

  it('[S5] [G9] a bank debit on its way: nothing to place yet, and the thirty days begin when it is paid', async () => {
    const { donation } = await opened(stage, forFriend());
    await pay(stage, donation, SEPA_PAYS);
    await stage.quiet();
    expect(await stateOf(donation)).toBe('unpaid');
    expect(await placeForFriend(stage.deps, donation, byTheVillage('chosen'))).toMatchObject({
      ok: false,
      error: { kind: 'notPaid' },
    });
    await expectSound(stage);
    stage.simulator.clock.advance(200_000);
    await stage.quiet();
    expect(await stateOf(donation)).toBe('waiting');
    expect((await toldToFriend(stage.deps, donation))?.placesAt).toBeGreaterThan(
      stage.deps.surroundings.now() + FRIEND_MS - 300_000,
    );
    await expectSound(stage);
  });

  it('[S5] [P1] the link is told to the browser that gave, while the gift waits, and to no other', async () => {
    const donation = await given(stage, forFriend(), player(3));
    expect((await statusOf(stage, donation)).friendUrl).toBeNull();
    expect((await statusOf(stage, donation, player(4))).friendUrl).toBeNull();
    expect((await statusOf(stage, donation, player(3))).friendUrl).toContain('/f/');
    await placeForFriend(stage.deps, donation, byTheVillage('chosen'));
    expect((await statusOf(stage, donation, player(3))).friendUrl).toBeNull();
  });
});
