import type { Landscape } from '#shared/catalogue/catalogue.ts';
import type { Chunk } from '#shared/village/placing.ts';
import type { GiftLook, StepLook } from '#shared/village/thing.ts';
import type { Flower, Placement, VillageView } from '#shared/village/view.ts';
import type { OwnSprite } from './ownSprites.ts';

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
  /** those that an association drew itself */
  readonly own: readonly OwnSprite[];
  /** by the gift's slug */
  readonly gifts: Readonly<Record<string, GiftLook>>;
  /** unix milliseconds: flowers bloom with time */
  readonly now: number;
}

/** Size of the picture in px, and what it is framed on. */
export interface PictureSize {
  readonly w: number;
  readonly h: number;
  /** the square is where the game's own first frame lies; a shared picture shows what has been built */
  readonly framedOn: 'square' | 'built';
  /** px of the picture for one of the village, the closest first */
  readonly scales: readonly number[];
  /** a crowded picture that takes more than this is drawn again, twice as close */
  readonly mostBytes: number;
}

/** The two of the page are drawn at the village's own pixels: the page enlarges them, crisp, to whatever screen there is. */
export const PICTURE_SIZES: Readonly<Record<PictureFormat, PictureSize>> = {
  share: { w: 1200, h: 630, framedOn: 'built', scales: [2, 1], mostBytes: 290_000 },
  phone: { w: 600, h: 840, framedOn: 'square', scales: [1], mostBytes: 118_000 },
  wide: { w: 1200, h: 700, framedOn: 'square', scales: [1], mostBytes: 118_000 },
};
