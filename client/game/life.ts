import type { Scene } from 'phaser';
import type { Rgb } from '#shared/ground/palette.ts';
import { unproject } from '#shared/ground/projection.ts';
import type { PlacementId } from '#shared/ids.ts';
import { type Chunk, isOpen, type Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { VillageView } from '#shared/village/view.ts';
import { AnimalLayer } from './animal-layer.ts';
import type { LoadedAtlas } from './atlas.ts';
import type { Rect } from './camera.ts';
import { CheerRings } from './cheer-rings.ts';
import { localTimeAt } from './daylight.ts';
import { Landings } from './effects.ts';
import { eveningFire, fireBurns } from './evening-fire.ts';
import { FeastLayer } from './feast-layer.ts';
import { GlowLayer } from './glow-layer.ts';
import type { GroundLayer } from './ground-layer.ts';
import { Illumination } from './illumination.ts';
import { Loops } from './loops.ts';
import { Openings } from './openings.ts';
import { PaperLayer } from './paper-layer.ts';
import { remembered } from './remembered.ts';
import { RippleLayer } from './ripple-layer.ts';
import { riverNearness } from './ripples.ts';
import { SkyLayer } from './sky-layer.ts';
import { SmallLifeLayer } from './small-life-layer.ts';
import { StarLayer } from './star-layer.ts';
import { joined, survey } from './survey.ts';
import type { ThingLayer } from './thing-layer.ts';
import type { Thing } from './things.ts';
import { WalkerLayer } from './walker-layer.ts';

/** What the life of a village is put together from. */
export interface LifeParts {
  readonly scene: Scene;
  readonly terrain: Terrain;
  readonly things: ThingLayer;
  readonly ground: GroundLayer;
  /** unix milliseconds */
  readonly now: () => number;
  readonly setPaper: (colour: Rgb) => void;
  /** whether a gift stands on a plot */
  readonly isTaken: (plot: Plot) => boolean;
  readonly onLanded: () => void;
  /** 0..1 */
  readonly onRiver: (nearness: number) => void;
}

/** What walks about, for who points at it. */
export type Walking =
  | { readonly kind: 'villager' | 'animal'; readonly name: string }
  | { readonly kind: 'given'; readonly id: PlacementId };

/** Everything in the village that moves by itself: sky and light, water, people, and the ceremony of a landing. */
export class Life {
  readonly #parts: LifeParts;
  readonly #stars: StarLayer;
  readonly #paper: PaperLayer;
  readonly #ripples: RippleLayer;
  readonly #glow: GlowLayer;
  readonly #walkers: WalkerLayer;
  readonly #animals: AnimalLayer;
  readonly #small: SmallLifeLayer;
  readonly #sky: SkyLayer;
  readonly #loops: Loops;
  readonly #landings: Landings;
  readonly #openings: Openings;
  readonly #feasts: FeastLayer;
  readonly #illumination: Illumination;
  readonly #surveyOf = remembered(survey);
  #chunks: VillageView['chunks'] = [];
  #deals = -1;
  #river = 0;
  #still = false;

  constructor(parts: LifeParts) {
    const { scene, terrain, things, ground, now, setPaper, onLanded } = parts;
    this.#parts = parts;
    this.#stars = new StarLayer(scene);
    this.#paper = new PaperLayer(scene);
    this.#ripples = new RippleLayer(scene, terrain);
    this.#glow = new GlowLayer(scene, things);
    const localTime = () => localTimeAt(now());
    this.#walkers = new WalkerLayer(scene, terrain, localTime);
    this.#animals = new AnimalLayer(scene, terrain, things, this.#isFree);
    this.#small = new SmallLifeLayer(scene, terrain, localTime);
    this.#sky = new SkyLayer(scene);
    this.#loops = new Loops(things);
    const rings = new CheerRings(scene, terrain, this.#isFree);
    this.#landings = new Landings(scene, things, rings, (thing) => {
      onLanded();
      if (thing) this.#walkers.clapFor(thing.middle);
    });
    this.#openings = new Openings(scene, ground, things);
    this.#feasts = new FeastLayer(scene, terrain, this.#isFree);
    this.#illumination = new Illumination(now, terrain.landscape, [
      {
        setLight: ({ paper }) => {
          setPaper(paper);
          if (fireBurns(localTime())) things.put(eveningFire(terrain));
          else things.remove('evening fire');
        },
      },
      this.#stars,
      this.#paper,
      ground,
      this.#ripples,
      things,
      this.#glow,
      this.#walkers,
      this.#animals,
      this.#small,
      this.#sky,
      rings,
      this.#feasts,
    ]);
  }

  show({ chunks }: VillageView, things: ReadonlyMap<string, Thing>): void {
    this.#chunks = chunks;
    this.#paper.setChunks(chunks);
    this.#ripples.setChunks(chunks);
    this.#small.setChunks(chunks);
    this.#sky.setChunks(chunks);
    this.#walkers.show(chunks, things);
  }

  /** Land opens [V1] and gifts come down [G6], on new land once it has risen; where motion is to be reduced both simply come. */
  celebrate(landing: readonly string[], opening: readonly Chunk[], all: Iterable<Thing>, view: Rect): void {
    if (!this.#still) this.#openings.start(opening, all, landing, view);
    this.#landings.start(landing, !this.#still, this.#openings.lastsMs);
  }

  /** a common work is done: people gather round it for a while */
  feast(work: Thing): void {
    this.#feasts.start(work);
  }

  setPresence(visitors: number): void {
    this.#walkers.setPresence(visitors);
  }

  /** who or what walks at a point of the world: a villager, an animal of the land, or one that was given */
  walkingAt(at: { px: number; py: number }, isOpaque: LoadedAtlas['isOpaque']): Walking | null {
    const villager = this.#walkers.nameAt(at, isOpaque);
    if (villager) return { kind: 'villager', name: villager };
    const animal = this.#animals.at(at, isOpaque);
    const source = animal && this.#parts.things.get(animal.key)?.source;
    if (source?.kind === 'placement') return { kind: 'given', id: source.id };
    return animal && { kind: 'animal', name: animal.name };
  }

  wave(seed: number): void {
    this.#walkers.wave(seed);
  }

  setStill(still: boolean): void {
    this.#still = still;
    if (still) this.#openings.finish();
    const moving = [this.#stars, this.#paper, this.#ripples, this.#glow, this.#walkers];
    for (const layer of [...moving, this.#animals, this.#small, this.#sky, this.#loops, this.#feasts]) {
      layer.setStill(still);
    }
  }

  /** what comes before the camera is set: returns how far the picture is shaken, in world px */
  shake(elapsedMs: number): { dx: number; dy: number } {
    return this.#landings.frame(this.#openings.isWaiting ? 0 : elapsedMs);
  }

  /** @param visible world px on screen */
  frame(visible: Rect, elapsedMs: number): void {
    this.#illumination.frame();
    this.#stars.frame(visible, elapsedMs);
    this.#paper.frame(elapsedMs);
    this.#ripples.frame(visible, elapsedMs);
    this.#surveyAgain();
    this.#hearRiver(visible);
    this.#openings.frame(elapsedMs);
    this.#walkers.frame(visible, elapsedMs);
    this.#animals.frame(elapsedMs);
    this.#small.frame(visible, elapsedMs);
    this.#sky.frame(visible, elapsedMs);
    this.#loops.frame(elapsedMs);
    this.#feasts.frame(elapsedMs);
    this.#glow.frame(elapsedMs);
  }

  #hearRiver({ x0, y0, x1, y1 }: Rect): void {
    const { x, y } = unproject((x0 + x1) / 2, (y0 + y1) / 2);
    const nearness = riverNearness(this.#parts.terrain.riverDistance(x, y));
    if (nearness === this.#river) return;
    this.#river = nearness;
    this.#parts.onRiver(nearness);
  }

  /** only when other things came into sight */
  #surveyAgain(): void {
    const { things } = this.#parts;
    if (this.#deals === things.deals) return;
    this.#deals = things.deals;
    const found = joined(Array.from(things.hands(), this.#surveyOf));
    this.#animals.show(found.grazers);
    this.#small.show(found);
    this.#loops.show(found.loops);
  }

  readonly #isFree = (plot: Plot): boolean => {
    if (!isOpen(this.#chunks, plot) || this.#parts.isTaken(plot)) return false;
    const kind = this.#parts.terrain.plotKind(plot.x, plot.y);
    return kind === 'meadow' || kind === 'path' || kind === 'square';
  };
}
