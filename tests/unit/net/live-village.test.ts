import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#client/net/change.ts';
import { type Connection, followVillage } from '#client/net/live-village.ts';
import { rng } from '#shared/ground/noise.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Progress, VillageView } from '#shared/village/view.ts';
import { footprintOf, gift, placementId, roughSea, snapshotAt, VILLAGE, viewAt, type Weather } from './rough-sea.ts';

const FAIR: Weather = { drops: 0, doubles: 0, delays: 0, silences: 0, memory: 1_000 };

function follow(sea: ReturnType<typeof roughSea>, snapshot: ReturnType<typeof snapshotAt> | null = null) {
  const seen = {
    views: [] as VillageView[],
    landed: [] as string[],
    progress: null as Progress | null,
    holds: [] as readonly Plot[],
    connection: null as Connection | null,
    waves: 0,
    visitors: 0,
  };
  const live = followVillage({
    link: sea.link,
    village: VILLAGE,
    snapshot,
    footprintOf,
    wait: () => Promise.resolve(),
    listeners: {
      onView: (view: VillageView, change: Change) => {
        seen.views.push(view);
        seen.landed.push(...change.landed);
      },
      onProgress: (progress) => {
        expect(progress.revision).toBeGreaterThan(seen.progress?.revision ?? -1);
        seen.progress = progress;
      },
      onHolds: (plots) => {
        seen.holds = plots;
      },
      onPresence: (visitors) => {
        seen.visitors = visitors;
      },
      onWave: () => {
        seen.waves += 1;
      },
      onConnection: (connection) => {
        seen.connection = connection;
      },
    },
  });
  return { live, seen };
}

describe('following a village', () => {
  it('[V6] shows a gift that was placed while the page was open', async () => {
    const sea = roughSea(rng(1), FAIR);
    const { seen } = follow(sea, snapshotAt([]));
    sea.connect();
    await sea.turns(20);
    sea.happen(1);
    expect(seen.landed).toEqual([placementId(1)]);
    expect(seen.views.at(-1)).toEqual(viewAt(sea.log));
    expect(seen.connection).toBe('live');
  });

  it('[V6] catches up after being away, from where it was', async () => {
    const sea = roughSea(rng(1), FAIR);
    const { seen } = follow(sea);
    sea.connect();
    await sea.turns(20);
    sea.cut();
    expect(seen.connection).toBe('offline');
    sea.happen(5);
    sea.connect();
    await sea.turns(20);
    expect(seen.landed).toHaveLength(5);
    expect(seen.views.at(-1)).toEqual(viewAt(sea.log));
  });

  it('[V6] a gap makes it ask, and the early event is not applied before its turn', async () => {
    const sea = roughSea(rng(1), { ...FAIR, drops: 1 });
    const { seen } = follow(sea, snapshotAt([]));
    sea.connect();
    await sea.turns(20);
    sea.happen(2);
    expect(seen.landed).toEqual([]);
    sea.clear();
    sea.happen(1);
    expect(seen.landed).toEqual([]);
    await sea.turns(20);
    expect(seen.landed).toEqual([1, 2, 3].map(placementId));
  });

  it('[V6] believes the server when the village was restored to an earlier day', async () => {
    const sea = roughSea(rng(1), FAIR);
    const { seen } = follow(sea);
    sea.happen(6);
    sea.connect();
    await sea.turns(20);
    sea.cut();
    sea.rewind(2);
    sea.connect();
    await sea.turns(20);
    expect(seen.views.at(-1)).toEqual(viewAt(sea.log));
  });

  it('ignores garbage, and messages of a newer server', async () => {
    const sea = roughSea(rng(1), FAIR);
    const { seen } = follow(sea, snapshotAt([gift(1)]));
    sea.log.push(gift(1));
    sea.connect();
    await sea.turns(20);
    const views = seen.views.length;
    for (const body of [null, 'x', {}, { events: [] }, { events: [{ seq: 'two' }] }, { visitors: -1 }]) {
      for (const name of ['village:events', 'village:progress', 'village:holds', 'village:presence', 'village:new']) {
        sea.hand(name, body);
      }
    }
    expect(seen.visitors).toBe(0);
    expect(seen.views).toHaveLength(views);
  });

  it('[V6] property: whatever is dropped, doubled or reordered, every event lands exactly once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.record({
          drops: fc.double({ min: 0, max: 0.5, noNaN: true }),
          doubles: fc.double({ min: 0, max: 0.5, noNaN: true }),
          delays: fc.double({ min: 0, max: 0.7, noNaN: true }),
          silences: fc.double({ min: 0, max: 0.5, noNaN: true }),
          memory: fc.integer({ min: 0, max: 30 }),
        }),
        fc.array(fc.constantFrom('happen', 'happen', 'happen', 'release', 'cut', 'connect', 'turn'), { maxLength: 60 }),
        async (seed, weather, story) => {
          const chance = rng(seed);
          const sea = roughSea(chance, weather);
          const { live, seen } = follow(sea);
          for (const moment of story) {
            if (moment === 'happen') sea.happen(1 + Math.floor(chance() * 3));
            if (moment === 'release') sea.releaseOne();
            if (moment === 'cut') sea.cut();
            if (moment === 'connect') sea.connect();
            if (moment === 'turn') await sea.turns(6);
          }
          sea.connect();
          sea.clear();
          live.check();
          await sea.turns(200);
          expect(seen.views.at(-1)).toEqual(viewAt(sea.log));
          expect(new Set(seen.landed).size).toBe(seen.landed.length);
          const seqs = seen.views.map((view) => view.seq);
          expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
          expect(seen.progress).toEqual(snapshotAt(sea.log).progress);
          live.close();
        },
      ),
      { numRuns: 300, seed: 20261122 },
    );
  });
});
