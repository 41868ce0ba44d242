import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { type Plot, plotKey, plotsOf, ring } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { Pose } from './landing.ts';
import { BLOCKED, CHALK, FITS, type MarkLayer } from './mark-layer.ts';
import type { Ghost } from './stage.ts';
import type { ThingLayer } from './thing-layer.ts';
import { ghostThing } from './village-things.ts';

const SEE_THROUGH: Pose = { liftPx: 0, scaleX: 1, scaleY: 1, alpha: 0.66 };
/** A gift in the hand floats a little over its footprint. */
const IN_HAND: Pose = { liftPx: 5, scaleX: 1, scaleY: 1, alpha: 0.88 };
const IN_HAND_KEY = 'in hand';

/** The corner that puts the middle of a footprint on a plot. */
export function cornerUnder(plot: Plot, { w, d }: Footprint): Plot {
  return { x: plot.x - Math.floor((w - 1) / 2), y: plot.y - Math.floor((d - 1) / 2) };
}

/** Rings of plots looked through for a place to begin with. */
const NEAR = 9;

/** The nearest place that will do, so that the first sight of a gift in the hand is a green one; else where it was asked for. */
export function startAt(from: Plot, canStand: (plot: Plot) => boolean): Plot {
  for (let radius = 0; radius <= NEAR; radius++) {
    for (const plot of ring(from, radius)) if (canStand(plot)) return plot;
  }
  return from;
}

export interface InHand {
  readonly sprite: string;
  readonly footprint: Footprint;
}

/** The gift that follows the finger, on a footprint that is green where it can stand and red where it cannot. */
export class Placing {
  readonly #things: ThingLayer;
  readonly #marks: MarkLayer;
  readonly #terrain: Terrain;
  #hand: { gift: InHand; canStand: (plot: Plot) => boolean; plot: Plot } | null = null;

  constructor(things: ThingLayer, marks: MarkLayer, terrain: Terrain) {
    this.#things = things;
    this.#marks = marks;
    this.#terrain = terrain;
  }

  get plot(): Plot | null {
    return this.#hand?.plot ?? null;
  }

  get footprint(): Footprint | null {
    return this.#hand?.gift.footprint ?? null;
  }

  start(gift: InHand, canStand: (plot: Plot) => boolean, plot: Plot): void {
    this.#hand = { gift, canStand, plot };
    this.moveTo(plot);
  }

  stop(): void {
    if (!this.#hand) return;
    this.#hand = null;
    this.#things.remove(`ghost ${IN_HAND_KEY}`);
    this.#marks.clear('placing');
  }

  moveTo(plot: Plot): void {
    if (!this.#hand) return;
    const { gift, canStand } = this.#hand;
    this.#hand.plot = plot;
    const thing = ghostThing({ key: IN_HAND_KEY, ...gift, plot }, this.#terrain);
    this.#things.put(thing);
    this.#things.pose(thing.key, IN_HAND);
    this.#marks.set('placing', plotsOf(plot, gift.footprint), canStand(plot) ? FITS : BLOCKED);
  }

  /** whether a touch on this plot, or on the gift itself, takes hold of it */
  isOn(plot: Plot, ghostKey: string | null): boolean {
    if (!this.#hand) return false;
    return ghostKey === IN_HAND_KEY || covers(this.#hand.plot, this.#hand.gift.footprint, plot);
  }
}

/** The basket's gifts that are not paid yet: see-through, on chalk. */
export class Ghosts {
  readonly #things: ThingLayer;
  readonly #marks: MarkLayer;
  readonly #terrain: Terrain;
  #ghosts: readonly Ghost[] = [];

  constructor(things: ThingLayer, marks: MarkLayer, terrain: Terrain) {
    this.#things = things;
    this.#marks = marks;
    this.#terrain = terrain;
  }

  set(ghosts: readonly Ghost[]): void {
    for (const { key } of this.#ghosts) this.#things.remove(`ghost ${key}`);
    this.#ghosts = ghosts;
    for (const ghost of ghosts) {
      const thing = ghostThing(ghost, this.#terrain);
      this.#things.put(thing);
      this.#things.pose(thing.key, SEE_THROUGH);
    }
    const plots = ghosts.flatMap(({ plot, footprint }) => plotsOf(plot, footprint));
    this.#marks.set('ghosts', plots, CHALK);
  }

  move(key: string, plot: Plot): void {
    this.set(this.#ghosts.map((ghost) => (ghost.key === key ? { ...ghost, plot } : ghost)));
  }

  get(key: string): Ghost | null {
    return this.#ghosts.find((ghost) => ghost.key === key) ?? null;
  }

  on(plot: Plot): Ghost | null {
    return this.#ghosts.find((ghost) => covers(ghost.plot, ghost.footprint, plot)) ?? null;
  }
}

export function covers(corner: Plot, footprint: Footprint, plot: Plot): boolean {
  return plotsOf(corner, footprint).some((covered) => plotKey(covered) === plotKey(plot));
}
