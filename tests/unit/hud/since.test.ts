import { describe, expect, it } from 'vitest';
import type { Visit } from '#client/hud/keeping.ts';
import { bloomsFor, seenBy, sinceVisit, visitOf } from '#client/hud/since.ts';
import { PlacementId, StepSlug } from '#shared/ids.ts';
import { BLOOMS_AFTER_MS } from '#shared/village/flower-things.ts';
import type { VillageView } from '#shared/village/view.ts';
import { slug } from './fixtures.ts';
import { machine, VIEW } from './machine.ts';

const NOW = Date.UTC(2026, 10, 25);
const FLOWER = { x: 3, y: 4 };
const visit = (more: Partial<Visit> = {}): Visit => ({
  at: NOW - 1000,
  seq: 0,
  gifts: 0,
  reached: [],
  flower: null,
  bloomSeen: false,
  news: [],
  delivered: [],
  own: [],
  ownInPart: [],
  ...more,
});
const village = (gifts: readonly string[], more: Partial<VillageView> = {}): VillageView => ({
  ...VIEW,
  placements: new Map(
    gifts.map((gift, n) => {
      const id = PlacementId.parse(`plc_${String(n).padStart(20, '0')}`);
      return [id, { id, gift: slug(gift), quantity: 1, plot: { x: n, y: 0 }, state: 'promised' as const }];
    }),
  ),
  ...more,
});
const flower = (plantedAt: number, plot = FLOWER) => ({ plot, kind: 'rose' as const, plantedAt });

describe('since you were here', () => {
  it('[V4] says nothing when nothing happened, and never that something was missed', () => {
    expect(sinceVisit(visit({ gifts: 2 }), village(['goat', 'lamp']), NOW)).toBeNull();
    expect(sinceVisit(visit({ gifts: 9 }), village(['goat']), NOW)).toBeNull();
  });

  it('[V4] counts the gifts that came and names the newest, each kind once', () => {
    const view = village(['lamp', 'goat', 'goat', 'bricks', 'seeds', 'seeds']);
    const since = sinceVisit(visit({ gifts: 1 }), view, NOW);
    expect(since).toMatchObject({ gifts: 5, newest: ['seeds', 'bricks', 'goat'] });
  });

  it('[V3] names the steps that were reached meanwhile', () => {
    const water = StepSlug.parse('water');
    const roof = StepSlug.parse('roof');
    expect(sinceVisit(visit({ reached: [water] }), village([], { reached: [water, roof] }), NOW)?.steps).toEqual([
      roof,
    ]);
  });

  it('[V4] counts the flowers of others that bloomed meanwhile, no bud and none that had bloomed before', () => {
    const planted = [NOW - BLOOMS_AFTER_MS, NOW - BLOOMS_AFTER_MS + 1, NOW - 2 * BLOOMS_AFTER_MS];
    const flowers = planted.map((at, n) => flower(at, { x: n, y: 9 }));
    expect(sinceVisit(visit(), village([], { flowers }), NOW)?.bloomed).toBe(1);
  });

  it('[V4] your own flower is in bloom at the next visit, and that is told once', () => {
    const view = village([], { flowers: [flower(NOW - 60_000)] });
    const planted = visit({ flower: FLOWER });
    expect(sinceVisit(planted, view, NOW)).toMatchObject({ mine: true, bloomed: 0 });
    const kept = visitOf({ view, lastVisit: planted, myFlower: FLOWER, own: [] }, NOW);
    expect(kept.bloomSeen).toBe(true);
    expect(sinceVisit(kept, view, NOW)).toBeNull();
  });

  it('[V4] it is drawn in bloom for whom planted it, a bud for everybody else, and a bud while it is new', () => {
    const view = village([], { flowers: [flower(NOW - 60_000), flower(NOW - 60_000, { x: 9, y: 9 })] });
    const back = { myFlower: FLOWER, openedAt: NOW };
    const blooms = (seer: typeof back) => view.flowers.map((one) => bloomsFor(seer, one, NOW));
    expect(blooms(back)).toEqual([true, false]);
    expect(blooms({ myFlower: FLOWER, openedAt: NOW - 120_000 })).toEqual([false, false]);
    expect(seenBy(back, view).flowers.map(({ plantedAt }) => plantedAt)).toEqual([0, NOW - 60_000]);
    expect(view.flowers[0]?.plantedAt).toBe(NOW - 60_000);
  });

  it('what is kept of a visit is read back, and the card goes with one tap', () => {
    const { machinery, state, acts } = machine({});
    const kept = visitOf({ view: village(['goat']), lastVisit: null, myFlower: FLOWER, own: [] }, NOW);
    machinery.keeping.keepVisit(kept);
    expect(machinery.keeping.visit()).toEqual(kept);
    machinery.store.set({ since: sinceVisit(visit(), village(['goat']), NOW) });
    acts.dismissSince();
    expect(state().since).toBeNull();
  });
});
