import type { Landscape } from '#shared/catalogue/catalogue.ts';
import type { Chunk } from '#shared/village/placing.ts';
import type { GiftLook, StepLook } from '#shared/village/scene.ts';
import type { Flower, Placement, VillageView } from '#shared/village/view.ts';

/** `share` for networks and messengers (1200 x 630), `phone` upright and `wide` for the first paint of the page. */
export type PictureFormat = 'share' | 'phone' | 'wide';

/** Everything a picture is drawn from: plain data, so that it can cross to the drawing thread. */
export interface VillagePicture {
  readonly seed: number;
  readonly landscape: Landscape;
  readonly chunks: readonly Chunk[];
  readonly placements: readonly Placement[];
  readonly flowers: readonly Flower[];
  readonly reached: VillageView['reached'];
  readonly steps: readonly StepLook[];
  readonly raisedCents: number;
  /** by the gift's slug */
  readonly gifts: Readonly<Record<string, GiftLook>>;
  /** unix milliseconds: flowers bloom with time */
  readonly now: number;
}

/** Size of the picture in px, and how many of them a pixel of the village takes on each side. */
export interface PictureSize {
  readonly w: number;
  readonly h: number;
  /** the enlargements to choose from, the closest first */
  readonly scales: readonly number[];
}

export const PICTURE_SIZES: Readonly<Record<PictureFormat, PictureSize>> = {
  share: { w: 1200, h: 630, scales: [2, 1] },
  phone: { w: 780, h: 1040, scales: [2] },
  wide: { w: 1440, h: 900, scales: [2] },
};
