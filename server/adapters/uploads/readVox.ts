import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { PictureFault } from '#shared/catalogue/own-picture.ts';
import { render } from '#shared/render/render.ts';
import { middleOfGround, type Origin } from '#shared/render/sprite.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { roomOver, voxModel } from '#shared/vox/model.ts';
import type { Bitmap } from './bitmap.ts';

/** Drawing takes time with every voxel: what strangers send is smaller than what we build ourselves. */
const MOST_A_SIDE = 64;
const MOST_VOXELS = 65_536;

/** A `.vox` model drawn as our own are: same light, same palette, same outline. */
export function readVox(file: Buffer, footprint: Footprint): Result<Bitmap & Origin, PictureFault> {
  const { w, d, h } = roomOver(footprint);
  const most = (side: number) => Math.min(side, MOST_A_SIDE);
  const model = voxModel(file, { w: most(w), d: most(d), h: most(h), voxels: MOST_VOXELS });
  if (!model.ok) return err({ kind: 'badVox', fault: model.error });
  const sprite = render(model.value);
  return ok({ w: sprite.w, h: sprite.h, px: sprite.px, ...middleOfGround(sprite, model.value) });
}
