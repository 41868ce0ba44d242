import type { Snapshot } from '#shared/protocol/http.ts';
import { applyEvents, viewOf } from '#shared/village/apply.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import type { FootprintOf, VillageView } from '#shared/village/view.ts';

/**
 * [V6] A client's hold on a village: the view so far, and events that came before those they follow.
 * Whatever is dropped, doubled or reordered on the way, every event is applied once, in order.
 */
export interface Following {
  /** null until the first snapshot */
  readonly view: VillageView | null;
  /** by `seq`, all later than the view's next */
  readonly early: ReadonlyMap<number, VillageEvent>;
}

export interface Step {
  readonly following: Following;
  /** newly applied, in order */
  readonly applied: readonly VillageEvent[];
}

export const NOTHING_YET: Following = { view: null, early: new Map() };

/** More than this waiting means that catching up is cheaper than keeping them. */
const MOST_EARLY = 2_000;

/** Something in between is missing: ask the server what happened since `view.seq`. */
export const hasGap = (following: Following): boolean => following.view === null || following.early.size > 0;

export function receive(following: Following, events: readonly VillageEvent[], footprintOf: FootprintOf): Step {
  const early = new Map(following.early);
  for (const event of events) if (early.size < MOST_EARLY) early.set(event.seq, event);
  return settle(following.view, early, footprintOf);
}

/**
 * The server answered with the whole village.
 * @param asked the `since` of the question: a snapshot older than it means that the village was restored from a backup,
 *   and then the server is right; one that is merely slower than the live events is not needed any more
 * @throws RangeError when the snapshot's columns do not agree
 */
export function adopt(
  following: Following,
  snapshot: Snapshot,
  asked: number | null,
  footprintOf: FootprintOf,
): Step & { readonly adopted: boolean } {
  const behind = following.view !== null && snapshot.seq <= following.view.seq;
  const restored = asked !== null && snapshot.seq < asked;
  if (behind && !restored) return { ...settle(following.view, following.early, footprintOf), adopted: false };
  const early = restored ? new Map<number, VillageEvent>() : following.early;
  return { ...settle(viewOf(snapshot), early, footprintOf), adopted: true };
}

function settle(view: VillageView | null, waiting: ReadonlyMap<number, VillageEvent>, footprintOf: FootprintOf): Step {
  if (!view) return { following: { view, early: waiting }, applied: [] };
  const early = new Map([...waiting].filter(([seq]) => seq > view.seq));
  const applied: VillageEvent[] = [];
  for (let next = early.get(view.seq + 1); next; next = early.get(next.seq + 1)) {
    early.delete(next.seq);
    applied.push(next);
  }
  return { following: { view: applyEvents(view, applied, footprintOf), early }, applied };
}
