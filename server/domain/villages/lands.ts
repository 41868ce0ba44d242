import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { buildableIn } from '#shared/village/growth.ts';
import type { Chunk } from '#shared/village/placing.ts';
import { type Terrain, terrainOf } from '#shared/village/terrain.ts';

interface OnLand {
  readonly landscape: Landscape;
  readonly seed: number;
}

/** The land of villages, worked out once: terrain is a pure function of seed and landscape and never changes. */
export interface Lands {
  terrain(village: OnLand): Terrain;
  /** how many plots of these chunks can carry a gift */
  buildable(village: OnLand, chunks: readonly Chunk[]): number;
}

export function createLands(): Lands {
  const known = new Map<string, { readonly terrain: Terrain; readonly buildable: Map<string, number> }>();
  const landOf = ({ landscape, seed }: OnLand) => {
    const key = `${landscape}:${seed}`;
    const land = known.get(key) ?? { terrain: terrainOf(seed, landscape), buildable: new Map<string, number>() };
    known.set(key, land);
    return land;
  };
  return {
    terrain: (village) => landOf(village).terrain,
    buildable(village, chunks) {
      const { terrain, buildable } = landOf(village);
      let total = 0;
      for (const chunk of chunks) {
        const key = `${chunk.cx},${chunk.cy}`;
        const count = buildable.get(key) ?? buildableIn(terrain, chunk);
        buildable.set(key, count);
        total += count;
      }
      return total;
    },
  };
}
