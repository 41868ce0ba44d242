import { FARTHEST_PLOTS, type SceneKind, scenesOf } from '#shared/village/neighbours.ts';
import { givenOccupants, wildOccupants } from '#shared/village/occupants.ts';
import type { Plot } from '#shared/village/placing.ts';
import { CHUNK_PLOTS, chunkOf } from '#shared/village/placing.ts';
import { covering, takenPlots } from '#shared/village/taken.ts';
import { landOf } from './places.ts';
import { giftOf, type HudState } from './state.ts';

/** A scene as it is told on one of the two neighbours: where it plays, or what brings it. */
export interface Around {
  readonly kind: SceneKind;
  readonly side: 'at' | 'from';
}

type Asked = Pick<HudState, 'view' | 'project'>;

/** No rule reaches further, and no footprint is wider than four plots. */
const REACH_PLOTS = FARTHEST_PLOTS + 8;

/** [V7] What happens around a thing, each kind of scene once; `key` is that of the scene's occupant (`gift plc_…`). */
export function scenesAround(state: Asked, key: string, plot: Plot, now: number): Around[] {
  const { view, project } = state;
  if (!view) return [];
  const terrain = landOf(view);
  const input = { view, giftLook: giftOf.bind(null, state), steps: project.steps, now };
  const isNear = (other: Plot) => Math.max(Math.abs(other.x - plot.x), Math.abs(other.y - plot.y)) <= REACH_PLOTS;
  const given = givenOccupants(input, terrain);
  const taken = takenPlots(view, covering(input.giftLook));
  const wild = view.chunks
    .filter((chunk) => isBeside(chunk, plot))
    .flatMap((chunk) => wildOccupants(chunk, taken, terrain));
  const found: Around[] = [];
  for (const { kind, at, from } of scenesOf([...given, ...wild].filter((occupant) => isNear(occupant.plot)))) {
    const side = at.key === key ? 'at' : from.key === key ? 'from' : null;
    if (side && !found.some((known) => known.kind === kind)) found.push({ kind, side });
  }
  return found;
}

function isBeside({ cx, cy }: { cx: number; cy: number }, plot: Plot): boolean {
  const low = chunkOf({ x: plot.x - CHUNK_PLOTS / 2, y: plot.y - CHUNK_PLOTS / 2 });
  const high = chunkOf({ x: plot.x + CHUNK_PLOTS / 2, y: plot.y + CHUNK_PLOTS / 2 });
  return cx >= low.cx && cx <= high.cx && cy >= low.cy && cy <= high.cy;
}
