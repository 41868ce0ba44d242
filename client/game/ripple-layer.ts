import type { GameObjects, Scene } from 'phaser';
import { RAMPS, rgb } from '#shared/ground/palette.ts';
import type { Chunk } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY } from './atlas.ts';
import type { Rect } from './camera.ts';
import { type Light, multiplied, tintOf } from './daylight.ts';
import { DEPTH } from './depths.ts';
import { chunkKey, mayShow } from './ground-plan.ts';
import { type Ripple, rippleAt, ripplesOf } from './ripples.ts';

const GLITTER = rgb(RAMPS.water[4]);
/** Beyond this it is a lake of dashes, and the river of a far overview does not need them. */
const MOST = 260;

/** The moving water: dashes of light over the painted river, from one pool. */
export class RippleLayer {
  readonly #scene: Scene;
  readonly #terrain: Terrain;
  readonly #ripples = new Map<string, readonly Ripple[]>();
  readonly #images: GameObjects.Image[] = [];
  #chunks: readonly Chunk[] = [];
  #timeMs = 0;
  #still = false;
  #tint = tintOf(GLITTER);

  constructor(scene: Scene, terrain: Terrain) {
    this.#scene = scene;
    this.#terrain = terrain;
  }

  setChunks(chunks: readonly Chunk[]): void {
    this.#chunks = chunks;
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  /** by night the river glitters less, and blue */
  setLight(light: Light): void {
    this.#tint = tintOf(multiplied(GLITTER, light.land));
    for (const image of this.#images) image.setTint(this.#tint);
  }

  frame(view: Rect, elapsedMs: number): void {
    if (!this.#still) this.#timeMs += elapsedMs;
    let used = 0;
    for (const chunk of this.#chunks) {
      if (!mayShow(chunk, view)) continue;
      for (const ripple of this.#of(chunk)) {
        const isSeen = ripple.px > view.x0 && ripple.px < view.x1 && ripple.py > view.y0 && ripple.py < view.y1;
        if (isSeen && used < MOST) this.#draw(this.#image(used++), ripple);
      }
    }
    for (const image of this.#images.slice(used)) image.setVisible(false);
  }

  #draw(image: GameObjects.Image, ripple: Ripple): void {
    const { dx, length, alpha } = rippleAt(ripple, this.#timeMs);
    image
      .setPosition(ripple.px + dx, ripple.py)
      .setScale(length, 1)
      .setAlpha(alpha)
      .setVisible(alpha > 0);
  }

  #of(chunk: Chunk): readonly Ripple[] {
    const key = chunkKey(chunk);
    const known = this.#ripples.get(key) ?? ripplesOf(this.#terrain, chunk);
    this.#ripples.set(key, known);
    return known;
  }

  #image(index: number): GameObjects.Image {
    const known = this.#images[index];
    if (known) return known;
    const image = this.#scene.add
      .image(0, 0, ATLAS_KEY, 'fx.dot')
      .setOrigin(0)
      .setTint(this.#tint)
      .setDepth(DEPTH.ripples);
    this.#images.push(image);
    return image;
  }
}
