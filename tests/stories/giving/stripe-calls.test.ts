import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drainBacklog } from '#server/domain/donations/backlog.ts';
import { syncedStatus } from '#server/domain/donations/status.ts';
import { sweep } from '#server/domain/donations/sweeper.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import { stripeCalls } from '#server/work.ts';
import { ok } from '#shared/result.ts';
import { basket, opened, pay, statusOf } from '../../support/giving.ts';
import { openStage, type Stage } from '../../support/stage.ts';

/** No more than `burst` calls in all. */
const only = (burst: number) => createTokenBucket(0, burst);

describe('what we may ask of Stripe', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  /** Signed events that only asking can make sense of, as after a night without Stripe. */
  async function wait(count: number): Promise<void> {
    const now = stage.deps.surroundings.now();
    await stage.store.tx(async (tx) => {
      for (let n = 0; n < count; n++) {
        await tx.claimEvent({
          id: `evt_waiting_${n}`,
          type: 'payout.paid',
          account: '',
          objectId: `po_${n}`,
          state: 'waiting',
          receivedAt: now,
          tries: 0,
          nextTryAt: now,
        });
      }
      return ok(null);
    });
  }

  it('[facts] the backlog takes a token for each hint that is due, and none for the others', async () => {
    await wait(2);
    const bucket = only(10);
    expect(await drainBacklog(stage.deps, bucket)).toBe(2);
    expect(bucket.take(10, stage.deps.surroundings.now())).toBe(8);
  });

  it('[facts] a backlog larger than the bucket is asked about as far as it goes, the rest waits', async () => {
    await wait(12);
    expect(await drainBacklog(stage.deps, only(5))).toBe(5);
    expect(await drainBacklog(stage.deps, only(0))).toBe(0);
    expect(await drainBacklog(stage.deps, only(50))).toBe(7);
  });

  it('[G6] the return page asks where the bucket allows it, and else shows what is known', async () => {
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    const { donation } = await opened(stage, basket());
    await pay(stage, donation);
    expect((await syncedStatus(stage.deps, only(0), donation))?.status).toBe('open');
    expect((await syncedStatus(stage.deps, only(1), donation))?.status).toBe('paid');
  });

  it('[G6] the sweeper has its share, whatever the backlog', async () => {
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    const { donation } = await opened(stage, basket());
    await pay(stage, donation);
    stage.simulator.clock.advance(6 * 60_000);
    const calls = stripeCalls();
    await wait(200);
    expect(await drainBacklog(stage.deps, calls.hints)).toBeLessThan(200);
    expect(await sweep(stage.deps, calls.sweep)).toEqual({ looked: 1, isCutShort: false });
    expect((await statusOf(stage, donation)).status).toBe('paid');
  });
});
