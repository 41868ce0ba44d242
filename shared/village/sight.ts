import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { project } from '#shared/ground/projection.ts';
import { type Plot, plotsOf } from '#shared/village/placing.ts';
import { plotNumber } from '#shared/village/yards.ts';
import type { Decor } from './terrain/decor.ts';

/** A tree to somebody who looks for what stands right behind it. */
export interface TreeBefore {
  /** the plot on which it is felled once something stands there; null: it stays */
  readonly clears: Plot | null;
}

/** What grows as high as a house. */
const TREE = /^(tree-|pine|palm|acacia|baobab|eucalyptus|silver-oak)/;
/** A crown, px from the foot of its trunk: to either side, and from where to where above it. */
const CROWN = { half: 24, low: 4, high: 62 } as const;
/** No crown hides what stands further back than so many plots. */
export const CROWN_PLOTS = 4;

/** For each plot (by `plotNumber`) that trees hide, these trees, of those among the decor of one chunk. */
export function hiddenBy(
  decor: readonly Decor[],
  levelPx: (x: number, y: number) => number,
): ReadonlyMap<number, readonly TreeBefore[]> {
  const hidden = new Map<number, TreeBefore[]>();
  for (const { sprite, clears, ...at } of decor) {
    if (!TREE.test(sprite)) continue;
    const trunk = project(at.x, at.y, at.zPx);
    const back = { x: Math.floor(at.x) - CROWN_PLOTS + 1, y: Math.floor(at.y) - CROWN_PLOTS + 1 };
    for (const { x, y } of plotsOf(back, { w: CROWN_PLOTS, d: CROWN_PLOTS })) {
      const foot = project(x + 0.5, y + 0.5, levelPx(x + 0.5, y + 0.5));
      const above = trunk.py - foot.py;
      if (Math.abs(trunk.px - foot.px) > CROWN.half || above < CROWN.low || above > CROWN.high) continue;
      const number = plotNumber(x, y);
      hidden.set(number, [...(hidden.get(number) ?? []), { clears }]);
    }
  }
  return hidden;
}

/** Whether trees stand before every plot of a gift: who looks for it there sees leaves. */
export function isHidden(
  treesBefore: (x: number, y: number) => readonly TreeBefore[],
  isCleared: (plot: Plot) => boolean,
  footprint: Footprint,
  corner: Plot,
): boolean {
  const own = ({ x, y }: Plot) =>
    x >= corner.x && y >= corner.y && x < corner.x + footprint.w && y < corner.y + footprint.d;
  const stays = ({ clears }: TreeBefore) => clears === null || !(own(clears) || isCleared(clears));
  return plotsOf(corner, footprint).every(({ x, y }) => treesBefore(x, y).some(stays));
}
