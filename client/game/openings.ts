import type { Scene } from 'phaser';
import { CHUNK_PLOTS, type Chunk } from '#shared/village/placing.ts';
import { ATLAS_KEY } from './atlas.ts';
import type { Rect } from './camera.ts';
import { DEPTH } from './depths.ts';
import type { GroundLayer } from './ground-layer.ts';
import { chunkKey, mayShow } from './ground-plan.ts';
import { ImagePool } from './image-pool.ts';
import { EDGE_DUST, edgeDustAt, OPENING_MS, popAt, sunkAt } from './rising.ts';
import type { ThingLayer } from './thing-layer.ts';
import type { Thing } from './things.ts';

interface Opening {
  readonly chunk: Chunk;
  readonly things: readonly Thing[];
  /** how long its ground has been waited for */
  waitedMs: number;
  sinceMs: number;
}

/** Longer than this nobody waits for a painter: the land then simply is there. */
const PATIENCE_MS = 6000;

/** Plays how new land opens [V1], once its ground is painted; land that nobody looks at opens unseen. */
export class Openings {
  readonly #ground: GroundLayer;
  readonly #things: ThingLayer;
  readonly #dust: ImagePool;
  #playing: Opening[] = [];

  constructor(scene: Scene, ground: GroundLayer, things: ThingLayer) {
    this.#ground = ground;
    this.#things = things;
    this.#dust = new ImagePool(() => scene.add.image(0, 0, ATLAS_KEY, 'fx.dust').setDepth(DEPTH.air));
  }

  /** @param landing keys of things that fall from the sky, and do not pop up */
  start(chunks: readonly Chunk[], all: Iterable<Thing>, landing: readonly string[], view: Rect): void {
    const seen = chunks.filter((chunk) => mayShow(chunk, view));
    if (seen.length === 0) return;
    const things = [...all];
    for (const chunk of seen) {
      const own = things.filter((thing) => isIn(thing, chunk) && !landing.includes(thing.key));
      this.#playing.push({ chunk, things: own, waitedMs: 0, sinceMs: 0 });
      for (const thing of own) this.#pose(thing, chunk, 0);
    }
  }

  /** ms until everything that opens stands still, were all of its ground painted */
  get lastsMs(): number {
    return Math.max(0, ...this.#playing.map(({ sinceMs }) => OPENING_MS - sinceMs));
  }

  /** whether there is ground that is not painted yet: nothing can fall on it */
  get isWaiting(): boolean {
    return this.#playing.some(({ sinceMs }) => sinceMs === 0);
  }

  /** reduced motion asked for in the midst of it: everything is in its place at once */
  finish(): void {
    for (const opening of this.#playing) this.#settle(opening);
    this.#playing = [];
  }

  frame(elapsedMs: number): void {
    this.#dust.begin();
    for (const opening of this.#playing) this.#advance(opening, elapsedMs);
    this.#dust.end();
    const isOver = ({ sinceMs, waitedMs }: Opening) => sinceMs > OPENING_MS || waitedMs > PATIENCE_MS;
    for (const opening of this.#playing) if (isOver(opening)) this.#settle(opening);
    this.#playing = this.#playing.filter((opening) => !isOver(opening));
  }

  #advance(opening: Opening, elapsedMs: number): void {
    const { chunk, things } = opening;
    if (!this.#ground.sink(chunkKey(chunk), sunkAt(opening.sinceMs))) {
      opening.waitedMs += elapsedMs;
      return;
    }
    opening.sinceMs += elapsedMs;
    for (const thing of things) this.#pose(thing, chunk, opening.sinceMs);
    for (let i = 0; i < EDGE_DUST; i++) {
      const speck = edgeDustAt(i, opening.sinceMs, chunk);
      if (speck) this.#dust.take().setPosition(speck.px, speck.py).setScale(speck.scale);
    }
  }

  #pose({ key, middle }: Thing, { cx, cy }: Chunk, sinceMs: number): void {
    this.#things.pose(key, popAt(sinceMs, middle.x - cx * CHUNK_PLOTS, middle.y - cy * CHUNK_PLOTS));
  }

  #settle({ chunk, things }: Opening): void {
    this.#ground.sink(chunkKey(chunk), 0);
    for (const { key } of things) this.#things.pose(key, null);
  }
}

const isIn = ({ middle }: Thing, { cx, cy }: Chunk): boolean =>
  Math.floor(middle.x / CHUNK_PLOTS) === cx && Math.floor(middle.y / CHUNK_PLOTS) === cy;
