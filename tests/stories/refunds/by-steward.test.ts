import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { placeOrder, type RefundWish } from '#server/domain/donations/refund-order.ts';
import { sweep } from '#server/domain/donations/sweeper.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import { type DonationId, GiftSlug } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import {
  attemptOf,
  balances,
  basket,
  dashboard,
  expectSound,
  given,
  player,
  refundAtDashboard,
  standingGifts,
  statusOf,
} from '../../support/giving.ts';
import { impatient } from '../../support/impatient.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';
import { paidTwice } from '../../support/twice.ts';

const PUMP = GiftSlug.parse('pump');
const MINUTE = 60_000;
const plenty = () => createTokenBucket(1e6, 1e6);

/** The association chose to show words without reading them first. */
async function letWordsThrough(stage: Stage): Promise<void> {
  const project = await stage.store.read.project(PROJECT);
  const association = project && (await stage.store.read.association(project.association));
  if (!association) throw new Error('it was imported');
  await stage.store.tx(async (tx) => ok(await tx.saveAssociation({ ...association, wordsPolicy: 'atOnce' })));
}

describe('a steward gives money back', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const wish = (donation: DonationId, lines: readonly number[] | null = null): RefundWish => ({
    donation,
    lines,
    attempt: null,
    reason: 'given by mistake',
    by: 'host',
  });
  /** a pump (line 0) and seeds (line 1) with the fees covered, named */
  const twoGifts = (number?: string) =>
    given(
      stage,
      basket({
        gifts: [
          { gift: 'pump', quantity: 1, plot: null },
          { gift: 'seeds', quantity: 1, plot: null },
        ],
        coverFees: true,
        publicName: 'Ada',
        nameOnGift: true,
      }),
      player(1),
      number,
    );
  const giftsOf = async (donation: DonationId) => (await standingGifts(stage, donation)).map(({ gift }) => gift).sort();
  const raised = async () => (await stage.store.read.progress(PROJECT)).raisedCents;
  const ordersOf = async (donation: DonationId) => (await stage.store.read.refundsOf(donation)).orders;
  const refundsAtStripe = async () => (await dashboard(stage).refunds.list()).data;
  const bookFee = async (donation: DonationId) => {
    await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/book-fee`);
    await stage.quiet();
  };

  it('[G8] one gift of a donation: it leaves, the other stands with its name, the fee cover stays', async () => {
    const donation = await twoGifts();
    await bookFee(donation);

    const back = await giveMoneyBack(stage.deps, wish(donation, [0]));

    expect(back).toMatchObject({ ok: true, value: { truth: { state: 'succeeded', amountCents: 6000 } } });
    expect(await giftsOf(donation)).toEqual(['seeds']);
    expect(stage.told.at(-1)).toMatchObject({ type: 'giftRemoved' });
    expect(await raised()).toBe(300);
    expect(await stage.store.read.progress(PROJECT)).toMatchObject({ gifts: 1 });
    expect((await stage.store.read.given(PROJECT)).get(PUMP)).toBe(0);
    expect((await statusOf(stage, donation)).status).toBe('paid');
    const consents = await stage.store.read.consents(donation);
    expect(consents.every(({ revokedAt }) => revokedAt === null)).toBe(true);
    const told = stage.told.length;
    // The events about what we have just done ourselves change nothing.
    await stage.quiet();
    expect(stage.told).toHaveLength(told);
    expect(balances(stage)).toMatchObject({ donationsRefunded: 6000 });
    const [refund] = await refundsAtStripe();
    const [order] = await ordersOf(donation);
    expect(refund?.metadata).toEqual({ order: order?.id });
    expect(order).toMatchObject({ state: 'done', stripeRefund: refund?.id, idempotencyKey: `refund-${order?.id}` });
    expect(stage.query("select actor, action from audit where action = 'refund'")).toEqual([
      { actor: 'host', action: 'refund' },
    ]);
    const publicLines = await stage.store.read.publicLinesOf(donation);
    expect(publicLines.at(-1), '[T1] the public line names the gift').toMatchObject({
      kind: 'refund',
      gifts: [{ gift: 'pump', quantity: 1, amountCents: 6000 }],
    });
    await expectSound(stage);
  });

  it('[G8] the whole donation, or its last gift: the fee cover goes back too, and the public name', async () => {
    for (const lines of [null, [0, 1]]) {
      const donation = await twoGifts();
      const total = (await attemptOf(stage, donation)).amountCents;
      expect(total).toBeGreaterThan(6300);
      const back = await giveMoneyBack(stage.deps, wish(donation, lines));
      expect(back).toMatchObject({ ok: true, value: { truth: { amountCents: total } } });
      expect(await giftsOf(donation)).toEqual([]);
      expect((await statusOf(stage, donation)).status).toBe('refunded');
      expect((await stage.store.read.consents(donation)).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    }
    expect(await raised()).toBe(0);
    await stage.quiet();
    await expectSound(stage);
  });

  it('[G8] a delivered gift that is given back stays, unnamed; its neighbour keeps the name; a failed refund gives it back', async () => {
    await letWordsThrough(stage);
    const donation = await twoGifts();
    const pump = (await standingGifts(stage, donation)).find(({ gift }) => gift === 'pump');
    const seeds = (await standingGifts(stage, donation)).find(({ gift }) => gift === 'seeds');
    if (!pump || !seeds) throw new Error('both were given');
    await stage.store.tx(async (tx) => ok(await tx.setPlacementState(pump.id, 'delivered')));
    expect((await stage.store.read.wordsOn(pump.id)).publicName).toBe('Ada');

    const back = await giveMoneyBack(stage.deps, wish(donation, [0]));

    expect(await giftsOf(donation)).toEqual(['pump', 'seeds']);
    expect(stage.told.at(-1)).toMatchObject({ type: 'wordsChanged', placement: pump.id });
    expect(await stage.store.read.wordsOn(pump.id)).toEqual({ publicName: null, message: null });
    expect((await stage.store.read.wordsOn(seeds.id)).publicName).toBe('Ada');
    await expectSound(stage);

    if (!back.ok) throw new Error('it was given back');
    await stage.control(`refunds/${back.value.truth.id}/end`, { succeeds: false });
    await stage.quiet();
    expect((await stage.store.read.wordsOn(pump.id)).publicName).toBe('Ada');
    expect(await raised()).toBe(6300);
    await expectSound(stage);
  });

  it('[G8] never more than is left, and no gift twice: each refusal says why, and Stripe hears nothing', async () => {
    const donation = await twoGifts();
    expect((await giveMoneyBack(stage.deps, wish(donation, [0]))).ok).toBe(true);
    const refusals = [
      [wish(donation, [0]), { kind: 'lineGivenBack', line: 0 }],
      [wish(donation, [7]), { kind: 'unknownLine', line: 7 }],
      // The fee cover is no gift.
      [wish(donation, [2]), { kind: 'unknownLine', line: 2 }],
    ] as const;
    for (const [asked, error] of refusals) {
      expect(await giveMoneyBack(stage.deps, asked)).toEqual({ ok: false, error });
    }
    expect(await refundsAtStripe()).toHaveLength(1);
    expect((await giveMoneyBack(stage.deps, wish(donation))).ok).toBe(true);
    expect(await giveMoneyBack(stage.deps, wish(donation))).toEqual({ ok: false, error: { kind: 'nothingLeft' } });
    await expectSound(stage);
  });

  it('[G8] what went back at the dashboard is not given back again', async () => {
    const donation = await twoGifts();
    await refundAtDashboard(stage, donation, 100);
    await stage.quiet();
    const leftCents = (await attemptOf(stage, donation)).amountCents - 100;
    const part = await giveMoneyBack(stage.deps, wish(donation, [0]));
    expect(part).toMatchObject({ ok: true, value: { order: { amountCents: 6000 } } });
    const rest = await giveMoneyBack(stage.deps, wish(donation, [1]));
    expect(rest).toMatchObject({ ok: true, value: { order: { amountCents: leftCents - 6000 } } });
    expect((await statusOf(stage, donation)).status).toBe('refunded');
    await stage.quiet();
    await expectSound(stage);

    const other = await twoGifts();
    await refundAtDashboard(stage, other, 6200);
    await stage.quiet();
    const most = (await attemptOf(stage, other)).amountCents - 6200;
    expect(await giveMoneyBack(stage.deps, wish(other, [0]))).toEqual({
      ok: false,
      error: { kind: 'moreThanLeft', wantedCents: 6000, leftCents: most },
    });
    expect(await giftsOf(other)).toEqual(['pump', 'seeds']);
    await expectSound(stage);
  });

  it('[G8] refused by Stripe, given back elsewhere before we heard: told plainly, and then we know it', async () => {
    const donation = await twoGifts();
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    await refundAtDashboard(stage, donation);
    const back = await giveMoneyBack(stage.deps, wish(donation));
    expect(back).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(JSON.stringify(back)).toContain('charge_already_refunded');
    expect((await statusOf(stage, donation)).status).toBe('refunded');
    expect(await giftsOf(donation)).toEqual([]);
    expect(await ordersOf(donation)).toMatchObject([{ state: 'refused' }]);
    await expectSound(stage);
  });

  it('[G8] refused for want of money in the balance: nothing changes, and the gift may be given back later', async () => {
    const donation = await twoGifts();
    await stage.control('settings', { shortBalance: 'refuses' });
    const back = await giveMoneyBack(stage.deps, wish(donation, [0]));
    expect(JSON.stringify(back)).toContain('balance_insufficient');
    expect(await giftsOf(donation)).toEqual(['pump', 'seeds']);
    expect(stage.query("select key from outbox where topic = 'alert'")).toHaveLength(1);
    await bookFee(donation);
    expect((await giveMoneyBack(stage.deps, wish(donation, [0]))).ok).toBe(true);
    expect(await giftsOf(donation)).toEqual(['seeds']);
    await stage.quiet();
    await expectSound(stage);
  });

  it('[G8] a refund that waits for money in the balance takes the gift now, and is booked when the money moves', async () => {
    const donation = await twoGifts();
    await stage.control('settings', { shortBalance: 'pends' });
    const back = await giveMoneyBack(stage.deps, wish(donation, [0]));
    if (!back.ok) throw new Error('it was taken');
    expect(back.value.truth).toMatchObject({ state: 'pending', settlement: null });
    expect(await giftsOf(donation)).toEqual(['seeds']);
    expect(balances(stage)).not.toHaveProperty('donationsRefunded');
    await stage.control(`refunds/${back.value.truth.id}/end`, { succeeds: true });
    await stage.quiet();
    expect(balances(stage)).toMatchObject({ donationsRefunded: 6000, stripeBalance: -6000 });
    await expectSound(stage);
  });

  it('[G8] pending, then failed: the gift returns, and may be given back anew', async () => {
    const donation = await twoGifts('4000000000007726');
    const back = await giveMoneyBack(stage.deps, wish(donation, [0]));
    if (!back.ok) throw new Error('it was taken');
    expect(back.value.truth.state).toBe('pending');
    expect(await giftsOf(donation)).toEqual(['seeds']);
    await stage.control(`refunds/${back.value.truth.id}/end`, { succeeds: false });
    await stage.quiet();
    expect(await giftsOf(donation)).toEqual(['pump', 'seeds']);
    expect(await raised()).toBe(6300);
    expect(await ordersOf(donation)).toMatchObject([{ state: 'failed' }]);
    await expectSound(stage);

    expect((await giveMoneyBack(stage.deps, wish(donation, [0]))).ok).toBe(true);
    expect(await giftsOf(donation)).toEqual(['seeds']);
    await stage.quiet();
    await expectSound(stage);
  });

  it('[G8] while a dispute is open the bank has the money: refused; an inquiry has taken none', async () => {
    const donation = await twoGifts();
    const { sessionId } = await attemptOf(stage, donation);
    const dispute = await stage.control(`charges/${sessionId}/dispute`, { inquiry: true });
    await stage.quiet();
    expect((await giveMoneyBack(stage.deps, wish(donation, [1]))).ok).toBe(true);
    await stage.control(`disputes/${String(dispute.id)}/escalate`);
    await stage.quiet();
    expect(await giveMoneyBack(stage.deps, wish(donation))).toEqual({ ok: false, error: { kind: 'disputed' } });
    await expectSound(stage);
  });

  it('[M2] [G8] an answer that nobody heard is asked again with the same key: one refund, once', async () => {
    const donation = await twoGifts();
    await stage.control('faults', { calls: 1, answer: 'timeout', when: 'after', match: 'POST /v1/refunds' });
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    const back = await giveMoneyBack(impatient(stage), wish(donation, [0]));
    expect(back).toMatchObject({ ok: false, error: { kind: 'unanswered', order: { state: 'ordered' } } });
    expect(await giftsOf(donation)).toEqual(['pump', 'seeds']);
    // What is ordered counts as gone.
    expect(await placeOrder(stage.deps, wish(donation, [0]))).toMatchObject({ error: { kind: 'lineGivenBack' } });

    stage.simulator.clock.advance(MINUTE);
    await sweep(stage.deps, plenty());

    expect(await giftsOf(donation)).toEqual(['seeds']);
    expect(await refundsAtStripe()).toHaveLength(1);
    expect(await ordersOf(donation)).toMatchObject([{ state: 'done' }]);
    await expectSound(stage);
  });

  it('[M2] [G8] after 4 minutes the refund is looked for among the payment’s; one that is nowhere is given up', async () => {
    const made = await twoGifts();
    const lost = await twoGifts();
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    await stage.control('faults', { calls: 1, answer: '500', when: 'after', match: 'POST /v1/refunds' });
    await giveMoneyBack(stage.deps, wish(made, [0]));
    await stage.control('faults', { calls: 1, answer: '500', when: 'before', match: 'POST /v1/refunds' });
    await giveMoneyBack(stage.deps, wish(lost, [0]));

    stage.simulator.clock.advance(5 * MINUTE);
    await sweep(stage.deps, plenty());

    expect(await ordersOf(made)).toMatchObject([{ state: 'done' }]);
    expect(await giftsOf(made)).toEqual(['seeds']);
    expect(await ordersOf(lost)).toMatchObject([{ state: 'abandoned' }]);
    expect(await giftsOf(lost)).toEqual(['pump', 'seeds']);
    expect(await refundsAtStripe()).toHaveLength(1);
    // Its gift may be given back again, by another order.
    expect((await giveMoneyBack(stage.deps, wish(lost, [0]))).ok).toBe(true);
    await expectSound(stage);
  });

  it('[G8] what was ordered and not answered yet counts as gone: the rest is what is left beside it', async () => {
    const donation = await twoGifts();
    const total = (await attemptOf(stage, donation)).amountCents;
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    await stage.control('faults', { calls: 1, answer: '500', when: 'after', match: 'POST /v1/refunds' });
    await giveMoneyBack(stage.deps, wish(donation, [0]));
    const rest = await giveMoneyBack(stage.deps, wish(donation));
    expect(rest).toMatchObject({ ok: true, value: { order: { amountCents: total - 6000 } } });
    stage.simulator.clock.advance(5 * MINUTE);
    await sweep(stage.deps, plenty());
    expect((await attemptOf(stage, donation)).refundedCents).toBe(total);
    expect((await statusOf(stage, donation)).status).toBe('refunded');
    expect((await ordersOf(donation)).map(({ state }) => state)).toEqual(['done', 'done']);
    await expectSound(stage);
  });

  it('[G8] the event before the reply: the gift leaves once', async () => {
    const donation = await twoGifts();
    await stage.control('faults', { calls: 1, answer: '500', when: 'after', match: 'POST /v1/refunds' });
    await giveMoneyBack(stage.deps, wish(donation, [0]));
    await stage.quiet();
    expect(await giftsOf(donation)).toEqual(['seeds']);
    const told = stage.told.length;
    stage.simulator.clock.advance(MINUTE);
    await sweep(stage.deps, plenty());
    expect(stage.told).toHaveLength(told);
    expect(await ordersOf(donation)).toMatchObject([{ state: 'done' }]);
    await expectSound(stage);
  });

  it('[G8] a basket that was paid twice: the steward says which payment; the gifts stand on the other', async () => {
    const { donation, attempts } = await paidTwice(stage);
    expect(await giveMoneyBack(stage.deps, wish(donation))).toEqual({
      ok: false,
      error: { kind: 'severalPayments', attempts },
    });
    const [first, second] = attempts;
    if (!first || !second) throw new Error('both were paid');
    expect((await giveMoneyBack(stage.deps, { ...wish(donation), attempt: second })).ok).toBe(true);
    expect(await giftsOf(donation)).toEqual(['seeds']);
    expect(await raised()).toBe(300);
    expect((await giveMoneyBack(stage.deps, { ...wish(donation, [0]), attempt: first })).ok).toBe(true);
    expect(await giftsOf(donation)).toEqual([]);
    await stage.quiet();
    await expectSound(stage);
  });

  it('[G8] [G9] the second payment of a basket whose first was given back: its gifts stand again', async () => {
    const { donation } = await paidTwice(stage, async (first) => {
      expect((await giveMoneyBack(stage.deps, wish(first))).ok).toBe(true);
      expect(await giftsOf(first)).toEqual([]);
    });
    expect(await giftsOf(donation)).toEqual(['seeds']);
    expect(await raised()).toBe(300);
    await expectSound(stage);
  });
});
