import { BlendModes, type GameObjects, type Scene } from 'phaser';
import { VILLAGERS_OF } from '#shared/catalogue/scenery.ts';
import { project } from '#shared/ground/projection.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY } from './atlas.ts';
import type { Cheer } from './cheering.ts';
import { DEPTH, SHADE, uprightDepth } from './depths.ts';

/** One of the people who gather round something: drawn wherever there is room. */
export class Guest {
  readonly #body: GameObjects.Image;
  readonly #shadow: GameObjects.Image;
  readonly #terrain: Terrain;
  readonly #isFree: (plot: Plot) => boolean;
  readonly #name: string;

  constructor(scene: Scene, index: number, terrain: Terrain, isFree: (plot: Plot) => boolean) {
    const image = () => scene.add.image(0, 0, ATLAS_KEY, 'fx.dot').setVisible(false);
    const names = VILLAGERS_OF[terrain.landscape];
    this.#name = names[index % names.length] ?? names[0];
    this.#terrain = terrain;
    this.#isFree = isFree;
    this.#body = image();
    this.#shadow = image().setTint(SHADE).setBlendMode(BlendModes.MULTIPLY).setDepth(DEPTH.shadows);
  }

  setTint(tint: number): void {
    this.#body.setTint(tint);
  }

  /** @param middle of what they gather round; null hides them, and so does a place where nobody could stand */
  show(cheer: Cheer | null, middle: { readonly x: number; readonly y: number }): void {
    const isThere = cheer !== null && this.#draw(cheer, middle.x + cheer.x, middle.y + cheer.y);
    this.#body.setVisible(isThere);
    // a shadow that is multiplied cannot fade: it comes and goes with the larger part of who casts it
    this.#shadow.setVisible(isThere && cheer.alpha > 0.5);
  }

  destroy(): void {
    this.#body.destroy();
    this.#shadow.destroy();
  }

  /** false where nobody could stand: in the water, or in somebody's house */
  #draw({ direction, step, hopPx, alpha }: Cheer, x: number, y: number): boolean {
    if (!this.#isFree({ x: Math.floor(x), y: Math.floor(y) })) return false;
    const at = project(x, y, this.#terrain.levelPx(x, y));
    this.#shadow.setFrame(`${this.#name}.${direction}.0.shadow`).setPosition(Math.round(at.px), Math.round(at.py));
    this.#body
      .setFrame(`${this.#name}.${direction}.${step}`)
      .setPosition(Math.round(at.px), Math.round(at.py) - hopPx)
      .setAlpha(alpha)
      .setDepth(Math.round(uprightDepth(x, y) * 4) / 4);
    return true;
  }
}
