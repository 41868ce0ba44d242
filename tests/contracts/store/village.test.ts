import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { Store } from '#server/domain/ports/store.ts';
import { StepSlug, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { FIRST_CHUNKS, plotsOf } from '#shared/village/placing.ts';
import { onBothEngines } from '../../support/engines.ts';
import { smallProject } from '../../support/projects.ts';
import {
  ASSOCIATION,
  donationId,
  giftSlug,
  NOW,
  PROJECT,
  placementId,
  placementRow,
  playerId,
  seedVillage,
  startDonation,
  VILLAGE,
  write,
} from '../../support/store.ts';

onBothEngines('the village', (engine) => {
  let store: Store;
  let last = 0;

  beforeAll(async () => {
    store = await openStore(await engine.address());
    await seedVillage(store);
  });
  afterAll(() => store.close());

  /** a donation of its own, far from everybody else's plots */
  const begin = async () => {
    last += 1;
    const n = last;
    await write(store, (tx) => startDonation(tx, n));
    return { n, plots: plotsOf({ x: 0, y: n * 10 }, { w: 2, d: 2 }) };
  };
  const hold = (n: number, plots: readonly { x: number; y: number }[], until = NOW) =>
    write(store, (tx) => tx.holdPlots(VILLAGE, plots, donationId(n), until));
  const inUse = async (y: number) => (await store.read.plotsInUse(VILLAGE)).filter((plot) => Math.abs(plot.y - y) < 5);

  const takenPlots = async () => {
    const { plots } = await store.read.holds(VILLAGE);
    return (await store.read.plotsInUse(VILLAGE)).length - plots.length;
  };

  it('[G3] of two baskets on one plot, one holds all and the other holds nothing', async () => {
    const [a, b] = [await begin(), await begin()];
    const shifted = a.plots.map(({ x, y }) => ({ x: x + 1, y }));
    const [first, second] = await Promise.all([hold(a.n, a.plots), hold(b.n, [...shifted].reverse())]);
    expect([first.length, second.length].sort((a, b) => a - b)).toEqual([0, 2]);
    expect(await inUse(a.n * 10)).toHaveLength(4);
  });

  it('[G3] of twenty baskets racing for overlapping plots, none waits for another for ever', async () => {
    const baskets = await Promise.all(Array.from({ length: 20 }, begin));
    const outcomes = await Promise.all(
      baskets.map(({ n }, i) => hold(n, plotsOf({ x: 100 + (i % 3), y: 100 }, { w: 3, d: 3 }))),
    );
    expect(outcomes.filter((taken) => taken.length === 0)).toHaveLength(1);
  });

  it('[G3] a hold is prolonged by its own donation, shown to others, and its revision moves', async () => {
    const { n, plots } = await begin();
    const before = await store.read.holds(VILLAGE);
    expect(await hold(n, plots)).toEqual([]);
    expect(await hold(n, plots, NOW + 5)).toEqual([]);
    const held = await store.read.holds(VILLAGE);
    expect(held.revision).toBeGreaterThan(before.revision);
    expect(held.plots).toEqual(expect.arrayContaining(plots));
    expect(await write(store, (tx) => tx.releaseHolds(donationId(n)))).toBe(4);
    expect(await write(store, (tx) => tx.releaseHolds(donationId(n)))).toBe(0);
    const released = await store.read.holds(VILLAGE);
    expect(released.revision).toBeGreaterThan(held.revision);
    expect(released.plots).not.toEqual(expect.arrayContaining([plots[0]]));
  });

  it('[G9] a gift takes what it held and what is free, never what is somebody else’s', async () => {
    const [a, b] = [await begin(), await begin()];
    await hold(a.n, a.plots.slice(0, 2));
    await hold(b.n, b.plots.slice(0, 1));
    const taken = await takenPlots();
    const take = (n: number, plots: readonly { x: number; y: number }[]) =>
      write(store, (tx) => tx.takePlots(VILLAGE, plots, donationId(n), placementId(n)));
    expect(await take(a.n, [...a.plots, ...b.plots])).toBe(false);
    // Nothing changed: the hold is a hold again, the free plots are free.
    expect(await inUse(a.n * 10)).toHaveLength(2);
    expect((await store.read.holds(VILLAGE)).plots).toEqual(expect.arrayContaining(a.plots.slice(0, 2)));

    expect(await take(a.n, a.plots)).toBe(true);
    expect(await take(b.n, a.plots)).toBe(false);
    const grown = await write(store, (tx) => tx.growVillage(VILLAGE, [], 4, NOW));
    expect(grown).toMatchObject({ land: { landscape: 'savanna', seed: 7 }, events: [], takenPlots: taken + 4 });
    expect(await takenPlots()).toBe(taken + 4);
    // What is taken is no hold: an expiry that comes late frees nothing of it.
    expect(await write(store, (tx) => tx.releaseHolds(donationId(a.n)))).toBe(0);
    await write(store, (tx) => tx.freePlots(placementId(a.n)));
    expect(await takenPlots()).toBe(taken);
    expect(await inUse(a.n * 10)).toEqual([]);
  });

  it('[V6] events get consecutive numbers, whoever writes at the same time', async () => {
    const before = (await store.read.village(VILLAGE))?.seq ?? 0;
    const written = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        write(store, (tx) =>
          tx.appendEvents(
            VILLAGE,
            [
              { type: 'giftRemoved', placement: placementId(i) },
              { type: 'flowerPlanted', kind: 'rose', plantedAt: NOW, x: -3, y: i },
            ],
            NOW,
          ),
        ),
      ),
    );
    const seqs = written.flat().map(({ seq }) => seq);
    expect([...seqs].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => before + i + 1));
    for (const [first, second] of written) expect(second?.seq).toBe((first?.seq ?? 0) + 1);
    const read = await store.read.eventsSince(VILLAGE, before, 1000);
    expect(read).toEqual(written.flat().sort((a, b) => a.seq - b.seq));
    expect(await store.read.eventsSince(VILLAGE, before + 10, 5)).toEqual(read.slice(10, 15));
    expect(await write(store, (tx) => tx.appendEvents(VILLAGE, [], NOW))).toEqual([]);
  });

  it('[V6] contents and seq are of one instant while gifts arrive', async () => {
    const baskets = await Promise.all(Array.from({ length: 10 }, begin));
    const before = (await store.read.villageContents(VILLAGE))?.placements.length ?? 0;
    const start = (await store.read.village(VILLAGE))?.seq ?? 0;
    const writing = Promise.all(
      baskets.map(({ n }) =>
        write(store, async (tx) => {
          await tx.createPlacements([placementRow(n, { x: 300, y: n })]);
          await tx.appendEvents(VILLAGE, [{ type: 'giftRemoved', placement: placementId(n) }], NOW);
        }),
      ),
    );
    for (let i = 0; i < 30; i++) {
      const contents = await store.read.villageContents(VILLAGE);
      expect((contents?.placements.length ?? 0) - before).toBe((contents?.village.seq ?? 0) - start);
    }
    await writing;
    expect((await store.read.villageContents(VILLAGE))?.placements).toHaveLength(before + 10);
  });

  it('[V1] a chunk opens once, and chunks keep the order of opening', async () => {
    const opened = await Promise.all(
      [1, 2, 3].map(() => write(store, (tx) => tx.openChunk(VILLAGE, { cx: -1, cy: 0 }))),
    );
    expect(opened.filter(Boolean)).toHaveLength(1);
    await write(store, (tx) => tx.openChunk(VILLAGE, { cx: -2, cy: 0 }));
    const village = await store.read.village(VILLAGE);
    expect(village?.chunks).toEqual([...FIRST_CHUNKS, { cx: -1, cy: 0 }, { cx: -2, cy: 0 }]);
    const { slug, name, listed, founded, seq } = village ?? {};
    expect(await store.read.villagesOf(PROJECT)).toEqual([{ slug, name, listed, founded, seq }]);
    expect(await store.read.mainVillage(PROJECT)).toEqual({ slug, name, listed, founded, seq });
  });

  it('[V4] one flower on a plot, whoever plants; several of one player', async () => {
    await write(store, async (tx) => {
      await tx.touchPlayer(playerId(901), NOW);
      await tx.touchPlayer(playerId(902), NOW);
    });
    const plant = (player: number, x: number) =>
      write(store, (tx) =>
        tx.plantFlower(VILLAGE, playerId(player), { plot: { x, y: -9 }, kind: 'gold', plantedAt: NOW }),
      );
    expect(await plant(901, 1)).toBe(true);
    expect(await plant(901, 1)).toBe(false);
    expect(await plant(902, 1)).toBe(false);
    expect(await plant(901, 3)).toBe(true);
    expect(await plant(902, 2)).toBe(true);
    const flowers = (await store.read.villageContents(VILLAGE))?.flowers;
    expect(flowers).toEqual([
      { plot: { x: 1, y: -9 }, kind: 'gold', plantedAt: NOW },
      { plot: { x: 2, y: -9 }, kind: 'gold', plantedAt: NOW },
      { plot: { x: 3, y: -9 }, kind: 'gold', plantedAt: NOW },
    ]);
    await write(store, (tx) => tx.removeFlowers(VILLAGE, [{ x: 1, y: -9 }]));
    expect((await store.read.villageContents(VILLAGE))?.flowers).toHaveLength(2);
  });

  it('[G8] a placement leaves once, and can stand again elsewhere', async () => {
    const { n } = await begin();
    await write(store, (tx) => tx.createPlacements([placementRow(n, { x: 200, y: n })]));
    await write(store, (tx) => tx.createPlacements([placementRow(n, { x: 201, y: n })]));
    expect(await write(store, (tx) => tx.placementsOf(donationId(n)))).toMatchObject([{ plot: { x: 200, y: n } }]);
    expect(await write(store, (tx) => tx.restorePlacement(placementId(n), { x: 5, y: 5 }, false))).toBe(false);
    expect(await write(store, (tx) => tx.removePlacement(placementId(n), NOW))).toBe(true);
    expect(await write(store, (tx) => tx.removePlacement(placementId(n), NOW))).toBe(false);
    expect(await write(store, (tx) => tx.restorePlacement(placementId(n), { x: 210, y: n }, true))).toBe(true);
    await write(store, (tx) => tx.setPlacementState(placementId(n), 'delivered'));
    const [placement] = await write(store, (tx) => tx.placementsOf(donationId(n)));
    expect(placement).toEqual(placementRow(n, { x: 210, y: n }, { state: 'delivered', beyondNeed: true }));
  });

  it('totals keep their revision, and a step is reached once, while the money is there', async () => {
    const well = StepSlug.parse('well');
    const before = await store.read.progress(PROJECT);
    const after = await write(store, async (tx) => {
      expect(await tx.markStepReached(PROJECT, well, NOW)).toBe(true);
      expect(await tx.markStepReached(PROJECT, well, NOW)).toBe(false);
      return tx.addProgress(PROJECT, cents(20_000), 2);
    });
    expect(after.due).toEqual([]);
    expect(after.progress).toEqual({
      revision: before.revision + 1,
      raisedCents: before.raisedCents + 20_000,
      gifts: before.gifts + 2,
      reached: [well],
    });
    expect(await store.read.progress(PROJECT)).toEqual(after.progress);
    // [G8] after a refund the total is below the step again: it is not shown as funded.
    const refunded = await write(store, (tx) => tx.addProgress(PROJECT, cents(-1000), -1));
    expect(refunded.progress.reached).toEqual([]);
  });

  it('an import replaces gifts and steps, keeps what was given, and retires what is gone', async () => {
    const project = smallProject();
    await write(store, (tx) => tx.countGiven(PROJECT, giftSlug('pump'), 2));
    const changed = {
      ...project,
      catalogueVersion: 'v2',
      minimumBasketCents: cents(500),
      gifts: [...project.gifts].reverse().filter(({ slug }) => slug !== 'house'),
    };
    await write(store, (tx) => tx.saveProject({ ...changed, association: ASSOCIATION }));
    // What stands in villages keeps its looks and words.
    const house = project.gifts.find(({ slug }) => slug === 'house');
    expect(await store.read.project(PROJECT)).toEqual({
      ...changed,
      association: ASSOCIATION,
      retiredGifts: [house],
    });
    expect((await store.read.given(PROJECT)).get(giftSlug('pump'))).toBe(2);
    await write(store, (tx) => tx.saveProject({ ...project, association: ASSOCIATION }));
    expect(await store.read.projects()).toEqual([{ ...project, association: ASSOCIATION }]);
    expect(await write(store, (tx) => tx.gifts(PROJECT))).toEqual(project.gifts);
    expect(await write(store, (tx) => tx.steps(PROJECT))).toEqual(project.steps);
  });

  it('a village is made once; what is unknown is null', async () => {
    const again = await write(store, (tx) =>
      tx.createVillage({
        slug: VILLAGE,
        project: PROJECT,
        name: 'Another',
        landscape: 'andes',
        seed: 1,
        listed: false,
        founded: false,
        chunks: [],
      }),
    );
    expect(again).toBe(false);
    const nowhere = VillageSlug.parse('nowhere');
    expect(await store.read.village(nowhere)).toBeNull();
    expect(await store.read.villageContents(nowhere)).toBeNull();
    expect(await store.read.holds(nowhere)).toEqual({ revision: 0, plots: [] });
    expect(await store.read.healthy()).toBe(true);
    expect((await store.read.association(ASSOCIATION))?.name).toBe('Test association');
  });
});
