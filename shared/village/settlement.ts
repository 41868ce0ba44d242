import type { Gift } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug } from '#shared/ids.ts';
import { type Plot, plotsOf } from '#shared/village/placing.ts';
import { plotNumber, type Yard, yardNumber } from '#shared/village/yards.ts';

/** What counts for where a gift looks right. */
export type Placeable = Pick<Gift, 'slug' | 'sprite' | 'footprint' | 'category'>;

/** A gift standing, held or wished in the village, as a neighbour to those that come. */
export interface Neighbour {
  readonly plot: Plot;
  readonly gift: Placeable;
}

/** The things of one kind that stand in one yard. */
export interface Cluster {
  readonly count: number;
  /** their corners, summed: divided by `count` the middle they gather round */
  readonly sumX: number;
  readonly sumY: number;
}

/** What stands where, as `choosePlot` asks for it. Filled once for a whole basket, then told of each gift that comes. */
export interface Settlement {
  readonly count: number;
  add(neighbour: Neighbour): void;
  giftAt(x: number, y: number): Placeable | undefined;
  /** plots of a yard that something covers */
  covered(yard: Yard): number;
  cluster(yard: Yard, gift: GiftSlug): Cluster | undefined;
}

export function settlementOf(neighbours: Iterable<Neighbour>): Settlement {
  const gifts = new Map<number, Placeable>();
  const covered = new Map<number, number>();
  const clusters = new Map<GiftSlug, Map<number, Cluster>>();
  let count = 0;

  function add({ plot, gift }: Neighbour): void {
    count += 1;
    for (const { x, y } of plotsOf(plot, gift.footprint)) {
      gifts.set(plotNumber(x, y), gift);
      const yard = yardNumber(x, y);
      covered.set(yard, (covered.get(yard) ?? 0) + 1);
    }
    const yard = yardNumber(plot.x, plot.y);
    const ofKind = clusters.get(gift.slug) ?? new Map<number, Cluster>();
    const known = ofKind.get(yard) ?? { count: 0, sumX: 0, sumY: 0 };
    ofKind.set(yard, { count: known.count + 1, sumX: known.sumX + plot.x, sumY: known.sumY + plot.y });
    clusters.set(gift.slug, ofKind);
  }
  for (const neighbour of neighbours) add(neighbour);
  return {
    get count() {
      return count;
    },
    add,
    giftAt: (x, y) => gifts.get(plotNumber(x, y)),
    covered: ({ key }) => covered.get(key) ?? 0,
    cluster: ({ key }, gift) => clusters.get(gift)?.get(key),
  };
}
