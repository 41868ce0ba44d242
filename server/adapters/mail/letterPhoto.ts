import sharp from 'sharp';

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

export interface NewsPhotoFile {
  readonly id: string;
  /** base64 */
  readonly webp: string;
}
export type LetterPhotos = (photo: NewsPhotoFile) => Promise<Buffer | null>;

/** Photos as every mail program shows them: JPEG, small, written anew. Kept by their id, for another photo has another. */
export function letterPhotos(): LetterPhotos {
  const kept = new Map<string, Promise<Buffer | null>>();
  return (photo) => {
    const known = kept.get(photo.id) ?? drawn(photo);
    kept.delete(photo.id);
    kept.set(photo.id, known);
    for (const id of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(id);
    return known;
  };
}

/** Null when it cannot be made small: the letter goes without it, and leads to it. */
async function drawn({ webp }: NewsPhotoFile): Promise<Buffer | null> {
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
