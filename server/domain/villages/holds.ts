import type { VillageSlug } from '#shared/ids.ts';
import type { Holds } from '#shared/protocol/http.ts';
import type { Deps } from '../deps.ts';

/** The chalk outlines of a village [G3]: plots under payment somewhere. Says nothing of who pays [V5]. */
export async function holds({ store }: Pick<Deps, 'store'>, village: VillageSlug): Promise<Holds> {
  const { revision, plots } = await store.read.holds(village);
  return { revision, plots: plots.map(({ x, y }) => [x, y]) };
}
