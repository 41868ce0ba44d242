import type { GameObjects, Scene } from 'phaser';
import { ATLAS_KEY } from './atlas.ts';
import type { Light } from './daylight.ts';
import { DEPTH } from './depths.ts';
import { ImagePool } from './image-pool.ts';
import { isLit, type LampKind, type Lights, lightsAmong } from './lamps.ts';
import { remembered } from './remembered.ts';
import type { ThingLayer } from './thing-layer.ts';
import type { Thing } from './things.ts';

/** More pools than this on and about one screen would be daylight again. */
const MOST = 360;

interface Pool {
  /** times the atlas's pool of light, two plots wide */
  readonly size: number;
  /** how many lie on each other: each brightens what it covers by two thirds at its middle */
  readonly layers: number;
  readonly strength: number;
  /** px above the foot at which the light itself hangs */
  readonly liftPx: number;
}

const POOLS: Readonly<Record<LampKind, Pool>> = {
  fire: { size: 1.4, layers: 3, strength: 1, liftPx: 2 },
  lamp: { size: 1.3, layers: 3, strength: 1, liftPx: 2 },
  window: { size: 1.1, layers: 2, strength: 1, liftPx: 4 },
  lantern: { size: 0.66, layers: 2, strength: 0.9, liftPx: 3 },
  festoon: { size: 0.6, layers: 1, strength: 0.8, liftPx: 2 },
};

const FLAME = 0xffd66b;
/** Lamps, wicks and fires are warmer than the atlas's pool of light. */
const WARM = 0xffce8c;
/** A fire breathes: strength within these bounds, over this time. */
const FLICKER = { share: 0.16, ms: 1300 };

/**
 * The light that windows, lamps, fires and lanterns throw on the village by night. It multiplies what it covers instead of
 * whitening it, so that grass stays green and walls keep their colour.
 */
export class GlowLayer {
  readonly #things: ThingLayer;
  readonly #pools: ImagePool;
  readonly #flames: ImagePool;
  #fires: { readonly image: GameObjects.Image; readonly phase: number }[] = [];
  #light: Light | null = null;
  #deals = -1;
  #timeMs = 0;
  #still = false;

  constructor(scene: Scene, things: ThingLayer) {
    this.#things = things;
    const blend = brightening(scene);
    const image = (frame: string) => scene.add.image(0, 0, ATLAS_KEY, frame);
    this.#pools = new ImagePool(() => image('fx.glow').setDepth(DEPTH.glow).setTint(WARM).setBlendMode(blend));
    this.#flames = new ImagePool(() => image('fx.dot').setScale(2, 3).setTint(FLAME));
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  setLight(light: Light): void {
    this.#light = light;
    this.#deals = -1;
  }

  frame(elapsedMs: number): void {
    if (!this.#still) this.#timeMs += elapsedMs;
    if (this.#deals !== this.#things.deals) this.#layOut();
    const glow = this.#light?.glow ?? 0;
    for (const { image, phase } of this.#fires) {
      const breath = Math.sin((this.#timeMs / FLICKER.ms + phase) * Math.PI * 2) * Math.sin(this.#timeMs / 170 + phase);
      image.setAlpha(glow * (1 - FLICKER.share * (0.5 + breath / 2)));
    }
  }

  /** every light near the screen gets its pool; what else there is in the pool of images rests */
  #layOut(): void {
    this.#deals = this.#things.deals;
    this.#fires = [];
    this.#pools.begin();
    this.#flames.begin();
    const light = this.#light;
    if (light && light.glow > 0 && this.#things.has('fx.glow')) {
      const lights = Array.from(this.#things.hands(), this.#lightsOf);
      for (const { lamps } of lights) {
        for (const { thing, kind } of lamps) if (isLit(thing.key, kind, light)) this.#pour(thing, kind, light);
      }
      for (const { lanterns } of lights) {
        for (const thing of lanterns) {
          this.#hang(this.#flames.take(), thing, light);
          this.#pour(thing, 'lantern', light);
        }
      }
    }
    this.#pools.end();
    this.#flames.end();
  }

  readonly #lightsOf = remembered((things): Lights => lightsAmong(things, (thing) => this.#hasLit(thing)));

  #hasLit(thing: Thing): boolean {
    return thing.parts.some(({ look, frame }) => look === 'lit' && this.#things.has(frame));
  }

  #pour(thing: Thing, kind: LampKind, { glow }: Light): void {
    if (this.#pools.used >= MOST) return;
    const { size, layers, strength, liftPx } = POOLS[kind];
    const at = kind === 'lantern' ? lanternOf(thing) : { px: thing.px, py: thing.py };
    for (let layer = 0; layer < layers; layer++) {
      const image = this.#pools
        .take()
        .setPosition(at.px, at.py + liftPx)
        .setScale(size * (1 - layer * 0.28) * (kind === 'window' ? thing.radiusPx / 40 : 1))
        .setAlpha(glow * strength);
      if (kind === 'fire') this.#fires.push({ image, phase: (thing.px % 97) / 97 });
    }
  }

  #hang(image: GameObjects.Image, thing: Thing, { glow }: Light): void {
    const at = lanternOf(thing);
    image
      .setPosition(at.px, at.py - LANTERN_PX)
      .setDepth(thing.depth + thing.radiusPx / 32)
      .setAlpha(Math.min(1, glow * 1.5));
  }
}

/** Px above the ground at which a lantern hangs on its stake. */
const LANTERN_PX = 9;

/** At the corner of the ribbon that looks at the player. */
const lanternOf = (thing: Thing): { px: number; py: number } => ({
  px: thing.px,
  py: thing.py + Math.round(thing.radiusPx / 2) - 3,
});

/** A blend mode of our own: what is there, plus itself times the light. Where nothing is there, nothing lights up. */
function brightening({ renderer }: Scene): number {
  if (!('addBlendMode' in renderer)) return 0;
  const { gl } = renderer;
  renderer.addBlendMode([gl.DST_COLOR, gl.ONE], gl.FUNC_ADD);
  // the number that the call returns is one too low in this version of the engine
  return renderer.blendModes.length - 1;
}
