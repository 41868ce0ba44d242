import type { ZoneReads } from '#server/domain/ports/zones.ts';
import type { ReadQueries } from './queries/queries.ts';

export function zoneReads(q: ReadQueries): ZoneReads {
  return { zone: async (association) => (await q.zone.execute({ association }))[0]?.zone ?? null };
}
