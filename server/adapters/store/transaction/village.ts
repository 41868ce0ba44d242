import type { VillageRow } from '#server/domain/ports/rows.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { VillageFact } from '#shared/village/events.ts';
import { changed } from '../queries/db.ts';
import { placementOf, storedPlacement, villagesOf } from '../rows.ts';
import type { Part, Use } from './use.ts';

type Village = Part<
  | 'createVillage'
  | 'village'
  | 'openChunk'
  | 'appendEvents'
  | 'growVillage'
  | 'createPlacement'
  | 'placementsOf'
  | 'setPlacementState'
  | 'setUnnamed'
  | 'removePlacement'
  | 'restorePlacement'
  | 'plantFlower'
  | 'removeFlowers'
>;

/**
 * The chunks of villages as a connection last read them. None ever closes and each count has its own next one [V1], so as many
 * are the same; a settlement then reads one row of a village and not one a chunk.
 */
export type KeptChunks = Map<VillageSlug, VillageRow['chunks']>;

/** What stands and what happens in a village. */
export function villageTx(use: Use, kept: KeptChunks): Village {
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
      kept.delete(village);
      const [open] = await use().countChunks.execute({ village });
      return changed(await use().openChunk.execute({ village, ...chunk, position: open?.chunks ?? 0 })) > 0;
    },
    async appendEvents(village, facts, now) {
      if (facts.length === 0) return [];
      return (await grow(use, village, facts, { plots: 0, holds: 0 }, now)).events;
    },
    // Gifts stand on plots that were held, as a rule: the outlines change with them.
    async growVillage(village, facts, plots, now) {
      const { events, grown } = await grow(use, village, facts, { plots, holds: 1 }, now);
      const { takenPlots, ...alone } = grown;
      return { village: await withChunks(use, kept, alone), takenPlots, events };
    },
    async createPlacement(row) {
      return changed(await use().createPlacement.execute(storedPlacement(row))) > 0;
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

/** Counts and numbers in one statement: the village's row is locked from here to the commit, so events are in its order. */
async function grow(
  use: Use,
  village: VillageSlug,
  facts: readonly VillageFact[],
  by: { readonly plots: number; readonly holds: number },
  now: number,
) {
  const [grown] = await use().grow.execute({ village, events: facts.length, ...by });
  if (grown === undefined) throw new Error(`no village ${village}`);
  const before = grown.seq - facts.length;
  const events = facts.map((fact, i) => ({ seq: before + i + 1, ...fact }));
  for (const { seq, ...body } of events) await use().appendEvent.execute({ village, seq, body, at: now });
  return { events, grown };
}

type Alone = Omit<VillageRow, 'chunks'> & { readonly chunks: number };

/** A village with its open chunks, which are read only when there are others than we know. */
async function withChunks(use: Use, kept: KeptChunks, alone: Alone): Promise<VillageRow> {
  const open = kept.get(alone.slug);
  if (open?.length === alone.chunks) return { ...alone, chunks: open };
  const [row] = villagesOf(await use().village.execute({ village: alone.slug }));
  if (row === undefined) throw new Error(`no village ${alone.slug}`);
  kept.set(alone.slug, row.chunks);
  return row;
}
