import sharp from 'sharp';
import type { PhotoId } from '#shared/ids.ts';

/** For a telephone's line: a sixth of what the photo itself may weigh. */
const MOST_BYTES_OUT = 64_000;
/** One after the other until it is small enough: the longest side in px, and the quality. */
const TRIES = [
  [640, 70],
  [640, 50],
  [480, 45],
  [320, 30],
] as const;
/** of the news that are looked at, 3 MB at most */
const MOST_KEPT = 48;

/** A photo of ours as it is stored now, base64. */
interface Stored {
  readonly id: PhotoId;
  readonly webp: string;
}
export type SmallPhotos = (photo: Stored) => Promise<Buffer>;

/**
 * Photos of news as panels of the game show them. Drawn from what is stored when they are asked for and written down nowhere: what was
 * covered, withdrawn or erased has no second copy to forget. Kept by their id, for another photo has another; who calls has looked
 * that it is still there.
 */
export function smallPhotos(): SmallPhotos {
  const kept = new Map<PhotoId, Promise<Buffer>>();
  // One is drawn at a time: whoever asks for many waits, and nobody else does.
  let last: Promise<unknown> = Promise.resolve();
  const draw = ({ webp }: Stored): Promise<Buffer> => {
    const mine = last.then(() => drawn(Buffer.from(webp, 'base64')));
    last = mine.catch(() => {});
    return mine;
  };
  return (photo) => {
    const { id } = photo;
    const known = kept.get(id) ?? draw(photo);
    kept.delete(id);
    kept.set(id, known);
    known.catch(() => kept.delete(id));
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    return known;
  };
}

async function drawn(webp: Buffer): Promise<Buffer> {
  let small = webp;
  for (const [side, quality] of TRIES) {
    const size = { width: side, height: side, fit: 'inside', withoutEnlargement: true } as const;
    small = await sharp(webp).resize(size).webp({ quality }).toBuffer();
    if (small.length <= MOST_BYTES_OUT) break;
  }
  return small;
}
