import type { VillageRow } from '#server/domain/ports/rows.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { VillageEvent, VillageFact } from '#shared/village/events.ts';
import { changed } from '../queries/db.ts';
import { placementOf, storedPlacement, villagesOf } from '../rows.ts';
import type { Kept } from './kept.ts';
import type { Part, Use } from './use.ts';

type Village = Part<
  | 'createVillage'
  | 'village'
  | 'openChunk'
  | 'appendEvents'
  | 'growVillage'
  | 'createPlacements'
  | 'placementsOf'
  | 'setPlacementState'
  | 'setUnnamed'
  | 'removePlacement'
  | 'restorePlacement'
  | 'plantFlower'
  | 'removeFlowers'
>;

/** What stands and what happens in a village. */
export function villageTx(use: Use, kept: Kept): Village {
  return {
    async createVillage({ chunks, ...row }) {
      if (changed(await use().createVillage.execute({ ...row })) === 0) return false;
      for (const [position, chunk] of chunks.entries()) {
        await use().openChunk.execute({ village: row.slug, ...chunk, position });
      }
      return true;
    },
    async village(village) {
      const [alone] = await use().villageAlone.execute({ village });
      return alone === undefined ? null : withChunks(use, kept, alone);
    },
    async openChunk(village, chunk) {
      kept.chunks.delete(village);
      kept.shared.lands.delete(village);
      const [open] = await use().countChunks.execute({ village });
      return changed(await use().openChunk.execute({ village, ...chunk, position: open?.chunks ?? 0 })) > 0;
    },
    async appendEvents(village, facts, now) {
      if (facts.length === 0) return [];
      const grown = one(village, await use().grow.execute({ village, events: facts.length, plots: 0, holds: 0 }));
      return append(use, village, grown, facts, now);
    },
    // Gifts stand on plots that were held, as a rule: the outlines change with them.
    async growVillage(village, facts, plots, now) {
      const by = { village, events: facts.length, plots, holds: 1 };
      const known = kept.shared.lands.get(village);
      if (known !== undefined) {
        const grown = one(village, await use().grow.execute(by));
        return { land: known, takenPlots: grown.takenPlots, events: await append(use, village, grown, facts, now) };
      }
      const { takenPlots, ...alone } = one(village, await use().growOnLand.execute(by));
      const events = await append(use, village, { ...alone, takenPlots }, facts, now);
      const land = await withChunks(use, kept, alone);
      kept.shared.lands.set(village, land);
      return { land, takenPlots, events };
    },
    async createPlacements(rows) {
      for (const row of rows) await use().createPlacement.execute(storedPlacement(row));
    },
    placementsOf: async (donation) => (await use().placementsOf.execute({ donation })).map(placementOf),
    async setPlacementState(id, state) {
      await use().setPlacementState.execute({ id, state });
    },
    async setUnnamed(id, unnamed) {
      await use().setUnnamed.execute({ id, unnamed });
    },
    async removePlacement(id, now) {
      return changed(await use().removePlacement.execute({ id, now })) > 0;
    },
    async restorePlacement(id, plot, beyondNeed) {
      return changed(await use().restorePlacement.execute({ id, ...plot, beyondNeed })) > 0;
    },
    async plantFlower(village, player, { plot, kind, plantedAt }) {
      return changed(await use().plantFlower.execute({ village, player, ...plot, kind, plantedAt })) > 0;
    },
    async removeFlowers(village, plots) {
      for (const plot of plots) await use().removeFlower.execute({ village, ...plot });
    },
  };
}

/** What `grow` says of the village's row, which is locked from there to the commit: events are in its order. */
interface Grown {
  readonly seq: number;
  readonly takenPlots: number;
}

function one<T>(village: VillageSlug, [row]: readonly T[]): T {
  if (row === undefined) throw new Error(`no village ${village}`);
  return row;
}

/** Gives the facts the numbers that were counted for them. */
async function append(
  use: Use,
  village: VillageSlug,
  { seq: last }: Grown,
  facts: readonly VillageFact[],
  now: number,
): Promise<readonly VillageEvent[]> {
  const before = last - facts.length;
  const events = facts.map((fact, i) => ({ seq: before + i + 1, ...fact }));
  for (const { seq, ...body } of events) await use().appendEvent.execute({ village, seq, body, at: now });
  return events;
}

type Alone = Omit<VillageRow, 'chunks'> & { readonly chunks: number };

/** A village with its open chunks, which are read only when there are others than we know. */
async function withChunks(use: Use, { chunks }: Kept, alone: Alone): Promise<VillageRow> {
  const open = chunks.get(alone.slug);
  if (open?.length === alone.chunks) return { ...alone, chunks: open };
  const [row] = villagesOf(await use().village.execute({ village: alone.slug }));
  if (row === undefined) throw new Error(`no village ${alone.slug}`);
  chunks.set(alone.slug, row.chunks);
  return row;
}
