import type { VillageSlug } from '#shared/ids.ts';
import type { Snapshot } from '#shared/protocol/http.ts';
import { snapshotOf } from '#shared/village/apply.ts';
import type { Progress, VillageView } from '#shared/village/view.ts';
import type { Deps } from '../deps.ts';

/** The village and its project's totals at one instant; null when there is no such village. */
export async function village(
  { store }: Pick<Deps, 'store'>,
  slug: VillageSlug,
): Promise<{ readonly view: VillageView; readonly progress: Progress } | null> {
  const contents = await store.read.villageContents(slug);
  if (!contents) return null;
  const { village: row, placements, flowers, care, progress, delivered, news } = contents;
  const { seq, landscape, seed, chunks } = row;
  const view: VillageView = {
    village: slug,
    seq,
    landscape,
    seed,
    chunks,
    flowers,
    care,
    placements: new Map(placements.map((placement) => [placement.id, placement])),
    reached: progress.reached,
    delivered,
    news,
  };
  return { view, progress };
}

/** What a client that arrives is given [V6]. Costs a read of the whole village: callers keep it by `seq`. */
export async function snapshot(deps: Pick<Deps, 'store'>, slug: VillageSlug): Promise<Snapshot | null> {
  const found = await village(deps, slug);
  return found && snapshotOf(found.view, found.progress);
}
