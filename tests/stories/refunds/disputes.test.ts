import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyDispute } from '#server/domain/donations/disputes.ts';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import type { DonationId } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { ok } from '#shared/result.ts';
import {
  attemptOf,
  balances,
  basket,
  expectSound,
  given,
  refundAtDashboard,
  standingGifts,
  statusOf,
} from '../../support/giving.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

/** Of the whole, or a part. */
const open = async (donation: DonationId, amountCents?: number) => {
  const { sessionId } = await attemptOf(stage, donation);
  const { id } = await stage.control(`charges/${sessionId}/dispute`, { ...(amountCents && { amountCents }) });
  await stage.quiet();
  return String(id);
};
const close = async (id: string, settlement: string) => {
  await stage.control(`disputes/${id}/close`, { settlement, returnsFee: true });
  await stage.quiet();
};
const truthOf = async (id: string) => {
  const truth = await stage.deps.payments.dispute('', id);
  if (!truth.ok) throw new Error('the simulator answers');
  return truth.value;
};

it('[G8] a dispute raises one alert with the deadline for evidence, and one when it ends', async () => {
  const id = await open(await given(stage, basket()));
  const alerts = () =>
    stage
      .query<{ body: string }>("select body from outbox where topic = 'alert' order by id")
      .map(({ body }) => JSON.parse(body).value);
  const { dueBy } = await truthOf(id);
  expect(alerts()).toMatchObject([{ kind: 'dispute', dispute: id, state: 'open', dueBy }]);
  await applyDispute(stage.deps, await truthOf(id));
  expect(alerts()).toHaveLength(1);
  await close(id, 'won');
  expect(alerts()).toMatchObject([{ state: 'open' }, { state: 'won' }]);
});

it('[G8] answers of Stripe applied in another order than they were given: an old one changes nothing', async () => {
  const donation = await given(stage, basket());
  const id = await open(donation);
  const whenOpen = await truthOf(id);
  await close(id, 'lost');
  const whenLost = await truthOf(id);
  expect(await standingGifts(stage, donation)).toEqual([]);
  await applyDispute(stage.deps, whenOpen);
  expect((await attemptOf(stage, donation)).dispute).toBe('lost');

  await close(id, 'won');
  const books = balances(stage);
  for (const stale of [whenLost, whenOpen]) await applyDispute(stage.deps, stale);

  expect((await attemptOf(stage, donation)).dispute).toBe('won');
  expect(await standingGifts(stage, donation)).toHaveLength(1);
  expect(balances(stage)).toEqual(books);
  expect((await stage.store.read.disputes()).map(({ state }) => state)).toEqual(['won']);
  await expectSound(stage);
});

it('[G8] two disputes on one payment: one lost is lost, whatever the other comes to', async () => {
  const donation = await given(stage, basket());
  const first = await open(donation);
  const other = { ...(await truthOf(first)), id: 'du_another', settlements: [], state: 'inquiry' as const };
  await close(first, 'lost');
  await applyDispute(stage.deps, other);
  expect(await attemptOf(stage, donation), 'what a person has to answer is said first').toMatchObject({
    dispute: 'inquiry',
    lostCents: 300,
  });
  await applyDispute(stage.deps, { ...other, state: 'won' });
  expect(await attemptOf(stage, donation)).toMatchObject({ dispute: 'lost', lostCents: 300 });
  expect(await standingGifts(stage, donation)).toEqual([]);
  expect((await stage.store.read.progress(PROJECT)).raisedCents).toBe(0);
  await expectSound(stage);
});

it('[G8] a bank that takes no evidence: the deadline is none, not the year 1970', async () => {
  await stage.control('settings', { evidenceMs: 0 });
  await open(await given(stage, basket()));
  expect((await stage.store.read.disputes()).map(({ dueBy }) => dueBy)).toEqual([null]);
});

