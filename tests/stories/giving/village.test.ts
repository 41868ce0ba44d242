import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import { plantFlower } from '#server/domain/villages/plant-flower.ts';
import { snapshot } from '#server/domain/villages/snapshot.ts';
import { VillageSlug } from '#shared/ids.ts';
import { applyEvents, viewOf } from '#shared/village/apply.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import {
  basket,
  expectSound,
  freePlots,
  given,
  opened,
  pay,
  player,
  refundAtDashboard,
  standingGifts,
} from '../../support/giving.ts';
import { openStage, PROJECT, type Stage, VILLAGE } from '../../support/stage.ts';

const SECOND = VillageSlug.parse('second-village');

describe('the village that giving builds', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const plant = (n: number, plot: { x: number; y: number }) =>
    plantFlower(stage.deps, { village: VILLAGE, player: player(n), kind: 'rose', plot });

  it('[V6] a snapshot and the events since it come to the same village as a later snapshot', async () => {
    const [free] = await freePlots(stage, 1);
    if (!free) throw new Error('the first chunks have meadows');
    await given(stage, basket());
    const before = await snapshot(stage.deps, VILLAGE);
    await plant(9, free);
    const gone = await given(stage, basket({ gifts: [{ gift: 'house', quantity: 1, plot: null }] }), player(2));
    await given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: free }] }), player(3));
    await refundAtDashboard(stage, gone);
    await stage.quiet();
    const after = await snapshot(stage.deps, VILLAGE);
    if (!before || !after) throw new Error('the village was imported');
    const told = await stage.store.read.eventsSince(VILLAGE, before.seq, 100);
    const footprintOf = (gift: string) => (gift === 'house' ? { w: 2, d: 2 } : { w: 1, d: 1 });
    const caughtUp = applyEvents(viewOf(before), told, footprintOf);
    const fresh = viewOf(after);
    expect(caughtUp.seq).toBe(fresh.seq);
    expect(caughtUp.placements).toEqual(fresh.placements);
    // The flower was under the pump.
    expect(caughtUp.flowers).toEqual([]);
    expect(fresh.flowers).toEqual([]);
  });

  it('[V4] a visitor plants one flower, where nothing stands and the land is open', async () => {
    const [first, second, third] = await freePlots(stage, 3);
    if (!first || !second || !third) throw new Error('the first chunks have meadows');
    expect(await plant(1, first)).toEqual({ ok: true, value: null });
    expect(await plant(1, second)).toMatchObject({ ok: false, error: { kind: 'alreadyPlanted' } });
    expect(await plant(2, first)).toMatchObject({ ok: false, error: { kind: 'alreadyPlanted' } });
    await opened(stage, basket({ gifts: [{ gift: 'seeds', quantity: 1, plot: third }] }));
    expect(await plant(3, third)).toMatchObject({ ok: false, error: { kind: 'occupied' } });
    expect(await plant(4, { x: -900, y: 0 })).toMatchObject({ ok: false, error: { kind: 'outside' } });
    expect(stage.told.map(({ type }) => type)).toEqual(['flowerPlanted']);
    expect((await snapshot(stage.deps, VILLAGE))?.flowers.x).toEqual([first.x]);
  });

  it('[V3] a step that is reached is told to every village of the project, once', async () => {
    await stage.store.tx(async (tx) => {
      await tx.createVillage({
        slug: SECOND,
        project: PROJECT,
        name: 'Second',
        landscape: 'savanna',
        seed: 8,
        listed: true,
        founded: false,
        chunks: FIRST_CHUNKS,
      });
      return { ok: true, value: null };
    });
    const gifts = [1, 2].map(() => ({ gift: 'house', quantity: 1, plot: null }));
    await given(stage, basket({ gifts }));
    await Promise.all([drainOutbox(stage.deps), drainOutbox(stage.deps)]);
    await drainOutbox(stage.deps);
    for (const village of [VILLAGE, SECOND]) {
      const told = await stage.store.read.eventsSince(village, 0, 100);
      expect(told.filter(({ type }) => type === 'stepReached')).toMatchObject([{ step: 'well' }]);
    }
    expect((await stage.store.read.progress(PROJECT)).reached).toEqual(['well']);
    await expectSound(stage);
  });

  it('[V1] only a paid gift opens land: a basket that fits nowhere holds nothing, and finds its place when it is paid', async () => {
    const gifts = Array.from({ length: 20 }, () => ({ gift: 'house', quantity: 1, plot: null }));
    const donations = [];
    for (let n = 1; n <= 14; n++) donations.push((await opened(stage, basket({ gifts }), player(n))).donation);
    const last = donations.at(-1);
    if (!last) throw new Error('baskets were opened');
    expect(stage.told).toEqual([]);
    expect((await stage.store.read.village(VILLAGE))?.chunks).toHaveLength(FIRST_CHUNKS.length);
    const lines = (await stage.store.read.donation(last))?.lines ?? [];
    expect(lines.some(({ plot }) => plot === null)).toBe(true);

    await pay(stage, last);
    await stage.quiet();

    expect(await standingGifts(stage, last)).toHaveLength(20);
    expect(stage.told.some(({ type }) => type === 'chunkOpened')).toBe(true);
    await expectSound(stage);
  });

  it('[V1] at 70 % of the buildable plots the village opens its next chunk, and it goes on taking gifts', async () => {
    const village = await stage.store.read.village(VILLAGE);
    if (!village) throw new Error('it was imported');
    const buildable = stage.deps.lands.buildable(village, village.chunks);
    const plots = await freePlots(stage, Math.ceil(buildable * 0.7));
    const lines = 20;
    let opensAt: number | null = null;
    for (let n = 0; n < plots.length && opensAt === null; n += lines) {
      const gifts = plots.slice(n, n + lines).map((plot) => ({ gift: 'seeds', quantity: 1, plot }));
      await given(stage, basket({ gifts }), player(n));
      if (stage.told.some(({ type }) => type === 'chunkOpened')) opensAt = n + gifts.length;
    }
    expect(opensAt).not.toBeNull();
    expect((opensAt ?? 0) / buildable).toBeGreaterThanOrEqual(0.7);
    expect(((opensAt ?? 0) - lines) / buildable).toBeLessThan(0.7);
    expect((await stage.store.read.village(VILLAGE))?.chunks).toHaveLength(5);
    await expectSound(stage);
  });

  it('[G3] the village chooses different plots for the gifts of one basket, and holds show as outlines', async () => {
    const gifts = Array.from({ length: 8 }, () => ({ gift: 'house', quantity: 1, plot: null }));
    const donation = await given(stage, basket({ gifts }));
    const stood = await standingGifts(stage, donation);
    expect(new Set(stood.map(({ x, y }) => `${x},${y}`)).size).toBe(8);
    await opened(stage, basket(), player(2));
    expect((await stage.store.read.holds(VILLAGE)).plots).toHaveLength(1);
    await expectSound(stage);
  });
});
