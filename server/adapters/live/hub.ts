import type { StoreReads } from '#server/domain/ports/store.ts';
import type { Audience, Log } from '#server/domain/ports/surroundings.ts';
import type { ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { Holds } from '#shared/protocol/http.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import type { Progress } from '#shared/village/view.ts';
import { inOrder, type Ordered, UNHEARD } from './ordering.ts';

/** To everybody in a village's room. */
export interface Outlet {
  events(village: VillageSlug, events: readonly VillageEvent[]): void;
  progress(village: VillageSlug, progress: Progress): void;
  holds(village: VillageSlug, holds: Holds): void;
  presence(village: VillageSlug, visitors: number): void;
}

export interface HubParts {
  readonly store: Pick<StoreReads, 'eventsSince' | 'holds'>;
  readonly outlet: Outlet;
  readonly log: Log;
  readonly now: () => number;
  /** runs once, later; returns what cancels it */
  readonly later: (ms: number, run: () => void) => () => void;
}

/** A hot village is told at most this often [V6]; a cool one at once. */
export const HOT_MS = 50;
const PRESENCE_MS = 1000;
/** Outlines hint where somebody is paying: they are the whole list each time, so they are told less often than gifts. */
const HOLDS_MS = 500;
/** An announcement overtaken by a later one is on its way; after this long it is read from the store instead. */
const OVERTAKEN_MS = 150;
const HEALED_AT_ONCE = 2000;

interface Room {
  readonly village: VillageSlug;
  readonly project: ProjectSlug;
  visitors: number;
  order: Ordered;
  queue: VillageEvent[];
  progress: Progress | null;
  /** seq of the last event that left; null until the first visitor has read the village */
  sentSeq: number | null;
  sentAt: number;
  presenceAt: number;
  holdsAt: number;
  cancelFlush: (() => void) | null;
  cancelHeal: (() => void) | null;
  cancelPresence: (() => void) | null;
  cancelHolds: (() => void) | null;
}

export interface Hub extends Audience {
  /** a visitor is about to read the village: from now on nothing announced is forgotten */
  enter(village: VillageSlug, project: ProjectSlug): void;
  leave(village: VillageSlug): void;
  /**
   * A visitor has read the village up to `seq` and may be added to the room in this very turn.
   * False: the room was already told of later events; the visitor must read again.
   */
  caughtUp(village: VillageSlug, seq: number): boolean;
  /** sends what waits; nothing is sent afterwards */
  close(): void;
}

/** Who watches which village, and what they still have to be told: in order, without gaps, as seldom as serves [V6]. */
export function createHub({ store, outlet, log, now, later }: HubParts): Hub {
  const rooms = new Map<VillageSlug, Room>();

  const takeIn = (room: Room, events: readonly VillageEvent[]) => {
    const { order, next } = inOrder(room.order, events);
    room.order = order;
    room.queue.push(...next);
    if (next.length > 0) scheduleFlush(room);
    if (order.early.size > 0 && order.lastSeq !== null) scheduleHeal(room);
  };

  function scheduleFlush(room: Room): void {
    if (room.cancelFlush) return;
    const wait = room.sentAt + HOT_MS - now();
    if (wait <= 0) flush(room);
    else room.cancelFlush = later(wait, () => flush(room));
  }

  function flush(room: Room): void {
    room.cancelFlush?.();
    room.cancelFlush = null;
    room.sentAt = now();
    const { queue, progress } = room;
    room.queue = [];
    room.progress = null;
    const last = queue.at(-1);
    if (last) {
      room.sentSeq = last.seq;
      outlet.events(room.village, queue);
    }
    if (progress) outlet.progress(room.village, progress);
  }

  function scheduleHolds(room: Room): void {
    room.cancelHolds ??= later(Math.max(0, room.holdsAt + HOLDS_MS - now()), () => {
      room.cancelHolds = null;
      room.holdsAt = now();
      void tellHolds(room);
    });
  }

  async function tellHolds(room: Room): Promise<void> {
    try {
      const { revision, plots } = await store.holds(room.village);
      if (rooms.get(room.village) === room) {
        outlet.holds(room.village, { revision, plots: plots.map(({ x, y }) => [x, y]) });
      }
    } catch (error) {
      warn(error, 'live: outlines not read');
    }
  }

  function scheduleHeal(room: Room): void {
    room.cancelHeal ??= later(OVERTAKEN_MS, () => {
      room.cancelHeal = null;
      const { lastSeq, early } = room.order;
      if (lastSeq === null || early.size === 0 || rooms.get(room.village) !== room) return;
      store
        .eventsSince(room.village, lastSeq, HEALED_AT_ONCE)
        .then((events) => takeIn(room, events))
        .catch((error: unknown) => {
          warn(error, 'live: missing events not read');
          scheduleHeal(room);
        });
    });
  }

  function schedulePresence(room: Room): void {
    room.cancelPresence ??= later(Math.max(0, room.presenceAt + PRESENCE_MS - now()), () => {
      room.cancelPresence = null;
      room.presenceAt = now();
      outlet.presence(room.village, room.visitors);
    });
  }

  const warn = (error: unknown, message: string) =>
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, message);

  return {
    enter(village, project) {
      const room = rooms.get(village) ?? emptyRoom(village, project);
      rooms.set(village, room);
      room.visitors++;
    },
    leave(village) {
      const room = rooms.get(village);
      if (!room) return;
      room.visitors--;
      if (room.visitors > 0) return schedulePresence(room);
      forget(room);
      rooms.delete(village);
    },
    caughtUp(village, seq) {
      const room = rooms.get(village);
      if (!room) return false;
      if (room.sentSeq !== null && room.sentSeq > seq) return false;
      // Told from here and not from the visitor's entering: the newcomer must be in the room to hear it.
      schedulePresence(room);
      if (room.sentSeq === null) {
        room.sentSeq = seq;
        const { order, next } = inOrder({ ...room.order, lastSeq: seq }, []);
        room.order = order;
        room.queue.push(...next);
        // The visitor is added to the room after this call, and must not miss what was announced while it read.
        room.cancelFlush ??= later(0, () => flush(room));
      }
      return true;
    },
    villageChanged(village, events) {
      const room = rooms.get(village);
      if (room) takeIn(room, events);
    },
    progressChanged(project, progress) {
      for (const room of rooms.values()) {
        if (room.project !== project || (room.progress?.revision ?? -1) > progress.revision) continue;
        room.progress = progress;
        scheduleFlush(room);
      }
    },
    holdsChanged(village) {
      const room = rooms.get(village);
      if (room) scheduleHolds(room);
    },
    close() {
      for (const room of rooms.values()) {
        flush(room);
        forget(room);
      }
      rooms.clear();
    },
  };
}

function emptyRoom(village: VillageSlug, project: ProjectSlug): Room {
  return {
    village,
    project,
    visitors: 0,
    order: UNHEARD,
    queue: [],
    progress: null,
    sentSeq: null,
    sentAt: Number.NEGATIVE_INFINITY,
    presenceAt: Number.NEGATIVE_INFINITY,
    holdsAt: Number.NEGATIVE_INFINITY,
    cancelFlush: null,
    cancelHeal: null,
    cancelPresence: null,
    cancelHolds: null,
  };
}

function forget(room: Room): void {
  room.cancelFlush?.();
  room.cancelHeal?.();
  room.cancelPresence?.();
  room.cancelHolds?.();
}