/** A pump of 60 € and seeds of 3 €, given by Ada. */
const GIFTS = [
  { gift: 'pump', quantity: 1, plot: null },
  { gift: 'seeds', quantity: 1, plot: null },
];
const giftsOf = async (donation: DonationId) => (await standingGifts(stage, donation)).map(({ gift }) => gift).sort();
const raised = async () => (await stage.store.read.progress(PROJECT)).raisedCents;
const isNamed = async (donation: DonationId) =>
  (await stage.store.read.consents(donation)).every(({ revokedAt }) => revokedAt === null);
const back = (donation: DonationId, lines: readonly number[] | null) =>
  giveMoneyBack(stage.deps, { donation, lines, attempt: null, reason: '', by: 'host' });

describe('a dispute of a part', () => {
  let donation: DonationId;
  beforeEach(async () => {
    donation = await given(stage, basket({ gifts: GIFTS, publicName: 'Ada', nameOnGift: true }));
  });

  it('[G8] lost takes its amount and no object: totals and accounts follow, gifts and name stay while something is left', async () => {
    const id = await open(donation, 2000);
    expect([await raised(), await giftsOf(donation)], 'open it changes nothing').toEqual([6300, ['pump', 'seeds']]);
    await close(id, 'lost');

    expect(await attemptOf(stage, donation)).toMatchObject({ dispute: 'lost', lostCents: 2000, refundedCents: 0 });
    expect([await raised(), await giftsOf(donation), await isNamed(donation)]).toEqual([4300, ['pump', 'seeds'], true]);
    expect((await statusOf(stage, donation)).status).toBe('paid');
    expect(balances(stage)).toMatchObject({ donationsChargedBack: 2000 });
    const lines = await stage.store.read.publicLinesOf(donation);
    expect(lines.find(({ kind }) => kind === 'disputeLost')?.amounts, '[T1]').toMatchObject({ chargedBack: 2000 });
    await expectSound(stage);

    await close(id, 'won');
    expect(await attemptOf(stage, donation)).toMatchObject({ dispute: 'won', lostCents: 0 });
    expect([await raised(), await giftsOf(donation), await isNamed(donation)]).toEqual([6300, ['pump', 'seeds'], true]);
    expect(balances(stage)).not.toHaveProperty('donationsChargedBack');
    await expectSound(stage);
  });

  it('[G8] several count together: when all is lost the gifts leave and the name goes; won after all they return without it', async () => {
    const first = await open(donation, 2000);
    await close(first, 'lost');
    await close(await open(donation, 4300), 'lost');
    expect([await raised(), await giftsOf(donation), await isNamed(donation)]).toEqual([0, [], false]);
    expect((await statusOf(stage, donation)).status).toBe('refunded');
    await expectSound(stage);

    await close(first, 'won');
    expect(await attemptOf(stage, donation)).toMatchObject({ dispute: 'lost', lostCents: 4300 });
    expect([await raised(), await giftsOf(donation), await isNamed(donation)]).toEqual([
      2000,
      ['pump', 'seeds'],
      false,
    ]);
    await expectSound(stage);
  });

  it('[G8] what is left may be given back, and no more: with refunds it reaches the whole, and the gifts leave', async () => {
    await close(await open(donation, 2000), 'lost');
    expect(await back(donation, [0])).toEqual({
      ok: false,
      error: { kind: 'moreThanLeft', wantedCents: 6000, leftCents: 4300 },
    });
    expect((await back(donation, [1])).ok, 'a steward names a gift').toBe(true);
    expect([await raised(), await giftsOf(donation)]).toEqual([4000, ['pump']]);
    expect(await back(donation, null)).toMatchObject({ ok: true, value: { order: { amountCents: 4000 } } });
    expect([await raised(), await giftsOf(donation), await isNamed(donation)]).toEqual([0, [], false]);
    expect(await back(donation, null)).toEqual({ ok: false, error: { kind: 'nothingLeft' } });
    await stage.quiet();
    await expectSound(stage);
  });

  it('[G8] while another one is open nothing is given back, whatever was lost before', async () => {
    await close(await open(donation, 2000), 'lost');
    const second = await open(donation, 1000);
    expect(await attemptOf(stage, donation)).toMatchObject({ dispute: 'open', lostCents: 2000 });
    expect(await back(donation, null)).toEqual({ ok: false, error: { kind: 'disputed' } });
    await close(second, 'prevented');
    expect(await attemptOf(stage, donation)).toMatchObject({ dispute: 'lost', lostCents: 2000 });
    expect(await raised()).toBe(4300);
    await expectSound(stage);
  });

  it('[G8] a delivered gift keeps its name until nothing is left', async () => {
    const [pump] = (await standingGifts(stage, donation)).filter(({ gift }) => gift === 'pump');
    if (!pump) throw new Error('it was given');
    await stage.store.tx(async (tx) => ok(await tx.setPlacementState(pump.id, 'delivered')));
    const isUnnamed = () => stage.query('select unnamed from placement where removed_at is null order by gift');
    await close(await open(donation, 6000), 'lost');
    expect(isUnnamed()).toEqual([{ unnamed: 0 }, { unnamed: 0 }]);
    await refundAtDashboard(stage, donation, 300);
    await stage.quiet();
    expect(isUnnamed(), 'the seeds were promised').toEqual([{ unnamed: 1 }]);
    await expectSound(stage);
  });
});

