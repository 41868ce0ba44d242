import { describe, expect, it } from 'vitest';
import { SceneMap } from '#client/game/scene-map.ts';
import { EFFECTS, moteAt, playsAt, presenceOf, STILL_MS } from '#client/game/scene-motion.ts';
import { GiftSlug, PlacementId } from '#shared/ids.ts';
import { BLOOMS_AFTER_MS } from '#shared/village/flower-things.ts';
import { SCENE_KINDS } from '#shared/village/neighbours.ts';
import { FIRST_CHUNKS, type Plot } from '#shared/village/placing.ts';
import { terrainOf } from '#shared/village/terrain.ts';
import type { PlacementState } from '#shared/village/view.ts';

const WAY = { dx: 60, dy: -20, liftPx: 18 };
const terrain = terrainOf(2024, 'savanna');
const placed = (n: number, gift: string, plot: Plot, state: PlacementState = 'delivered') => ({
  id: PlacementId.parse(`plc_${String(n).padStart(20, '0')}`),
  gift: GiftSlug.parse(gift),
  quantity: 1,
  plot,
  state,
});

type Bud = { readonly plot: Plot; readonly plantedAt: number };

function mapOf(placements: ReturnType<typeof placed>[], flowers: readonly Bud[] = []): SceneMap {
  const map = new SceneMap(terrain);
  show(map, placements, flowers);
  return map;
}
function show(map: SceneMap, placements: ReturnType<typeof placed>[], flowers: readonly Bud[] = []): void {
  map.show({
    view: {
      placements: new Map(placements.map((one) => [one.id, one])),
      flowers: flowers.map((flower) => ({ ...flower, kind: 'rose' })),
      reached: [],
    },
    chunks: FIRST_CHUNKS,
    giftLook: (sprite) => ({ sprite, footprint: { w: 1, d: 1 } }),
    steps: [],
    now: BLOOMS_AFTER_MS,
  });
}
const kindsIn = (map: SceneMap, cx: number, cy: number) => map.in({ cx, cy }).map(({ kind }) => kind);

describe('the scenes on screen', () => {
  it('[V7] one is played in the chunk of where it plays, also when what brings it stands in the next', () => {
    const map = mapOf([placed(1, 'tomato', { x: 15, y: 5 }), placed(2, 'well', { x: 17, y: 5 })]);
    expect(kindsIn(map, 0, 0)).toEqual(['watering']);
    expect(kindsIn(map, 1, 0)).toEqual([]);
  });

  it('[V2] none is played with what is promised only, or what the association had to change', () => {
    for (const state of ['promised', 'changed'] as const) {
      const map = mapOf([placed(1, 'tomato', { x: 5, y: 5 }), placed(2, 'well', { x: 6, y: 5 }, state)]);
      expect(kindsIn(map, 0, 0)).toEqual([]);
    }
  });

  it('[V4] a bud draws no butterfly, a flower in bloom does, to a promised bed too', () => {
    const bed = placed(1, 'tomato', { x: 5, y: 5 }, 'promised');
    expect(kindsIn(mapOf([bed], [{ plot: { x: 6, y: 5 }, plantedAt: 1 }]), 0, 0)).toEqual([]);
    expect(kindsIn(mapOf([bed], [{ plot: { x: 6, y: 5 }, plantedAt: 0 }]), 0, 0)).toEqual(['butterflies']);
  });

  it('[V2] what the association had to change draws no butterfly either: it is not there', () => {
    const bed = placed(1, 'tomato', { x: 5, y: 5 }, 'changed');
    expect(kindsIn(mapOf([bed], [{ plot: { x: 6, y: 5 }, plantedAt: 0 }]), 0, 0)).toEqual([]);
  });

  it('[V6] a gift that arrives makes its scene at once, also where somebody looks already', () => {
    const map = mapOf([placed(1, 'tomato', { x: 5, y: 5 })]);
    expect(kindsIn(map, 0, 0)).toEqual([]);
    show(map, [placed(1, 'tomato', { x: 5, y: 5 }), placed(2, 'well', { x: 6, y: 5 })]);
    expect(kindsIn(map, 0, 0)).toEqual(['watering']);
  });

  it.each(SCENE_KINDS)('%s: its small things stay between the two, and are seen when nothing may move', (kind) => {
    const effect = EFFECTS[kind];
    for (let timeMs = 0; timeMs < 20_000; timeMs += 37) {
      for (let i = 0; i < effect.motes; i++) {
        const { dx, dy, alpha, frame } = moteAt(effect, i, timeMs, WAY);
        expect(alpha).toBeGreaterThanOrEqual(0);
        expect(alpha).toBeLessThanOrEqual(1);
        expect(effect.frames[frame]).toBeDefined();
        expect(Math.max(-24 - dx, dx - WAY.dx - 24, -50 - dy, dy - 24)).toBeLessThanOrEqual(0);
      }
    }
    const still = Array.from({ length: effect.motes }, (_, i) => moteAt(effect, i, STILL_MS, WAY).alpha);
    expect(Math.max(...still)).toBeGreaterThan(0.5);
  });

  it('bees go all the way: to the hive and back to the flowers', () => {
    const far = Array.from({ length: 200 }, (_, n) => moteAt(EFFECTS.bees, 0, n * 32, WAY).dx);
    expect(Math.min(...far)).toBeLessThan(8);
    expect(Math.max(...far)).toBeGreaterThan(WAY.dx - 8);
  });

  it('with many on screen they take turns: about fourteen at a time, and each has its turn', () => {
    const chances = Array.from({ length: 140 }, (_, n) => n / 140);
    for (const timeMs of [0, 1_234, 5_000]) {
      const playing = chances.filter((chance) => presenceOf(chance, 140, timeMs) > 0).length;
      expect(playing).toBeGreaterThan(10);
      expect(playing).toBeLessThan(18);
    }
    const turns = Array.from({ length: 90 }, (_, n) => presenceOf(0.3, 140, n * 100));
    expect(Math.max(...turns)).toBe(1);
    expect(presenceOf(0.9, 3, 777)).toBe(1);
  });

  it('people read by the lamp in the evening, bees fly by day, the soup cooks whenever', () => {
    const hours = (when: 'day' | 'evening' | 'always') => [3, 8, 19, 21].map((hour) => playsAt(when, hour));
    expect(hours('day')).toEqual([false, true, true, false]);
    expect(hours('evening')).toEqual([false, false, true, true]);
    expect(hours('always')).toEqual([true, true, true, true]);
  });
});
