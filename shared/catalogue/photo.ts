import type { PhotoId } from '#shared/ids.ts';

/** A file may be so large, in bytes: what telephones take is smaller. */
export const MOST_PHOTO_BYTES = 15 * 1024 * 1024;
/** A photo may have so many pixels, however well they are packed. */
export const MOST_PHOTO_PIXELS = 60_000_000;

/** Why a photo is not taken. */
export type PhotoFault =
  | 'noFile'
  | 'tooLarge'
  | 'notAPicture'
  /** what telephones of Apple keep photos in; their browsers send a JPEG as a rule */
  | 'heif'
  | 'otherFormat'
  | 'damaged'
  | 'tooManyPixels'
  /** too many are being drawn just now */
  | 'busy'
  /** without words in both languages somebody cannot see it */
  | 'noWords'
  /** nobody said that the people in it agreed [P3] */
  | 'notAgreed';

export const photoAddress = (id: PhotoId): string => `/photos/${id}.webp`;
/** Of news, as panels of the game show it: 640 px at most. */
export const smallPhotoAddress = (id: PhotoId): string => `/photos/${id}/small.webp`;