it('[G8] [T1] a lost dispute keeps what the bank kept: what it gives back of a refunded part is not lost twice', async () => {
  const donation = await given(stage, basket({ gifts: GIFTS }));
  await refundAtDashboard(stage, donation, 1000);
  await stage.quiet();
  const whole = await truthOf(await open(donation));
  const [withdrawn] = whole.settlements;
  if (!withdrawn) throw new Error('the money was withdrawn');
  const moved = (id: string, amountCents: number) => {
    const amount = cents(amountCents);
    return { ...withdrawn, id, amountCents: amount, feeCents: cents(0), netCents: amount };
  };
  // Told for 40 € of which 10 € had been refunded: Stripe says lost, and gives that part back.
  const settlements = [moved('txn_w', -4000), moved('txn_r', 1000)];
  const part = { ...whole, id: 'du_part', amountCents: cents(4000), state: 'lost' as const };
  // The part comes back after it was told of as lost, and is told of once more.
  for (const told of [settlements.slice(0, 1), settlements, settlements]) {
    await applyDispute(stage.deps, { ...part, settlements: told });
    const lostCents = told.length === 1 ? 4000 : 3000;
    expect(await attemptOf(stage, donation)).toMatchObject({ refundedCents: 1000, lostCents });
    expect(await raised()).toBe(5300 - lostCents);
    expect(balances(stage)).toMatchObject({ donationsChargedBack: lostCents, disputeSuspense: 5300 });
    await expectSound(stage);
  }
  await applyDispute(stage.deps, { ...part, state: 'won', settlements: [...settlements, moved('txn_w2', 3000)] });
  expect(balances(stage)).not.toHaveProperty('donationsChargedBack');
  expect(balances(stage), 'the other one is open').toMatchObject({ disputeSuspense: 5300 });
  expect(await raised()).toBe(5300);
  await expectSound(stage);
});

it('[G8] an amount that is more than was paid takes no more than was paid; told anew with less, it takes less', async () => {
  const donation = await given(stage, basket({ gifts: GIFTS }));
  const told = { ...(await truthOf(await open(donation, 1))), id: 'du_other', settlements: [], state: 'lost' as const };
  await applyDispute(stage.deps, { ...told, amountCents: cents(9900) });
  expect(await attemptOf(stage, donation)).toMatchObject({ lostCents: 6300 });
  expect([await raised(), await giftsOf(donation)]).toEqual([0, []]);
  await expectSound(stage);
  await applyDispute(stage.deps, { ...told, amountCents: cents(2000) });
  expect(await attemptOf(stage, donation)).toMatchObject({ lostCents: 2000 });
  expect([await raised(), await giftsOf(donation)]).toEqual([4300, ['pump', 'seeds']]);
  await expectSound(stage);
});
