import type { Scene } from 'phaser';
import type { Rgb } from '#shared/ground/palette.ts';
import { isOpen, type Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { VillageView } from '#shared/village/view.ts';
import type { Rect } from './camera.ts';
import { CheerRings } from './cheer-rings.ts';
import { localTimeAt } from './daylight.ts';
import { Landings } from './effects.ts';
import { GlowLayer } from './glow-layer.ts';
import type { GroundLayer } from './ground-layer.ts';
import { Illumination } from './illumination.ts';
import { PaperLayer } from './paper-layer.ts';
import { RippleLayer } from './ripple-layer.ts';
import { StarLayer } from './star-layer.ts';
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
}

/** Everything in the village that moves by itself: sky and light, water, people, and the ceremony of a landing. */
export class Life {
  readonly #parts: LifeParts;
  readonly #stars: StarLayer;
  readonly #paper: PaperLayer;
  readonly #ripples: RippleLayer;
  readonly #glow: GlowLayer;
  readonly #walkers: WalkerLayer;
  readonly #landings: Landings;
  readonly #illumination: Illumination;
  #chunks: VillageView['chunks'] = [];
  #still = false;

  constructor(parts: LifeParts) {
    const { scene, terrain, things, ground, now, setPaper, onLanded } = parts;
    this.#parts = parts;
    this.#stars = new StarLayer(scene);
    this.#paper = new PaperLayer(scene);
    this.#ripples = new RippleLayer(scene, terrain);
    this.#glow = new GlowLayer(scene, things);
    this.#walkers = new WalkerLayer(scene, terrain, () => localTimeAt(now()));
    const rings = new CheerRings(scene, terrain, this.#isFree);
    this.#landings = new Landings(scene, things, rings, (thing) => {
      onLanded();
      if (thing) this.#walkers.clapFor(thing.middle);
    });
    this.#illumination = new Illumination(now, terrain.landscape, [
      { setLight: ({ paper }) => setPaper(paper) },
      this.#stars,
      this.#paper,
      ground,
      this.#ripples,
      things,
      this.#glow,
      this.#walkers,
      rings,
    ]);
  }

  show({ chunks }: VillageView, things: ReadonlyMap<string, Thing>): void {
    this.#chunks = chunks;
    this.#paper.setChunks(chunks);
    this.#ripples.setChunks(chunks);
    this.#walkers.show(chunks, things.values());
  }

  /** gifts come down [G6]; where motion is to be reduced they fade in */
  land(keys: readonly string[]): void {
    this.#landings.start(keys, !this.#still);
  }

  setPresence(visitors: number): void {
    this.#walkers.setPresence(visitors);
  }

  wave(seed: number): void {
    this.#walkers.wave(seed);
  }

  setStill(still: boolean): void {
    this.#still = still;
    for (const layer of [this.#stars, this.#paper, this.#ripples, this.#glow, this.#walkers]) layer.setStill(still);
  }

  /** what comes before the camera is set: returns how far the picture is shaken, in world px */
  shake(elapsedMs: number): { dx: number; dy: number } {
    return this.#landings.frame(elapsedMs);
  }

  /** @param visible world px on screen */
  frame(visible: Rect, elapsedMs: number): void {
    this.#illumination.frame(elapsedMs);
    this.#stars.frame(visible, elapsedMs);
    this.#paper.frame(elapsedMs);
    this.#ripples.frame(visible, elapsedMs);
    this.#walkers.frame(elapsedMs);
    this.#glow.frame(elapsedMs);
  }

  readonly #isFree = (plot: Plot): boolean => {
    if (!isOpen(this.#chunks, plot) || this.#parts.isTaken(plot)) return false;
    const kind = this.#parts.terrain.plotKind(plot.x, plot.y);
    return kind === 'meadow' || kind === 'path' || kind === 'square';
  };
}
