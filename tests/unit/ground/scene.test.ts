import { describe, expect, it } from 'vitest';
import { SPRITES } from '#shared/catalogue/sprites.ts';
import { GiftSlug, PlacementId, StepSlug } from '#shared/ids.ts';
import { BLOOMS_AFTER_MS } from '#shared/village/flower-things.ts';
import { frameFor } from '#shared/village/placement-things.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import { type SceneInput, sceneOf } from '#shared/village/scene.ts';
import { stepSites, terrainOf } from '#shared/village/terrain.ts';
import type { Thing } from '#shared/village/thing.ts';
import type { Flower, Placement } from '#shared/village/view.ts';

const terrain = terrainOf(2024, 'savanna');
const goat = GiftSlug.parse('goat');
const school = StepSlug.parse('school');
const well = StepSlug.parse('well');

function input(placements: readonly Placement[], more: Partial<SceneInput> = {}, flowers: Flower[] = []): SceneInput {
  return {
    view: { chunks: FIRST_CHUNKS, placements: new Map(placements.map((p) => [p.id, p])), flowers, reached: [] },
    giftLook: (gift) => (gift === goat ? { sprite: 'goat', footprint: { w: 1, d: 1 } } : null),
    steps: [],
    raisedCents: 0,
    now: 0,
    ...more,
  };
}

const placement = (x: number, y: number, state: Placement['state'] = 'promised'): Placement => ({
  id: PlacementId.parse(`plc_at-${x}-${y}-0000000000`),
  gift: goat,
  quantity: 1,
  plot: { x, y },
  state,
});

const ofKind = (things: readonly Thing[], kind: Thing['source']['kind']) =>
  things.filter(({ source }) => source.kind === kind);

