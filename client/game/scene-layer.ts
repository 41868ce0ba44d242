import type { GameObjects, Scene as PhaserScene } from 'phaser';
import { hash3 } from '#shared/ground/noise.ts';
import { project } from '#shared/ground/projection.ts';
import { type Occupant, SCENE_KINDS, SCENES, type Scene } from '#shared/village/neighbours.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { VillageView } from '#shared/village/view.ts';
import { ATLAS_KEY } from './atlas.ts';
import type { Rect } from './camera.ts';
import { localTimeAt } from './daylight.ts';
import { DEPTH } from './depths.ts';
import { mayShow } from './ground-plan.ts';
import { SceneMap } from './scene-map.ts';
import { EFFECTS, moteAt, playsAt, presenceOf, STILL_MS, type Way } from './scene-motion.ts';
import type { GiftLook, StepLook } from './stage.ts';

export interface SceneLayerParts {
  readonly scene: PhaserScene;
  readonly terrain: Terrain;
  readonly gifts: ReadonlyMap<string, GiftLook>;
  readonly steps: readonly StepLook[];
  /** unix milliseconds */
  readonly now: () => number;
}

/** A scene with what never changes about it worked out. */
interface Staged {
  readonly scene: Scene;
  readonly px: number;
  readonly py: number;
  readonly way: Way;
  readonly chance: number;
}

/** More than this at once is a swarm. */
const MOST_MOTES = 90;
const LOOK_AT_CLOCK_MS = 5_000;
/** A scene is drawn while it is this far out of sight, px: its small things reach that far. */
const MARGIN_PX = 60;

/** The small scenes between neighbours [V7]: bees, drops, notes and books from one pool, and only where somebody looks. */
export class SceneLayer {
  readonly #parts: SceneLayerParts;
  readonly #map: SceneMap;
  readonly #images: GameObjects.Image[] = [];
  readonly #staged = new WeakMap<Scene, Staged>();
  readonly #hasFrame: (frame: string) => boolean;
  #view: VillageView | null = null;
  #timeMs = STILL_MS;
  #sinceClockMs = 0;
  #hour: number;
  #still = false;

  constructor(parts: SceneLayerParts) {
    this.#parts = parts;
    this.#map = new SceneMap(parts.terrain);
    this.#hour = this.#hourNow();
    const texture = parts.scene.textures.get(ATLAS_KEY);
    this.#hasFrame = (frame) => texture.has(frame);
  }

  show(view: VillageView): void {
    const { gifts, steps, now } = this.#parts;
    this.#view = view;
    this.#map.show({ view, chunks: view.chunks, giftLook: (gift) => gifts.get(gift) ?? null, steps, now: now() });
  }

  setStill(still: boolean): void {
    this.#still = still;
    if (still) this.#timeMs = STILL_MS;
  }

  frame(visible: Rect, elapsedMs: number): void {
    if (!this.#still) this.#timeMs += elapsedMs;
    this.#lookAtClock(elapsedMs);
    const seen = this.#onScreen(visible);
    let used = 0;
    for (const staged of seen) {
      const presence = this.#still ? 1 : presenceOf(staged.chance, seen.length, this.#timeMs);
      if (presence > 0) used = this.#draw(staged, presence, used);
      if (used >= MOST_MOTES) break;
    }
    for (let i = used; i < this.#images.length; i++) this.#images[i]?.setVisible(false);
  }

  #lookAtClock(elapsedMs: number): void {
    this.#sinceClockMs += elapsedMs;
    if (this.#sinceClockMs < LOOK_AT_CLOCK_MS) return;
    this.#sinceClockMs = 0;
    this.#hour = this.#hourNow();
  }

  #hourNow(): number {
    return Math.floor(localTimeAt(this.#parts.now()).minute / 60);
  }

  #onScreen(visible: Rect): Staged[] {
    const seen: Staged[] = [];
    for (const chunk of this.#view?.chunks ?? []) {
      if (!mayShow(chunk, visible)) continue;
      for (const scene of this.#map.in(chunk)) {
        if (!playsAt(SCENES[scene.kind].when, this.#hour)) continue;
        const staged = this.#stage(scene);
        const { px, py } = staged;
        const isNear = px > visible.x0 - MARGIN_PX && px < visible.x1 + MARGIN_PX;
        if (isNear && py > visible.y0 - MARGIN_PX && py < visible.y1 + MARGIN_PX) seen.push(staged);
      }
    }
    return seen;
  }

  #draw({ scene, px, py, way }: Staged, presence: number, from: number): number {
    const effect = EFFECTS[scene.kind];
    let used = from;
    for (let i = 0; i < effect.motes; i++) {
      const mote = moteAt(effect, i, this.#timeMs, way);
      const frame = effect.frames[mote.frame];
      if (!frame || mote.alpha <= 0 || !this.#hasFrame(frame)) continue;
      this.#image(used++, frame)
        .setPosition(px + Math.round(mote.dx), py + Math.round(mote.dy))
        .setAlpha(mote.alpha * presence)
        .setVisible(true);
    }
    return used;
  }

  #stage(scene: Scene): Staged {
    const known = this.#staged.get(scene);
    if (known) return known;
    const { at, from, kind } = scene;
    const here = this.#middleOf(at);
    const there = this.#middleOf(from);
    const liftPx = 10 + 8 * Math.max(at.footprint.w, at.footprint.d);
    const staged: Staged = {
      scene,
      ...here,
      way: { dx: there.px - here.px, dy: there.py - here.py, liftPx },
      chance: hash3(at.plot.x, at.plot.y, SCENE_KINDS.indexOf(kind)),
    };
    this.#staged.set(scene, staged);
    return staged;
  }

  #middleOf({ plot, footprint }: Occupant): { px: number; py: number } {
    const x = plot.x + footprint.w / 2;
    const y = plot.y + footprint.d / 2;
    const { px, py } = project(x, y, this.#parts.terrain.levelPx(x, y));
    return { px: Math.round(px), py: Math.round(py) };
  }

  #image(index: number, frame: string): GameObjects.Image {
    const known = this.#images[index];
    if (known) return known.frame.name === frame ? known : known.setFrame(frame);
    const image = this.#parts.scene.add.image(0, 0, ATLAS_KEY, frame).setDepth(DEPTH.air);
    this.#images.push(image);
    return image;
  }
}
