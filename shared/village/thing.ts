import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { PlacementId, StepSlug } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';

/** What a drawn thing stands for. */
export type ThingSource =
  | { readonly kind: 'placement'; readonly id: PlacementId }
  | { readonly kind: 'step'; readonly slug: StepSlug }
  | { readonly kind: 'flower'; readonly plot: Plot }
  | { readonly kind: 'posting'; readonly of: Posting }
  | { readonly kind: 'decor' };

/** Where a village tells its news [B1]: to everybody on its notice board, of a visitor's own gifts in its mailbox. */
export const POSTINGS = ['board', 'mailbox'] as const;
export type Posting = (typeof POSTINGS)[number];

/**
 * One thing to draw on the ground. `x` and `y` are the middle of its foot in fractions of plots, where the atlas frame's
 * `origin` comes to lie; `frame.shadow` is its shadow, where the atlas has one. The page, the picture and the embed all
 * draw exactly these, so they always show the same village.
 */
export interface Thing {
  /** the same for the same thing in every view of the village */
  readonly key: string;
  readonly frame: string;
  readonly x: number;
  readonly y: number;
  readonly zPx: number;
  /** within a layer, what has more is drawn later: the middle of its footprint lies further down the screen */
  readonly depth: number;
  /** `flat` things (fields) lie under every upright one */
  readonly layer: 'flat' | 'upright';
  readonly footprint: Footprint;
  /** frames of the ribbon round what is promised and not there yet [V2]: one behind it, one before it */
  readonly ribbon: { readonly back: string; readonly front: string } | null;
  /** frames `<frame>.life.0`… to play instead of `frame`, 250 ms each, while it is in use [V2]; 0: it stands still */
  readonly life: number;
  readonly source: ThingSource;
}

export interface GiftLook {
  readonly sprite: string;
  readonly footprint: Footprint;
}

export interface StepLook {
  readonly slug: StepSlug;
  readonly sprite: string;
  readonly atCents: number;
}

export const ONE_PLOT: Footprint = { w: 1, d: 1 };

/** Something of this size with its corner on a plot, its foot on the ground there. */
export function standingOn(
  plot: Plot,
  { w, d }: Footprint,
  terrain: Terrain,
): Pick<Thing, 'x' | 'y' | 'zPx' | 'depth'> {
  const x = plot.x + w / 2;
  const y = plot.y + d / 2;
  return { x, y, zPx: terrain.levelPx(x, y), depth: x + y };
}
