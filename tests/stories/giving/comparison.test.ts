import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { explain } from '#server/cli/reconcile.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import { compare, compareDaily } from '#server/domain/reconciliation/compare.ts';
import { cents } from '#shared/money.ts';
import { ok } from '#shared/result.ts';
import { balanceAtStripe, comparedWithStripe, expectStripesBalance, reconciled } from '../../support/comparing.ts';
import { postgresEngine, sqliteEngine } from '../../support/engines.ts';
import { attemptOf, balances, basket, given, opened, pay, player, statusOf } from '../../support/giving.ts';
import { hostOf } from '../../support/restoring.ts';
import { openStage, type Stage } from '../../support/stage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PENDING_DEBIT = 'FR1420041010050500013M02606';
const REFUSED_DEBIT = 'FR8420041010050500013M02607';

describe('the daily comparison with Stripe', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ beginsWithGift: true });
  });
  afterEach(() => stage.close());
  const chargeOf = async (donation: Parameters<typeof attemptOf>[1]) => {
    const { charge, paymentIntent } = await attemptOf(stage, donation);
    return charge ?? paymentIntent ?? '';
  };

  it('what the account did before our first payment is not ours; a payout of it explains itself', async () => {
    await stage.control('balance', {
      type: 'charge',
      amountCents: 900_000,
      feeCents: 13_525,
      source: 'ch_of_the_shop',
    });
    const before = await balanceAtStripe(stage);
    stage.simulator.clock.advance(DAY);
    const donation = await given(stage, basket());
    await stage.control('payouts', { amountCents: 500_000 });
    stage.simulator.clock.advance(DAY);
    await stage.quiet();
    const [account] = (await reconciled(stage)).accounts;
    expect(account).toMatchObject({ counts: { otherSales: 0 }, open: [] });
    expect((await attemptOf(stage, donation)).state).toBe('settled');
    // What left for the bank is more than came in since the beginning: the ledger tells the change, not the height.
    const [own] = await stage.store.checks.stripeBalances();
    expect(own?.ledgerCents).toBe((await balanceAtStripe(stage)) - before);
    expect(balances(stage)).toMatchObject({ bankInTransit: 500_000 });
    expect(await verifyLedger(stage.store)).toEqual([]);
  });

  it('a payout made before our beginning and heard of after it is asked for by its id', async () => {
    const payout = await stage.control('payouts', { amountCents: 700 });
    stage.simulator.clock.advance(DAY);
    await given(stage, basket());
    await stage.control(`payouts/${String(payout.id)}/fail`);
    stage.simulator.clock.advance(DAY);
    await stage.quiet();
    expect((await reconciled(stage)).accounts).toMatchObject([{ open: [] }]);
    await expectStripesBalance(stage);
  });

  it('[M7] what nobody can explain waits in suspense, is said until a person explains it, and the sums agree all the while', async () => {
    await given(stage, basket());
    const correction = await stage.control('balance', { type: 'adjustment', amountCents: -199 });
    stage.simulator.clock.advance(DAY);
    await stage.quiet();
    const subject = String(correction.id);
    for (const unknown of [1, 0]) {
      const [account] = (await reconciled(stage)).accounts;
      expect(account).toMatchObject({ counts: { unknown }, open: [{ kind: 'inSuspense', subject, amountCents: 199 }] });
      await expectStripesBalance(stage);
      stage.simulator.clock.advance(DAY);
    }
    expect(stage.query("select key from outbox where topic = 'alert'")).toEqual([{ key: `balance:${subject}` }]);
    const house = { env: hostOf('unused.db'), store: stage.store, deps: stage.deps, close: async () => {} };
    expect(await explain(house, subject)).toMatchObject({ code: 0 });
    expect(await explain(house, subject)).toMatchObject({ code: 1 });
    expect((await reconciled(stage)).accounts).toMatchObject([{ open: [] }]);
    expect(balances(stage)).toMatchObject({ stripeOther: 199 });
    expect(balances(stage).suspense).toBeUndefined();
    expect(stage.query('select action, subject from audit')).toContainEqual({ action: 'explain', subject });
    await expectStripesBalance(stage);
  });

  it('[M7] a fee that Stripe takes beside the payments is a fee in the books by itself, and no question', async () => {
    await given(stage, basket());
    const fee = await stage.control('balance', { type: 'stripe_fee', amountCents: -199 });
    stage.simulator.clock.advance(DAY);
    await stage.quiet();
    expect((await reconciled(stage)).accounts).toMatchObject([{ counts: { unknown: 0, otherSales: 0 }, open: [] }]);
    const booked = `select ledger_account, amount_cents from ledger_entry where source = '${String(fee.id)}' order by line`;
    expect(stage.query(booked)).toEqual([
      { ledger_account: 'stripeBalance', amount_cents: -199 },
      { ledger_account: 'fees', amount_cents: 199 },
    ]);
    expect(stage.query("select key from outbox where topic = 'alert'")).toEqual([]);
    await expectStripesBalance(stage);
  });

  it('a debit that Stripe shows before it is certain waits, however many days, and is booked when it is paid', async () => {
    const { donation } = await opened(stage, basket());
    await stage.control('settings', { sepaDelayMs: 6 * DAY });
    await pay(stage, donation, PENDING_DEBIT);
    await stage.quiet();
    expect((await attemptOf(stage, donation)).state).toBe('pending');
    await stage.control('balance', {
      type: 'payment',
      amountCents: 300,
      feeCents: 35,
      source: await chargeOf(donation),
    });
    for (let day = 0; day < 5; day++) {
      stage.simulator.clock.advance(DAY);
      expect((await reconciled(stage)).accounts).toMatchObject([{ counts: { unknown: 0, otherSales: 0 }, open: [] }]);
    }
    expect(balances(stage)).toEqual({});
    const [kept] = await stage.store.read.comparisons();
    expect(stage.simulator.clock.nowMs() - (kept?.comparedThrough ?? 0)).toBeGreaterThan(4 * DAY);
    await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/clear`, { succeeds: true });
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('paid');
  });

  it('a debit that the bank refused came and went: no donation, no alarm', async () => {
    const { donation } = await opened(stage, basket());
    await pay(stage, donation, REFUSED_DEBIT);
    await stage.quiet();
    const source = await chargeOf(donation);
    await stage.control('balance', { type: 'payment', amountCents: 300, feeCents: 35, source });
    stage.simulator.clock.advance(DAY);
    await stage.control('balance', { type: 'payment_failure_refund', amountCents: -300, source });
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('failed');
    expect((await reconciled(stage)).accounts).toMatchObject([{ counts: { otherSales: 2, unknown: 0 }, open: [] }]);
    expect(balances(stage)).toEqual({ stripeBalance: -35, fees: 35 });
    await expectStripesBalance(stage);
  });

  it('what stands in the books and Stripe does not know is said; verify-ledger says it too', async () => {
    await given(stage, basket());
    const invented = { account: '', source: 'txn_invented', currency: 'eur', project: null, donation: null };
    await stage.store.tx(async (tx) => {
      const entries = [
        { ledgerAccount: 'stripeBalance', amountCents: cents(5000) },
        { ledgerAccount: 'stripeOther', amountCents: cents(-5000) },
      ] as const;
      return ok(await tx.post({ ...invented, kind: 'otherSale', at: stage.deps.surroundings.now(), entries }));
    });
    stage.simulator.clock.advance(DAY);
    await stage.quiet();
    const [account] = (await reconciled(stage)).accounts;
    expect(account?.open).toEqual([
      { kind: 'unknownToStripe', subject: 'txn_invented', amountCents: 5000 },
      { kind: 'sumDiffers', subject: 'eur', amountCents: 5000 },
    ]);
    expect((await verifyLedger(stage.store)).map(({ invariant }) => invariant)).toEqual([
      'Stripe-balance is the sum of net',
    ]);
  });

  it('few calls at a time: it goes on where it stopped, and ends with the same books', async () => {
    for (let n = 0; n < 6; n++) {
      await given(stage, basket(), player(n));
      await stage.control('balance', { type: 'charge', amountCents: 100, source: `ch_shop${n}` });
    }
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    stage.simulator.clock.advance(DAY);
    let pauses = 0;
    for (;;) {
      // Two calls a round, as if each round were another process's.
      const comparing = { deps: stage.deps, checks: stage.store.checks, bucket: createTokenBucket(0, 2) };
      const compared = await compare(comparing, { holder: `round ${pauses}`, insists: false });
      if (compared.kind === 'finished') {
        expect(compared.report.accounts).toMatchObject([{ counts: { transactions: 12, otherSales: 6 }, open: [] }]);
        break;
      }
      expect(compared).toEqual({ kind: 'paused', why: 'calls' });
      pauses += 1;
    }
    expect(pauses).toBeGreaterThan(3);
    await expectStripesBalance(stage);
  });

  it('Stripe away: nothing is lost of what was compared, and it ends when Stripe is back', async () => {
    await given(stage, basket());
    stage.simulator.clock.advance(DAY);
    await stage.control('faults', { calls: 100, answer: '500', match: 'GET /v1/balance_transactions' });
    const comparing = { deps: stage.deps, checks: stage.store.checks, bucket: createTokenBucket(1e6, 1e6) };
    const away = await compare(comparing, { holder: 'one', insists: false });
    expect(away).toEqual({ kind: 'paused', why: 'unreachable' });
    expect(await stage.store.read.lastReport()).toBeNull();
    await stage.control('faults/clear');
    expect((await comparedWithStripe(stage)).accounts).toMatchObject([{ open: [] }]);
  });
});

describe.each([
  ['SQLite', sqliteEngine],
  ['PostgreSQL', postgresEngine],
] as const)('one process at a time on %s', (_name, engineOf) => {
  const engine = engineOf();
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
  });
  afterEach(() => stage.close());

  it('a day apart, and not while another is at it, unless a person insists or the other died', async () => {
    await given(stage, basket());
    const comparing = { deps: stage.deps, checks: stage.store.checks, bucket: createTokenBucket(1e6, 1e6) };
    expect(await compareDaily(comparing, 'one')).toMatchObject({ kind: 'finished' });
    expect(await compareDaily(comparing, 'two')).toBeNull();
    stage.simulator.clock.advance(DAY);
    const now = stage.deps.surroundings.now();
    await stage.store.tx(async (tx) => ok(await tx.takeDuty('comparison', 'one', now, now + 5 * MINUTE)));
    expect(await compareDaily(comparing, 'two')).toEqual({ kind: 'busy' });
    expect(await compare(comparing, { holder: 'a person', insists: true })).toMatchObject({ kind: 'finished' });
    stage.simulator.clock.advance(DAY);
    const later = stage.deps.surroundings.now();
    await stage.store.tx(async (tx) => ok(await tx.takeDuty('comparison', 'one', later, later + 5 * MINUTE)));
    stage.simulator.clock.advance(6 * MINUTE);
    expect(await compareDaily(comparing, 'two')).toMatchObject({ kind: 'finished' });
  });

  it('the last ninety reports are kept', async () => {
    for (let n = 1; n <= 93; n++) {
      await stage.store.tx(async (tx) => ok(await tx.saveReport({ startedAt: n, finishedAt: n, accounts: [] }, 0)));
    }
    expect(await stage.store.read.lastReport()).toEqual({ startedAt: 93, finishedAt: 93, accounts: [] });
  });
});
