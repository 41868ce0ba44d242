import type { VillageEvent } from '#shared/village/events.ts';

/** Announcements come after commits of several transactions and may overtake each other: what came early waits here. */
export interface Ordered {
  /** everything up to here was passed on; null while nobody has read the village yet */
  readonly lastSeq: number | null;
  readonly early: ReadonlyMap<number, VillageEvent>;
}

export const UNHEARD: Ordered = { lastSeq: null, early: new Map() };

/** Takes events in any order, any number of times; gives back those that follow now, consecutive. */
export function inOrder(
  { lastSeq, early }: Ordered,
  events: readonly VillageEvent[],
): { readonly order: Ordered; readonly next: readonly VillageEvent[] } {
  const waiting = new Map(early);
  for (const event of events) waiting.set(event.seq, event);
  if (lastSeq === null) return { order: { lastSeq, early: waiting }, next: [] };
  const next: VillageEvent[] = [];
  let last = lastSeq;
  for (let event = waiting.get(last + 1); event; event = waiting.get(last + 1)) {
    next.push(event);
    last = event.seq;
  }
  for (const seq of waiting.keys()) if (seq <= last) waiting.delete(seq);
  return { order: { lastSeq: last, early: waiting }, next };
}
