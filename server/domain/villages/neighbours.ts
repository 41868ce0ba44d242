import { everyGift } from '#shared/catalogue/catalogue.ts';
import type { Neighbour } from '#shared/village/settlement.ts';
import type { Deps } from '../deps.ts';
import type { ProjectRow, VillageRow } from '../ports/rows.ts';

/** What stands in a village, for the village to choose places beside it [G3]. */
export function neighboursIn(
  { store, lands }: Pick<Deps, 'store' | 'lands'>,
  village: VillageRow,
  project: ProjectRow,
): Promise<readonly Neighbour[]> {
  return lands.neighbours(village, async () => {
    const contents = await store.read.villageContents(village.slug);
    const gifts = new Map(everyGift(project).map((gift) => [gift.slug, gift]));
    return (contents?.placements ?? []).flatMap(({ gift: given, plot }) => {
      const gift = gifts.get(given);
      return gift ? [{ plot, gift }] : [];
    });
  });
}
