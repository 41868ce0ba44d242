import { describe, expect, it } from 'vitest';
import type { GiftLook, StepLook } from '#client/game/stage.ts';
import { changes, type Thing } from '#client/game/things.ts';
import { VillageThings } from '#client/game/village-things.ts';
import { GiftSlug, PlacementId, StepSlug, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { FIRST_CHUNKS, type Plot } from '#shared/village/placing.ts';
import { terrainOf } from '#shared/village/terrain.ts';
import type { Placement, PlacementState, Progress, VillageView } from '#shared/village/view.ts';

const terrain = terrainOf(2024, 'savanna');
const gifts = new Map<string, GiftLook>([
  ['hut', { slug: GiftSlug.parse('hut'), sprite: 'hut', footprint: { w: 1, d: 1 } }],
  ['house', { slug: GiftSlug.parse('house'), sprite: 'house', footprint: { w: 2, d: 2 } }],
]);
const steps: StepLook[] = [
  { slug: StepSlug.parse('water'), sprite: 'well', atCents: cents(100_000) },
  { slug: StepSlug.parse('school'), sprite: 'school', atCents: cents(300_000) },
];
const progress = (raised: number, ...reached: string[]): Progress => ({
  revision: 1,
  raisedCents: cents(raised),
  gifts: 0,
  reached: reached.map((slug) => StepSlug.parse(slug)),
});

const keyOf = (n: number) => `gift plc_${String(n).padStart(20, '0')}`;
const idOf = (n: number) => PlacementId.parse(`plc_${String(n).padStart(20, '0')}`);
function placed(n: number, gift: 'hut' | 'house', plot: Plot, state: PlacementState = 'promised'): Placement {
  return { id: idOf(n), gift: GiftSlug.parse(gift), quantity: 1, plot, state };
}
function village(...placements: Placement[]): VillageView {
  return {
    village: VillageSlug.parse('tamoure'),
    seq: placements.length,
    landscape: 'savanna',
    seed: 2024,
    chunks: FIRST_CHUNKS,
    placements: new Map(placements.map((placement) => [placement.id, placement])),
    flowers: [],
    delivered: [],
    news: [],
    reached: [],
  };
}
const made = () => new VillageThings({ terrain, gifts, steps });
const frames = (thing: Thing | undefined) => thing?.parts.map(({ frame }) => frame) ?? [];

describe('what is drawn of a village', () => {
  it('[V2] puts stakes round what is promised, half behind it and half before it', () => {
    const things = made().of(village(placed(1, 'house', { x: 14, y: 20 })), progress(0), 0);
    const house = things.get(keyOf(1));
    const depthOf = (name: string) => house?.parts.find(({ frame }) => frame === name)?.depth ?? Number.NaN;
    expect(depthOf('stakes-2x2.back')).toBeLessThan(house?.depth ?? Number.NaN);
    expect(depthOf('stakes-2x2.front')).toBeGreaterThan(house?.depth ?? Number.NaN);
    const delivered = made().of(village(placed(1, 'house', { x: 14, y: 20 }, 'delivered')), progress(0), 0);
    expect(frames(delivered.get(keyOf(1))).some((frame) => frame.startsWith('stakes'))).toBe(false);
  });

  it('[V2] puts a signpost before what had to change, and before nothing else', () => {
    const signs = (state: Placement['state']) =>
      [
        ...made()
          .of(village(placed(1, 'house', { x: 14, y: 20 }, state)), progress(0), 0)
          .values(),
      ].filter((thing) => frames(thing).includes('sign-changed'));
    expect(signs('changed').map(({ source }) => source)).toEqual([{ kind: 'placement', id: idOf(1) }]);
    expect([...signs('promised'), ...signs('delivered')]).toEqual([]);
  });

  it('stands later things in front of what lies behind them', () => {
    const things = made().of(
      village(placed(1, 'hut', { x: 8, y: 8 }), placed(2, 'hut', { x: 9, y: 8 })),
      progress(0),
      0,
    );
    expect(things.get(keyOf(2))?.depth).toBeGreaterThan(things.get(keyOf(1))?.depth ?? Number.NaN);
  });

  it('gives a placement the same look every time', () => {
    const view = village(...Array.from({ length: 12 }, (_, n) => placed(n, 'house', { x: n * 2, y: 0 })));
    const looks = () =>
      [...made().of(view, progress(0), 0).values()].flatMap(frames).filter((f) => f.startsWith('house'));
    expect(looks()).toEqual(looks());
    expect(new Set(looks().filter((frame) => !frame.includes('.'))).size).toBeGreaterThan(1);
  });

  it('takes lone trees away from under a gift, and leaves the others', () => {
    const tree = terrain.decor(1, 1).find(({ clears }) => clears !== null);
    if (!tree?.clears) throw new Error('this chunk has no lone tree');
    const before = made().of(village(), progress(0), 0);
    const after = made().of(village(placed(1, 'hut', tree.clears)), progress(0), 0);
    expect([...before.keys()].filter((key) => !after.has(key))).toHaveLength(
      terrain.decor(1, 1).filter(({ clears }) => clears?.x === tree.clears?.x && clears?.y === tree.clears?.y).length,
    );
  });

  it('[V4] shows a flower as a bud at first, and in bloom at the next visit', () => {
    const view: VillageView = { ...village(), flowers: [{ plot: { x: 15, y: 12 }, kind: 'rose', plantedAt: 1000 }] };
    const flower = (nowMs: number) => frames(made().of(view, progress(0), nowMs).get('flower 15,12'));
    expect(flower(60_000)).toContain('flower-rose.bud');
    expect(flower(24 * 3600_000)).toContain('flower-rose.bloom');
  });

  it('redraws only what changed when one more gift lands among many', () => {
    const many = Array.from({ length: 300 }, (_, n) => placed(n, 'hut', { x: n % 30, y: 40 + Math.floor(n / 30) }));
    const maker = made();
    const before = maker.of(village(...many), progress(0), 0);
    const after = maker.of(village(...many, placed(999, 'hut', { x: 0, y: 60 })), progress(0), 0);
    const { put, gone } = changes(before, after);
    expect(put.map(({ key }) => key)).toEqual([keyOf(999)]);
    expect(gone).toEqual([]);
  });

  it('[G8] takes a refunded gift away, and redraws a promise that was kept', () => {
    const maker = made();
    const before = maker.of(
      village(placed(1, 'hut', { x: 3, y: 20 }), placed(2, 'hut', { x: 5, y: 20 })),
      progress(0),
      0,
    );
    const after = maker.of(village(placed(2, 'hut', { x: 5, y: 20 }, 'delivered')), progress(0), 0);
    const { put, gone } = changes(before, after);
    const gifts = (keys: string[]) => keys.filter((key) => key.startsWith('gift'));
    expect([gifts(put.map(({ key }) => key)), gifts([...gone])]).toEqual([[keyOf(2)], [keyOf(1)]]);
  });

  it('[V3] shows a step as reached as soon as the totals say so', () => {
    const step = (p: Progress) => frames(made().of(village(), p, 0).get('step school'));
    expect(step(progress(150_000))).not.toContain('school');
    expect(step(progress(300_000, 'water', 'school'))).toContain('school');
  });

  it('lays fields under every upright thing', () => {
    const rice: GiftLook = { slug: GiftSlug.parse('rice'), sprite: 'rice', footprint: { w: 1, d: 1 } };
    const maker = new VillageThings({ terrain, gifts: new Map([['rice', rice], ...gifts]), steps });
    const field = { ...placed(1, 'hut', { x: 30, y: 30 }, 'delivered'), gift: rice.slug };
    const things = maker.of(village(field, placed(2, 'hut', { x: 2, y: 2 })), progress(0), 0);
    expect(things.get(keyOf(1))?.depth).toBeLessThan(things.get(keyOf(2))?.depth ?? Number.NaN);
  });
});
