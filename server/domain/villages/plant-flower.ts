import type { PlayerId, VillageSlug } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { dayOf } from '#shared/village/care.ts';
import { isOpen, type Plot } from '#shared/village/placing.ts';
import { isVerge } from '#shared/village/verges.ts';
import type { FlowerKind } from '#shared/village/view.ts';
import { commit, type Deps } from '../deps.ts';
import type { StoreTx } from '../ports/store.ts';

export type FlowerRefusal =
  | { readonly kind: 'unknownVillage' }
  | { readonly kind: 'outside' | 'notMeadow' | 'occupied'; readonly plot: Plot }
  /** another flower stands here, or only verges are free after a player's first */
  | { readonly kind: 'alreadyPlanted' }
  | { readonly kind: 'enoughToday' };

const FLOWERS_A_DAY = 3;
const PLANTED_ONE = { waterings: 0, planted: 1, answers: 0 };

/**
 * [V4] The first act is free: one flower, on open ground where nothing stands; then some every day along paths and banks. A gift
 * placed there later takes its ground.
 */
export async function plantFlower(
  deps: Deps,
  { village, player, kind, plot }: { village: VillageSlug; player: PlayerId; kind: FlowerKind; plot: Plot },
): Promise<Result<null, FlowerRefusal>> {
  return commit<null, FlowerRefusal>(deps, async (tx, told) => {
    const row = await tx.village(village);
    if (!row) return err({ kind: 'unknownVillage' });
    if (!isOpen(row.chunks, plot)) return err({ kind: 'outside', plot });
    const terrain = deps.lands.terrain(row);
    const onVerge = isVerge(terrain, plot);
    if (!onVerge && terrain.plotKind(plot.x, plot.y) !== 'meadow') return err({ kind: 'notMeadow', plot });
    if (await tx.isPlotInUse(village, plot)) return err({ kind: 'occupied', plot });
    const now = deps.surroundings.now();
    await tx.touchPlayer(player, now);
    const isFirst = await tx.markGesture(village, player, { key: 'flower:first', isOfDay: false }, now);
    if (!isFirst && !onVerge) return err({ kind: 'alreadyPlanted' });
    if (!(await oneMoreToday(tx, village, player, now))) return err({ kind: 'enoughToday' });
    if (!(await tx.plantFlower(village, player, { plot, kind, plantedAt: now })))
      return err({ kind: 'alreadyPlanted' });
    await tx.countGestures(village, PLANTED_ONE);
    const fact = { type: 'flowerPlanted', kind, plantedAt: now, ...plot } as const;
    told.events.push({ village, events: await tx.appendEvents(village, [fact], now) });
    return ok(null);
  });
}

/** Takes the first place of the day that is free: each is a key of its own, so two at once never share one. */
async function oneMoreToday(tx: StoreTx, village: VillageSlug, player: PlayerId, now: number): Promise<boolean> {
  for (let place = 0; place < FLOWERS_A_DAY; place++) {
    const gesture = { key: `flower:${dayOf(now)}:${place}`, isOfDay: true };
    if (await tx.markGesture(village, player, gesture, now)) return true;
  }
  return false;
}
