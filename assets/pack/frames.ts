import { render } from '#shared/render/render.ts';
import { castShadow } from '#shared/render/shadow.ts';
import { boundsOf, middleOfGround, type Origin } from '#shared/render/sprite.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import { Canvas, type Picture } from '../png/canvas.ts';

/** A named picture of the atlas. */
export interface Frame extends Origin {
  readonly name: string;
  readonly picture: Picture;
  readonly plots?: { readonly w: number; readonly d: number };
}

/** What belongs to a model's picture: marks and half steps of a walk have no shadow of their own. */
export interface DrawOptions {
  plots?: { w: number; d: number };
  shadow?: boolean;
  /** Whether somebody is at home at night: not in what is still being built. */
  lit?: boolean;
}

type Colour = readonly [number, number, number];

const SHADOW: Colour = [255, 255, 255]; // a mask: whoever draws it tints it with a step of the ground's ramp

/** The frames of one model: `name`, `name.shadow`, and `name.lit` where something shines at night. */
export function framesOf(name: string, model: Vox, { plots, shadow = true, lit = true }: DrawOptions = {}): Frame[] {
  const sprite = render(model);
  const origin = middleOfGround(sprite, model);
  const frames: Frame[] = [{ name, picture: sprite, ...origin, ...(plots ? { plots } : {}) }];
  if (shadow) {
    const cast = castShadow(model);
    const { originX, originY } = middleOfGround(cast, model);
    frames.push(...mask(`${name}.shadow`, cast.w, cast.h, cast.on, SHADOW, originX, originY));
  }
  if (lit && sprite.lit.some((channel) => channel !== 0))
    frames.push({
      name: `${name}.lit`,
      picture: { w: sprite.w, h: sprite.h, px: sprite.lit },
      ...origin,
    });
  return frames;
}

/** The frame of what is on in a mask, or none where nothing is. */
function mask(
  name: string,
  w: number,
  h: number,
  on: Uint8Array,
  colour: Colour,
  originX: number,
  originY: number,
): Frame[] {
  const bounds = boundsOf(w, h, (p) => on[p] === 1);
  if (!bounds) return [];
  const picture = new Canvas(bounds.w, bounds.h);
  for (let y = 0; y < bounds.h; y++)
    for (let x = 0; x < bounds.w; x++) if (on[(y + bounds.y) * w + x + bounds.x] === 1) picture.set(x, y, colour);
  return [{ name, picture, originX: originX - bounds.x, originY: originY - bounds.y }];
}
