import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupSqlite } from '#server/adapters/store/backup.ts';
import { openStore } from '#server/adapters/store/open.ts';
import { restore } from '#server/cli/restore.ts';
import { hostId } from '#server/domain/donations/notes.ts';
import type { DonationId } from '#shared/ids.ts';
import { balanceAtStripe, expectStripesBalance, reconciled } from '../../support/comparing.ts';
import {
  attemptOf,
  basket,
  dashboard,
  freePlots,
  given,
  opened,
  pay,
  player,
  refundAtDashboard,
  sessionOf,
  standingGifts,
  statusOf,
} from '../../support/giving.ts';
import { hostOf } from '../../support/restoring.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';

const DAY = 24 * 60 * 60_000;
const PACK = { gift: 'seeds', quantity: 1, plot: null };
const WALL = { gift: 'bricks', quantity: 8, plot: null };

describe('a database that was lost', () => {
  let stage: Stage;
  let folder = '';
  let file = '';
  let backup = '';
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hameau-lost-'));
    file = join(folder, 'hameau.db');
    backup = join(folder, 'backup.db');
    stage = await openStage({ databaseUrl: `file:${file}` });
  });
  afterEach(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The disk dies, nobody hears of Stripe for so long, the backup takes its place, and the server is started on it. */
  async function lostAndRestored(afterMs: number): Promise<Stage> {
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    stage.simulator.clock.advance(afterMs);
    await stage.simulator.deliveries.idle();
    await stage.store.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    expect(await restore(hostOf(file), backup)).toMatchObject({ code: 0 });
    const store = await openStore(`file:${file}`);
    return { ...stage, store, deps: { ...stage.deps, store } };
  }

  it('[M12] twenty gifts paid since the backup stand again, where they stood, after `reconcile`', async () => {
    const before = await given(stage, basket({ gifts: [PACK, WALL] }));
    await backupSqlite(file, backup);
    const [plot = null] = await freePlots(stage, 1, { w: 2, d: 2 });
    const donations: DonationId[] = [];
    for (let n = 0; n < 20; n++) {
      const gifts = n === 0 ? [{ gift: 'house', quantity: 1, plot }, PACK] : n % 2 === 0 ? [PACK, WALL] : [PACK];
      donations.push(await given(stage, basket({ gifts, coverFees: n % 3 === 0, publicName: 'Ada' }), player(n)));
    }
    const stood = await Promise.all(donations.map((donation) => standingGifts(stage, donation)));
    const raised = await stage.store.read.progress(PROJECT);

    const restored = await lostAndRestored(DAY);
    expect(await restored.store.read.donation(donations[0] ?? before)).toBeNull();
    const [account] = (await reconciled(restored)).accounts;

    expect(account?.counts.recalled).toBe(20);
    expect(account?.open).toEqual([]);
    const stands = await Promise.all(donations.map((donation) => standingGifts(restored, donation)));
    const told = (gifts: (typeof stands)[number]) =>
      gifts.map(({ gift, quantity, x, y }) => ({ gift, quantity, x, y }));
    expect(stands.map(told)).toEqual(stood.map(told));
    expect(await restored.store.read.progress(PROJECT)).toMatchObject({
      raisedCents: raised.raisedCents,
      gifts: raised.gifts,
    });
    expect((await statusOf(restored, before)).status).toBe('paid');
    // [P1] what the givers chose to show was in the lost database alone: it is not guessed.
    expect(await restored.store.read.consents(donations[0] ?? before)).toEqual([]);
    await expectStripesBalance(restored);
    expect((await reconciled(restored)).accounts[0]?.counts).toMatchObject({ recalled: 0, transactions: 0 });
    await restored.store.close();
  }, 120_000);

  it('[G8] what was refunded since is refunded, and what was only opened is none of the gifts', async () => {
    const old = await given(stage, basket({ gifts: [WALL] }));
    await backupSqlite(file, backup);
    await refundAtDashboard(stage, old);
    const refunded = await given(stage, basket(), player(2));
    await refundAtDashboard(stage, refunded);
    const left = await opened(stage, basket(), player(3));
    const debit = await given(stage, basket(), player(4), 'FR1420041010050500013M02606');

    const restored = await lostAndRestored(DAY);
    expect((await reconciled(restored)).accounts[0]?.open).toEqual([]);

    expect((await statusOf(restored, old)).status).toBe('refunded');
    expect((await statusOf(restored, refunded)).status).toBe('refunded');
    expect((await statusOf(restored, debit)).status).toBe('paid');
    expect(await restored.store.read.donation(left.donation)).toBeNull();
    await expectStripesBalance(restored);
    await restored.store.close();
  }, 120_000);

  it('a month and more later the events are gone, and the balance still tells every gift', async () => {
    await given(stage, basket());
    await backupSqlite(file, backup);
    const donation = await given(stage, basket({ gifts: [WALL] }), player(2));
    const restored = await lostAndRestored(40 * DAY);
    const [account] = (await reconciled(restored)).accounts;
    expect(account).toMatchObject({ counts: { missedEvents: 0 }, open: [] });
    expect(await standingGifts(restored, donation)).toHaveLength(1);
    await expectStripesBalance(restored);
    await restored.store.close();
  });

  it('a backup of the first day, before any gift: those that came since stand', async () => {
    await hostId(stage.deps);
    await backupSqlite(file, backup);
    const donation = await given(stage, basket());
    const restored = await lostAndRestored(DAY);
    expect((await reconciled(restored)).accounts).toMatchObject([{ counts: { recalled: 1 }, open: [] }]);
    expect(await standingGifts(restored, donation)).toHaveLength(1);
    await expectStripesBalance(restored);
    await restored.store.close();
  });

  it('another host on the same Stripe account does not tell its gifts as ours', async () => {
    const { donation } = await opened(stage, basket());
    await pay(stage, donation);
    const stripe = dashboard(stage);
    const { metadata } = await stripe.checkout.sessions.retrieve(await sessionOf(stage, donation));
    await stage.quiet();
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      ui_mode: 'hosted_page',
      client_reference_id: 'att_of-another-host-altogether',
      metadata: { ...metadata, host: 'host_somebody-else', donation: 'don_of-another-host-altogether' },
      success_url: 'http://localhost/elsewhere',
      line_items: [
        { quantity: 1, price_data: { currency: 'eur', unit_amount: 300, product_data: { name: 'Graines' } } },
      ],
    });
    await stage.control(`sessions/${session.id}/pay`);
    stage.simulator.clock.advance(DAY);
    await stage.quiet();
    const [account] = (await reconciled(stage)).accounts;
    expect(account).toMatchObject({ counts: { recalled: 0, otherSales: 1 }, open: [] });
    expect((await stage.store.read.progress(PROJECT)).gifts).toBe(1);
    await expectStripesBalance(stage);
  });

  it('[M4] told again, but another amount was paid: nothing is given, a person looks at it', async () => {
    await given(stage, basket());
    await backupSqlite(file, backup);
    const changed = await opened(stage, basket({ gifts: [WALL] }), player(2));
    const { sessionId, amountCents } = await attemptOf(stage, changed.donation);
    await stage.control(`sessions/${sessionId}/tamper`, { amountTotalCents: amountCents + 1 });
    await pay(stage, changed.donation);
    const restored = await lostAndRestored(DAY);
    const [account] = (await reconciled(restored)).accounts;
    expect(account?.open).toMatchObject([{ kind: 'inSuspense' }]);
    expect((await statusOf(restored, changed.donation)).status).toBe('checking');
    expect((await restored.store.checks.stripeBalances())[0]?.ledgerCents).toBe(await balanceAtStripe(restored));
    await restored.store.close();
  });
});
