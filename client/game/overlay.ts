import type { Scene } from 'phaser';
import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { VillageView } from '#shared/village/view.ts';
import type { Rect } from './camera.ts';
import { FoundMark } from './found-mark.ts';
import { LookReport } from './look-report.ts';
import { SceneLayer } from './scene-layer.ts';
import type { GiftLook, StepLook } from './stage.ts';

export interface OverlayParts {
  readonly scene: Scene;
  readonly terrain: Terrain;
  readonly gifts: ReadonlyMap<string, GiftLook>;
  readonly steps: readonly StepLook[];
  /** unix milliseconds */
  readonly now: () => number;
  readonly onLook: (seen: Rect) => void;
}

/** What lies over the living village: the scenes between neighbours [V7], a heart over what was found, and word of where one looks. */
export class Overlay {
  readonly #scenes: SceneLayer;
  readonly #found: FoundMark;
  readonly #look: LookReport;

  constructor({ onLook, ...parts }: OverlayParts) {
    this.#scenes = new SceneLayer(parts);
    this.#found = new FoundMark(parts.scene, parts.terrain);
    this.#look = new LookReport(onLook);
  }

  show(view: VillageView): void {
    this.#scenes.show(view);
  }

  point(plot: Plot | null, footprint: Footprint): void {
    this.#found.set(plot, footprint);
  }

  setStill(still: boolean): void {
    this.#scenes.setStill(still);
    this.#found.setStill(still);
  }

  /** @param visible world px on screen */
  frame(visible: Rect, elapsedMs: number): void {
    this.#scenes.frame(visible, elapsedMs);
    this.#found.frame(elapsedMs);
    this.#look.frame(visible, elapsedMs);
  }
}
