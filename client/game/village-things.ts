import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import { hash3 } from '#shared/ground/noise.ts';
import { project } from '#shared/ground/projection.ts';
import { type Chunk, plotKey, plotsOf } from '#shared/village/placing.ts';
import { stepSites, type Terrain } from '#shared/village/terrain.ts';
import type { Flower, Placement, Progress, VillageView } from '#shared/village/view.ts';
import { DEPTH, uprightDepth } from './depths.ts';
import { chunkKey } from './ground-plan.ts';
import type { Ghost, GiftLook, StepLook } from './stage.ts';
import { type StepStage, stepStage } from './step-stage.ts';
import type { Part, Thing, ThingSource } from './things.ts';

/** What a village is dressed from. */
export interface Wardrobe {
  readonly terrain: Terrain;
  readonly gifts: ReadonlyMap<string, GiftLook>;
  readonly steps: readonly StepLook[];
}

/** A flower is a bud for its first hours [V4]. */
const BUD_MS = 3 * 3600_000;
const ONE_PLOT: Footprint = { w: 1, d: 1 };

/** Makes the things of a village; what did not change is remembered, so that one more gift costs little among thousands. */
export class VillageThings {
  readonly #wardrobe: Wardrobe;
  readonly #placements = new WeakMap<Placement, Thing>();
  readonly #decor = new Map<string, readonly DecorThing[]>();

  constructor(wardrobe: Wardrobe) {
    this.#wardrobe = wardrobe;
  }

