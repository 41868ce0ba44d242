import type { Landscape } from '#shared/catalogue/catalogue.ts';
import type { VillageSlug } from '#shared/ids.ts';
import { buildableIn } from '#shared/village/growth.ts';
import type { Chunk } from '#shared/village/placing.ts';
import type { Neighbour } from '#shared/village/settlement.ts';
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
  /**
   * What stands around, for "let the village choose" [G3]. Only the looks depend on it, so what is a few gifts old is good
   * enough and the whole village is not read at every basket.
   */
  neighbours(village: Dated, load: () => Promise<readonly Neighbour[]>): Promise<readonly Neighbour[]>;
}

interface Dated {
  readonly slug: VillageSlug;
  readonly seq: number;
}

/** How many events old the neighbours may be. */
const STALE_EVENTS = 25;

interface KnownLand {
  readonly terrain: Terrain;
  /** by chunk */
  readonly buildable: Map<string, number>;
  readonly totals: WeakMap<readonly Chunk[], number>;
}

function buildableOf({ terrain, buildable }: KnownLand, chunk: Chunk): number {
  const key = `${chunk.cx},${chunk.cy}`;
  const count = buildable.get(key) ?? buildableIn(terrain, chunk);
  buildable.set(key, count);
  return count;
}

export function createLands(): Lands {
  const known = new Map<string, KnownLand>();
  const landOf = ({ landscape, seed }: OnLand) => {
    const key = `${landscape}:${seed}`;
    const land: KnownLand = known.get(key) ?? {
      terrain: terrainOf(seed, landscape),
      buildable: new Map(),
      totals: new WeakMap(),
    };
    known.set(key, land);
    return land;
  };
  const around = new Map<VillageSlug, { readonly seq: number; readonly neighbours: readonly Neighbour[] }>();
  return {
    async neighbours({ slug, seq }, load) {
      const kept = around.get(slug);
      if (kept && seq >= kept.seq && seq - kept.seq <= STALE_EVENTS) return kept.neighbours;
      const neighbours = await load();
      around.set(slug, { seq, neighbours });
      return neighbours;
    },
    terrain: (village) => landOf(village).terrain,
    buildable(village, chunks) {
      const land = landOf(village);
      // The store hands out the same list for as long as no chunk is opened.
      const total = land.totals.get(chunks) ?? chunks.reduce((sum, chunk) => sum + buildableOf(land, chunk), 0);
      land.totals.set(chunks, total);
      return total;
    },
  };
}
