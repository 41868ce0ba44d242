import { isField } from '#shared/catalogue/sprites.ts';
import type { PlacementId } from '#shared/ids.ts';
import { adornmentsOf } from '#shared/village/beauty-things.ts';
import { type Beauty, beautyOf, dayOf, NO_CARE, type Watered } from '#shared/village/care.ts';
import { flowerThing } from '#shared/village/flower-things.ts';
import { garlandThings, postingThings } from '#shared/village/news-things.ts';
import { placementThing, signThing } from '#shared/village/placement-things.ts';
import { type Chunk, plotKey } from '#shared/village/placing.ts';
import { decorThings } from '#shared/village/scene.ts';
import { stepThings } from '#shared/village/step-things.ts';
import { covering, takenPlots } from '#shared/village/taken.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { Placement, Progress, VillageView } from '#shared/village/view.ts';
import { chunkKey } from './ground-plan.ts';
import { type Dress, type Ghost, type GiftLook, NO_DRESS, type StepLook } from './stage.ts';
import { drawn, type Thing } from './things.ts';

/** What a village is dressed from. */
export interface Wardrobe {
  readonly terrain: Terrain;
  readonly gifts: ReadonlyMap<string, GiftLook>;
  readonly steps: readonly StepLook[];
}

interface Decor {
  readonly thing: Thing;
  /** key of the plot it gives way on */
  readonly clears: string | null;
}

/** What everybody's gestures brought [V4], and the key of the plot it gives way on. */
interface Adorns {
  readonly thing: Thing;
  readonly clears: string;
}

const NOTHING_TAKEN: ReadonlySet<string> = new Set();

/**
 * The things of the shared scene as sprites. What did not change is remembered, so that one more gift costs little among
 * thousands.
 */
export class VillageThings {
  readonly #wardrobe: Wardrobe;
  readonly #placements = new WeakMap<Placement, Thing>();
  /** keys of the plots each covers */
  readonly #covered = new WeakMap<Placement, readonly string[]>();
  readonly #covering: (placement: Placement) => readonly string[];
  readonly #decor = new Map<string, readonly Decor[]>();
  readonly #adorns = new Map<string, readonly Adorns[]>();
  #dressed: { readonly dress: Dress; readonly things: readonly Thing[] } | null = null;

  constructor(wardrobe: Wardrobe) {
    this.#wardrobe = wardrobe;
    this.#covering = covering((gift) => wardrobe.gifts.get(gift));
  }

