import sharp from 'sharp';
import { MOST_PHOTO_BYTES, MOST_PHOTO_PIXELS, type PhotoFault } from '#shared/catalogue/photo.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { formatOf } from './format.ts';

/** A photo as pages show it: pixels written by us in sRGB, nothing of the file but what can be seen. */
export interface DrawnPhoto {
  readonly webp: Buffer;
  /** px */
  readonly width: number;
  readonly height: number;
}
export type PhotoReader = (bytes: Uint8Array) => Promise<Result<DrawnPhoto, PhotoFault>>;

const MOST_BYTES_OUT = 400_000;
/** One after the other until it is small enough: the longest side in px, and the quality. The last is small whatever is on it. */
const TRIES = [
  [1600, 80],
  [1600, 65],
  [1600, 50],
  [1280, 45],
  [1024, 40],
  [800, 30],
  [480, 20],
] as const;
/** One is drawn at a time: others wait, and it is the memory of all. */
const MOST_WAITING = 8;
const PATIENCE_S = 20;

/**
 * Reads photos that anybody may have sent, off the event loop. Never throws. Of all that the library can read only three formats are
 * open: no file reaches a reader of vectors, documents or films.
 */
export function photoReader(): PhotoReader {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  sharp.concurrency(1);
  sharp.cache(false);
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (bytes) => {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const fault = faultBefore(file);
    if (fault !== null) return err(fault);
    if (waiting >= MOST_WAITING) return err('busy');
    waiting += 1;
    const mine = last.then(() => drawn(file));
    last = mine;
    const result = await mine;
    waiting -= 1;
    return result;
  };
}

/** What is wrong with a file before anything reads it. */
function faultBefore(file: Buffer): PhotoFault | null {
  if (file.length === 0) return 'noFile';
  if (file.length > MOST_PHOTO_BYTES) return 'tooLarge';
  const format = formatOf(file);
  switch (format) {
    case 'jpeg':
    case 'png':
    case 'webp':
      return null;
    case 'heif':
      return 'heif';
    case 'unknown':
    case 'html':
      return 'notAPicture';
    default:
      return 'otherFormat';
  }
}

async function drawn(file: Buffer): Promise<Result<DrawnPhoto, PhotoFault>> {
  try {
    // The head alone: nothing is unpacked before it is known how much that is.
    const { width, height } = await sharp(file, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PHOTO_PIXELS) return err('tooManyPixels');
    return ok(await small(await upright(file)));
  } catch {
    return err('damaged');
  }
}

type Pixels = Awaited<ReturnType<typeof upright>>;

const upright = (file: Buffer) =>
  sharp(file, { limitInputPixels: MOST_PHOTO_PIXELS, failOn: 'error' })
    .timeout({ seconds: PATIENCE_S })
    .autoOrient()
    .resize({ width: TRIES[0][0], height: TRIES[0][0], fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });

async function small({ data, info: { width, height, channels } }: Pixels): Promise<DrawnPhoto> {
  for (const [side, quality] of TRIES) {
    const written = await sharp(data, { raw: { width, height, channels } })
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality })
      .toBuffer({ resolveWithObject: true });
    const { data: webp, info } = written;
    if (webp.length < MOST_BYTES_OUT) return { webp, width: info.width, height: info.height };
  }
  throw new Error('a photo that cannot be made small');
}
