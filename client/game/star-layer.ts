import type { GameObjects, Scene } from 'phaser';
import { hash3 } from '#shared/ground/noise.ts';
import { ATLAS_KEY } from './atlas.ts';
import type { Rect } from './camera.ts';
import type { Light } from './daylight.ts';
import { DEPTH } from './depths.ts';
import { ImagePool } from './image-pool.ts';

/** World px: one star in each square, somewhere. */
const SQUARE_PX = 84;
const MOST = 240;
/** One in so many is warm and bright; one in so many twinkles. */
const WARM = 0.2;
const TWINKLES = 0.3;
const TWINKLE_MS = 2400;

/** Stars on the paper by night, behind the land: the same sky over the same village, only what is on screen. */
export class StarLayer {
  readonly #images: ImagePool;
  #strength = 0;
  #timeMs = 0;
  #still = false;

  constructor(scene: Scene) {
    this.#images = new ImagePool(() => scene.add.image(0, 0, ATLAS_KEY, 'fx.dot').setDepth(DEPTH.stars));
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  setLight({ stars }: Light): void {
    this.#strength = stars;
  }

  frame(view: Rect, elapsedMs: number): void {
    if (!this.#still) this.#timeMs += elapsedMs;
    this.#images.begin();
    if (this.#strength > 0) {
      const apart = Math.max(SQUARE_PX, Math.sqrt(((view.x1 - view.x0) * (view.y1 - view.y0)) / MOST));
      const step = SQUARE_PX * Math.ceil(apart / SQUARE_PX);
      for (let y = Math.floor(view.y0 / step); y * step < view.y1; y++) {
        for (let x = Math.floor(view.x0 / step); x * step < view.x1; x++) this.#draw(this.#images.take(), x, y, step);
      }
    }
    this.#images.end();
  }

  #draw(image: GameObjects.Image, x: number, y: number, step: number): void {
    const warm = hash3(x, y, 53) < WARM;
    const twinkles = hash3(x, y, 54) < TWINKLES;
    const phase = this.#timeMs / TWINKLE_MS + hash3(x, y, 55);
    const strength = twinkles && phase % 1 < 0.25 ? 0.35 : 1;
    image
      .setPosition(Math.round((x + hash3(x, y, 51)) * step), Math.round((y + hash3(x, y, 52)) * step))
      .setTint(warm ? 0xfff0be : 0x8c96cd)
      .setAlpha(this.#strength * strength);
  }
}
