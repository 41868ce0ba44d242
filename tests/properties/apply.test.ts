import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GiftSlug, NewsId, PlacementId, StepSlug, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { Snapshot } from '#shared/protocol/http.ts';
import { applyEvents, isNext, snapshotOf, viewOf } from '#shared/village/apply.ts';
import type { VillageEvent, VillageFact } from '#shared/village/events.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import type { Progress, VillageView } from '#shared/village/view.ts';

const seeds = GiftSlug.parse('seeds');
const house = GiftSlug.parse('house');
const footprintOf = (gift: GiftSlug) => (gift === house ? { w: 2, d: 2 } : { w: 1, d: 1 });
const placement = (n: number) => PlacementId.parse(`plc_${String(n).padStart(16, '0')}`);
const progress: Progress = { revision: 3, raisedCents: cents(900), gifts: 3, reached: [] };

const empty: VillageView = {
  village: VillageSlug.parse('test'),
  seq: 0,
  landscape: 'andes',
  seed: 5,
  chunks: FIRST_CHUNKS,
  placements: new Map(),
  flowers: [],
  reached: [],
  delivered: [],
  news: [],
};

const newsId = (n: number) => NewsId.parse(`nws_${String(n).padStart(16, '0')}`);
const step = (n: number) => StepSlug.parse(`step-${n}`);
const anyNews = fc.integer({ min: 0, max: 3 }).map(newsId);
const anyStep = fc.integer({ min: 0, max: 3 }).map(step);
const anyPlacements = fc.array(fc.integer({ min: 0, max: 99 }).map(placement), { maxLength: 9 });
const newsFacts: fc.Arbitrary<VillageFact> = fc.oneof(
  anyNews.map((news): VillageFact => ({ type: 'newsPosted', news })),
  anyNews.map((news): VillageFact => ({ type: 'newsTakenDown', news })),
  fc.record({ news: anyNews, step: anyStep }).map((told): VillageFact => ({ type: 'stepDelivered', ...told })),
  fc
    .record({
      type: fc.constantFrom('giftsDelivered' as const, 'giftsChanged' as const),
      news: anyNews,
      placements: anyPlacements,
    })
    .map((told): VillageFact => told),
  fc
    .record({
      news: anyNews,
      parts: fc.array(
        fc.record({ placement: fc.integer({ min: 0, max: 99 }).map(placement), there: fc.integer({ min: 1, max: 4 }) }),
        { maxLength: 4 },
      ),
    })
    .map((told): VillageFact => ({ type: 'giftsDeliveredInPart', ...told })),
  fc
    .record({ placements: anyPlacements, steps: fc.array(anyStep, { maxLength: 2 }) })
    .map((told): VillageFact => ({ type: 'deliveryTakenBack', ...told })),
);

const coordinate = fc.integer({ min: 0, max: 31 });
const facts: fc.Arbitrary<VillageFact> = fc.oneof(
  fc
    .record({ n: fc.integer({ min: 0, max: 99 }), gift: fc.constantFrom(seeds, house), x: coordinate, y: coordinate })
    .map(
      ({ n, gift, x, y }): VillageFact => ({ type: 'giftPlaced', placement: placement(n), gift, quantity: 1, x, y }),
    ),
  fc.integer({ min: 0, max: 99 }).map((n): VillageFact => ({ type: 'giftRemoved', placement: placement(n) })),
  fc
    .record({ x: coordinate, y: coordinate, plantedAt: fc.nat() })
    .map((at): VillageFact => ({ type: 'flowerPlanted', kind: 'rose', ...at })),
  fc.constant<VillageFact>({ type: 'stepReached', step: StepSlug.parse('well') }),
  fc
    .record({ cx: fc.integer({ min: 2, max: 9 }), cy: fc.nat({ max: 3 }) })
    .map((c): VillageFact => ({ type: 'chunkOpened', ...c })),
  newsFacts,
);
const histories = fc
  .array(facts, { maxLength: 60 })
  .map((list) => list.map((fact, i): VillageEvent => ({ ...fact, seq: i + 1 })));

