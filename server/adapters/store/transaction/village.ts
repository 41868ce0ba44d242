import type { VillageRow } from '#server/domain/ports/store.ts';
import type { VillageSlug } from '#shared/ids.ts';
import { placementOf, storedPlacement, villagesOf } from '../rows.ts';
import type { Part, Use } from './use.ts';

type Village = Part<
  | 'createVillage'
  | 'village'
  | 'openChunk'
  | 'appendEvents'
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
      if ((await use().createVillage.execute({ ...row })).length === 0) return false;
      for (const [position, chunk] of chunks.entries()) {
        await use().openChunk.execute({ village: row.slug, ...chunk, position });
      }
      return true;
    },
    async village(village) {
      const [alone] = await use().villageAlone.execute({ village });
      if (alone === undefined) return null;
      const open = kept.get(village);
      if (open?.length === alone.chunks) return { ...alone, chunks: open };
      const [row] = villagesOf(await use().village.execute({ village }));
      if (row !== undefined) kept.set(village, row.chunks);
      return row ?? null;
    },
    async openChunk(village, chunk) {
      kept.delete(village);
      const [open] = await use().countChunks.execute({ village });
      return (await use().openChunk.execute({ village, ...chunk, position: open?.chunks ?? 0 })).length > 0;
    },
    async appendEvents(village, facts, now) {
      if (facts.length === 0) return [];
      const [counter] = await use().nextSeq.execute({ village, events: facts.length });
      if (counter === undefined) throw new Error(`no village ${village}`);
      const before = counter.seq - facts.length;
      const events = facts.map((fact, i) => ({ seq: before + i + 1, ...fact }));
      for (const { seq, ...body } of events) await use().appendEvent.execute({ village, seq, body, at: now });
      return events;
    },
    async createPlacement(row) {
      return (await use().createPlacement.execute(storedPlacement(row))).length > 0;
    },
    placementsOf: async (donation) => (await use().placementsOf.execute({ donation })).map(placementOf),
    async setPlacementState(id, state) {
      await use().setPlacementState.execute({ id, state });
    },
    async setUnnamed(id, unnamed) {
      await use().setUnnamed.execute({ id, unnamed });
    },
    async removePlacement(id, now) {
      return (await use().removePlacement.execute({ id, now })).length > 0;
    },
    async restorePlacement(id, plot, beyondNeed) {
      return (await use().restorePlacement.execute({ id, ...plot, beyondNeed })).length > 0;
    },
    async plantFlower(village, player, { plot, kind, plantedAt }) {
      return (await use().plantFlower.execute({ village, player, ...plot, kind, plantedAt })).length > 0;
    },
    async removeFlowers(village, plots) {
      for (const plot of plots) await use().removeFlower.execute({ village, ...plot });
    },
  };
}
