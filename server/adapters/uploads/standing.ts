import { boundsOf, type Origin } from '#shared/render/sprite.ts';
import type { Bitmap } from './bitmap.ts';
import { isSolid } from './fit.ts';

/**
 * The pixel of a drawn picture that lies on the middle of its footprint: halfway across, and above the lower edge by a
 * quarter of what its foot is wide, as in every drawing seen 2:1. The foot is the lowest part: a tree stands on its trunk,
 * not on its crown.
 */
export function standingOn(picture: Bitmap): Origin {
  const { w, h } = picture;
  const low = Math.min(h, Math.max(1, Math.round(w / 4)));
  const foot = boundsOf(w, low, (p) => isSolid(picture, p + (h - low) * w));
  return { originX: Math.round(w / 2), originY: h - Math.round((foot?.w ?? w) / 4) };
}
