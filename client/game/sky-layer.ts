import { BlendModes, type GameObjects, type Scene } from 'phaser';
import { project } from '#shared/ground/projection.ts';
import type { Chunk } from '#shared/village/placing.ts';
import { ATLAS_KEY } from './atlas.ts';
import type { Rect } from './camera.ts';
import { type Light, tintOf } from './daylight.ts';
import { DEPTH, SHADE } from './depths.ts';
import { birdAt, CLOUDS, cloudShadeAt, FLOCK, flockOf } from './flying.ts';
import { extentOf } from './framing.ts';
import { ImagePool } from './image-pool.ts';
import { cloudShade } from './paper-pictures.ts';

/** A cloud's shadow is lighter than a tree's: light comes from the whole sky. */
const CLOUD_SHADE = 0xc6e2ee;
/** Px of cloud that a px of height throws aside: a bird's shadow falls to the lower right of it. */
const SHADOW_ASIDE = 0.35;

/** What crosses the sky over the land: birds with their shadows, and the shadows of clouds. */
export class SkyLayer {
  readonly #birds: ImagePool;
  readonly #shadows: ImagePool;
  readonly #clouds: GameObjects.Image[];
  readonly #hasBirds: boolean;
  #flock = -1;
  #from: Rect = { x0: 0, y0: 0, x1: 0, y1: 0 };
  #land: Rect = { x0: 0, y0: 0, x1: 0, y1: 0 };
  #timeMs = 9000;
  #tint = 0xffffff;
  #day = 1;
  #still = false;

  constructor(scene: Scene) {
    const image = (frame: string) => scene.add.image(0, 0, ATLAS_KEY, frame);
    this.#hasBirds = scene.textures.get(ATLAS_KEY).has('bird.0');
    this.#birds = new ImagePool(() => image('bird.0').setDepth(DEPTH.air));
    this.#shadows = new ImagePool(() =>
      image('bird.1.shadow').setDepth(DEPTH.shadows).setTint(SHADE).setBlendMode(BlendModes.MULTIPLY),
    );
    const { px, width, height } = cloudShade();
    scene.textures.addUint8Array('cloud-shade', px, width, height);
    this.#clouds = Array.from({ length: CLOUDS }, () =>
      scene.add
        .image(0, 0, 'cloud-shade')
        .setDepth(DEPTH.cloudShades)
        .setTint(CLOUD_SHADE)
        .setBlendMode(BlendModes.MULTIPLY),
    );
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  /** no sun, no shadows of clouds; birds sleep */
  setLight({ land, glow }: Light): void {
    this.#tint = tintOf(land);
    this.#day = 1 - glow;
  }

  setChunks(chunks: readonly Chunk[]): void {
    const { x0, y0, x1, y1 } = extentOf(chunks);
    this.#land = {
      x0: project(x0, y1).px,
      y0: project(x0, y0).py,
      x1: project(x1, y0).px,
      y1: project(x1, y1).py,
    };
  }

  frame(view: Rect, elapsedMs: number): void {
    if (!this.#still) this.#timeMs += elapsedMs;
    this.#clouds.forEach((image, i) => {
      const { px, py } = cloudShadeAt(i, this.#timeMs, this.#land);
      image.setPosition(Math.round(px), Math.round(py)).setVisible(this.#day > 0.5);
    });
    this.#birds.begin();
    this.#shadows.begin();
    if (this.#hasBirds && this.#day > 0.5 && !this.#still) this.#fly(view);
    this.#birds.end();
    this.#shadows.end();
  }

  /** a flock crosses what was on screen when it came: it does not follow the player's finger */
  #fly(view: Rect): void {
    const flock = flockOf(this.#timeMs);
    if (flock !== this.#flock) this.#from = view;
    this.#flock = flock;
    for (let i = 0; i < FLOCK; i++) {
      const bird = birdAt(i, this.#timeMs, this.#from);
      if (!bird) continue;
      const { px, py, heightPx, frame } = bird;
      this.#birds.take().setFrame(`bird.${frame}`).setTint(this.#tint).setPosition(Math.round(px), Math.round(py));
      this.#shadows
        .take()
        .setPosition(Math.round(px + heightPx * SHADOW_ASIDE), Math.round(py + heightPx * (1 + SHADOW_ASIDE / 2)));
    }
  }
}
