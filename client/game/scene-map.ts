import { type Occupant, type Scene, scenesOf } from '#shared/village/neighbours.ts';
import { givenOccupants, type OccupantsInput, wildOccupants } from '#shared/village/occupants.ts';
import { type Chunk, chunkOf, type Plot } from '#shared/village/placing.ts';
import { covering, takenPlots } from '#shared/village/taken.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { chunkKey } from './ground-plan.ts';

const isIn = ({ cx, cy }: Chunk, plot: Plot): boolean => {
  const { cx: x, cy: y } = chunkOf(plot);
  return x === cx && y === cy;
};

/**
 * The scenes between neighbours [V7], chunk by chunk as they come into sight: no rule looks further than into the chunk beside, so
 * a village of ten thousand gifts costs no more than a small one.
 */
export class SceneMap {
  readonly #terrain: Terrain;
  #given = new Map<string, Occupant[]>();
  #taken: ReadonlySet<string> = new Set();
  readonly #open = new Set<string>();
  readonly #wild = new Map<string, readonly Occupant[]>();
  readonly #scenes = new Map<string, readonly Scene[]>();

  constructor(terrain: Terrain) {
    this.#terrain = terrain;
  }

  show(input: OccupantsInput & { readonly chunks: readonly Chunk[] }): void {
    const given = new Map<string, Occupant[]>();
    for (const occupant of givenOccupants(input, this.#terrain)) {
      const key = chunkKey(chunkOf(occupant.plot));
      const known = given.get(key);
      if (known) known.push(occupant);
      else given.set(key, [occupant]);
    }
    this.#given = given;
    this.#taken = takenPlots(input.view, covering(input.giftLook));
    for (const chunk of input.chunks) this.#open.add(chunkKey(chunk));
    this.#wild.clear();
    this.#scenes.clear();
  }

  /** the scenes that play in a chunk; what brings them may stand in the next */
  in(chunk: Chunk): readonly Scene[] {
    const key = chunkKey(chunk);
    const known = this.#scenes.get(key);
    if (known) return known;
    const here: Occupant[] = [];
    for (let cy = chunk.cy - 1; cy <= chunk.cy + 1; cy++) {
      for (let cx = chunk.cx - 1; cx <= chunk.cx + 1; cx++) {
        here.push(...(this.#given.get(chunkKey({ cx, cy })) ?? []), ...this.#growingIn({ cx, cy }));
      }
    }
    const scenes = scenesOf(
      here,
      here.filter(({ plot }) => isIn(chunk, plot)),
    );
    this.#scenes.set(key, scenes);
    return scenes;
  }

  #growingIn(chunk: Chunk): readonly Occupant[] {
    const key = chunkKey(chunk);
    if (!this.#open.has(key)) return [];
    const known = this.#wild.get(key) ?? wildOccupants(chunk, this.#taken, this.#terrain);
    this.#wild.set(key, known);
    return known;
  }
}
