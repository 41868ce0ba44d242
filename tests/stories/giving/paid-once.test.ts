import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncedStatus } from '#server/domain/donations/status.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import { seededChance } from '#server/simulator/seeded.ts';
import type { DonationId } from '#shared/ids.ts';
import {
  balances,
  basket,
  expectSound,
  freePlots,
  opened,
  pay,
  player,
  standingGifts,
  statusOf,
} from '../../support/giving.ts';
import { openStage, PROJECT, type Stage, VILLAGE } from '../../support/stage.ts';

describe('a payment becomes gifts once', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('[G6] nothing stands before it is paid; then it stands where it was held, counted and told', async () => {
    const [plot] = await freePlots(stage, 1, { w: 2, d: 2 });
    const { donation, checkoutUrl } = await opened(
      stage,
      basket({ gifts: [{ gift: 'house', quantity: 1, plot }], coverFees: true }),
    );
    expect(checkoutUrl).toContain('/pay/');
    expect((await statusOf(stage, donation)).status).toBe('open');
    expect((await stage.store.read.holds(VILLAGE)).plots).toHaveLength(4);
    expect(await standingGifts(stage, donation)).toEqual([]);

    await pay(stage, donation);
    await stage.simulator.deliveries.idle();

    const after = await statusOf(stage, donation);
    expect(after.status).toBe('paid');
    expect(after.placements).toEqual([expect.objectContaining({ gift: 'house', quantity: 1, ...plot })]);
    expect((await stage.store.read.holds(VILLAGE)).plots).toEqual([]);
    expect(stage.told).toEqual([expect.objectContaining({ type: 'giftPlaced', seq: 1, ...plot })]);
    // Fee cover is money for the association, but no gift and no step.
    expect(await stage.store.read.progress(PROJECT)).toMatchObject({ raisedCents: 15_000, gifts: 1 });
    expect(balances(stage)).toEqual({ stripeUncleared: 15_254, donations: -15_254 });
    await expectSound(stage);
  });

  it('[G6] fifty deliveries shuffled among forty-nine other payments, the return page racing: every gift exactly once', async () => {
    const before = await stage.store.read.progress(PROJECT);
    const toldBefore = stage.told.length;
    stage.simulator.deliveries.setPolicy({ hold: true });
    const donations: DonationId[] = [];
    for (let n = 0; n < 50; n++) {
      const { donation } = await opened(stage, basket(), player(100 + n));
      await pay(stage, donation);
      donations.push(donation);
    }
    const { events } = (await stage.report('events')) as { events: { id: string; type: string }[] };
    const completed = events.filter(({ type }) => type === 'checkout.session.completed').map(({ id }) => id);
    const [first = ''] = completed.slice(-50);
    const chance = seededChance(20_261_122);
    const returning = donations.map(async (donation) => {
      // Some come back while the deliveries arrive, some before them.
      if (chance() < 0.7) await syncedStatus(stage.deps, createTokenBucket(1e6, 1e6), donation);
    });
    const storm = stage.control('deliveries/replay', {
      events: [...Array.from({ length: 49 }, () => first), ...completed.slice(-50)],
      times: 1,
      shuffleSeed: 7,
      concurrency: 8,
    });
    const [sent] = await Promise.all([storm, ...returning]);
    expect(sent).toMatchObject({ sent: 99, accepted: 99 });
    stage.simulator.deliveries.setPolicy({ hold: false });
    await stage.quiet();

    for (const donation of donations) expect(await standingGifts(stage, donation)).toHaveLength(1);
    const after = await stage.store.read.progress(PROJECT);
    expect(after.raisedCents - before.raisedCents).toBe(50 * 300);
    expect(after.gifts - before.gifts).toBe(50);
    expect(stage.told.slice(toldBefore).filter(({ type }) => type === 'giftPlaced')).toHaveLength(50);
    await expectSound(stage);
  });
});
