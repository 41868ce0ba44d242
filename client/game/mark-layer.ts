import type { GameObjects, Scene } from 'phaser';
import { project } from '#shared/ground/projection.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY } from './atlas.ts';
import { DEPTH } from './depths.ts';

/** How a plot is marked on the ground. */
export interface MarkLook {
  readonly frame: 'chalk-1x1' | 'fx.plot';
  readonly tint: number;
  readonly alpha: number;
}

export const CHALK: MarkLook = { frame: 'chalk-1x1', tint: 0xffffff, alpha: 1 };
export const CHOSEN: MarkLook = { frame: 'fx.plot', tint: 0xfff9ea, alpha: 0.72 };
export const FITS: MarkLook = { frame: 'fx.plot', tint: 0x5fe08a, alpha: 0.62 };
export const BLOCKED: MarkLook = { frame: 'fx.plot', tint: 0xda4646, alpha: 0.62 };

export type MarkGroup = 'holds' | 'ghosts' | 'selection' | 'keyboard' | 'placing';

/** Marks on plots, by group: chalk of what is being paid for, the chosen plot, the footprint of a gift being placed. */
export class MarkLayer {
  readonly #scene: Scene;
  readonly #terrain: Terrain;
  readonly #groups = new Map<MarkGroup, GameObjects.Image[]>();

  constructor(scene: Scene, terrain: Terrain) {
    this.#scene = scene;
    this.#terrain = terrain;
  }

  set(group: MarkGroup, plots: readonly Plot[], look: MarkLook): void {
    const images = this.#groups.get(group) ?? [];
    this.#groups.set(group, images);
    for (const image of images.splice(plots.length)) image.destroy();
    plots.forEach((plot, i) => {
      const x = plot.x + 0.5;
      const y = plot.y + 0.5;
      const at = project(x, y, this.#terrain.levelPx(x, y));
      const image = images[i] ?? this.#scene.add.image(0, 0, ATLAS_KEY, look.frame).setDepth(DEPTH.marks);
      images[i] = image;
      image.setFrame(look.frame).setTint(look.tint).setAlpha(look.alpha).setPosition(at.px, Math.round(at.py));
    });
  }

  clear(group: MarkGroup): void {
    this.set(group, [], CHALK);
  }
}
