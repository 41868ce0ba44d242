import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';

const AROUND = [
  { dx: 1, dy: 0 },
  { dx: -1, dy: 0 },
  { dx: 0, dy: 1 },
  { dx: 0, dy: -1 },
] as const;

/** [V4] Where visitors plant: the bank of the river, and the grass beside paths and the square. */
export function isVerge(terrain: Pick<Terrain, 'plotKind'>, { x, y }: Plot): boolean {
  const kind = terrain.plotKind(x, y);
  if (kind === 'bank') return true;
  if (kind !== 'meadow') return false;
  return AROUND.some(({ dx, dy }) => ['path', 'square'].includes(terrain.plotKind(x + dx, y + dy)));
}
