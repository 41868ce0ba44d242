import { OwnPictureId } from '#shared/ids.ts';
import type { VoxFault } from '#shared/vox/model.ts';
import type { Footprint } from './catalogue.ts';

/** A file may be so large, in bytes. */
export const MOST_PICTURE_BYTES = 2 * 1024 * 1024;
/** A PNG may have so many pixels, however well they are packed: a square of 2048. */
export const MOST_PICTURE_PIXELS = 2048 * 2048;
/** A picture stands in the village at most so high, in px. */
const TALLEST_PX = 192;

/** The room for a picture over its plots, in px: as wide as their rhombus. */
export function pictureRoom({ w, d }: Footprint): { readonly w: number; readonly h: number } {
  return { w: (w + d) * 32, h: TALLEST_PX };
}

/** What an association takes for a picture, and is none that stands in a village. */
export type OtherFormat = 'gif' | 'heif' | 'html' | 'jpeg' | 'svg' | 'webp';

/** Why a gift drawn by an association is not taken. */
export type PictureFault =
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly mostBytes: number }
  | { readonly kind: 'otherFormat'; readonly format: OtherFormat }
  | { readonly kind: 'notAPicture' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'animated' }
  | { readonly kind: 'tooManyPixels'; readonly w: number; readonly h: number; readonly mostPixels: number }
  /** without a see-through pixel, it would stand in the village as a board */
  | { readonly kind: 'noTransparency' }
  /** nothing to be seen */
  | { readonly kind: 'empty' }
  | { readonly kind: 'badVox'; readonly fault: VoxFault };

/** The sprite's name of a picture that an association drew; null for one of ours, or of nobody's. */
export const ownPictureIn = (sprite: string): OwnPictureId | null => OwnPictureId.safeParse(sprite).data ?? null;

/** Plots that each own picture covers, by its name. */
export type OwnFootprints = ReadonlyMap<string, Footprint>;
export const NO_OWN_PICTURES: OwnFootprints = new Map();

/** Where a picture is: ours in the folder of the atlas, an association's own by itself. */
export const spriteAddress = (assets: string, sprite: string): string =>
  ownPictureIn(sprite) === null ? `${assets}/sprites/${encodeURIComponent(sprite)}.png` : `/own-pictures/${sprite}.png`;
