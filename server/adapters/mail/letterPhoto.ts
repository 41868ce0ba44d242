import sharp from 'sharp';
import type { PhotoId } from '#shared/ids.ts';

/** A letter with three of them stays under 200 KB. */
const MOST_BYTES = 62_000;
/** One after the other until it is small enough: px of width, and the quality. */
const TRIES = [
  [800, 72],
  [800, 55],
  [640, 50],
  [480, 40],
] as const;
/** of the newest news: ten thousand letters have the same */
const MOST_KEPT = 6;

/** A photo of news as it is now, base64; null where it is gone. */
export type WebpOf = (photo: PhotoId) => Promise<string | null>;
export type LetterPhotos = (photo: PhotoId) => Promise<Buffer | null>;

/**
 * Photos as every mail program shows them: JPEG, small, written anew. Kept by their id, for another photo has another: it is read once for
 * all the letters that show it.
 */
export function letterPhotos(webpOf: WebpOf): LetterPhotos {
  const kept = new Map<PhotoId, Promise<Buffer | null>>();
  const read = async (photo: PhotoId) => {
    const webp = await webpOf(photo);
    return webp === null ? null : drawn(webp);
  };
  return (photo) => {
    const known = kept.get(photo) ?? read(photo);
    kept.delete(photo);
    kept.set(photo, known);
    // A database that is away now is there for the next letter.
    known.catch(() => kept.delete(photo));
    for (const id of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(id);
    return known;
  };
}

/** Null when it cannot be made small: the letter goes without it, and leads to it. */
async function drawn(webp: string): Promise<Buffer | null> {
  for (const [width, quality] of TRIES) {
    const jpeg = await sharp(Buffer.from(webp, 'base64'))
      .resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer()
      .catch(() => null);
    if (jpeg === null || jpeg.length <= MOST_BYTES) return jpeg;
  }
  return null;
}
