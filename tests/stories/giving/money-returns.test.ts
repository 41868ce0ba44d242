import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { book } from '#server/domain/ledger/book.ts';
import { GiftSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { ok } from '#shared/result.ts';
import {
  attemptOf,
  balances,
  basket,
  dashboard,
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
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';

const PUMP = GiftSlug.parse('pump');
const SEPA_PAYS = 'FR1420041010050500013M02606';
const SEPA_FAILS = 'FR8420041010050500013M02607';

describe('money that settles, fails or goes back', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const bookFee = async (donation: Parameters<typeof attemptOf>[1]) => {
    await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/book-fee`);
    await stage.quiet();
  };
  const raised = async () => (await stage.store.read.progress(PROJECT)).raisedCents;

  it('the fee comes late: the donation is settled by charge.updated, and Stripe-balance holds the net', async () => {
    const donation = await given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }));
    expect((await attemptOf(stage, donation)).state).toBe('paid');
    expect(balances(stage)).toEqual({ stripeUncleared: 6000, donations: -6000 });

    await bookFee(donation);

    expect((await attemptOf(stage, donation)).state).toBe('settled');
    expect(balances(stage)).toEqual({ stripeBalance: 5885, fees: 115, donations: -6000 });
    await expectSound(stage);
  });

  it('[M7] a balance transaction of a kind nobody knows goes to suspense, once, with an alert', async () => {
    const donation = await given(stage, basket());
    const of = { account: '', project: PROJECT, donation, currency: 'eur' };
    const strange = {
      id: 'txn_strange',
      type: 'moon_tax',
      amountCents: cents(-70),
      feeCents: cents(0),
      netCents: cents(-70),
      currency: 'eur',
    };
    for (const isNew of [true, false]) {
      const booked = await stage.store.tx(async (tx) => ok(await book(tx, 'settled', strange, of, 0)));
      expect(booked).toEqual({ ok: true, value: isNew });
    }
    expect(balances(stage)).toMatchObject({ suspense: 70, stripeBalance: -70 });
    const alerts = stage.query<{ body: string }>("select body from outbox where topic = 'alert'");
    expect(alerts.map(({ body }) => JSON.parse(body).value)).toEqual([
      { kind: 'unknownBalanceTransaction', account: '', type: 'moon_tax', expected: 'settled' },
    ]);
  });

  it('[G8] a refund in full takes the promised object, the totals and the public name', async () => {
    const plots = await freePlots(stage, 1);
    const donation = await given(
      stage,
      basket({ gifts: [{ gift: 'pump', quantity: 1, plot: plots[0] ?? null }], publicName: 'Ada', nameOnGift: true }),
    );
    await bookFee(donation);
    expect((await stage.store.read.given(PROJECT)).get(PUMP)).toBe(1);

    await refundAtDashboard(stage, donation);
    await stage.quiet();

    expect(await standingGifts(stage, donation)).toEqual([]);
    expect((await statusOf(stage, donation)).status).toBe('refunded');
    expect(await raised()).toBe(0);
    expect((await stage.store.read.progress(PROJECT)).gifts).toBe(0);
    expect((await stage.store.read.given(PROJECT)).get(PUMP) ?? 0).toBe(0);
    expect(stage.told.at(-1)).toMatchObject({ type: 'giftRemoved' });
    const consents = await stage.store.read.consents(donation);
    expect(consents.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(balances(stage)).toEqual({ stripeBalance: -115, fees: 115, donations: -6000, donationsRefunded: 6000 });
    await expectSound(stage);
  });

  it('[G8] a refund in part corrects the totals and leaves the object', async () => {
    const donation = await given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }));
    await refundAtDashboard(stage, donation, 1000);
    await refundAtDashboard(stage, donation, 500);
    await stage.quiet();
    expect(await raised()).toBe(4500);
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect((await attemptOf(stage, donation)).refundedCents).toBe(1500);
    await expectSound(stage);
  });

  it('[G8] a refund that failed brings the object back, to the nearest place where its own was taken meanwhile', async () => {
    const [plot] = await freePlots(stage, 1);
    const donation = await given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot }] }));
    const refund = await refundAtDashboard(stage, donation);
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toEqual([]);
    const other = await given(stage, basket({ gifts: [{ gift: 'seeds', quantity: 1, plot }] }), player(2));
    expect(await standingGifts(stage, other)).toMatchObject([{ ...plot }]);

    await stage.control(`refunds/${refund.id}/end`, { succeeds: false });
    await stage.quiet();

    const [back] = await standingGifts(stage, donation);
    expect(back).toMatchObject({ gift: 'pump' });
    expect(back).not.toMatchObject({ ...plot });
    expect(Math.abs((back?.x ?? 99) - (plot?.x ?? 0)) + Math.abs((back?.y ?? 99) - (plot?.y ?? 0))).toBeLessThan(8);
    expect(await raised()).toBe(6300);
    expect(balances(stage)).toEqual({ stripeUncleared: 6300, donations: -6300 });
    await expectSound(stage);
  });

  it('[G8] [G9] a refund that failed after the last one needed was given again: the object returns beyond the need', async () => {
    const last = basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] });
    for (const n of [1, 2]) await given(stage, last, player(n));
    const first = await given(stage, last, player(3));
    const refund = await refundAtDashboard(stage, first);
    await stage.quiet();
    const second = await given(stage, last, player(4));
    await stage.control(`refunds/${refund.id}/end`, { succeeds: false });
    await stage.quiet();
    expect(await standingGifts(stage, first)).toHaveLength(1);
    expect((await stage.store.read.given(PROJECT)).get(PUMP)).toBe(3);
    await expectSound(stage);

    for (const donation of [first, second]) await refundAtDashboard(stage, donation);
    await stage.quiet();

    expect(await standingGifts(stage, first)).toEqual([]);
    expect(await standingGifts(stage, second)).toEqual([]);
    expect((await stage.store.read.given(PROJECT)).get(PUMP)).toBe(2);
    expect(await raised()).toBe(12_000);
    await expectSound(stage);
  });

  it('[G8] refunds are counted back when the project needs less than it did', async () => {
    const donations = [];
    for (const n of [1, 2, 3]) {
      donations.push(await given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }), player(n)));
    }
    await stage.store.tx(async (tx) => {
      const project = await tx.project(PROJECT);
      if (!project) throw new Error('it was imported');
      const gifts = project.gifts.map((gift) => (gift.slug === PUMP ? { ...gift, needed: 1 } : gift));
      await tx.saveProject({ ...project, gifts });
      return { ok: true, value: null };
    });
    for (const donation of donations) await refundAtDashboard(stage, donation);
    await stage.quiet();
    expect((await stage.store.read.given(PROJECT)).get(PUMP)).toBe(0);
    await expectSound(stage);
  });

  it('[G8] a delivered object stays after a refund, without its name: the real thing is there', async () => {
    const donation = await given(stage, basket({ publicName: 'Ada' }));
    const [standing] = await standingGifts(stage, donation);
    if (!standing) throw new Error('it was given');
    await stage.store.tx(async (tx) => {
      await tx.setPlacementState(standing.id, 'delivered');
      return { ok: true, value: null };
    });
    await refundAtDashboard(stage, donation);
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect(stage.told.at(-1)).toMatchObject({ type: 'wordsChanged', placement: standing.id });
    expect(await stage.store.read.wordsOn(standing.id)).toEqual({ publicName: null, message: null });
    expect(await raised()).toBe(0);
    await expectSound(stage);
  });

  it('[G8] a lost dispute takes the object; the money passes through suspense to charged back', async () => {
    const donation = await given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }));
    await bookFee(donation);
    const { sessionId } = await attemptOf(stage, donation);
    const dispute = await stage.control(`charges/${sessionId}/dispute`);
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect(balances(stage)).toMatchObject({ disputeSuspense: 6000, disputeFees: 2000 });

    await stage.control(`disputes/${String(dispute.id)}/close`, { settlement: 'lost' });
    await stage.quiet();

    expect(await standingGifts(stage, donation)).toEqual([]);
    expect(await raised()).toBe(0);
    expect(balances(stage)).toEqual({
      stripeBalance: 5885 - 8000,
      fees: 115,
      disputeFees: 2000,
      donations: -6000,
      donationsChargedBack: 6000,
    });
    await expectSound(stage);
  });

  it('[G8] a dispute that is won leaves everything where it stood', async () => {
    const donation = await given(stage, basket());
    await bookFee(donation);
    const dispute = await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/dispute`);
    await stage.control(`disputes/${String(dispute.id)}/close`, { settlement: 'won', returnsFee: true });
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect((await attemptOf(stage, donation)).dispute).toBe('won');
    expect(await raised()).toBe(300);
    expect(balances(stage)).toEqual({ stripeBalance: 270, fees: 30, donations: -300 });
    await expectSound(stage);
  });

  it('[G8] a dispute that was lost and is won after all: object, totals and books are as if it had never been', async () => {
    const donation = await given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }));
    await bookFee(donation);
    const dispute = await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/dispute`);
    await stage.control(`disputes/${String(dispute.id)}/close`, { settlement: 'lost' });
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toEqual([]);

    await stage.control(`disputes/${String(dispute.id)}/close`, { settlement: 'won', returnsFee: true });
    await stage.quiet();

    expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect((await attemptOf(stage, donation)).dispute).toBe('won');
    expect(await raised()).toBe(6000);
    expect(balances(stage)).toEqual({ stripeBalance: 5885, fees: 115, donations: -6000 });
    await expectSound(stage);
  });

  it('[G6] a bank debit is pending without a gift and without its plot, then paid', async () => {
    const [plot] = await freePlots(stage, 1);
    const { donation } = await opened(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot }] }));
    await pay(stage, donation, SEPA_PAYS);
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('pending');
    expect(await standingGifts(stage, donation)).toEqual([]);
    // Days may pass: its plot is free for others until then.
    const other = await given(stage, basket({ gifts: [{ gift: 'seeds', quantity: 1, plot }] }), player(2));

    await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/clear`, { succeeds: true });
    await stage.quiet();

    expect((await statusOf(stage, donation)).status).toBe('paid');
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect(await standingGifts(stage, other)).toHaveLength(1);
    await expectSound(stage);
  });

  it('[G7] a bank debit that fails is failed: nothing stands, nothing is posted', async () => {
    const { donation } = await opened(stage, basket());
    await pay(stage, donation, SEPA_FAILS);
    await stage.quiet();
    await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/clear`, { succeeds: false });
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('failed');
    expect(await standingGifts(stage, donation)).toEqual([]);
    expect(balances(stage)).toEqual({});
    await expectSound(stage);
  });

  it('[G8] a debit that the bank takes back later is like a refund in full', async () => {
    const { donation } = await opened(stage, basket());
    await pay(stage, donation, SEPA_PAYS);
    const session = (await attemptOf(stage, donation)).sessionId;
    await stage.control(`charges/${session}/clear`, { succeeds: true });
    await stage.quiet();
    await bookFee(donation);
    await stage.control(`charges/${session}/fail-late`);
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('refunded');
    expect(await standingGifts(stage, donation)).toEqual([]);
    expect(await raised()).toBe(0);
    expect(balances(stage)).toMatchObject({ donations: -300, donationsReversed: 300 });
    await expectSound(stage);
  });

  it('a payout leaves Stripe-balance for the bank, and comes back when the bank refuses it', async () => {
    const donation = await given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }));
    await bookFee(donation);
    const payout = await stage.control('payouts', { amountCents: 5000 });
    await stage.quiet();
    expect(balances(stage)).toMatchObject({ stripeBalance: 885, bankInTransit: 5000 });
    await stage.control(`payouts/${String(payout.id)}/fail`);
    await stage.quiet();
    expect(balances(stage)).toEqual({ stripeBalance: 5885, fees: 115, donations: -6000 });
    await expectSound(stage);
  });

  it('a refund heard of before its payment brings the payment first', async () => {
    stage.simulator.deliveries.setPolicy({ hold: true });
    const { donation } = await opened(stage, basket());
    await pay(stage, donation);
    const { events } = (await stage.report('events')) as { events: { id: string; type: string }[] };
    for (const { id, type } of events)
      if (type === 'checkout.session.completed') await stage.control('deliveries/drop', { event: id });
    const { sessions } = (await stage.report('paid')) as { sessions: { paymentIntent: string }[] };
    await dashboard(stage).refunds.create({ payment_intent: sessions[0]?.paymentIntent ?? '' });
    stage.simulator.deliveries.setPolicy({ hold: false });
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('refunded');
    expect(stage.told.map(({ type }) => type)).toEqual(['giftPlaced', 'giftRemoved']);
    expect(await raised()).toBe(0);
    await expectSound(stage);
  });
});
