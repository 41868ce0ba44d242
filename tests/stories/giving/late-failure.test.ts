import { expect, it } from 'vitest';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { syncRefund } from '#server/domain/donations/refunds.ts';
import { sync } from '#server/domain/donations/sync.ts';
import { postgresEngine } from '../../support/engines.ts';
import { attemptOf, basket, expectSound, opened, pay, refundAtDashboard, statusOf } from '../../support/giving.ts';
import { openStage, PROJECT } from '../../support/stage.ts';

const engine = postgresEngine();
const SEPA_PAYS = 'FR1420041010050500013M02606';

/** The store, with something that happens once, elsewhere, just after a transaction has read an attempt. */
function interrupted(store: OpenedStore, next: { happening: (() => Promise<unknown>) | null }): OpenedStore {
  return {
    ...store,
    tx: (fn) =>
      store.tx((tx) =>
        fn({
          ...tx,
          async attemptBySession(account, session) {
            const attempt = await tx.attemptBySession(account, session);
            const { happening } = next;
            next.happening = null;
            await happening?.();
            return attempt;
          },
        }),
      ),
  };
}

it('[G8] a bank that takes the money back while a refund is being written: both count once', async () => {
  const next: { happening: (() => Promise<unknown>) | null } = { happening: null };
  const databaseUrl = await engine.address();
  const around = (store: OpenedStore) => interrupted(store, next);
  const stage = await openStage({ databaseUrl, around });
  const { donation } = await opened(stage, basket());
  await pay(stage, donation, SEPA_PAYS);
  const { sessionId, account } = await attemptOf(stage, donation);
  if (sessionId === null) throw new Error('it was opened');
  await stage.control(`charges/${sessionId}/clear`, { succeeds: true });
  await stage.quiet();
  await stage.control(`charges/${sessionId}/book-fee`);
  await stage.quiet();
  expect((await attemptOf(stage, donation)).state).toBe('settled');
  // From here on we only hear what we ask for.
  stage.simulator.deliveries.setPolicy({ dropRate: 1 });
  const refund = await refundAtDashboard(stage, donation, 100);
  await stage.control(`charges/${sessionId}/fail-late`);

  next.happening = () => syncRefund(stage.deps, account, refund.id);
  await sync(stage.deps, account, sessionId);

  expect(next.happening, 'the refund was written in between').toBeNull();
  expect((await statusOf(stage, donation)).status).toBe('refunded');
  expect((await stage.store.read.progress(PROJECT)).raisedCents).toBe(0);
  await expectSound(stage);
  await stage.close();
});
