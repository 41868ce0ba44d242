import type { Footprint, Landscape } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug, NewsId, PlacementId, StepSlug, VillageSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { Care } from '#shared/village/care.ts';
import type { Chunk, Plot } from '#shared/village/placing.ts';

/** Where a placement stands in its life [V2]. Events of later issues move it on; none moves it back without saying why. */
export type PlacementState = 'promised' | 'delivered' | 'changed';

/** A paid gift standing in the village. `plot` is the corner with the smallest x and y. */
export interface Placement {
  readonly id: PlacementId;
  readonly gift: GiftSlug;
  readonly quantity: number;
  readonly plot: Plot;
  readonly state: PlacementState;
  /** units that are there already of a gift that is delivered in part, at least one; left out where none or all are */
  readonly there?: number;
}

export const FLOWER_KINDS = ['rose', 'gold', 'white'] as const;
export type FlowerKind = (typeof FLOWER_KINDS)[number];

/** A free flower [V4]; `plantedAt` in unix milliseconds: it is a bud for its first hours. */
export interface Flower {
  readonly plot: Plot;
  readonly kind: FlowerKind;
  readonly plantedAt: number;
}

/** What everybody sees of a project's money: the newest `revision` wins, whatever order they arrive in. */
export interface Progress {
  readonly revision: number;
  readonly raisedCents: Cents;
  readonly gifts: number;
  readonly reached: readonly StepSlug[];
}

/** The village at `seq`, the one state that scene, picture, page and embed are drawn from. */
export interface VillageView {
  readonly village: VillageSlug;
  readonly seq: number;
  readonly landscape: Landscape;
  readonly seed: number;
  readonly chunks: readonly Chunk[];
  readonly placements: ReadonlyMap<PlacementId, Placement>;
  readonly flowers: readonly Flower[];
  readonly reached: readonly StepSlug[];
  /** what visitors did by free gestures; left out where nobody did anything yet */
  readonly care?: Care;
  /** steps whose work is proven to be done, by news */
  readonly delivered: readonly StepSlug[];
  /** in the order in which this village was told */
  readonly news: readonly NewsId[];
}

/** What a rule needs to know of a gift to place it. */
export type FootprintOf = (gift: GiftSlug) => Footprint;
