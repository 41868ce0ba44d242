import type { GameObjects, Scene } from 'phaser';
import type { OpenNeighbours } from '#shared/ground/painter.ts';
import { project } from '#shared/ground/projection.ts';
import type { Chunk } from '#shared/village/placing.ts';
import { SQUARE } from '#shared/village/terrain.ts';
import type { VillageView } from '#shared/village/view.ts';
import type { Rect } from './camera.ts';
import { type Light, tintOf } from './daylight.ts';
import { DEPTH } from './depths.ts';
import { chunkKey, type Grain, grainFor, neighboursOf, sameNeighbours, surplus, wanted } from './ground-plan.ts';
import type { Painted, PaintOrder } from './ground-worker.ts';
import type { Painters } from './painters.ts';

/** A painted chunk is 3 MB of texture, seen from far a quarter of it. Only a screen full of them may take more than this. */
const MOST_BYTES = 84 * 1024 * 1024;

interface Laid {
  readonly image: GameObjects.Image;
  readonly neighbours: OpenNeighbours;
  readonly grain: Grain;
  readonly bytes: number;
  readonly laidAtMs: number;
  /** world px of its upper edge, when it is in its place */
  readonly top: number;
  seenAtMs: number;
}

/** New land comes into sight softly: what opens, and what is painted while the map is already moving. */
const FADE_MS = 350;

/** The still ground: chunks painted by a worker, uploaded one a frame, the far ones let go. */
export class GroundLayer {
  readonly #scene: Scene;
  readonly #painters: Painters;
  readonly #laid = new Map<string, Laid>();
  #view: VillageView;
  #open: ReadonlySet<string> = new Set();
  #nowMs = 0;
  #whenCovered: (() => void) | null = null;
  #textures = 0;
  #isCovered = false;
  #tint = 0xffffff;

  constructor(scene: Scene, view: VillageView, painters: Painters) {
    this.#scene = scene;
    this.#view = view;
    this.#painters = painters;
    this.show(view);
  }

  show(view: VillageView): void {
    this.#view = view;
    this.#open = new Set(view.chunks.map(chunkKey));
  }

  setLight(light: Light): void {
    this.#tint = tintOf(light.land);
    for (const { image } of this.#laid.values()) image.setTint(this.#tint);
  }

  /** resolves once everything a player sees at first is painted */
  covered(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenCovered = resolve;
    });
  }

  frame(screen: Rect, elapsedMs: number): void {
    this.#nowMs += elapsedMs;
    const painted = this.#painters.take();
    if (painted) this.#lay(painted);
    const grain = grainFor(this.#scene.cameras.main.zoom);
    const near = wanted(this.#view.chunks, screen);
    for (const chunk of near) {
      const laid = this.#laid.get(chunkKey(chunk));
      if (!laid) continue;
      laid.seenAtMs = this.#nowMs;
      laid.image.setAlpha(Math.min(1, (this.#nowMs - laid.laidAtMs) / FADE_MS));
    }
    if (painted) this.#letGo();
    const missing = near.filter((chunk) => !this.#isCurrent(chunk, grain));
    if (missing.length === 0) this.#uncover();
    for (const chunk of missing) if (!this.#painters.order(orderOf(this.#view, chunk, this.#open, grain))) return;
  }

  /** holds a chunk so many px below its place; false while it is not painted */
  sink(key: string, px: number): boolean {
    const laid = this.#laid.get(key);
    laid?.image.setY(laid.top + px);
    return laid !== undefined;
  }

  destroy(): void {
    this.#painters.dismiss();
  }

  #uncover(): void {
    this.#isCovered = true;
    this.#whenCovered?.();
  }

  #isCurrent(chunk: Chunk, grain: Grain): boolean {
    const laid = this.#laid.get(chunkKey(chunk));
    return (
      laid !== undefined && laid.grain <= grain && sameNeighbours(laid.neighbours, neighboursOf(chunk, this.#open))
    );
  }

  #lay({ chunk, openNeighbours, grain, image }: Painted): void {
    const key = chunkKey(chunk);
    const isNew = this.#isCovered && !this.#laid.has(key);
    this.#drop(key);
    const texture = `ground ${this.#textures++}`;
    const px = new Uint8Array(image.px.buffer);
    const { renderer, textures } = this.#scene.sys;
    if (!('createUint8ArrayTexture' in renderer)) throw new Error('the ground is drawn by WebGL only');
    // Neither multiplied nor turned while it is taken: its pixels are whole or nothing, and come upended.
    textures.addGLTexture(texture, renderer.createUint8ArrayTexture(px, image.w, image.h, false, false));
    const laid = this.#scene.add.image(image.originX, image.originY, texture).setOrigin(0).setDepth(DEPTH.ground);
    laid.setScale(grain).setTint(this.#tint);
    const laidAtMs = isNew ? this.#nowMs : this.#nowMs - FADE_MS;
    this.#laid.set(key, {
      image: laid,
      neighbours: openNeighbours,
      grain,
      bytes: px.length,
      laidAtMs,
      top: image.originY,
      seenAtMs: this.#nowMs,
    });
  }

  #letGo(): void {
    const kept = [...this.#laid].map(([key, { bytes, seenAtMs }]) => ({ key, bytes, seenAtMs }));
    for (const key of surplus(kept, this.#nowMs, MOST_BYTES)) this.#drop(key);
  }

  #drop(key: string): void {
    const laid = this.#laid.get(key);
    if (!laid) return;
    this.#laid.delete(key);
    const texture = laid.image.texture.key;
    laid.image.destroy();
    this.#scene.textures.remove(texture);
  }
}

function orderOf({ seed, landscape }: VillageView, chunk: Chunk, open: ReadonlySet<string>, grain: Grain): PaintOrder {
  return { seed, landscape, chunk, openNeighbours: neighboursOf(chunk, open), grain };
}

/** Screens are not known yet, but every first picture shows the square: painting begins while the engine is still on its way. */
export function orderFirst(painters: Painters, view: VillageView): void {
  const square = project(SQUARE.x, SQUARE.y);
  const around = { x0: square.px - 1, y0: square.py - 1, x1: square.px + 1, y1: square.py + 1 };
  const open = new Set(view.chunks.map(chunkKey));
  for (const chunk of wanted(view.chunks, around)) painters.order(orderOf(view, chunk, open, 1));
}
