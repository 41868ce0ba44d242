import { type Plot, plotKey } from '#shared/village/placing.ts';

export type IsPath = (plot: Plot) => boolean;

/** The four ways on from a plot, in the order of the directions: 0 looks to the lower left of the screen, then clockwise. */
export const SIDES = [
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
  { x: 1, y: 0 },
] as const;

/** Plots looked at before a way counts as too far: nobody crosses the whole land for an errand. */
const MOST_PLOTS = 900;

/**
 * A shortest way along the paths, breadth first: the plots to walk over, without the first. Empty where one is there already;
 * null where there is none, or none near enough.
 */
export function wayAlong(isPath: IsPath, from: Plot, to: Plot, mostPlots = MOST_PLOTS): readonly Plot[] | null {
  const cameFrom = new Map<string, Plot | null>([[plotKey(from), null]]);
  const queue: Plot[] = [from];
  for (let i = 0; i < queue.length && i < mostPlots; i++) {
    const here = queue[i];
    if (!here) break;
    if (here.x === to.x && here.y === to.y) return traced(cameFrom, here);
    for (const side of SIDES) {
      const next = { x: here.x + side.x, y: here.y + side.y };
      if (cameFrom.has(plotKey(next)) || !isPath(next)) continue;
      cameFrom.set(plotKey(next), here);
      queue.push(next);
    }
  }
  return null;
}

function traced(cameFrom: ReadonlyMap<string, Plot | null>, end: Plot): Plot[] {
  const way: Plot[] = [];
  let at: Plot | null = end;
  while (at) {
    way.unshift(at);
    at = cameFrom.get(plotKey(at)) ?? null;
  }
  return way.slice(1);
}

/** The direction that looks most nearly along a vector in plots. */
export function directionTo(dx: number, dy: number): number {
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 3 : 1;
  return dy > 0 ? 0 : 2;
}
