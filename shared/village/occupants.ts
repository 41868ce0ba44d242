import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug, StepSlug } from '#shared/ids.ts';
import { isInBloom } from '#shared/village/flower-things.ts';
import { type Occupant, takesPart } from '#shared/village/neighbours.ts';
import { type Chunk, plotKey } from '#shared/village/placing.ts';
import { stepSites, type Terrain } from '#shared/village/terrain.ts';
import { ONE_PLOT } from '#shared/village/thing.ts';
import type { VillageView } from '#shared/village/view.ts';

/** What the scenes between neighbours are read from. */
export interface OccupantsInput {
  readonly view: Pick<VillageView, 'placements' | 'flowers' | 'reached'>;
  readonly giftLook: (gift: GiftSlug) => { readonly sprite: string; readonly footprint: Footprint } | null;
  readonly steps: readonly { readonly slug: StepSlug; readonly sprite: string }[];
  /** unix milliseconds: a bud draws no butterfly [V4] */
  readonly now: number;
}

/** What was given, planted and reached, and can be part of a scene. What the association had to change is not there [V2]. */
export function givenOccupants({ view, giftLook, steps, now }: OccupantsInput, terrain: Terrain): Occupant[] {
  const occupants: Occupant[] = [];
  for (const { id, gift, plot, state } of view.placements.values()) {
    const look = giftLook(gift);
    if (!look || state === 'changed' || !takesPart(look.sprite)) continue;
    const { sprite: what, footprint } = look;
    occupants.push({ key: `gift ${id}`, what, plot, footprint, isThere: state === 'delivered' });
  }
  for (const flower of view.flowers) {
    if (!isInBloom(flower, now)) continue;
    const key = `flower ${plotKey(flower.plot)}`;
    occupants.push({ key, what: 'flower', plot: flower.plot, footprint: ONE_PLOT, isThere: true });
  }
  const sites = stepSites(terrain);
  steps.forEach(({ slug, sprite: what }, i) => {
    const site = sites[i];
    if (!site || !takesPart(what) || !view.reached.includes(slug)) return;
    const plot = { x: site.x, y: site.y };
    occupants.push({ key: `step ${slug}`, what, plot, footprint: { w: site.w, d: site.d }, isThere: true });
  });
  return occupants;
}

/** What grows in a chunk by itself and can be part of a scene; what gave way on `taken` plots (`plotKey`) is gone. */
export function wildOccupants({ cx, cy }: Chunk, taken: ReadonlySet<string>, terrain: Terrain): Occupant[] {
  return terrain.decor(cx, cy).flatMap(({ sprite: what, x, y, clears }, i) => {
    if (!takesPart(what) || (clears && taken.has(plotKey(clears)))) return [];
    const plot = { x: Math.floor(x), y: Math.floor(y) };
    return [{ key: `decor ${cx},${cy} ${i}`, what, plot, footprint: ONE_PLOT, isThere: true }];
  });
}
