import type { Landscape } from '#shared/catalogue/catalogue.ts';
import type { Care } from '#shared/village/care.ts';
import type { Chunk } from '#shared/village/placing.ts';
import type { GiftLook, StepLook } from '#shared/village/thing.ts';
import type { Flower, Placement, VillageView } from '#shared/village/view.ts';
import type { OwnSprite } from './ownSprites.ts';

/**
 * With a caption: `share` for networks and messengers, `square` for posts, `tall` for stories. Without words: `phone` upright and
 * `wide` for the first paint of the page, `draft` for the console, `print` and `strip` for sheets and cards.
 */
export type PictureFormat = 'share' | 'square' | 'tall' | 'phone' | 'wide' | 'draft' | 'print' | 'strip';

/** Everything a picture is drawn from: plain data, so that it can cross to the drawing thread. */
export interface VillagePicture {
  readonly seed: number;
  readonly landscape: Landscape;
  readonly chunks: readonly Chunk[];
  readonly placements: readonly Placement[];
  readonly flowers: readonly Flower[];
  /** what visitors did: crops grow and borders bloom by it [V4] */
  readonly care?: Care;
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

/** Where the caption stands on a picture, in px of it. */
export interface Plaque {
  readonly side: number;
  readonly bottom: number;
  /** one pixel of the game's panels */
  readonly px: number;
  /** size of the title's letters, and of the words under it */
  readonly title: number;
  readonly words: number;
}

/** Size of the picture in px, and what it is framed on. */
export interface PictureSize {
  readonly w: number;
  readonly h: number;
  /**
   * the square is where the game's own first frame lies; a shared picture shows what has been built; a whole one has every gift and
   * step on it, and is larger than `w` and `h` where they take more
   */
  readonly framedOn: 'square' | 'built' | 'whole';
  /** px of the picture for one of the village, the closest first */
  readonly scales: readonly number[];
  /** a crowded picture that takes more than this is drawn again, twice as close */
  readonly mostBytes: number;
  /** px at the top and the bottom where nothing that matters is framed: there stands a caption, or a network's own buttons */
  readonly kept: { readonly top: number; readonly bottom: number };
  readonly plaque: Plaque | null;
}

const BARE = { kept: { top: 0, bottom: 0 }, plaque: null } as const;

/** The two of the page are drawn at the village's own pixels: the page enlarges them, crisp, to whatever screen there is. */
export const PICTURE_SIZES: Readonly<Record<PictureFormat, PictureSize>> = {
  share: {
    w: 1200,
    h: 630,
    framedOn: 'built',
    scales: [2, 1],
    mostBytes: 290_000,
    kept: { top: 0, bottom: 184 },
    plaque: { side: 24, bottom: 24, px: 4, title: 48, words: 30 },
  },
  square: {
    w: 1080,
    h: 1080,
    framedOn: 'built',
    scales: [3, 2, 1],
    mostBytes: 290_000,
    kept: { top: 0, bottom: 240 },
    plaque: { side: 32, bottom: 32, px: 5, title: 64, words: 38 },
  },
  tall: {
    w: 1080,
    h: 1920,
    framedOn: 'built',
    scales: [4, 3, 2],
    mostBytes: 290_000,
    // Stories lay their own buttons over the top and the bottom.
    kept: { top: 200, bottom: 620 },
    plaque: { side: 48, bottom: 360, px: 5, title: 72, words: 42 },
  },
  phone: { ...BARE, w: 600, h: 840, framedOn: 'square', scales: [1], mostBytes: 118_000 },
  wide: { ...BARE, w: 1200, h: 700, framedOn: 'square', scales: [1], mostBytes: 118_000 },
  draft: { ...BARE, w: 1200, h: 630, framedOn: 'whole', scales: [2, 1], mostBytes: Number.POSITIVE_INFINITY },
  print: { ...BARE, w: 1600, h: 1200, framedOn: 'built', scales: [2], mostBytes: 900_000 },
  strip: { ...BARE, w: 1200, h: 400, framedOn: 'built', scales: [2], mostBytes: 400_000 },
};