describe('the view of a village', () => {
  it('[V6] is the same whether events come one by one, in lots, or from a snapshot in between', () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 60 }), (events, cut) => {
        const atOnce = applyEvents(empty, events, footprintOf);
        const oneByOne = events.reduce((view, event) => applyEvents(view, [event], footprintOf), empty);
        const halfway = applyEvents(empty, events.slice(0, cut), footprintOf);
        const sent = Snapshot.parse(
          JSON.parse(JSON.stringify(snapshotOf(halfway, { ...progress, reached: halfway.reached }))),
        );
        const resumed = applyEvents(viewOf(sent), events.slice(cut), footprintOf);
        expect(oneByOne).toEqual(atOnce);
        expect(resumed).toEqual(atOnce);
      }),
    );
  });

  it('[V6] refuses a gap or a repetition instead of guessing', () => {
    const plant = (seq: number): VillageEvent => ({
      seq,
      type: 'flowerPlanted',
      kind: 'gold',
      x: 1,
      y: 1,
      plantedAt: 0,
    });
    expect(() => applyEvents(empty, [plant(2)], footprintOf)).toThrow(RangeError);
    expect(() => applyEvents(empty, [plant(1), plant(1)], footprintOf)).toThrow(RangeError);
    expect(isNext(empty, plant(1))).toBe(true);
    expect(isNext(empty, plant(2))).toBe(false);
  });

  it('[V4] a flower gives way to the gift that is placed on it, and only that one', () => {
    const events: VillageEvent[] = [
      { seq: 1, type: 'flowerPlanted', kind: 'rose', x: 4, y: 4, plantedAt: 1 },
      { seq: 2, type: 'flowerPlanted', kind: 'gold', x: 6, y: 4, plantedAt: 2 },
      { seq: 3, type: 'giftPlaced', placement: placement(1), gift: house, quantity: 1, x: 3, y: 3 },
    ];
    const view = applyEvents(empty, events, footprintOf);
    expect(view.flowers.map(({ kind }) => kind)).toEqual(['gold']);
  });

  it('[V2] what was promised is delivered by news, promised again when they are withdrawn, and never comes back once it is gone', () => {
    const [first, second, gone] = [placement(1), placement(2), placement(3)];
    const placed = [first, second, gone].map(
      (id, i): VillageFact => ({ type: 'giftPlaced', placement: id, gift: seeds, quantity: 1, x: i, y: 0 }),
    );
    const numbered = (list: readonly VillageFact[]) => list.map((fact, i): VillageEvent => ({ ...fact, seq: i + 1 }));
    const told: VillageFact[] = [
      ...placed,
      { type: 'giftRemoved', placement: gone },
      { type: 'newsPosted', news: newsId(1) },
      { type: 'stepDelivered', step: step(1), news: newsId(1) },
      { type: 'giftsDelivered', news: newsId(1), placements: [first, gone] },
      { type: 'giftsChanged', news: newsId(1), placements: [second] },
    ];
    const states = (view: VillageView) => [...view.placements.values()].map(({ state }) => state);
    const view = applyEvents(empty, numbered(told), footprintOf);
    expect(states(view)).toEqual(['delivered', 'changed']);
    expect([view.news, view.delivered]).toEqual([[newsId(1)], [step(1)]]);
    const back = numbered([
      ...told,
      { type: 'newsTakenDown', news: newsId(1) },
      { type: 'deliveryTakenBack', placements: [first, second], steps: [step(1)] },
    ]);
    const again = applyEvents(empty, back, footprintOf);
    expect(states(again)).toEqual(['promised', 'promised']);
    expect([again.news, again.delivered]).toEqual([[], []]);
  });

  it('[V2] of a gift that is delivered in part it says how many are there, until all are or none', () => {
    const one = placement(1);
    const placed: VillageEvent = { seq: 1, type: 'giftPlaced', placement: one, gift: seeds, quantity: 5, x: 1, y: 1 };
    const part: VillageEvent = {
      seq: 2,
      type: 'giftsDeliveredInPart',
      news: newsId(1),
      parts: [{ placement: one, there: 3 }],
    };
    const then = (...more: VillageEvent[]) =>
      applyEvents(empty, [placed, part, ...more], footprintOf).placements.get(one);
    expect(then()).toMatchObject({ state: 'promised', there: 3 });
    expect(then({ seq: 3, type: 'giftsDelivered', news: newsId(2), placements: [one] })).not.toHaveProperty('there');
    expect(then({ seq: 3, type: 'deliveryTakenBack', placements: [one], steps: [] })).not.toHaveProperty('there');
    expect(then({ ...part, seq: 3, parts: [{ placement: one, there: 4 }] })).toMatchObject({ there: 4 });
  });

  it('a snapshot whose columns were cut is refused', () => {
    const view = applyEvents(
      empty,
      [{ seq: 1, type: 'giftPlaced', placement: placement(1), gift: seeds, quantity: 1, x: 1, y: 1 }],
      footprintOf,
    );
    const snapshot = snapshotOf(view, progress);
    expect(() => viewOf({ ...snapshot, placements: { ...snapshot.placements, x: [] } })).toThrow(RangeError);
  });
});
