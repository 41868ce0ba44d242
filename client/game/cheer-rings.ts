import type { GameObjects, Scene } from 'phaser';
import { VILLAGERS_OF } from '#shared/catalogue/scenery.ts';
import { project } from '#shared/ground/projection.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY } from './atlas.ts';
import { CHEERERS, CHEERING_MS, type Cheer, cheerAt } from './cheering.ts';
import { type Light, tintOf } from './daylight.ts';
import { uprightDepth } from './depths.ts';
import type { Thing } from './things.ts';

interface Ring {
  readonly thing: Thing;
  readonly images: readonly GameObjects.Image[];
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
    const images = Array.from({ length: CHEERERS }, () =>
      this.#scene.add.image(0, 0, ATLAS_KEY, 'fx.dot').setTint(this.#tint).setVisible(false),
    );
    this.#rings.push({ thing, images, sinceMs });
  }

  frame(elapsedMs: number): void {
    for (const ring of this.#rings) {
      ring.sinceMs += elapsedMs;
      ring.images.forEach((image, i) => {
        const cheer = cheerAt(i, ring.sinceMs, ring.thing.radiusPx / 32 / 2);
        image.setVisible(cheer !== null && this.#draw(image, i, ring.thing, cheer));
      });
      if (ring.sinceMs > CHEERING_MS) for (const image of ring.images) image.destroy();
    }
    this.#rings = this.#rings.filter(({ sinceMs }) => sinceMs <= CHEERING_MS);
  }

  /** false where nobody could stand: in the water, or in somebody's house */
  #draw(image: GameObjects.Image, index: number, { middle }: Thing, cheer: Cheer): boolean {
    const x = middle.x + cheer.x;
    const y = middle.y + cheer.y;
    if (!this.#isFree({ x: Math.floor(x), y: Math.floor(y) })) return false;
    const names = VILLAGERS_OF[this.#terrain.landscape];
    const at = project(x, y, this.#terrain.levelPx(x, y));
    image
      .setFrame(`${names[index % names.length]}.${cheer.direction}.${cheer.step}`)
      .setPosition(Math.round(at.px), Math.round(at.py) - cheer.hopPx)
      .setAlpha(cheer.alpha)
      .setDepth(Math.round(uprightDepth(x, y) * 4) / 4);
    return true;
  }
}
