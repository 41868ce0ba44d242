import { afterAll, beforeAll, expect, it } from 'vitest';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import type { DonationId } from '#shared/ids.ts';
import { onBothEngines } from '../../support/engines.ts';
import { basket, expectSound, opened, pay, player, refundAtDashboard, standingGifts } from '../../support/giving.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';

const GIVERS = 24;

onBothEngines('a crowd that gives at once', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
  });
  afterAll(() => stage.close());

  it('[G6] [G8] [G9] payments, repeats and refunds in parallel end in sound books and a village without gaps', async () => {
    stage.simulator.deliveries.setPolicy({ hold: true });
    const gifts = [
      { gift: 'pump', quantity: 1, plot: null },
      { gift: 'bricks', quantity: 3, plot: null },
    ];
    const donations: DonationId[] = [];
    await Promise.all(
      Array.from({ length: GIVERS }, async (_, n) => {
        // The village may choose the same plot for several at once: then it chooses again.
        const order = n % 2 === 0 ? gifts : [...gifts].reverse();
        const { donation } = await opened(stage, basket({ gifts: order.slice(0, n < 3 ? 2 : 1) }), player(n));
        await pay(stage, donation);
        donations.push(donation);
      }),
    );
    stage.simulator.deliveries.setPolicy({ hold: false, duplicates: 2, shuffleWindow: 20, concurrency: 8 });
    await stage.quiet();
    await Promise.all(donations.slice(0, 6).map((donation) => refundAtDashboard(stage, donation)));
    await stage.quiet();
    await Promise.all([drainOutbox(stage.deps), drainOutbox(stage.deps)]);

    const stood = await Promise.all(donations.map(async (donation) => (await standingGifts(stage, donation)).length));
    expect(stood.filter((count) => count === 0)).toHaveLength(6);
    expect((await stage.store.read.progress(PROJECT)).gifts).toBe(stood.reduce((total, count) => total + count, 0));
    await expectSound(stage);
  });
});
