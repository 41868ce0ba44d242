import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { receiveEvent } from '#server/domain/donations/events.ts';
import type { StripeHint } from '#server/domain/ports/payments.ts';
import { openIn } from '#server/domain/reconciliation/compare.ts';
import type { DonationId } from '#shared/ids.ts';
import { comparedWithStripe } from '../../support/comparing.ts';
import { type Neighbour, openFor, readyAccount, refusalFor, settle, stateOf } from '../../support/connected.ts';
import { onBothEngines } from '../../support/engines.ts';
import { attemptOf, pay, refundAtDashboard, sessionOf, standingGifts, statusOf } from '../../support/giving.ts';
import { openStage, type Stage } from '../../support/stage.ts';

onBothEngines('two associations on one host', (engine) => {
  let stage: Stage;
  let wells: Neighbour;
  let tea: Neighbour;
  let wellsAccount: string;
  let teaAccount: string;
  beforeEach(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
    wells = await settle(stage, 'wells');
    tea = await settle(stage, 'tea');
    wellsAccount = await readyAccount(stage, wells);
    teaAccount = await readyAccount(stage, tea);
  });
  afterEach(() => stage.close());

  const give = async (to: Neighbour, by: number): Promise<DonationId> => {
    const donation = await openFor(stage, to, by);
    await pay(stage, donation);
    await stage.quiet();
    return donation;
  };
  const accountIn = async (donation: DonationId) => (await attemptOf(stage, donation)).account;
  const donated = async () => {
    const balances = await stage.store.checks.balances();
    return Object.fromEntries(balances.map(({ account, donatedCents }) => [account, donatedCents]));
  };
  const sessionsAtStripe = async () =>
    (await stage.report('sessions')).sessions as { account: string; refundedCents: number }[];

  it('[M4] gifts to both are direct charges on their own accounts, each in a ledger of its own', async () => {
    const first = await give(wells, 1);
    const second = await give(tea, 2);
    const third = await give(tea, 3);
    expect(await Promise.all([first, second, third].map(accountIn))).toEqual([wellsAccount, teaAccount, teaAccount]);
    expect((await sessionsAtStripe()).map(({ account }) => account)).toEqual([wellsAccount, teaAccount, teaAccount]);
    expect(await donated()).toEqual({ [wellsAccount]: 300, [teaAccount]: 600 });
    for (const donation of [first, second, third]) expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect(await verifyLedger(stage.store)).toEqual([]);
  });

  it('[G8] a refund is taken from the account that had the gift, and from no other', async () => {
    const first = await give(wells, 1);
    const second = await give(tea, 2);
    await refundAtDashboard(stage, second);
    await stage.quiet();
    expect((await statusOf(stage, first)).status).toBe('paid');
    expect((await statusOf(stage, second)).status).toBe('refunded');
    expect((await sessionsAtStripe()).map(({ account, refundedCents }) => [account, refundedCents])).toEqual([
      [wellsAccount, 0],
      [teaAccount, 300],
    ]);
    expect(await verifyLedger(stage.store)).toEqual([]);
  });

  it('[M4] a word of one account about the other’s session is quarantined, gives nothing, and stops nothing', async () => {
    const donation = await openFor(stage, tea);
    const attempt = await attemptOf(stage, donation);
    const objectJson = JSON.stringify({
      id: attempt.sessionId,
      object: 'checkout.session',
      amount_total: attempt.amountCents,
      client_reference_id: attempt.id,
      currency: 'eur',
      livemode: false,
      payment_intent: 'pi_of_another',
      payment_status: 'paid',
      status: 'complete',
      url: null,
      expires_at: 1_900_000_000,
    });
    await stage.control('events', { objectJson, account: wellsAccount });
    await stage.simulator.deliveries.idle();
    expect(stage.received.at(-1)?.outcome).toBe('quarantined');
    expect(await standingGifts(stage, donation)).toEqual([]);
    expect(await donated()).toEqual({});
    expect((await stage.store.read.outboxDue(Number.MAX_SAFE_INTEGER, 10, true)).map(({ topic }) => topic)).toContain(
      'alert',
    );
    await pay(stage, donation);
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect(await donated()).toEqual({ [teaAccount]: 300 });
  });

  it('[M4] a test event at a live endpoint says nothing: it cannot even stop the payment it names', async () => {
    const donation = await openFor(stage, tea);
    const { sessionId, amountCents, id } = await attemptOf(stage, donation);
    const said = { sessionId: String(sessionId), account: teaAccount, amountCents, reference: id, currency: 'eur' };
    const truth = { ...said, status: 'complete', paymentStatus: 'paid', paymentFailed: false, livemode: true } as const;
    const rest = {
      url: null,
      expiresAt: 0,
      paymentIntent: 'pi_1',
      charge: null,
      method: null,
      settlement: null,
      reversal: null,
    } as const;
    // Seen from this host, whose money is a test's, an event of the other mode is one of live mode.
    const hint: StripeHint = {
      id: 'evt_of_another_mode',
      type: 'checkout.session.completed',
      account: teaAccount,
      door: 'connect',
      livemode: true,
      objectId: String(sessionId),
      truth: { ...truth, ...rest },
    };
    expect(await receiveEvent(stage.deps, hint)).toBe('ignored');
    expect((await attemptOf(stage, donation)).state).toBe('open');
    await pay(stage, donation);
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toHaveLength(1);
  });

  it('[M4] an event of an account is not believed at the host’s own door, nor the host’s own at the other', async () => {
    const donation = await openFor(stage, tea);
    await stage.simulator.deliveries.idle();
    stage.simulator.deliveries.setPolicy({ hold: true });
    await pay(stage, donation);
    const attempt = await attemptOf(stage, donation);
    const truth = await stage.deps.payments.session(attempt.account, await sessionOf(stage, donation));
    if (!truth.ok) throw new Error('the simulator knows it');
    const hint = { id: 'evt_1', type: 'checkout.session.completed', livemode: false, objectId: truth.value.sessionId };
    expect(await receiveEvent(stage.deps, { ...hint, account: teaAccount, door: 'own', truth: truth.value })).toBe(
      'ignored',
    );
    const own = { ...truth.value, account: '' };
    expect(await receiveEvent(stage.deps, { ...hint, account: '', door: 'connect', truth: own })).toBe('ignored');
    expect(stage.complaints).toContainEqual({
      level: 'error',
      message: 'an event came by the wrong door and is not believed',
    });
    expect((await attemptOf(stage, donation)).state).toBe('open');
    expect(await receiveEvent(stage.deps, { ...hint, account: teaAccount, door: 'connect', truth: truth.value })).toBe(
      'applied',
    );
    stage.simulator.deliveries.setPolicy({ hold: false });
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toHaveLength(1);
  });

  it('an account that loses its payments with a page open: paid all the same is honoured, new gifts are refused in words', async () => {
    const donation = await openFor(stage, tea);
    await stage.control(`accounts/${teaAccount}/restrict`);
    await stage.quiet();
    expect(await stateOf(stage, teaAccount)).toBe('restricted');
    expect(await refusalFor(stage, tea)).toBe('notConnected');
    expect(await refusalFor(stage, wells)).toBeNull();
    await pay(stage, donation);
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    await stage.control(`accounts/${teaAccount}/complete`);
    await stage.quiet();
    expect(await refusalFor(stage, tea)).toBeNull();
    expect(await verifyLedger(stage.store)).toEqual([]);
  });

  it('an account that is taken away mid-way: what was paid is honoured, what was given stays, giving stops', async () => {
    const before = await give(tea, 1);
    stage.simulator.deliveries.setPolicy({ hold: true });
    const donation = await openFor(stage, tea, 2);
    await pay(stage, donation);
    await stage.control(`accounts/${teaAccount}/deauthorize`);
    // The news of the account overtakes the news of the payment, and by then Stripe tells us nothing of it any more.
    stage.simulator.deliveries.setPolicy({ shuffleWindow: 50, seed: 3, hold: false });
    await stage.quiet();
    expect(await stateOf(stage, teaAccount)).toBe('disconnected');
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect(await standingGifts(stage, before)).toHaveLength(1);
    expect(await refusalFor(stage, tea)).toBe('notConnected');
    expect(await donated()).toEqual({ [teaAccount]: 600 });
    expect(await verifyLedger(stage.store)).toEqual([]);
  });

  it('[M11] an account that its owner disconnected is told of, and leaves no question while all money is explained', async () => {
    await give(tea, 2);
    expect(openIn(await comparedWithStripe(stage))).toBe(0);
    await stage.control(`accounts/${teaAccount}/deauthorize`);
    await stage.quiet();
    const report = await comparedWithStripe(stage);
    const told = report.accounts.find(({ account }) => account === teaAccount)?.open.map(({ kind }) => kind);
    expect(told).toEqual(['shutOut', 'shutOut']);
    expect(openIn(report)).toBe(0);
  });
});
