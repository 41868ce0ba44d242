import type { PlayReads } from '#server/domain/ports/play.ts';
import type { VillageSlug } from '#shared/ids.ts';
import { type Care, NO_CARE } from '#shared/village/care.ts';
import type { ReadQueries } from './queries/queries.ts';

export function playReads(q: ReadQueries): PlayReads {
  return {
    // Keys hold no `%` and no `_` but the one of an id, which stands for itself here as well.
    gesturesOf: async (village, player, prefix) =>
      (await q.gesturesOf.execute({ village, player, pattern: `${prefix}%` })).map(({ key }) => key),
    gesturesBy: (player) => q.gesturesBy.execute({ player }),
    asking: async (project) => (await q.asking.execute({ project }))[0] ?? null,
  };
}

/** What visitors did for a village, within one snapshot of it. */
export async function careFrom(q: ReadQueries, village: VillageSlug): Promise<Care> {
  const [totals] = await q.villageCare.execute({ village });
  const rows = await q.waterings.execute({ village });
  return {
    ...(totals ?? NO_CARE),
    watered: new Map(rows.map(({ placement, times, firstDay }) => [placement, { times, firstDay }])),
  };
}
