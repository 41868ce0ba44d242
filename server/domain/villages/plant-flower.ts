import type { PlayerId, VillageSlug } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isOpen, type Plot } from '#shared/village/placing.ts';
import type { FlowerKind } from '#shared/village/view.ts';
import { commit, type Deps } from '../deps.ts';

export type FlowerRefusal =
  | { readonly kind: 'unknownVillage' }
  | { readonly kind: 'outside' | 'notMeadow' | 'occupied'; readonly plot: Plot }
  /** one free flower a player and village, or another flower stands here */
  | { readonly kind: 'alreadyPlanted' };

/** [V4] The first act is free: one flower, on open ground where nothing stands. A gift placed there later takes its ground. */
export async function plantFlower(
  deps: Deps,
  { village, player, kind, plot }: { village: VillageSlug; player: PlayerId; kind: FlowerKind; plot: Plot },
): Promise<Result<null, FlowerRefusal>> {
  return commit<null, FlowerRefusal>(deps, async (tx, told) => {
    const row = await tx.village(village);
    if (!row) return err({ kind: 'unknownVillage' });
    if (!isOpen(row.chunks, plot)) return err({ kind: 'outside', plot });
    const ground = deps.lands.terrain(row).plotKind(plot.x, plot.y);
    if (ground !== 'meadow') return err({ kind: 'notMeadow', plot });
    if (await tx.isPlotInUse(village, plot)) return err({ kind: 'occupied', plot });
    const now = deps.surroundings.now();
    await tx.touchPlayer(player, now);
    if (!(await tx.plantFlower(village, player, { plot, kind, plantedAt: now })))
      return err({ kind: 'alreadyPlanted' });
    const fact = { type: 'flowerPlanted', kind, plantedAt: now, ...plot } as const;
    told.events.push({ village, events: await tx.appendEvents(village, [fact], now) });
    return ok(null);
  });
}
