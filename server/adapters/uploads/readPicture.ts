import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { MOST_PICTURE_BYTES, type PictureFault, pictureRoom } from '#shared/catalogue/own-picture.ts';
import type { Origin } from '#shared/render/sprite.ts';
import { assertNever, err, ok, type Result } from '#shared/result.ts';
import type { Bitmap } from './bitmap.ts';
import { fitted, inOurColours, isSolid, trimmed } from './fit.ts';
import { formatOf } from './format.ts';
import { readPng } from './readPng.ts';
import { readVox } from './readVox.ts';
import { standingOn } from './standing.ts';
import { writePng } from './writePng.ts';

/** A gift as an association drew it, ready to stand in a village. */
export interface OwnPicture extends Origin {
  /** RGBA, written by us: pixels of the palette and nothing else */
  readonly png: Buffer;
  /** px */
  readonly width: number;
  readonly height: number;
}

/**
 * A picture for a gift from a file that anybody may have sent: a PNG or a MagicaVoxel model. Nothing of the file itself goes
 * on but what can be seen. Never throws.
 */
export function readPicture(bytes: Uint8Array, footprint: Footprint): Result<OwnPicture, PictureFault> {
  const read = drawn(bytes, footprint);
  if (!read.ok) return read;
  const { w, h, originX, originY } = read.value;
  return ok({ png: writePng(read.value), width: w, height: h, originX, originY });
}

function drawn(bytes: Uint8Array, footprint: Footprint): Result<Bitmap & Origin, PictureFault> {
  if (bytes.length > MOST_PICTURE_BYTES)
    return err({ kind: 'tooLarge', bytes: bytes.length, mostBytes: MOST_PICTURE_BYTES });
  if (bytes.length === 0) return err({ kind: 'empty' });
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = formatOf(file);
  switch (format) {
    case 'png':
      return fromPng(file, footprint);
    case 'vox':
      return readVox(file, footprint);
    case 'unknown':
      return err({ kind: 'notAPicture' });
    case 'gif':
    case 'heif':
    case 'html':
    case 'jpeg':
    case 'svg':
    case 'webp':
      return err({ kind: 'otherFormat', format });
    default:
      return assertNever(format);
  }
}

function fromPng(file: Buffer, footprint: Footprint): Result<Bitmap & Origin, PictureFault> {
  const read = readPng(file);
  if (!read.ok) return read;
  const whole = trimmed(read.value);
  if (!whole) return err({ kind: 'empty' });
  if (isBoard(read.value)) return err({ kind: 'noTransparency' });
  // what is thinner than a pixel of the village goes as it shrinks: there may be a new border, or nothing left
  const small = trimmed(inOurColours(fitted(whole, pictureRoom(footprint))));
  return small ? ok({ ...small, ...standingOn(small) }) : err({ kind: 'empty' });
}

function isBoard(picture: Bitmap): boolean {
  for (let p = 0; p < picture.w * picture.h; p++) if (!isSolid(picture, p)) return false;
  return true;
}
