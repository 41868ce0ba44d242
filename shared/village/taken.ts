import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug } from '#shared/ids.ts';
import { plotKey, plotsOf } from '#shared/village/placing.ts';
import type { Placement, VillageView } from '#shared/village/view.ts';

type LookOf = (gift: GiftSlug) => { readonly footprint: Footprint } | null | undefined;

/** Says of a placement the keys of the plots under it; none where the catalogue does not know its gift. */
export const covering =
  (lookOf: LookOf) =>
  ({ gift, plot }: Pick<Placement, 'gift' | 'plot'>): readonly string[] => {
    const look = lookOf(gift);
    return look ? plotsOf(plot, look.footprint).map(plotKey) : [];
  };

/** The plots (`plotKey`) on which nothing grows by itself any more; `coveredBy` is `covering`, or remembers it. */
export function takenPlots(
  { flowers, placements }: Pick<VillageView, 'flowers' | 'placements'>,
  coveredBy: (placement: Placement) => readonly string[],
): Set<string> {
  const taken = new Set(flowers.map(({ plot }) => plotKey(plot)));
  for (const placement of placements.values()) {
    for (const covered of coveredBy(placement)) taken.add(covered);
  }
  return taken;
}
