import { describe, expect, it } from 'vitest';
import { chooseErrand, kindOf, type Place, type PlaceKind } from '#client/game/errands.ts';
import { type KnownStands, type Point, pathBeyond, searchPlaces } from '#client/game/places.ts';
import { drawn, type Thing } from '#client/game/things.ts';
import type { VillagerName } from '#shared/catalogue/scenery.ts';
import { rng } from '#shared/ground/noise.ts';
import { PlacementId } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';

const place = (kind: PlaceKind, x: number): Place => ({ kind, stand: { x, y: 0 }, faces: { x, y: 1 } });
const KINDS = ['water', 'school', 'field', 'market', 'home', 'square', 'look'] as const;
const places = KINDS.flatMap((kind, i) => [place(kind, i * 3), place(kind, i * 3 + 1)]);

/** How often each kind is chosen in a thousand errands. */
function chosen(name: VillagerName, hour: number, among: readonly Place[] = places): Map<PlaceKind, number> {
  const chance = rng(7);
  const counts = new Map<PlaceKind, number>();
  for (let i = 0; i < 1000; i++) {
    const errand = chooseErrand(name, { x: 0, y: 0 }, hour * 60, among, chance);
    if (errand) counts.set(errand.kind, (counts.get(errand.kind) ?? 0) + 1);
  }
  return counts;
}
const most = (counts: ReadonlyMap<PlaceKind, number>) => [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];

describe('where villagers go', () => {
  it('to the water at dawn, children and their teacher to school in the morning, farmers to their fields', () => {
    expect(most(chosen('amina', 6))).toBe('water');
    for (const pupil of ['girl', 'boy', 'pupil', 'teacher'] as const) expect(most(chosen(pupil, 9))).toBe('school');
    expect(most(chosen('farmer', 9))).toBe('field');
  });

  it('home and to the square in the evening, and nobody to lessons then', () => {
    const evening = chosen('girl', 20);
    expect((evening.get('home') ?? 0) + (evening.get('square') ?? 0)).toBeGreaterThan(800);
    expect(evening.get('school')).toBeUndefined();
  });

  it('somewhere in any village: what the hour asks for may not be there yet', () => {
    expect(chosen('girl', 9, [place('square', 2)]).get('square')).toBe(1000);
    expect(chooseErrand('girl', { x: 0, y: 0 }, 540, [], rng(1))).toBeNull();
  });

  it('rather to the near one of two', () => {
    const wells = [place('water', 1), place('water', 40)];
    const chance = rng(3);
    const near = Array.from({ length: 300 }, () => chooseErrand('amina', { x: 0, y: 0 }, 360, wells, chance)?.stand.x);
    expect(near.filter((x) => x === 1).length).toBeGreaterThan(220);
  });

  it('[V2] only look at what is promised: it is not used before it is there', () => {
    expect([kindOf('well', false), kindOf('well', true)]).toEqual(['look', 'water']);
    expect(kindOf('rice', true)).toBe('field');
    expect(kindOf('house', true)).toBe('home');
    expect(kindOf('market-stall', true)).toBe('market');
  });
});

describe('the places of a village', () => {
  const path = ({ y }: Plot) => y === 16;
  const standing = (n: number, x: number, y: number, alive: boolean) => {
    const source = { kind: 'placement', id: PlacementId.parse(`plc_${String(n).padStart(20, '0')}`) } as const;
    const footprint = { w: 1, d: 1 };
    const at = { x, y, zPx: 0, depth: x + y, layer: 'upright', footprint, ribbon: null, life: 0 } as const;
    return drawn({ key: `gift ${n}`, frame: 'well', ...at, source }, alive);
  };
  function searched(things: readonly Thing[], middle: Point, known: KnownStands = new Map()) {
    const search = searchPlaces(things, path, known, middle);
    for (let bits = 1; ; bits++) {
      const { done, value } = search.next();
      if (done) return { places: value, bits };
    }
  }
  const found = (...things: ReturnType<typeof standing>[]) =>
    searched(things, { x: 16, y: 16 }).places.filter(({ kind }) => kind !== 'square');

  it('are what stands near a path, with the plot to look at it from', () => {
    expect(found(standing(1, 10.5, 14.5, true))).toEqual([
      { kind: 'water', stand: { x: 10, y: 16 }, faces: { x: 10.5, y: 14.5 } },
    ]);
    expect(found(standing(1, 10.5, 11.5, true))).toEqual([]);
  });

  it('are those near what the player looks at, wherever that is in a large village', () => {
    const far = standing(1, 90.5, 17.5, true);
    expect(found(far)).toEqual([]);
    const { places: there } = searched([far], { x: 88, y: 16 });
    expect(there.map(({ kind }) => kind)).toEqual(['water']);
  });

  it('people come to from beyond the edge of the screen', () => {
    const starts = pathBeyond(path, { x: 88, y: 16 }, 12);
    expect(starts.length).toBeGreaterThan(0);
    for (const plot of starts) expect(Math.abs(plot.x - 88)).toBeGreaterThanOrEqual(12);
  });

  it('are bounded however much is given', () => {
    const many = Array.from({ length: 3000 }, (_, n) => standing(n, (n % 30) + 0.5, 17.5, true));
    expect(searched(many, { x: 16, y: 16 }).places.length).toBeLessThanOrEqual(240);
  });

  it('are looked for bit by bit, however much is given: the more is new, the less in one bit', () => {
    const far = Array.from({ length: 3000 }, (_, n) => standing(n, n + 90.5, 17.5, true));
    expect(searched(far, { x: 16, y: 16 }).bits).toBeGreaterThanOrEqual(6);
    const near = Array.from({ length: 200 }, (_, n) => standing(n, (n % 20) + 0.5, Math.floor(n / 20) + 0.5, true));
    const known: KnownStands = new Map();
    const first = searched(near, { x: 16, y: 16 }, known);
    expect(first.bits).toBeGreaterThanOrEqual(6);
    expect(searched(near, { x: 16, y: 16 }, known)).toEqual({ places: first.places, bits: 1 });
  });
});