  /** Everything that stands in the village, by key; `nowMs` in unix milliseconds. */
  of(view: VillageView, progress: Progress, nowMs: number, dress: Dress = NO_DRESS): Map<string, Thing> {
    const { steps, terrain } = this.#wardrobe;
    const things = new Map<string, Thing>();
    const add = (thing: Thing | null) => {
      if (thing) things.set(thing.key, thing);
    };
    const taken = takenPlots(view, (placement) => this.#coveredBy(placement));
    for (const chunk of view.chunks) {
      for (const { thing, clears } of this.#decorOf(chunk)) if (clears === null || !taken.has(clears)) add(thing);
    }
    // the project's totals may tell of a reached step before the village's own event arrives
    const reached = [...new Set([...view.reached, ...view.delivered, ...progress.reached])];
    for (const step of stepThings({ steps, raisedCents: progress.raisedCents, view: { ...view, reached } }, terrain)) {
      const stands = step.source.kind === 'step' && reached.includes(step.source.slug);
      add(drawn(step, stands));
    }
    for (const thing of this.#newsThings(dress)) add(thing);
    const care = view.care ?? NO_CARE;
    const today = dayOf(nowMs);
    for (const chunk of view.chunks) {
      for (const { thing, clears } of this.#adornsOf(chunk, beautyOf(care))) if (!taken.has(clears)) add(thing);
    }
    for (const placement of view.placements.values()) {
      add(this.#tended(placement, care.watered.get(placement.id), today));
      add(this.#signed(placement));
    }
    for (const flower of view.flowers) add(drawn(flowerThing(flower, nowMs, terrain)));
    return things;
  }

  /** the key of a placement's thing, null where the catalogue does not know its gift */
  keyOf(view: VillageView, id: PlacementId): string | null {
    const placement = view.placements.get(id);
    return placement ? (this.#placed(placement)?.key ?? null) : null;
  }

  /** a promised crop that visitors water changes with them and with the days; everything else is remembered */
  #tended(placement: Placement, watered: Watered | undefined, today: number): Thing | null {
    const look = this.#wardrobe.gifts.get(placement.gift);
    if (!watered || !look || placement.state !== 'promised' || !isField(look.sprite)) return this.#placed(placement);
    return drawn(placementThing(placement, look, this.#wardrobe.terrain, { watered, today }));
  }

  /** where news are told, and the garlands of today's */
  #newsThings(dress: Dress): readonly Thing[] {
    if (this.#dressed?.dress === dress) return this.#dressed.things;
    const { steps, terrain } = this.#wardrobe;
    const garlands = dress.garlanded.flatMap((step) =>
      garlandThings(
        step,
        steps.findIndex(({ slug }) => slug === step),
        terrain,
      ),
    );
    const things = [...postingThings(terrain, dress.mailIsUp), ...garlands].map((thing) => drawn(thing, true));
    this.#dressed = { dress, things };
    return things;
  }

  #adornsOf(chunk: Chunk, beauty: Beauty): readonly Adorns[] {
    const key = `${chunkKey(chunk)} ${beauty}`;
    const known = this.#adorns.get(key);
    if (known) return known;
    const made = adornmentsOf(chunk, beauty, this.#wardrobe.terrain).map(({ plot, thing }) => ({
      thing: drawn(thing, true),
      clears: plotKey(plot),
    }));
    this.#adorns.set(key, made);
    return made;
  }

  #placed(placement: Placement): Thing | null {
    const known = this.#placements.get(placement);
    if (known) return known;
    const look = this.#wardrobe.gifts.get(placement.gift);
    if (!look) return null;
    const made = drawn(placementThing(placement, look, this.#wardrobe.terrain), placement.state === 'delivered');
    this.#placements.set(placement, made);
    return made;
  }

  /** the signpost of what changed [V2] */
  #signed(placement: Placement): Thing | null {
    const look = this.#wardrobe.gifts.get(placement.gift);
    return look && placement.state === 'changed' ? drawn(signThing(placement, look, this.#wardrobe.terrain)) : null;
  }

  #coveredBy(placement: Placement): readonly string[] {
    const known = this.#covered.get(placement);
    if (known) return known;
    const made = this.#covering(placement);
    this.#covered.set(placement, made);
    return made;
  }

  #decorOf(chunk: Chunk): readonly Decor[] {
    const { terrain } = this.#wardrobe;
    const key = chunkKey(chunk);
    const known = this.#decor.get(key);
    if (known) return known;
    const plots = terrain.decor(chunk.cx, chunk.cy).map(({ clears }) => clears && plotKey(clears));
    const made = decorThings(chunk, NOTHING_TAKEN, terrain).map((thing, i) => ({
      thing: drawn(thing, true),
      clears: plots[i] ?? null,
    }));
    this.#decor.set(key, made);
    return made;
  }
}

export function ghostThing({ key, sprite, footprint, plot }: Ghost, terrain: Terrain): Thing {
  const x = plot.x + footprint.w / 2;
  const y = plot.y + footprint.d / 2;
  return drawn({
    key: `ghost ${key}`,
    frame: sprite,
    x,
    y,
    zPx: terrain.levelPx(x, y),
    depth: x + y,
    layer: 'upright',
    footprint,
    ribbon: null,
    life: 0,
    source: { kind: 'ghost', key },
  });
}