  /** Everything that stands in the village, by key; `nowMs` in unix milliseconds. */
  of(view: VillageView, progress: Progress, nowMs: number): Map<string, Thing> {
    const { gifts, steps, terrain } = this.#wardrobe;
    const things = new Map<string, Thing>();
    const add = (thing: Thing | null) => {
      if (thing) things.set(thing.key, thing);
    };
    const taken = takenPlots(view, gifts);
    for (const chunk of view.chunks) {
      for (const { thing, clears } of this.#decorOf(chunk)) if (clears === null || !taken.has(clears)) add(thing);
    }
    steps.forEach((step, index) => {
      add(stepThing(step, index, stepStage(steps, index, progress), terrain));
    });
    for (const placement of view.placements.values()) add(this.#placed(placement));
    for (const flower of view.flowers) add(flowerThing(flower, nowMs, terrain));
    return things;
  }

  #placed(placement: Placement): Thing | null {
    const known = this.#placements.get(placement);
    if (known) return known;
    const made = placementThing(placement, this.#wardrobe);
    if (made) this.#placements.set(placement, made);
    return made;
  }

  #decorOf(chunk: Chunk): readonly DecorThing[] {
    const key = chunkKey(chunk);
    const made = this.#decor.get(key) ?? decorThings(chunk, this.#wardrobe.terrain);
    this.#decor.set(key, made);
    return made;
  }
}

interface DecorThing {
  readonly thing: Thing;
  /** key of the plot it gives way on */
  readonly clears: string | null;
}

function takenPlots(view: VillageView, gifts: ReadonlyMap<string, GiftLook>): Set<string> {
  const taken = new Set(view.flowers.map(({ plot }) => plotKey(plot)));
  for (const { gift, plot } of view.placements.values()) {
    for (const covered of plotsOf(plot, gifts.get(gift)?.footprint ?? ONE_PLOT)) taken.add(plotKey(covered));
  }
  return taken;
}

function decorThings({ cx, cy }: Chunk, terrain: Terrain): DecorThing[] {
  return terrain.decor(cx, cy).map(({ sprite, x, y, zPx, clears }, i) => ({
    thing: trodden(thing(`decor ${cx},${cy} ${i}`, { x, y, zPx }, [sprite], ONE_PLOT, { kind: 'scenery' }), sprite),
    clears: clears && plotKey(clears),
  }));
}

/** Villagers walk over a bridge, never behind its middle. */
function trodden(made: Thing, sprite: string): Thing {
  if (sprite !== 'bridge') return made;
  return { ...made, parts: made.parts.map((part) => ({ ...part, depth: part.depth - 1.6 })) };
}

export function placementThing(placement: Placement, { gifts, terrain }: Wardrobe): Thing | null {
  const look = gifts.get(placement.gift);
  if (!look) return null;
  const foot = footOf(placement.plot, look.footprint, terrain);
  const source = { kind: 'placement', id: placement.id } as const;
  const made = thing(placement.id, foot, [lookedLike(look.sprite, placement.id)], look.footprint, source);
  return placement.state === 'promised' ? staked(made, look.footprint) : made;
}

export function ghostThing(ghost: Ghost, terrain: Terrain): Thing {
  const foot = footOf(ghost.plot, ghost.footprint, terrain);
  return thing(`ghost ${ghost.key}`, foot, [ghost.sprite], ghost.footprint, { kind: 'ghost', key: ghost.key });
}

function flowerThing({ plot, kind, plantedAt }: Flower, nowMs: number, terrain: Terrain): Thing {
  const frame = `flower-${kind}.${nowMs - plantedAt < BUD_MS ? 'bud' : 'bloom'}`;
  return thing(`flower ${plotKey(plot)}`, footOf(plot, ONE_PLOT, terrain), [frame], ONE_PLOT, { kind: 'scenery' });
}

function stepThing({ slug, sprite }: StepLook, index: number, stage: StepStage, terrain: Terrain): Thing | null {
  const site = stepSites(terrain)[index];
  if (!site) return null;
  const foot = footOf(site, site, terrain);
  const footprint = isSpriteName(sprite) ? SPRITES[sprite] : ONE_PLOT;
  const source = { kind: 'step', slug } as const;
  if (stage === 'done') return thing(`step ${slug}`, foot, [sprite], footprint, source);
  const frames = stage === 'half' ? [sprite] : ['crates'];
  return staked(thing(`step ${slug}`, foot, frames, footprint, source), footprint);
}

/** Which of a sprite's looks a placement has: always the same for one id. */
function lookedLike(sprite: string, id: string): string {
  if (!isSpriteName(sprite)) return sprite;
  let seed = 0;
  for (let i = 0; i < id.length; i++) seed = (seed * 31 + id.charCodeAt(i)) | 0;
  const look = Math.floor(hash3(seed, 0, 3) * SPRITES[sprite].looks);
  return look === 0 ? sprite : `${sprite}~${look}`;
}

interface Foot {
  readonly x: number;
  readonly y: number;
  readonly zPx: number;
}

export function footOf(plot: { x: number; y: number }, { w, d }: Footprint, terrain: Terrain): Foot {
  const x = plot.x + w / 2;
  const y = plot.y + d / 2;
  return { x, y, zPx: terrain.levelPx(x, y) };
}

function thing(
  key: string,
  { x, y, zPx }: Foot,
  frames: readonly string[],
  { w, d }: Footprint,
  source: ThingSource,
): Thing {
  const at = project(x, y, zPx);
  const depth = uprightDepth(x, y);
  const parts = frames.flatMap((frame): Part[] => [
    { frame: `${frame}.shadow`, depth: DEPTH.shadows, look: 'shadow' },
    { frame, depth, look: 'plain' },
  ]);
  return { key, px: Math.round(at.px), py: Math.round(at.py), depth, parts, radiusPx: (w + d) * 16, source };
}

/** Stakes and ribbon round what is promised [V2]: half behind it, half before it. */
function staked(made: Thing, { w, d }: Footprint): Thing {
  const stakes = `stakes-${w}x${d}`;
  const reach = (w + d) / 4 - 0.05;
  const parts: Part[] = [
    { frame: `${stakes}.back`, depth: made.depth - reach, look: 'plain' },
    ...made.parts,
    { frame: `${stakes}.front`, depth: made.depth + reach, look: 'plain' },
  ];
  return { ...made, parts };
}
