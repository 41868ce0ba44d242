import type { Scene } from 'phaser';
import { hash3 } from '#shared/ground/noise.ts';
import { ATLAS_KEY } from './atlas.ts';
import { DEPTH } from './depths.ts';
import { ImagePool } from './image-pool.ts';
import type { Thing } from './things.ts';

export const SPLASH_MS = 1500;
export const DROPS = 9;
/** More at once is rain. */
const MOST_SPLASHES = 12;
const HIGH_PX = 26;

/** One drop of a watering, px from the foot of what is watered; null before it falls and after. */
export function dropAt(
  index: number,
  sinceMs: number,
  radiusPx: number,
): { dx: number; dy: number; alpha: number } | null {
  const t = (sinceMs - index * 70) / 620;
  if (t < 0 || t > 1) return null;
  const dx = (hash3(index, 5, 3) - 0.5) * radiusPx * 1.2;
  const dy = -HIGH_PX * (1 - t * t) + (hash3(index, 7, 3) - 0.5) * radiusPx * 0.4;
  return { dx: Math.round(dx), dy: Math.round(dy), alpha: t > 0.85 ? 0.5 : 1 };
}

/** Water that visitors pour [V4]: seen by all who look, and never longer than a moment. */
export class Splashes {
  readonly #drops: ImagePool;
  #playing: { readonly thing: Thing; sinceMs: number }[] = [];

  constructor(scene: Scene) {
    this.#drops = new ImagePool(() => scene.add.image(0, 0, ATLAS_KEY, 'fx.drop').setDepth(DEPTH.air));
  }

  start(thing: Thing): void {
    if (this.#playing.length < MOST_SPLASHES) this.#playing.push({ thing, sinceMs: 0 });
  }

  frame(elapsedMs: number): void {
    this.#drops.begin();
    for (const splash of this.#playing) {
      splash.sinceMs += elapsedMs;
      for (let i = 0; i < DROPS; i++) {
        const drop = dropAt(i, splash.sinceMs, splash.thing.radiusPx);
        if (!drop) continue;
        const { px, py } = splash.thing;
        this.#drops
          .take()
          .setScale(2)
          .setPosition(px + drop.dx, py + drop.dy)
          .setAlpha(drop.alpha);
      }
    }
    this.#drops.end();
    this.#playing = this.#playing.filter(({ sinceMs }) => sinceMs < SPLASH_MS);
  }
}
