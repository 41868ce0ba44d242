import type { Ghost } from '#client/game/stage.ts';
import type { Footprint, Gift } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug } from '#shared/ids.ts';
import { choosePlot } from '#shared/village/choosing.ts';
import { nearestFree, type Plot, plotKey, plotsOf, squaredDistance, standing } from '#shared/village/placing.ts';
import { type Neighbour, settlementOf } from '#shared/village/settlement.ts';
import { SQUARE, type Terrain, terrainOf } from '#shared/village/terrain.ts';
import { isVerge } from '#shared/village/verges.ts';
import type { VillageView } from '#shared/village/view.ts';
import { giftOf, type HudState, type PlotRefusal } from './state.ts';

type Standing = Pick<HudState, 'view' | 'holds' | 'basket' | 'project'>;

let kept: Terrain | null = null;

/** Terrain remembers what it worked out per chunk, so one is kept for as long as the village stays the same. */
export function landOf(view: VillageView): Terrain {
  if (kept?.seed !== view.seed || kept.landscape !== view.landscape) kept = terrainOf(view.seed, view.landscape);
  return kept;
}

const ONE_PLOT: Footprint = { w: 1, d: 1 };

export const footprintIn =
  (state: Pick<HudState, 'project'>) =>
  (slug: GiftSlug): Footprint =>
    giftOf(state, slug)?.footprint ?? ONE_PLOT;

/** What stands, what the basket wants beside `exceptKey`, and what others are paying for. */
function occupancy(state: Standing, view: VillageView, exceptKey: string | null) {
  const footprintOf = footprintIn(state);
  const taken = new Set<string>();
  for (const { plot, gift } of view.placements.values()) {
    for (const covered of plotsOf(plot, footprintOf(gift))) taken.add(plotKey(covered));
  }
  const mine = new Set<string>();
  for (const { key, plot, gift } of state.basket) {
    if (!plot || key === exceptKey) continue;
    for (const covered of plotsOf(plot, footprintOf(gift))) mine.add(plotKey(covered));
  }
  const held = new Set(state.holds.map(plotKey));
  return {
    held: (plot: Plot) => held.has(plotKey(plot)),
    any: (plot: Plot) => taken.has(plotKey(plot)) || mine.has(plotKey(plot)) || held.has(plotKey(plot)),
  };
}

/** [G3] Why a gift cannot stand there, or null when it can; the same rule as the server's. */
export function refusalAt(state: Standing, gift: Gift, plot: Plot, exceptKey: string | null): PlotRefusal | null {
  if (!state.view) return 'outside';
  const occupied = occupancy(state, state.view, exceptKey);
  const result = standing(landOf(state.view), state.view.chunks, occupied.any, gift.footprint, plot);
  if (result.ok) return null;
  return result.error.kind === 'occupied' && occupied.held(result.error.plot) ? 'held' : result.error.kind;
}

/** `refusalAt` for many questions in a row while nothing changes: a finger that drags. */
export function standsIn(state: Standing, gift: Gift, exceptKey: string | null): (plot: Plot) => boolean {
  const { view } = state;
  if (!view) return () => false;
  const land = landOf(view);
  const occupied = occupancy(state, view, exceptKey);
  return (plot) => standing(land, view.chunks, occupied.any, gift.footprint, plot).ok;
}

/** "Place it for me": a place that looks as if somebody had thought about it. */
export function chosenPlot(state: Standing, gift: Gift, key: string): Plot | null {
  const { view } = state;
  if (!view) return null;
  const neighbours: Neighbour[] = [...view.placements.values(), ...state.basket].flatMap((neighbour) => {
    const look = giftOf(state, neighbour.gift);
    return look && neighbour.plot ? [{ plot: neighbour.plot, gift: look }] : [];
  });
  const occupied = occupancy(state, view, key);
  return choosePlot(landOf(view), view.chunks, occupied.any, gift, settlementOf(neighbours), view.seq);
}

/** [G9] For a place that was taken meanwhile. */
export function nearestPlot(state: Standing, gift: Gift, key: string, from: Plot): Plot | null {
  if (!state.view) return null;
  const occupied = occupancy(state, state.view, key);
  return nearestFree(landOf(state.view), state.view.chunks, occupied.any, gift.footprint, from);
}

/** A finger on a small screen means the meadow about there: this far from it a flower is still where it was put. */
const FINGER_PLOTS = 3;

/** [V4] Where a flower grows when this plot is tapped: there, or on the nearest free meadow; null when none is near. */
export function flowerPlot(state: Planting, tapped: Plot): Plot | null {
  const nearest = nearestGround(state, tapped);
  return nearest && squaredDistance(nearest, tapped) <= FINGER_PLOTS ** 2 ? nearest : null;
}

/** [V4] Where the village lets a flower grow: on the free meadow nearest to the square, where everybody sees it. */
export const chosenFlowerPlot = (state: Planting): Plot | null =>
  nearestGround(state, { x: Math.floor(SQUARE.x), y: Math.floor(SQUARE.y) });

/** After a player's first flower only verges are planted [V4]. */
type Planting = Standing & Pick<HudState, 'myFlower'>;

function nearestGround(state: Planting, from: Plot): Plot | null {
  const { view } = state;
  if (!view) return null;
  const flowers = new Set(view.flowers.map((flower) => plotKey(flower.plot)));
  const occupied = occupancy(state, view, null);
  const isOccupied = (plot: Plot) => occupied.any(plot) || flowers.has(plotKey(plot));
  const land = landOf(view);
  const verges = { levelPx: land.levelPx, isBuildable: (x: number, y: number) => isVerge(land, { x, y }) };
  return nearestFree(state.myFlower === null ? land : verges, view.chunks, isOccupied, ONE_PLOT, from);
}

export function ghostsOf(state: Standing): Ghost[] {
  return state.basket.flatMap(({ key, gift, plot }) => {
    const look = giftOf(state, gift);
    return plot && look ? [{ key, plot, sprite: look.sprite, footprint: look.footprint }] : [];
  });
}
