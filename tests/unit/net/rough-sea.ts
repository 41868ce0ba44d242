import type { Link, LinkHandlers } from '#client/net/link.ts';
import { GiftSlug, PlacementId, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import type { Snapshot } from '#shared/protocol/http.ts';
import { applyEvents, snapshotOf } from '#shared/village/apply.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import type { VillageView } from '#shared/village/view.ts';

export const VILLAGE = VillageSlug.parse('tambo');
export const GOAT = GiftSlug.parse('goat');
export const footprintOf = () => ({ w: 1, d: 1 });
export const placementId = (n: number): PlacementId => PlacementId.parse(`plc_${String(n).padStart(16, '0')}`);

export const gift = (seq: number): VillageEvent => ({
  seq,
  type: 'giftPlaced',
  placement: placementId(seq),
  gift: GOAT,
  quantity: 1,
  x: seq % 32,
  y: Math.floor(seq / 32),
});

const EMPTY: VillageView = {
  village: VILLAGE,
  seq: 0,
  landscape: 'andes',
  seed: 1,
  chunks: FIRST_CHUNKS,
  placements: new Map(),
  flowers: [],
  reached: [],
  delivered: [],
  news: [],
};

export const viewAt = (events: readonly VillageEvent[]): VillageView => applyEvents(EMPTY, events, footprintOf);
export const snapshotAt = (events: readonly VillageEvent[]): Snapshot =>
  snapshotOf(viewAt(events), {
    revision: events.length,
    raisedCents: cents(events.length),
    gifts: events.length,
    reached: [],
  });

export interface Weather {
  /** 0..1 each, for every message */
  readonly drops: number;
  readonly doubles: number;
  readonly delays: number;
  /** answers that never come */
  readonly silences: number;
  /** the longest `since` the server still knows; beyond it answers with a snapshot */
  readonly memory: number;
}

/**
 * A server and the sea between it and one client, in memory: messages are dropped, doubled and held back by seeded chance.
 * Nothing sleeps: `settle` hands over what is under way until nothing moves any more.
 */
export function roughSea(chance: () => number, weather: Weather) {
  const log: VillageEvent[] = [];
  const late: { name: string; body: unknown }[] = [];
  let handlers: LinkHandlers | null = null;
  let up = false;
  let calm = false;

  const hand = (name: string, body: unknown) => {
    if (up) handlers?.onMessage(name, structuredClone(body));
  };
  const travel = (name: string, body: unknown) => {
    if (calm) return hand(name, body);
    if (chance() < weather.drops) return;
    if (chance() < weather.delays) late.push({ name, body });
    else hand(name, body);
    if (chance() < weather.doubles) hand(name, body);
  };
  const progress = () => snapshotAt(log).progress;
  const joined = (since: number | null) => {
    const holds = { revision: 0, plots: [] };
    const known = since !== null && since <= log.length && log.length - since <= weather.memory;
    if (!known) return { seq: log.length, snapshot: snapshotAt(log), holds };
    return { seq: log.length, events: log.slice(since), progress: progress(), holds };
  };

  const link: Link = {
    open: (given) => {
      handlers = given;
    },
    ask: async (name, body) => {
      if (!up || (!calm && chance() < weather.silences)) throw new Error('no answer');
      const since = (body as { since: number | null }).since; // the client under test wrote it
      const reply = joined(since);
      // Broadcasts overtake the answer.
      while (!calm && late.length > 0 && chance() < 0.5) releaseOne();
      await Promise.resolve();
      return name === 'village:join' ? structuredClone(reply) : { ok: true };
    },
    send: () => {},
    close: () => {
      up = false;
    },
  };
  const releaseOne = () => {
    const [message] = late.splice(Math.floor(chance() * late.length), 1);
    if (message) hand(message.name, message.body);
  };
  return {
    link,
    log,
    happen: (count: number) => {
      const events = Array.from({ length: count }, (_, i) => gift(log.length + 1 + i));
      log.push(...events);
      travel('village:events', { events });
      travel('village:progress', progress());
    },
    rewind: (seq: number) => {
      log.length = seq;
    },
    releaseOne,
    hand,
    connect: () => {
      if (!up) {
        up = true;
        handlers?.onUp();
      }
    },
    cut: () => {
      if (up) {
        up = false;
        late.length = 0;
        handlers?.onDown();
      }
    },
    clear: () => {
      calm = true;
      while (late.length > 0) releaseOne();
    },
    turns: async (count: number) => {
      for (let turn = 0; turn < count; turn++) await Promise.resolve();
    },
  };
}
