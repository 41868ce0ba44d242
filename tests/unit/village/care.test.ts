import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPRITE_NAMES, SPRITES } from '#shared/catalogue/sprites.ts';
import { PlacementId, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { Snapshot } from '#shared/protocol/http.ts';
import { everyQuestion, SETS } from '#shared/questions/every.ts';
import { QUESTION_SETS, Question } from '#shared/questions/question.ts';
import { applyEvents, snapshotOf, viewOf } from '#shared/village/apply.ts';
import { adornmentsOf } from '#shared/village/beauty-things.ts';
import { type Beauty, beautyOf, growthStage, isThirsty, NO_CARE } from '#shared/village/care.ts';
import type { VillageEvent, VillageFact } from '#shared/village/events.ts';
import { FIRST_CHUNKS, plotKey } from '#shared/village/placing.ts';
import { terrainOf } from '#shared/village/terrain.ts';
import { isVerge } from '#shared/village/verges.ts';
import type { VillageView } from '#shared/village/view.ts';

const EMPTY: VillageView = {
  village: VillageSlug.parse('somewhere'),
  seq: 0,
  landscape: 'savanna',
  seed: 7,
  chunks: FIRST_CHUNKS,
  placements: new Map(),
  flowers: [],
  reached: [],
  delivered: [],
  news: [],
};
const PROGRESS = { revision: 0, raisedCents: cents(0), gifts: 0, reached: [] };
const one = () => ({ w: 1, d: 1 });
const placement = fc.integer({ min: 0, max: 5 }).map((n) => PlacementId.parse(`plc_000000000000000${n}`));
const fact: fc.Arbitrary<VillageFact> = fc.oneof(
  fc.record({ type: fc.constant('cropWatered' as const), placement, day: fc.integer({ min: 20_000, max: 20_010 }) }),
  fc.constant({ type: 'questionAnswered' as const }),
  fc.record({
    type: fc.constant('flowerPlanted' as const),
    kind: fc.constantFrom('rose' as const, 'gold' as const),
    plantedAt: fc.constant(5),
    x: fc.integer({ min: 0, max: 9 }),
    y: fc.integer({ min: 0, max: 9 }),
  }),
);
const events = fc
  .array(fact, { maxLength: 60 })
  .map((facts): VillageEvent[] => facts.map((body, i) => ({ seq: i + 1, ...body })));

describe('[V4] what gestures do to a village', () => {
  it('is the same whatever pieces the events arrive in, and over a snapshot', () => {
    fc.assert(
      fc.property(events, fc.nat(60), (all, cut) => {
        const whole = applyEvents(EMPTY, all, one);
        const first = applyEvents(EMPTY, all.slice(0, cut), one);
        const travelled = viewOf(Snapshot.parse(JSON.parse(JSON.stringify(snapshotOf(first, PROGRESS)))));
        expect(applyEvents(first, all.slice(cut), one)).toEqual(whole);
        expect(applyEvents(travelled, all.slice(cut), one).care).toEqual(whole.care);
      }),
    );
  });

  it('only ever makes it lovelier, and leaves the view it began with alone', () => {
    fc.assert(
      fc.property(events, (all) => {
        let view = EMPTY;
        let before: Beauty = 0;
        for (const event of all) {
          const frozen = JSON.stringify([...(view.care?.watered ?? [])]);
          const next = applyEvents(view, [event], one);
          const beauty = beautyOf(next.care ?? NO_CARE);
          expect(beauty).toBeGreaterThanOrEqual(before);
          expect(JSON.stringify([...(view.care?.watered ?? [])])).toBe(frozen);
          [view, before] = [next, beauty];
        }
      }),
    );
  });

  it('an older snapshot, which knows of none, is read as a village without any', () => {
    const { care: _, ...older } = snapshotOf(EMPTY, PROGRESS);
    expect(viewOf(Snapshot.parse(older))).toEqual(EMPTY);
  });
});

describe('[V4] beauty', () => {
  it('has five steps, and each needs more than the one before', () => {
    const at = (answers: number) => beautyOf({ waterings: 0, planted: 0, answers });
    expect([0, 1, 2, 6, 20, 60, 150].map(at)).toEqual([0, 0, 1, 2, 3, 4, 5]);
  });

  it.each(['savanna', 'andes', 'teaHills'] as const)(
    'adorns only verges of %s, adds and takes nothing away',
    (land) => {
      const terrain = terrainOf(11, land);
      let before = new Map<string, string>();
      for (const beauty of [0, 1, 2, 3, 4, 5] as const) {
        const now = FIRST_CHUNKS.flatMap((chunk) => adornmentsOf(chunk, beauty, terrain));
        for (const { plot } of now) expect(isVerge(terrain, plot)).toBe(true);
        const frames = new Map(now.map(({ plot, thing }) => [plotKey(plot), thing.frame]));
        for (const [key, frame] of before) expect(frames.get(key)).toBe(frame);
        expect(frames.size).toBe(now.length);
        if (beauty > 0) expect(frames.size).toBeGreaterThan(before.size);
        before = frames;
      }
    },
  );
});

describe('[V4] [V2] a promised crop', () => {
  it('grows with days and waterings, never back, and is never ripe before it is delivered', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SPRITE_NAMES.filter((name) => SPRITES[name].stages > 1)),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        (sprite, times, days) => {
          const at = (t: number, d: number) => growthStage(sprite, { times: t, firstDay: 100 }, 100 + d);
          expect(at(times + 1, days)).toBeGreaterThanOrEqual(at(times, days));
          expect(at(times, days + 1)).toBeGreaterThanOrEqual(at(times, days));
          expect(at(times, days)).toBeLessThan(SPRITES[sprite].stages - 1);
        },
      ),
    );
    expect(growthStage('maize', undefined, 100)).toBe(1);
    expect(growthStage('maize', { times: 3, firstDay: 100 }, 100)).toBe(2);
    expect(growthStage('maize', { times: 4, firstDay: 100 }, 104)).toBe(3);
  });

  it('is watered, as trees and beds are; a house is not', () => {
    expect(['maize', 'fruit-tree', 'greenhouse', 'house', 'nonsense'].map(isThirsty)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('[V4] starter questions', () => {
  const all = everyQuestion({ sets: [...QUESTION_SETS], own: [] });
  it('are six a set, each once, with a source that names its address', () => {
    for (const set of QUESTION_SETS) {
      expect(SETS[set]).toHaveLength(6);
      for (const { id, source } of SETS[set]) {
        expect(id.startsWith(`${set}-`)).toBe(true);
        expect(source.url).toMatch(/^https:\/\//);
      }
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(24);
  });

  it('what is no question of ours is refused at the door', () => {
    const [good] = all;
    const bad = [
      { ...good, right: 4 },
      { ...good, answers: good?.answers.slice(0, 1) },
      { ...good, id: '../x' },
      { ...good, source: { name: 'x', url: 'javascript:alert(1)' } },
      { ...good, source: { name: 'x', url: 'https://a:b@example.org' } },
    ];
    for (const question of bad) expect(Question.safeParse(question).success).toBe(false);
  });
});
