import type { VillageSlug } from '#shared/ids.ts';
import type { EventsSince } from '#shared/protocol/http.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';

/** More than this is better told by a snapshot. */
export const MOST_EVENTS = 500;

export type SinceRefusal =
  | { readonly kind: 'unknownVillage' }
  /** too long ago, or a `seq` that this village never had: take a snapshot */
  | { readonly kind: 'tooFar' };

/** What happened after `since`, without gaps [V6]; `seq` is that of the last event told. */
export async function since(
  { store }: Pick<Deps, 'store'>,
  village: VillageSlug,
  from: number,
): Promise<Result<EventsSince, SinceRefusal>> {
  const row = await store.read.village(village);
  if (!row) return err({ kind: 'unknownVillage' });
  if (from > row.seq || row.seq - from > MOST_EVENTS) return err({ kind: 'tooFar' });
  const events = [...(await store.read.eventsSince(village, from, MOST_EVENTS))];
  return ok({ seq: events.at(-1)?.seq ?? from, events });
}