describe('what is drawn of a village', () => {
  it('lets trees and bushes make way for a gift or a flower, and no others', () => {
    const growing = FIRST_CHUNKS.flatMap(({ cx, cy }) => terrain.decor(cx, cy)).find(({ clears }) => clears !== null);
    const plot = growing?.clears ?? { x: 0, y: 0 };
    const inTheWay = FIRST_CHUNKS.flatMap(({ cx, cy }) => terrain.decor(cx, cy)).filter(
      ({ clears }) => clears?.x === plot.x && clears.y === plot.y,
    ).length;
    const before = ofKind(sceneOf(input([]), terrain), 'decor').length;
    const built = sceneOf(input([placement(plot.x, plot.y)]), terrain);
    const planted = sceneOf(input([], {}, [{ plot, kind: 'rose', plantedAt: 0 }]), terrain);
    expect(ofKind(built, 'decor')).toHaveLength(before - inTheWay);
    expect(ofKind(planted, 'decor')).toHaveLength(before - inTheWay);
    expect(inTheWay).toBeGreaterThan(0);
  });

  it('[V2] puts a ribbon round what is promised, none round what is delivered', () => {
    const [promised] = ofKind(sceneOf(input([placement(14, 15)]), terrain), 'placement');
    const [delivered] = ofKind(sceneOf(input([placement(14, 15, 'delivered')]), terrain), 'placement');
    expect(promised).toMatchObject({
      x: 14.5,
      y: 15.5,
      depth: 30,
      ribbon: { back: 'stakes-1x1.back', front: 'stakes-1x1.front' },
    });
    expect(delivered?.ribbon).toBeNull();
  });

  it('[V2] shows a promised field sown and sprouting, without a ribbon, and a delivered one ripe', () => {
    for (const sprite of ['maize', 'rice', 'tea-bushes']) {
      const giftLook = () => ({ sprite, footprint: { w: 1, d: 1 } });
      const fieldOf = (state: Placement['state']) =>
        ofKind(sceneOf(input([placement(14, 15, state)], { giftLook }), terrain), 'placement')[0];
      expect(fieldOf('promised')).toMatchObject({ frame: `${sprite}.1`, layer: 'flat', ribbon: null });
      expect(fieldOf('delivered')).toMatchObject({ frame: sprite, layer: 'flat', ribbon: null });
    }
  });

  it('[V2] brings what is delivered to life, and nothing that is promised or changed', () => {
    const giftLook = () => ({ sprite: 'windpump', footprint: { w: 1, d: 1 } });
    const lifeIn = (state: Placement['state']) =>
      ofKind(sceneOf(input([placement(14, 15, state)], { giftLook }), terrain), 'placement').map(({ life }) => life);
    expect(lifeIn('promised')).toEqual([0]);
    expect(lifeIn('delivered')).toEqual([SPRITES.windpump.life]);
    expect(SPRITES.windpump.life).toBeGreaterThan(1);
    expect(lifeIn('changed')).toEqual([0, 0]);
    const steps = [{ slug: school, sprite: 'school', atCents: 1000 }];
    const lifeOfStep = (reached: StepSlug[]) =>
      ofKind(sceneOf({ ...input([], { steps }), view: { ...input([]).view, reached } }, terrain), 'step')[0]?.life;
    expect(lifeOfStep([])).toBe(0);
    expect(lifeOfStep([school])).toBe(SPRITES.school.life);
  });

  it('[V2] puts a signpost at the front corner of what changed, before it, for the same tap', () => {
    const giftLook = () => ({ sprite: 'house', footprint: { w: 2, d: 2 } });
    const changed = placement(14, 15, 'changed');
    const [house, sign, ...more] = ofKind(sceneOf(input([changed], { giftLook }), terrain), 'placement');
    expect(more).toEqual([]);
    expect(house?.ribbon).toBeNull();
    expect(sign).toMatchObject({
      frame: 'sign-changed',
      source: { kind: 'placement', id: changed.id },
      zPx: house?.zPx,
    });
    expect([sign?.x, sign?.y]).toEqual([16 - 0.3, 17 - 0.3]);
    expect(sign?.depth).toBeGreaterThan(house?.depth ?? 99);
    expect(sign?.key).not.toBe(house?.key);
  });

  it('leaves out a gift that the catalogue does not know', () => {
    const unknown = { ...placement(14, 15), gift: GiftSlug.parse('elsewhere') };
    expect(ofKind(sceneOf(input([unknown]), terrain), 'placement')).toEqual([]);
  });

  it('gives a placement one of its looks for good, and uses them all', () => {
    const frames = Array.from({ length: 60 }, (_, i) => frameFor('goat', `plc_${i}abcdefghijklmnop`));
    expect(new Set(frames)).toEqual(new Set(['goat', 'goat~1', 'goat~2', 'goat~3']));
    expect(frameFor('goat', 'plc_7abcdefghijklmnop')).toBe(frames[7]);
    expect(frameFor('school', 'plc_7abcdefghijklmnop')).toBe('school');
  });

  it('[V4] a flower is a bud for three hours, then blooms', () => {
    const flower: Flower = { plot: { x: 14, y: 15 }, kind: 'gold', plantedAt: 1000 };
    const frameAt = (now: number) => ofKind(sceneOf(input([], { now }, [flower]), terrain), 'flower')[0]?.frame;
    expect(frameAt(1000 + BLOOMS_AFTER_MS - 1)).toBe('flower-gold.bud');
    expect(frameAt(1000 + BLOOMS_AFTER_MS)).toBe('flower-gold.bloom');
  });

  it('[V3] a common work grows by the thirds of its money from site to walls to roof, whole when reached, in the middle of its place', () => {
    const steps = [
      { slug: well, sprite: 'well-house', atCents: 1000 },
      { slug: school, sprite: 'school', atCents: 3000 },
    ];
    const at = (raisedCents: number, reached: StepSlug[] = []) => {
      const { view } = input([]);
      const things = sceneOf({ ...input([], { steps, raisedCents }), view: { ...view, reached } }, terrain);
      return ofKind(things, 'step');
    };
    expect(at(0).map(({ frame }) => frame)).toEqual(['well-house.site', 'school.site']);
    expect(at(333).map(({ frame }) => frame)).toEqual(['well-house.site', 'school.site']);
    expect(at(334).map(({ frame }) => frame)).toEqual(['well-house.walls', 'school.site']);
    expect(at(666).map(({ frame }) => frame)).toEqual(['well-house.walls', 'school.site']);
    expect(at(667).map(({ frame }) => frame)).toEqual(['well-house.roof', 'school.site']);
    expect(at(999).map(({ frame }) => frame)).toEqual(['well-house.roof', 'school.site']);
    expect(at(1000, [well]).map(({ frame }) => frame)).toEqual(['well-house', 'school.site']);
    expect(at(1667, [well]).map(({ frame }) => frame)).toEqual(['well-house', 'school.walls']);
    expect(at(2500, [well]).map(({ frame }) => frame)).toEqual(['well-house', 'school.roof']);
    expect(at(3000, [well]).map(({ frame }) => frame)).toEqual(['well-house', 'school.roof']); // reached when the server says so
    expect(at(3000, [well, school]).map(({ frame }) => frame)).toEqual(['well-house', 'school']);
    const other = sceneOf(input([], { steps: [{ slug: well, sprite: 'lamp', atCents: 1000 }] }), terrain);
    expect(ofKind(other, 'step').map(({ frame }) => frame)).toEqual(['site-2x2']);
    const [first] = stepSites(terrain);
    expect(at(0)[0]).toMatchObject({ x: (first?.x ?? 0) + 2, y: (first?.y ?? 0) + 2 });
  });
});
