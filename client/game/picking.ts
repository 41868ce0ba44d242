import { unproject } from '#shared/ground/projection.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { Thing } from './things.ts';

/** Land is looked for this far above and below, px: higher than any flight of terraces that could hide a plot. */
const REACH_PX = 320;

/**
 * The plot seen at a point of the screen. Terraces stand in front of each other, so the ray is followed from the viewer
 * backwards: the first ground it meets is what the player sees.
 */
export function plotUnder(terrain: Pick<Terrain, 'levelPx'>, px: number, py: number): Plot {
  const flat = unproject(px, py);
  const about = terrain.levelPx(flat.x, flat.y);
  for (let zPx = about + REACH_PX; zPx > about - REACH_PX; zPx -= 2) {
    const { x, y } = unproject(px, py, zPx);
    if (terrain.levelPx(x, y) >= zPx) return plotAt(x, y);
  }
  return plotAt(flat.x, flat.y);
}

const plotAt = (x: number, y: number): Plot => ({ x: Math.floor(x), y: Math.floor(y) });

type Kind = Thing['source']['kind'];

/** What was given, and what tells of it, is pointed at through leaves and flowers that stand before it; these come next. */
export const GIVEN: readonly Kind[] = ['placement', 'step', 'ghost', 'posting'];
export const GROWING: readonly Kind[] = ['flower', 'decor'];

/** The thing of these kinds drawn at a point, the one in front where several are: by its pixels, not by its box. */
export function thingUnder(
  things: Iterable<Thing>,
  px: number,
  py: number,
  isOpaque: (frame: string, dx: number, dy: number) => boolean,
  kinds: readonly Kind[] = GIVEN,
): Thing | null {
  let front: Thing | null = null;
  for (const thing of things) {
    if (!kinds.includes(thing.source.kind) || (front && thing.depth <= front.depth)) continue;
    const hit = thing.parts.some(
      ({ frame, look }) => look === 'plain' && isOpaque(frame, px - thing.px, py - thing.py),
    );
    if (hit) front = thing;
  }
  return front;
}
