import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { DonationId } from '#shared/ids.ts';
import { buyerAt } from './buying.ts';
import { count, isReady, openCheckouts, pay } from './kills.ts';
import { startHameau } from './server.ts';
import type { SmallDisk } from './small-disk.ts';

const VILLAGE = 'tamoure';

export interface FullDiskPlan {
  readonly disk: SmallDisk;
  /** of a database whose data lies on that disk */
  readonly address: string;
  readonly payments: number;
  readonly seed: number;
}

/**
 * All payments come while the disk is full: none of them can be kept, so none may be acknowledged. Then there is room again,
 * Stripe sends them again, and all is counted.
 */
export async function flood({ disk, address, payments, seed }: FullDiskPlan) {
  const folder = await mkdtemp(join(tmpdir(), 'hameau-flood-'));
  const hameau = await startHameau({
    env: { DATABASE_URL: address, SESSION_SECRET: 'a secret of the flood, long enough' },
    simulator: { policy: { retryBaseMs: 200, concurrency: 4, seed }, settings: { feeDelayMs: 20 } },
  });
  try {
    const { url, simulator } = hameau;
    const buyer = await buyerAt(url, VILLAGE, 'guinea-village', seed);
    const batch = await openCheckouts(buyer, payments);
    const donations = new Map(batch.map(({ sessionId, donation }) => [sessionId, DonationId.parse(donation)]));
    disk.fill(0);
    await Promise.all(batch.map(({ sessionId }) => pay(simulator.url, sessionId)));
    await simulator.deliveries.idle();
    const refused = simulator.deliveries.report();
    const basket = await buyer.checkout().then(
      () => 'opened',
      (error: unknown) => (error instanceof Error ? error.message.slice(0, 13) : ''),
    );
    const alive = (await fetch(`${url}/healthz`)).status;
    disk.free();
    await isReady(url);
    // What waits for its retry is due by now, whatever the pause had grown to; one may have been refused just before there was room.
    do {
      simulator.clock.advance(60_000);
      await simulator.deliveries.idle();
    } while (simulator.deliveries.report().waiting > 0);
    await hameau.hameau.settle();
    const broken = await verifyLedger(hameau.store);
    const counted = await count(address, simulator.url, donations);
    return { refused: refused.failedAttempts, basket, alive, broken, ...counted };
  } finally {
    await hameau.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
