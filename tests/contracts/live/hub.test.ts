import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createHub, HOT_MS, type Hub } from '#server/adapters/live/hub.ts';
import { inOrder, type Ordered } from '#server/adapters/live/ordering.ts';
import { PlacementId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import type { VillageEvent } from '#shared/village/events.ts';

const VILLAGE = VillageSlug.parse('a-village');
const PROJECT = ProjectSlug.parse('a-project');
const event = (seq: number): VillageEvent => ({
  seq,
  type: 'giftRemoved',
  placement: PlacementId.parse(`plc_${String(seq).padStart(16, '0')}`),
});
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => event(first + i));
const seqs = (events: readonly VillageEvent[]) => events.map(({ seq }) => seq);

/** A clock that moves when told to, and runs what falls due. */
function machinery() {
  let now = 0;
  const due: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    later: (ms: number, run: () => void) => {
      const entry = { at: now + ms, run };
      due.push(entry);
      return () => void due.splice(due.indexOf(entry) >>> 0, 1);
    },
    async advance(ms: number) {
      const end = now + ms;
      for (;;) {
        const next = due.toSorted((a, b) => a.at - b.at).find((entry) => entry.at <= end);
        if (!next) break;
        due.splice(due.indexOf(next), 1);
        now = Math.max(now, next.at);
        next.run();
        await new Promise((resolve) => setImmediate(resolve));
      }
      now = end;
    },
  };
}

let clock: ReturnType<typeof machinery>;
let sent: VillageEvent[][];
let progress: number[];
let presence: number[];
let stored: VillageEvent[];
let hub: Hub;

beforeEach(() => {
  clock = machinery();
  sent = [];
  progress = [];
  presence = [];
  stored = [];
  hub = createHub({
    ...clock,
    store: {
      eventsSince: async (_village, since, limit) => stored.filter(({ seq }) => seq > since).slice(0, limit),
      holds: async () => ({ revision: 1, plots: [] }),
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    outlet: {
      events: (_village, events) => void sent.push([...events]),
      progress: (_village, { revision }) => void progress.push(revision),
      holds: () => {},
      presence: (_village, visitors) => void presence.push(visitors),
    },
  });
});

const visit = (seq: number) => {
  hub.enter(VILLAGE, PROJECT);
  return hub.caughtUp(VILLAGE, seq);
};

describe('ordering', () => {
  it('[V6] whatever order and doubling events come in, each is passed on once and in order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(seqs(upTo(40)), { minLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 40 })),
        (shuffled, doubled) => {
          let order: Ordered = { lastSeq: 0, early: new Map() };
          const passed: number[] = [];
          for (const seq of [...shuffled, ...doubled]) {
            const step = inOrder(order, [event(seq)]);
            order = step.order;
            passed.push(...seqs(step.next));
          }
          expect(passed).toEqual(seqs(upTo(40)));
          expect(order.early.size).toBe(0);
        },
      ),
    );
  });
});

describe('hub', () => {
  it('[V6] a cool village is told at once, a hot one every 50 ms with all that happened meanwhile', async () => {
    visit(0);
    await clock.advance(1000);
    hub.villageChanged(VILLAGE, [event(1)]);
    expect(sent.map(seqs)).toEqual([[1]]);
    for (let seq = 2; seq <= 9; seq++) hub.villageChanged(VILLAGE, [event(seq)]);
    expect(sent).toHaveLength(1);
    await clock.advance(HOT_MS);
    expect(sent.map(seqs)).toEqual([[1], seqs(upTo(9, 2))]);
  });

  it('[V6] an announcement overtaken by the next waits for it', async () => {
    visit(0);
    await clock.advance(1000);
    hub.villageChanged(VILLAGE, [event(2)]);
    expect(sent).toEqual([]);
    hub.villageChanged(VILLAGE, [event(1)]);
    expect(sent.map(seqs)).toEqual([[1, 2]]);
  });

  it('[V6] an announcement that never comes is read from the store', async () => {
    visit(0);
    await clock.advance(1000);
    stored = upTo(3);
    hub.villageChanged(VILLAGE, [event(3)]);
    await clock.advance(1000);
    expect(sent.flat().map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('[V6] what is announced while the first visitor reads is told after it', async () => {
    hub.enter(VILLAGE, PROJECT);
    hub.villageChanged(VILLAGE, [event(7)]);
    hub.villageChanged(VILLAGE, [event(6)]);
    expect(sent).toEqual([]);
    expect(hub.caughtUp(VILLAGE, 6)).toBe(true);
    expect(sent, 'not before the visitor is in the room').toEqual([]);
    await clock.advance(0);
    expect(sent.map(seqs)).toEqual([[7]]);
  });

  it('[V6] a visitor whose reading is older than what the room was told must read again', async () => {
    visit(5);
    await clock.advance(1000);
    hub.villageChanged(VILLAGE, [event(6)]);
    hub.enter(VILLAGE, PROJECT);
    expect(hub.caughtUp(VILLAGE, 5)).toBe(false);
    expect(hub.caughtUp(VILLAGE, 6)).toBe(true);
    expect(hub.caughtUp(VILLAGE, 9), 'newer than the announcements is fine').toBe(true);
  });

  it('of totals the newest revision is told', async () => {
    visit(0);
    hub.progressChanged(PROJECT, { revision: 1, raisedCents: cents(1), gifts: 1, reached: [] });
    hub.progressChanged(PROJECT, { revision: 3, raisedCents: cents(3), gifts: 3, reached: [] });
    hub.progressChanged(PROJECT, { revision: 2, raisedCents: cents(2), gifts: 2, reached: [] });
    await clock.advance(HOT_MS);
    expect(progress.at(-1)).toBe(3);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it('[V5] presence is a number, told at most once a second', async () => {
    for (let i = 0; i < 20; i++) visit(0);
    await clock.advance(0);
    for (let i = 0; i < 5; i++) hub.leave(VILLAGE);
    await clock.advance(2000);
    expect(presence).toEqual([20, 15]);
  });

  it('[V5] a newcomer is told who is there: the number waits until its reading is done', async () => {
    hub.enter(VILLAGE, PROJECT);
    await clock.advance(5000);
    expect(presence, 'nobody is in the room yet').toEqual([]);
    expect(hub.caughtUp(VILLAGE, 0)).toBe(true);
    await clock.advance(0);
    expect(presence).toEqual([1]);
  });

  it('a village that nobody watches costs nothing', async () => {
    visit(0);
    hub.leave(VILLAGE);
    hub.villageChanged(VILLAGE, [event(1)]);
    await clock.advance(5000);
    expect(sent).toEqual([]);
  });
});
