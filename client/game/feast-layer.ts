import type { GameObjects, Scene } from 'phaser';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY } from './atlas.ts';
import { type Light, tintOf } from './daylight.ts';
import { DEPTH } from './depths.ts';
import { FEAST_MS, FEASTERS, feasterAt, feasterStill, NOTES, noteAt, PETAL_TINTS, PETALS, petalAt } from './feast.ts';
import { Guest } from './guest.ts';
import type { Speck } from './landing.ts';
import type { Thing } from './things.ts';

/** Among the petals. */
const A_HEART_IN = 7;

/** What a feast is drawn with: made for the first one, hidden after it, used again by the next. */
interface Party {
  readonly guests: readonly Guest[];
  readonly petals: readonly GameObjects.Image[];
  readonly notes: readonly GameObjects.Image[];
}

/** A common work is done: for ten seconds people dance round it under petals. It takes no tap and moves no camera. */
export class FeastLayer {
  readonly #scene: Scene;
  readonly #terrain: Terrain;
  readonly #isFree: (plot: Plot) => boolean;
  #party: Party | null = null;
  #feast: { readonly work: Thing; sinceMs: number } | null = null;
  #tint = 0xffffff;
  #still = false;

  constructor(scene: Scene, terrain: Terrain, isFree: (plot: Plot) => boolean) {
    this.#scene = scene;
    this.#terrain = terrain;
    this.#isFree = isFree;
  }

  setLight(light: Light): void {
    this.#tint = tintOf(light.land);
    for (const guest of this.#party?.guests ?? []) guest.setTint(this.#tint);
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  /** the next one takes the place of one that is still going on: people are in one place */
  start(work: Thing): void {
    this.#feast = { work, sinceMs: 0 };
    this.#party ??= this.#invite();
  }

  /** costs nothing while there is no feast */
  frame(elapsedMs: number): void {
    if (!this.#feast || !this.#party) return;
    this.#feast.sinceMs += elapsedMs;
    const { work, sinceMs } = this.#feast;
    const { guests, petals, notes } = this.#party;
    const radius = work.radiusPx / 32 / 2;
    const dance = this.#still ? feasterStill : feasterAt;
    guests.forEach((guest, i) => {
      guest.show(dance(i, sinceMs, radius), work.middle);
    });
    petals.forEach((image, i) => {
      float(image, work, this.#still ? null : petalAt(i, sinceMs, work.radiusPx));
    });
    notes.forEach((image, i) => {
      float(image, work, this.#still ? null : noteAt(i, sinceMs, work.radiusPx));
    });
    if (sinceMs > FEAST_MS) this.#feast = null;
  }

  #invite(): Party {
    const image = (frame: string) =>
      this.#scene.add.image(0, 0, ATLAS_KEY, frame).setDepth(DEPTH.air).setVisible(false);
    return {
      guests: Array.from({ length: FEASTERS }, (_, i) => {
        const guest = new Guest(this.#scene, i, this.#terrain, this.#isFree);
        guest.setTint(this.#tint);
        return guest;
      }),
      petals: Array.from({ length: PETALS }, (_, i) =>
        i % A_HEART_IN === 0 ? image('fx.heart') : image('fx.dust').setTint(PETAL_TINTS[i % PETAL_TINTS.length]),
      ),
      notes: Array.from({ length: NOTES }, () => image('fx.note')),
    };
  }
}

function float(image: GameObjects.Image, { px, py }: Thing, speck: Speck | null): void {
  image.setVisible(speck !== null);
  if (speck) image.setPosition(px + speck.dx, py + speck.dy).setAlpha(speck.alpha);
}
