import type { GameObjects, Scene } from 'phaser';
import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { project } from '#shared/ground/projection.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY } from './atlas.ts';
import { DEPTH } from './depths.ts';

/** px over the ground at which it floats above a thing of one plot, and more for each plot further */
const OVERHEAD_PX = 34;
const HIGHER_PX = 22;
const BOB_MS = 1_300;

/** A heart that floats over what was looked for: a marked plot alone is hidden by the thing that stands on it. */
export class FoundMark {
  readonly #heart: GameObjects.Image;
  readonly #terrain: Terrain;
  #at: { readonly px: number; readonly py: number } | null = null;
  #timeMs = 0;
  #still = false;

  constructor(scene: Scene, terrain: Terrain) {
    this.#terrain = terrain;
    this.#heart = scene.add.image(0, 0, ATLAS_KEY, 'fx.heart').setDepth(DEPTH.air).setScale(2).setVisible(false);
  }

  set(plot: Plot | null, { w, d }: Footprint): void {
    this.#heart.setVisible(plot !== null);
    if (!plot) return;
    const x = plot.x + w / 2;
    const y = plot.y + d / 2;
    const { px, py } = project(x, y, this.#terrain.levelPx(x, y));
    this.#at = { px: Math.round(px), py: Math.round(py) - OVERHEAD_PX - HIGHER_PX * (Math.max(w, d) - 1) };
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  frame(elapsedMs: number): void {
    if (!this.#at) return;
    if (!this.#still) this.#timeMs += elapsedMs;
    const bob = Math.round(Math.sin((this.#timeMs / BOB_MS) * Math.PI * 2) * 3);
    this.#heart.setPosition(this.#at.px, this.#at.py + bob);
  }
}
