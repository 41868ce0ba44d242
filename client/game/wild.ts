import type { Landscape } from '#shared/catalogue/catalogue.ts';
import type { GrazerName } from '#shared/catalogue/scenery.ts';
import { rng } from '#shared/ground/noise.ts';
import { type Plot, ring } from '#shared/village/placing.ts';
import { SQUARE, type Terrain } from '#shared/village/terrain.ts';

/** An animal that belongs to the place and to no gift: an empty village is alive too. */
export interface Wild {
  readonly name: GrazerName;
  readonly home: { readonly x: number; readonly y: number };
}

/** Which, how many together, and how many plots from the square. */
const HERDS: Readonly<Record<Landscape, readonly { name: GrazerName; count: number; from: number }[]>> = {
  savanna: [
    { name: 'hen', count: 3, from: 3 },
    { name: 'goat', count: 3, from: 7 },
  ],
  andes: [
    { name: 'hen', count: 2, from: 3 },
    { name: 'alpaca', count: 4, from: 7 },
  ],
  teaHills: [
    { name: 'hen', count: 4, from: 3 },
    { name: 'goat', count: 2, from: 8 },
  ],
};
const FURTHEST = 13;

/** The free animals of a village, on its meadows near the square: always the same ones for the same land. */
export function wildIn(terrain: Pick<Terrain, 'seed' | 'landscape' | 'isBuildable'>): Wild[] {
  const chance = rng(terrain.seed + 29);
  return HERDS[terrain.landscape].flatMap(({ name, count, from }) => {
    const pasture = pastureFrom(terrain, from, chance);
    if (!pasture) return [];
    return Array.from({ length: count }, () => ({
      name,
      home: { x: pasture.x + 0.5 + (chance() - 0.5) * 1.6, y: pasture.y + 0.5 + (chance() - 0.5) * 1.6 },
    }));
  });
}

/** A meadow plot in the midst of meadow plots. */
function pastureFrom({ isBuildable }: Pick<Terrain, 'isBuildable'>, from: number, chance: () => number): Plot | null {
  const square = { x: Math.floor(SQUARE.x), y: Math.floor(SQUARE.y) };
  for (let r = from; r <= FURTHEST; r++) {
    const meadows = [...ring(square, r)].filter((plot) =>
      [0, 1].every((near) => [...ring(plot, near)].every(({ x, y }) => isBuildable(x, y))),
    );
    const meadow = meadows[Math.floor(chance() * meadows.length)];
    if (meadow) return meadow;
  }
  return null;
}
