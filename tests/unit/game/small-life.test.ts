import { describe, expect, it } from 'vitest';
import { eveningFire, fireBurns } from '#client/game/evening-fire.ts';
import { birdAt, CLOUDS, cloudShadeAt, dancerAt, FLOCK, hearthsLit, PUFFS, puffAt } from '#client/game/flying.ts';
import { fishAt, fishIn } from '#client/game/ripples.ts';
import { joined, survey } from '#client/game/survey.ts';
import { drawn, type Thing, type ThingSource } from '#client/game/things.ts';
import { PlacementId } from '#shared/ids.ts';
import { SQUARE, terrainOf } from '#shared/village/terrain.ts';

const terrain = terrainOf(2024, 'savanna');
const VIEW = { x0: 100, y0: 200, x1: 900, y1: 700 };

function thing(n: number, frame: string, alive: boolean, kind: 'placement' | 'decor' = 'placement') {
  const id = PlacementId.parse(`plc_${String(n).padStart(20, '0')}`);
  const source: ThingSource = kind === 'decor' ? { kind } : { kind, id };
  const at = {
    x: n,
    y: 1,
    zPx: 0,
    depth: n + 1,
    layer: 'upright',
    footprint: { w: 1, d: 1 },
    ribbon: null,
    life: 0,
  } as const;
  return drawn({ key: `it ${n}`, frame, ...at, source }, alive);
}

describe('what moves beside things', () => {
  it('[V2] comes from what is there: a promised goat does not walk, a promised house does not smoke', () => {
    const promised = survey([thing(1, 'goat~2', false), thing(2, 'house', false)]);
    expect([promised.grazers, promised.smokers]).toEqual([[], []]);
    const there = survey([thing(1, 'goat~2', true), thing(2, 'house~1', true), thing(3, 'flower-rose.bloom', true)]);
    expect([there.grazers, there.smokers, there.blossoms].map((list) => list.length)).toEqual([1, 1, 1]);
  });

  it('leaves buds to themselves: butterflies visit what blooms', () => {
    expect(survey([thing(1, 'flower-rose.bud', true)]).blossoms).toEqual([]);
  });

  it('is bounded, and always the same few of a crowd', () => {
    const crowd = Array.from({ length: 900 }, (_, n) => thing(n, 'goat', true));
    const keys = (found: typeof crowd) => survey(found).grazers.map(({ key }) => key);
    expect(keys(crowd).length).toBeLessThanOrEqual(40);
    expect(keys(crowd.toReversed())).toEqual(keys(crowd));
  });

  it('is the same looked for in parts as in all at once', () => {
    const frames = ['goat', 'house', 'flower-rose.bloom', 'bush', 'well'];
    const crowd = Array.from({ length: 700 }, (_, n) => thing(n, frames[n % frames.length] ?? '', n % 7 > 0));
    const parts = [crowd.slice(0, 90), crowd.slice(90, 91), [], crowd.slice(91)];
    const keys = (found: ReturnType<typeof survey>) =>
      Object.values(found).map((list: readonly Thing[]) => list.map(({ key }) => key).sort());
    expect(keys(joined(parts.map(survey)))).toEqual(keys(survey(crowd)));
  });
});

describe('birds', () => {
  it('come from outside the picture, cross it and leave, a flock at a time', () => {
    const seen: number[] = [];
    for (let ms = 0; ms < 26_000; ms += 50) {
      const bird = birdAt(0, ms, VIEW);
      if (bird) seen.push(bird.px);
    }
    expect(seen[0]).toBeGreaterThan(VIEW.x1);
    expect(seen.at(-1)).toBeLessThan(VIEW.x0);
    for (let i = 1; i < seen.length; i++) expect(seen[i]).toBeLessThan(seen[i - 1] ?? 0);
    expect(birdAt(FLOCK + 1, 5000, VIEW)).toBeNull();
  });
});

describe('small things', () => {
  it('smoke rises from the hearth and pales; as many puffs as the pool reckons with', () => {
    const puffs = Array.from({ length: 400 }, (_, i) => puffAt(i % PUFFS, 7, i * 61));
    for (const { dy, age } of puffs) {
      expect(dy).toBeLessThanOrEqual(0);
      expect([0, 1, 2, 3]).toContain(age);
    }
    expect(Math.min(...puffs.map(({ dy }) => dy))).toBeLessThan(-20);
  });

  it('hearths are lit when people cook', () => {
    expect(hearthsLit(12 * 60)).toBe(1);
    expect(hearthsLit(15 * 60)).toBeLessThan(0.5);
    expect(hearthsLit(3 * 60)).toBeLessThan(0.2);
  });

  it('butterflies stay with their flower', () => {
    for (let ms = 0; ms < 60_000; ms += 500) {
      const { dx, dy, frame } = dancerAt(-5, ms);
      expect([0, 1]).toContain(frame);
      expect(Math.hypot(dx, dy)).toBeLessThan(34);
    }
  });

  it('fish keep to deep water', () => {
    const chunks = [0, 1].flatMap((cx) => [0, 1].map((cy) => ({ cx, cy })));
    const shoal = chunks.flatMap((chunk) => fishIn(terrain, chunk));
    expect(shoal.length).toBeGreaterThan(0);
    for (const fish of shoal) {
      for (let ms = 0; ms < 7000; ms += 300) {
        const { px, alpha } = fishAt(fish, ms);
        if (alpha > 0) expect(Math.abs(px - fish.px)).toBeLessThan(19);
      }
    }
  });

  it('clouds throw their shadows on the land, and come round again', () => {
    for (let i = 0; i < CLOUDS; i++) {
      for (let ms = 0; ms < 600_000; ms += 20_000) {
        const { px, py } = cloudShadeAt(i, ms, VIEW);
        expect(py).toBeGreaterThan(VIEW.y0);
        expect(py).toBeLessThan(VIEW.y1);
        expect(px).toBeGreaterThanOrEqual(VIEW.x0 - 300);
        expect(px).toBeLessThanOrEqual(VIEW.x1 + 300);
      }
    }
  });

  it('a fire burns on the square in the evening, in every village', () => {
    expect([19, 22].map((hour) => fireBurns({ month: 0, minute: hour * 60 }))).toEqual([true, true]);
    expect([12, 2].map((hour) => fireBurns({ month: 0, minute: hour * 60 }))).toEqual([false, false]);
    const { middle } = eveningFire(terrain);
    expect(Math.hypot(middle.x - SQUARE.x, middle.y - SQUARE.y)).toBeLessThan(SQUARE.radius);
  });
});
