import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyDispute } from '#server/domain/donations/disputes.ts';
import type { DonationId } from '#shared/ids.ts';
import { attemptOf, balances, basket, expectSound, given, standingGifts } from '../../support/giving.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const open = async (donation: DonationId) => {
  const { id } = await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/dispute`);
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
  expect((await attemptOf(stage, donation)).dispute).toBe('lost');
  await applyDispute(stage.deps, { ...other, state: 'won' });
  expect((await attemptOf(stage, donation)).dispute).toBe('lost');
  expect(await standingGifts(stage, donation)).toEqual([]);
  expect((await stage.store.read.progress(PROJECT)).raisedCents).toBe(0);
  await expectSound(stage);
});

it('[G8] a bank that takes no evidence: the deadline is none, not the year 1970', async () => {
  await stage.control('settings', { evidenceMs: 0 });
  await open(await given(stage, basket()));
  expect((await stage.store.read.disputes()).map(({ dueBy }) => dueBy)).toEqual([null]);
});
