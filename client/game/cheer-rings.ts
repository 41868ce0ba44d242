import type { Scene } from 'phaser';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { CHEERERS, CHEERING_MS, cheerAt } from './cheering.ts';
import { type Light, tintOf } from './daylight.ts';
import { Guest } from './guest.ts';
import type { Thing } from './things.ts';

interface Ring {
  readonly thing: Thing;
  readonly neighbours: readonly Guest[];
  sinceMs: number;
}

/** Draws the neighbours who gather round a gift that lands: the same ring for every gift [G10], wherever there is room. */
export class CheerRings {
  readonly #scene: Scene;
  readonly #terrain: Terrain;
  readonly #isFree: (plot: Plot) => boolean;
  #rings: Ring[] = [];
  #tint = 0xffffff;

  constructor(scene: Scene, terrain: Terrain, isFree: (plot: Plot) => boolean) {
    this.#scene = scene;
    this.#terrain = terrain;
    this.#isFree = isFree;
  }

  setLight(light: Light): void {
    this.#tint = tintOf(light.land);
  }

  /** @param sinceMs since the gift began to fall; negative while it waits for others */
  start(thing: Thing, sinceMs: number): void {
    const neighbours = Array.from({ length: CHEERERS }, (_, i) => {
      const neighbour = new Guest(this.#scene, i, this.#terrain, this.#isFree);
      neighbour.setTint(this.#tint);
      return neighbour;
    });
    this.#rings.push({ thing, neighbours, sinceMs });
  }

  frame(elapsedMs: number): void {
    for (const ring of this.#rings) {
      ring.sinceMs += elapsedMs;
      ring.neighbours.forEach((neighbour, i) => {
        neighbour.show(cheerAt(i, ring.sinceMs, ring.thing.radiusPx / 32 / 2), ring.thing.middle);
      });
      if (ring.sinceMs > CHEERING_MS) for (const neighbour of ring.neighbours) neighbour.destroy();
    }
    this.#rings = this.#rings.filter(({ sinceMs }) => sinceMs <= CHEERING_MS);
  }
}
