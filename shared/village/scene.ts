import { sceneryLife } from '#shared/catalogue/scenery.ts';
import type { GiftSlug } from '#shared/ids.ts';
import { adornmentsOf } from '#shared/village/beauty-things.ts';
import { beautyOf, dayOf, NO_CARE } from '#shared/village/care.ts';
import { flowerThing } from '#shared/village/flower-things.ts';
import { postingThings } from '#shared/village/news-things.ts';
import { placementThing, signThing } from '#shared/village/placement-things.ts';
import { type Chunk, plotKey } from '#shared/village/placing.ts';
import { stepThings } from '#shared/village/step-things.ts';
import { covering, takenPlots } from '#shared/village/taken.ts';
import type { Decor } from '#shared/village/terrain/decor.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { type GiftLook, ONE_PLOT, type StepLook, type Thing } from '#shared/village/thing.ts';
import type { VillageView } from '#shared/village/view.ts';

/** What the scene is made from: a village's view, and what its project says about looks. */
export interface SceneInput {
  readonly view: Pick<VillageView, 'chunks' | 'placements' | 'flowers' | 'reached' | 'care'>;
  readonly giftLook: (gift: GiftSlug) => GiftLook | null;
  readonly steps: readonly StepLook[];
  readonly raisedCents: number;
  /** unix milliseconds: flowers bloom with time [V4] */
  readonly now: number;
}

/** Everything that stands in a village, in no particular order. Gifts unknown to the catalogue are left out. */
export function sceneOf(input: SceneInput, terrain: Terrain): Thing[] {
  const { view } = input;
  const care = view.care ?? NO_CARE;
  const today = dayOf(input.now);
  const things: Thing[] = [];
  for (const placement of view.placements.values()) {
    const look = input.giftLook(placement.gift);
    if (!look) continue;
    things.push(placementThing(placement, look, terrain, { watered: care.watered.get(placement.id), today }));
    if (placement.state === 'changed') things.push(signThing(placement, look, terrain));
  }
  for (const flower of view.flowers) things.push(flowerThing(flower, input.now, terrain));
  things.push(...stepThings(input, terrain), ...postingThings(terrain));
  const taken = takenPlots(view, covering(input.giftLook));
  const beauty = beautyOf(care);
  for (const chunk of view.chunks) {
    things.push(...decorThings(chunk, taken, terrain));
    for (const { plot, thing } of adornmentsOf(chunk, beauty, terrain)) {
      if (!taken.has(plotKey(plot))) things.push(thing);
    }
  }
  return things;
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
