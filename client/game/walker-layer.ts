import { BlendModes, type GameObjects, type Scene } from 'phaser';
import { VILLAGERS_OF } from '#shared/catalogue/scenery.ts';
import { rng } from '#shared/ground/noise.ts';
import { project } from '#shared/ground/projection.ts';
import { CHUNK_PLOTS, type Chunk, isOpen, type Plot } from '#shared/village/placing.ts';
import { SQUARE, type Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY } from './atlas.ts';
import { type Light, tintOf } from './daylight.ts';
import { DEPTH, SHADE, uprightDepth } from './depths.ts';
import { arrive, startWave, stepOf, villagersOut, type Walker, walk } from './walking.ts';

interface Shown {
  readonly walker: Walker;
  readonly body: GameObjects.Image;
  readonly shadow: GameObjects.Image;
  readonly heart: GameObjects.Image;
}

/** Px above a villager's foot at which its greeting shows. */
const OVERHEAD_PX = 30;

/** Villagers on the paths: they live here, and stand for the visitors present [V5]. */
export class WalkerLayer {
  readonly #scene: Scene;
  readonly #terrain: Terrain;
  readonly #chance: () => number;
  readonly #shown: Shown[] = [];
  #chunks: readonly Chunk[] = [];
  #count = villagersOut(0);
  #still = false;
  #tint = 0xffffff;

  constructor(scene: Scene, terrain: Terrain) {
    this.#scene = scene;
    this.#terrain = terrain;
    this.#chance = rng(terrain.seed + 17);
  }

  setChunks(chunks: readonly Chunk[]): void {
    this.#chunks = chunks;
    this.#people();
  }

  setPresence(visitors: number): void {
    this.#count = villagersOut(visitors);
    this.#people();
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  setLight(light: Light): void {
    this.#tint = tintOf(light.land);
    for (const { body } of this.#shown) body.setTint(this.#tint);
  }

  wave(seed: number): void {
    const shown = this.#shown[Math.abs(seed) % Math.max(1, this.#shown.length)];
    if (shown) startWave(shown.walker);
  }

  frame(elapsedMs: number): void {
    for (const shown of this.#shown) {
      if (!this.#still || shown.walker.waveMs > 0) walk(shown.walker, elapsedMs, this.#isPath, this.#chance);
      this.#draw(shown);
    }
  }

  readonly #isPath = (plot: Plot): boolean => {
    if (!isOpen(this.#chunks, plot)) return false;
    const kind = this.#terrain.plotKind(plot.x, plot.y);
    return kind === 'path' || kind === 'square';
  };

  #people(): void {
    const places = this.#places();
    const names = VILLAGERS_OF[this.#terrain.landscape];
    while (this.#shown.length > this.#count) {
      const leaving = this.#shown.pop();
      for (const image of [leaving?.body, leaving?.shadow, leaving?.heart]) image?.destroy();
    }
    while (this.#shown.length < this.#count && places.length > 0) {
      const name = names[this.#shown.length % names.length];
      const place = places[Math.floor(this.#chance() * places.length)];
      if (!name || !place) return;
      this.#shown.push(this.#dress(arrive(name, place, this.#chance)));
    }
  }

  /** the path near the square: there people meet */
  #places(): Plot[] {
    const places: Plot[] = [];
    const reach = CHUNK_PLOTS * 0.6;
    for (let y = Math.floor(SQUARE.y - reach); y <= SQUARE.y + reach; y++) {
      for (let x = Math.floor(SQUARE.x - reach); x <= SQUARE.x + reach; x++) {
        if (this.#isPath({ x, y })) places.push({ x, y });
      }
    }
    return places;
  }

  #dress(walker: Walker): Shown {
    const image = (frame: string) => this.#scene.add.image(0, 0, ATLAS_KEY, frame);
    return {
      walker,
      body: image(`${walker.name}.0.0`).setTint(this.#tint),
      shadow: image(`${walker.name}.0.0.shadow`)
        .setTint(SHADE)
        .setBlendMode(BlendModes.MULTIPLY)
        .setDepth(DEPTH.shadows),
      heart: image('fx.heart').setDepth(DEPTH.air).setVisible(false),
    };
  }

  #draw({ walker, body, shadow, heart }: Shown): void {
    const at = project(walker.x, walker.y, this.#terrain.levelPx(walker.x, walker.y));
    const px = Math.round(at.px);
    const py = Math.round(at.py);
    const hop = walker.waveMs > 0 ? Math.abs(Math.round(Math.sin(walker.waveMs / 90) * 2)) : 0;
    body.setFrame(`${walker.name}.${walker.direction}.${stepOf(walker)}`).setPosition(px, py - hop);
    // every change of a depth sorts everything on screen again: a quarter of a plot is fine enough to pass behind a wall
    const depth = Math.round(uprightDepth(walker.x, walker.y) * 4) / 4;
    if (body.depth !== depth) body.setDepth(depth);
    shadow.setFrame(`${walker.name}.${walker.direction}.0.shadow`).setPosition(px, py);
    heart.setVisible(walker.waveMs > 0).setPosition(px, py - OVERHEAD_PX - hop);
  }
}
