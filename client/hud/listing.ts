import type { GiftSlug } from '#shared/ids.ts';
import { plotKey } from '#shared/village/placing.ts';
import type { Flower, Placement, VillageView } from '#shared/village/view.ts';
import { type HudState, isMyFlower } from './state.ts';

/** What the list shows of the village, and how much of it: kept while something of it is told, and there on the way back. */
export interface Listing {
  readonly show: 'all' | 'own' | GiftSlug;
  readonly gifts: number;
  readonly flowers: number;
}

/** So many rows are drawn at once: ten thousand would freeze a phone, and nobody reads them. */
export const PAGE = 40;
export const FIRST_PAGE: Listing = { show: 'all', gifts: PAGE, flowers: PAGE };

/** How many placements of each gift stand in the village, the most frequent first. */
export function kindsOf(view: VillageView): readonly (readonly [GiftSlug, number])[] {
  const counts = new Map<GiftSlug, number>();
  for (const { gift } of view.placements.values()) counts.set(gift, (counts.get(gift) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

/** The placements that are asked for, newest first. */
export function listed(view: VillageView, show: Listing['show'], own: HudState['own']): readonly Placement[] {
  const newest = [...view.placements.values()].reverse();
  if (show === 'all') return newest;
  if (show === 'own') return newest.filter(({ id }) => own.includes(id));
  return newest.filter(({ gift }) => gift === show);
}

/** The flowers, the player's own first, then the newest. */
export function listedFlowers(view: VillageView, state: Pick<HudState, 'myFlower'>): readonly Flower[] {
  const newest = [...view.flowers].reverse();
  const mine = newest.filter(({ plot }) => isMyFlower(state, plot));
  return [...mine, ...newest.filter((flower) => !mine.some(({ plot }) => plotKey(plot) === plotKey(flower.plot)))];
}
