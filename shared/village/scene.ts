import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { sceneryLife } from '#shared/catalogue/scenery.ts';
import { isField, isSpriteName, SPRITES, WORK_NAMES, type WORK_STAGES } from '#shared/catalogue/sprites.ts';
import { hash3 } from '#shared/ground/noise.ts';
import type { GiftSlug, PlacementId, StepSlug } from '#shared/ids.ts';
import { type Chunk, type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import type { Decor } from '#shared/village/terrain/decor.ts';
import { stepSites, type Terrain } from '#shared/village/terrain.ts';
import type { Flower, FlowerKind, Placement, VillageView } from '#shared/village/view.ts';

/** What a drawn thing stands for. */
export type ThingSource =
  | { readonly kind: 'placement'; readonly id: PlacementId }
  | { readonly kind: 'step'; readonly slug: StepSlug }
  | { readonly kind: 'flower'; readonly plot: Plot }
  | { readonly kind: 'decor' };

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

/** What the scene is made from: a village's view, and what its project says about looks. */
export interface SceneInput {
  readonly view: Pick<VillageView, 'chunks' | 'placements' | 'flowers' | 'reached'>;
  readonly giftLook: (gift: GiftSlug) => GiftLook | null;
  readonly steps: readonly StepLook[];
  readonly raisedCents: number;
  /** unix milliseconds: flowers bloom with time [V4] */
  readonly now: number;
}

/** A flower is a bud for its first hours [V4]. */
export const BLOOMS_AFTER_MS = 3 * 3_600_000;

const ONE_PLOT: Footprint = { w: 1, d: 1 };

/** Everything that stands in a village, in no particular order. Gifts unknown to the catalogue are left out. */
export function sceneOf(input: SceneInput, terrain: Terrain): Thing[] {
  const { view } = input;
  const things: Thing[] = [];
  const taken = new Set<string>();
  for (const placement of view.placements.values()) {
    const look = input.giftLook(placement.gift);
    if (!look) continue;
    for (const plot of plotsOf(placement.plot, look.footprint)) taken.add(plotKey(plot));
    things.push(placementThing(placement, look, terrain));
    if (placement.state === 'changed') things.push(signThing(placement, look, terrain));
  }
  for (const flower of view.flowers) {
    taken.add(plotKey(flower.plot));
    things.push(flowerThing(flower, input.now, terrain));
  }
  things.push(...stepThings(input, terrain));
  for (const chunk of view.chunks) things.push(...decorThings(chunk, taken, terrain));
  return things;
}

/** Something of this size with its corner on a plot, its foot on the ground there. */
function standingOn(plot: Plot, { w, d }: Footprint, terrain: Terrain): Pick<Thing, 'x' | 'y' | 'zPx' | 'depth'> {
  const x = plot.x + w / 2;
  const y = plot.y + d / 2;
  return { x, y, zPx: terrain.levelPx(x, y), depth: x + y };
}

function ribbonRound({ w, d }: Footprint): Thing['ribbon'] {
  return { back: `stakes-${w}x${d}.back`, front: `stakes-${w}x${d}.front` };
}

/**
 * A promised field has been sown and sprouts; every other promised thing stands with a ribbon round it. What is delivered is
 * alive; what changed stands still, beside its signpost (`signThing`) [V2].
 */
export function placementThing(placement: Placement, look: GiftLook, terrain: Terrain): Thing {
  const promised = placement.state === 'promised';
  const field = isField(look.sprite);
  return {
    key: `gift ${placement.id}`,
    frame: field && promised ? sproutOf(look.sprite) : frameFor(look.sprite, placement.id),
    ...standingOn(placement.plot, look.footprint, terrain),
    layer: field ? 'flat' : 'upright',
    footprint: look.footprint,
    ribbon: promised && !field ? ribbonRound(look.footprint) : null,
    life: placement.state === 'delivered' ? lifeOf(look.sprite) : 0,
    source: { kind: 'placement', id: placement.id },
  };
}

function lifeOf(sprite: string): number {
  return isSpriteName(sprite) ? SPRITES[sprite].life : 0;
}

/** How far a signpost stands from the corner of the plots, in plots. */
const SIGN_INSET = 0.3;

/** The signpost at the front corner of what could not be as promised: a tap tells what happened instead [V2]. */
export function signThing({ id, plot }: Placement, { footprint }: GiftLook, terrain: Terrain): Thing {
  const x = plot.x + footprint.w - SIGN_INSET;
  const y = plot.y + footprint.d - SIGN_INSET;
  return {
    key: `sign ${id}`,
    frame: 'sign-changed',
    x,
    y,
    zPx: standingOn(plot, footprint, terrain).zPx,
    depth: x + y,
    layer: 'upright',
    footprint: ONE_PLOT,
    ribbon: null,
    life: 0,
    source: { kind: 'placement', id },
  };
}

/** Of a crop's stages: 0 is tilled ground, then it sprouts. */
const SPROUTING = 1;

function sproutOf(sprite: string): string {
  const stages = isSpriteName(sprite) ? SPRITES[sprite].stages : 1;
  return stages > SPROUTING + 1 ? `${sprite}.${SPROUTING}` : sprite;
}

/** One of the sprite's looks, always the same for the same placement. */
export function frameFor(sprite: string, placement: string): string {
  const looks = isSpriteName(sprite) ? SPRITES[sprite].looks : 1;
  let sum = 0;
  for (let i = 0; i < placement.length; i++) sum = Math.imul(sum, 31) + placement.charCodeAt(i);
  const look = Math.floor(hash3(sum, 0, 3) * looks);
  return look === 0 ? sprite : `${sprite}~${look}`;
}

const FLOWER_FRAMES: Readonly<Record<FlowerKind, string>> = {
  rose: 'flower-rose',
  gold: 'flower-gold',
  white: 'flower-white',
};

export function flowerThing(flower: Flower, now: number, terrain: Terrain): Thing {
  const blooms = now - flower.plantedAt >= BLOOMS_AFTER_MS;
  return {
    key: `flower ${plotKey(flower.plot)}`,
    frame: `${FLOWER_FRAMES[flower.kind]}.${blooms ? 'bloom' : 'bud'}`,
    ...standingOn(flower.plot, ONE_PLOT, terrain),
    layer: 'upright',
    footprint: ONE_PLOT,
    ribbon: null,
    life: 0,
    source: { kind: 'flower', plot: flower.plot },
  };
}

/** How far a step's common work has grown [V3]. */
export type StepStage = (typeof WORK_STAGES)[number] | 'done';

/**
 * A reached step stands. The one being funded grows with its share of the money between the step before and itself: a site, from
 * a third on walls, from two thirds on a roof; whole only when reached.
 */
export function stepStage(input: Pick<SceneInput, 'steps' | 'raisedCents' | 'view'>, index: number): StepStage {
  const step = input.steps[index];
  if (!step) return 'site';
  if (input.view.reached.includes(step.slug)) return 'done';
  const from = input.steps[index - 1]?.atCents ?? 0;
  const thirds = ((input.raisedCents - from) * 3) / (step.atCents - from);
  return thirds >= 2 ? 'roof' : thirds >= 1 ? 'walls' : 'site';
}

/** The steps' common works in the middle of their sites: a site, walls, a roof, then whole [V3]. */
export function stepThings(input: Pick<SceneInput, 'steps' | 'raisedCents' | 'view'>, terrain: Terrain): Thing[] {
  const sites = stepSites(terrain);
  return input.steps.flatMap((step, i) => {
    const site = sites[i];
    if (!site) return [];
    const stage = stepStage(input, i);
    const footprint = isSpriteName(step.sprite) ? { w: SPRITES[step.sprite].w, d: SPRITES[step.sprite].d } : ONE_PLOT;
    const thing: Thing = {
      key: `step ${step.slug}`,
      frame: stage === 'done' ? step.sprite : workFrame(step.sprite, stage),
      ...standingOn(site, site, terrain),
      layer: 'upright',
      footprint,
      ribbon: null,
      life: stage === 'done' ? lifeOf(step.sprite) : 0,
      source: { kind: 'step', slug: step.slug },
    };
    return [thing];
  });
}

/** What shows of a work whose sprite has no stages of its own. */
const OTHER_WORK = 'site-2x2';

function workFrame(sprite: string, stage: Exclude<StepStage, 'done'>): string {
  return WORK_NAMES.some((name) => name === sprite) ? `${sprite}.${stage}` : OTHER_WORK;
}

/** What grows in a chunk by itself, without what gave way to gifts and flowers on `taken` plots (`plotKey`). */
export function decorThings(chunk: Chunk, taken: ReadonlySet<string>, terrain: Terrain): Thing[] {
  const things: Thing[] = [];
  terrain.decor(chunk.cx, chunk.cy).forEach((decor, i) => {
    if (decor.clears && taken.has(plotKey(decor.clears))) return;
    things.push(decorThing(decor, `decor ${chunk.cx},${chunk.cy} ${i}`));
  });
  return things;
}

function decorThing({ sprite, x, y, zPx }: Decor, key: string): Thing {
  return {
    key,
    frame: sprite,
    x,
    y,
    zPx,
    depth: x + y,
    layer: 'upright',
    footprint: ONE_PLOT,
    ribbon: null,
    life: sceneryLife(sprite),
    source: { kind: 'decor' },
  };
}
