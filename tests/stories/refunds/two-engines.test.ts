import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import type { DonationId } from '#shared/ids.ts';
import { onBothEngines } from '../../support/engines.ts';
import {
  attemptOf,
  basket,
  expectSound,
  given,
  player,
  refundAtDashboard,
  standingGifts,
} from '../../support/giving.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';
import { paidTwice } from '../../support/twice.ts';

const GIFTS = [
  { gift: 'pump', quantity: 1, plot: null },
  { gift: 'seeds', quantity: 1, plot: null },
  { gift: 'bricks', quantity: 4, plot: null },
];

onBothEngines('refunds', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
  });
  afterAll(() => stage.close());

  const wish = (donation: DonationId, lines: readonly number[] | null) => ({
    donation,
    lines,
    attempt: null,
    reason: '',
    by: 'host',
  });
  const outcomes = (all: readonly Awaited<ReturnType<typeof giveMoneyBack>>[]) =>
    all.map((one) => (one.ok ? 'given back' : one.error.kind)).sort();

  describe('at once', () => {
    it('[G8] two stewards give the same gift back: once', async () => {
      const donation = await given(stage, basket({ gifts: GIFTS }));
      const both = await Promise.all([1, 2].map(() => giveMoneyBack(stage.deps, wish(donation, [0]))));
      expect(outcomes(both)).toEqual(['given back', 'lineGivenBack']);
      expect((await attemptOf(stage, donation)).refundedCents).toBe(6000);
      await stage.quiet();
      await expectSound(stage);
    });

    it('[G8] one gives a gift back, one the whole, and the dashboard a part: never more than was paid', async () => {
      const donation = await given(stage, basket({ gifts: GIFTS }), player(2));
      const [one, all, dashboard] = await Promise.all([
        giveMoneyBack(stage.deps, wish(donation, [1])),
        giveMoneyBack(stage.deps, wish(donation, null)),
        refundAtDashboard(stage, donation, 50).catch(() => null),
      ]);
      await stage.quiet();
      // Ordered first, the whole keeps out the gift alone; with the dashboard before it Stripe refuses the whole as well.
      expect([one.ok, all.ok, dashboard !== null]).toContain(true);
      const { refundedCents, amountCents } = await attemptOf(stage, donation);
      expect(refundedCents).toBeLessThanOrEqual(amountCents);
      await expectSound(stage);
    });

    it('[G8] both payments of one basket are given back: its gift leaves once', async () => {
      const { donation, attempts } = await paidTwice(stage);
      const before = (await stage.store.read.progress(PROJECT)).gifts;
      const both = await Promise.all(
        attempts.map((attempt) => giveMoneyBack(stage.deps, { ...wish(donation, null), attempt })),
      );
      expect(outcomes(both)).toEqual(['given back', 'given back']);
      await stage.quiet();
      expect(await standingGifts(stage, donation)).toEqual([]);
      expect((await stage.store.read.progress(PROJECT)).gifts).toBe(before - 1);
      await expectSound(stage);
    });
  });

  it('[G8] a dispute is kept with its deadline, the most urgent first', async () => {
    const donations = [await given(stage, basket(), player(3)), await given(stage, basket(), player(4))];
    for (const donation of donations) {
      stage.simulator.clock.advance(3_600_000);
      await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/dispute`);
    }
    await stage.quiet();
    const [first, second] = await stage.store.read.disputes();
    expect([first?.donation, second?.donation]).toEqual(donations);
    expect(first).toMatchObject({ state: 'open', reason: 'fraudulent', amountCents: 300, settlements: 1 });
    expect((first?.dueBy ?? 0) - (first?.openedAt ?? 0)).toBe(7 * 86_400_000);
    await stage.control(`disputes/${first?.id}/close`, { settlement: 'lost' });
    await stage.quiet();
    expect((await stage.store.read.disputes()).map(({ state }) => state)).toEqual(['open', 'lost']);
    await expectSound(stage);
  });
});
