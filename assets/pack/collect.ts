import { VILLAGER_DIRECTIONS } from '#shared/catalogue/scenery.ts';
import { SPRITE_NAMES, SPRITES } from '#shared/catalogue/sprites.ts';
import { FLOWERS, GIFTS, SCENERY, VILLAGERS } from '../manifest.ts';
import { chalk, stakes } from '../models/marks.ts';
import { person } from '../models/villagers.ts';
import { turned } from '../voxel/turned.ts';
import { effects } from './effects.ts';
import { type Frame, framesOf } from './frames.ts';

/** Every frame of the game's atlas, in a fixed order. */
export function collectFrames(): Frame[] {
  return [...giftFrames(), ...sceneryFrames(), ...villagerFrames(), ...flowerFrames(), ...markFrames(), ...effects()];
}

/** `goat` and its other looks `goat~1`…; a crop's stages before it is grown: `rice.0`…. */
function giftFrames(): Frame[] {
  return SPRITE_NAMES.flatMap((name) => {
    const plots = { w: SPRITES[name].w, d: SPRITES[name].d };
    const { looks, growing = [] } = GIFTS[name];
    return [
      ...looks.flatMap((make, i) => framesOf(i === 0 ? name : `${name}~${i}`, make(), { plots })),
      ...growing.flatMap((make, i) => framesOf(`${name}.${i}`, make(), { plots })),
    ];
  });
}

function sceneryFrames(): Frame[] {
  return Object.entries(SCENERY).flatMap(([name, make]) => framesOf(name, make()));
}

/** `farmer.0.1`: direction, step. All steps of a direction share the shadow of the one that stands. */
function villagerFrames(): Frame[] {
  return Object.entries(VILLAGERS).flatMap(([name, look]) =>
    ([0, 1, 2] as const).flatMap((step) =>
      Array.from({ length: VILLAGER_DIRECTIONS }, (_, direction) =>
        framesOf(`${name}.${direction}.${step}`, turned(person(look, step), direction), { shadow: step === 0 }),
      ).flat(),
    ),
  );
}

function flowerFrames(): Frame[] {
  return Object.entries(FLOWERS).flatMap(([name, { bud, bloom }]) => [
    ...framesOf(`${name}.bud`, bud()),
    ...framesOf(`${name}.bloom`, bloom()),
  ]);
}

/** `stakes-2x2.back`, `stakes-2x2.front`, `chalk-2x2`, for every footprint that a gift can have. */
function markFrames(): Frame[] {
  const sizes = new Map(SPRITE_NAMES.map((name) => [`${SPRITES[name].w}x${SPRITES[name].d}`, SPRITES[name]]));
  return [...sizes].flatMap(([size, { w, d }]) => [
    ...framesOf(`stakes-${size}.back`, stakes(w, d, 'back'), { shadow: false }),
    ...framesOf(`stakes-${size}.front`, stakes(w, d, 'front'), { shadow: false }),
    ...framesOf(`chalk-${size}`, chalk(w, d), { shadow: false }),
  ]);
}
