import { plotKey } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ONE_PLOT, standingOn, type Thing } from '#shared/village/thing.ts';
import type { Flower, FlowerKind } from '#shared/village/view.ts';

/** A flower is a bud for its first hours [V4]. */
export const BLOOMS_AFTER_MS = 3 * 3_600_000;

export const isInBloom = ({ plantedAt }: Pick<Flower, 'plantedAt'>, now: number): boolean =>
  now - plantedAt >= BLOOMS_AFTER_MS;

const FLOWER_FRAMES: Readonly<Record<FlowerKind, string>> = {
  rose: 'flower-rose',
  gold: 'flower-gold',
  white: 'flower-white',
};

export function flowerThing(flower: Flower, now: number, terrain: Terrain): Thing {
  return {
    key: `flower ${plotKey(flower.plot)}`,
    frame: `${FLOWER_FRAMES[flower.kind]}.${isInBloom(flower, now) ? 'bloom' : 'bud'}`,
    ...standingOn(flower.plot, ONE_PLOT, terrain),
    layer: 'upright',
    footprint: ONE_PLOT,
    ribbon: null,
    life: 0,
    source: { kind: 'flower', plot: flower.plot },
  };
}
