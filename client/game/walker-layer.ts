import { BlendModes, type GameObjects, type Scene } from 'phaser';
import { VILLAGERS_OF } from '#shared/catalogue/scenery.ts';
import { rng } from '#shared/ground/noise.ts';
import { project, unproject } from '#shared/ground/projection.ts';
import { type Chunk, isOpen, type Plot } from '#shared/village/placing.ts';
import { SQUARE, type Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY, type LoadedAtlas } from './atlas.ts';
import type { Rect } from './camera.ts';
import { type Light, type LocalTime, tintOf } from './daylight.ts';
import { DEPTH, SHADE, uprightDepth } from './depths.ts';
import { chooseErrand, type Place } from './errands.ts';
import { type KnownStands, type Point, pathBeyond, pathNearSquare, searchPlaces } from './places.ts';
import type { Thing } from './things.ts';
import {
  arrive,
  moveTo,
  type Surroundings,
  startClapping,
  startWave,
  stepOf,
  villagersOut,
  type Walker,
  walk,
} from './walking.ts';
import { wayAlong } from './ways.ts';

interface Shown {
  readonly walker: Walker;
  readonly body: GameObjects.Image;
  readonly shadow: GameObjects.Image;
  readonly heart: GameObjects.Image;
  greets: boolean;
}

/** Px above a villager's foot at which its greeting shows. */
const OVERHEAD_PX = 30;
/** Plots that the middle of the screen moves before people notice. */
const MOVED_ON = 6;
/** Plots out of sight at which somebody is left behind. */
const LEFT_BEHIND = 14;
/** Plots within which people see a gift come down. */
const SEEN_WITHIN = 9;

/** Villagers on the paths: they live here, and stand for the visitors present [V5]. They go where something was given. */
export class WalkerLayer {
  readonly #scene: Scene;
  readonly #terrain: Terrain;
  readonly #chance: () => number;
  readonly #now: () => LocalTime;
  readonly #shown: Shown[] = [];
  readonly #paths = new Map<number, boolean>();
  readonly #stands: KnownStands = new Map();
  #chunks: readonly Chunk[] = [];
  #starts: readonly Plot[] = [];
  #places: readonly Place[] = [];
  #things: ReadonlyMap<string, Thing> = new Map();
  #search: ReturnType<typeof searchPlaces> | null = null;
  #isSearched = false;
  #middle: Point = SQUARE;
  #visitors = 0;
  #minute: number;
  #still = false;
  #tint = 0xffffff;

  constructor(scene: Scene, terrain: Terrain, now: () => LocalTime) {
    this.#scene = scene;
    this.#terrain = terrain;
    this.#now = now;
    this.#minute = now().minute;
    this.#chance = rng(terrain.seed + 17);
  }

  /** what stands in the village decides where people go */
  show(chunks: readonly Chunk[], things: ReadonlyMap<string, Thing>): void {
    this.#things = things;
    if (chunks.length !== this.#chunks.length) {
      this.#chunks = chunks;
      this.#paths.clear();
      this.#stands.clear();
      this.#starts = pathNearSquare(this.#isPath);
    }
    this.#isSearched = false;
    this.#people();
  }

  setPresence(visitors: number): void {
    this.#visitors = visitors;
    this.#people();
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  /** the light changes with the minute: so does what people are about */
  setLight(light: Light): void {
    this.#tint = tintOf(light.land);
    for (const { body } of this.#shown) body.setTint(this.#tint);
    this.#minute = this.#now().minute;
    this.#people();
  }

  /** who is drawn at a point of the world, by their pixels; the one in front where several are */
  nameAt({ px, py }: { px: number; py: number }, isOpaque: LoadedAtlas['isOpaque']): string | null {
    const under = this.#shown
      .filter(({ body }) => isOpaque(body.frame.name, px - body.x, py - body.y))
      .sort((a, b) => b.body.depth - a.body.depth);
    return under[0]?.walker.name ?? null;
  }

  wave(seed: number): void {
    const shown = this.#shown[Math.abs(seed) % Math.max(1, this.#shown.length)];
    if (!shown) return;
    startWave(shown.walker);
    shown.greets = true;
  }

  /** whoever is near turns to a gift that has landed */
  clapFor(at: { readonly x: number; readonly y: number }): void {
    for (const { walker } of this.#shown) {
      const near = Math.hypot(walker.x - at.x, walker.y - at.y) < SEEN_WITHIN;
      if (near && walker.greetMs <= 0) startClapping(walker, at);
    }
  }

  frame(view: Rect, elapsedMs: number): void {
    this.#follow(view);
    this.#findPlaces();
    for (const shown of this.#shown) {
      if (!this.#still || shown.walker.greetMs > 0) walk(shown.walker, elapsedMs, this.#around);
      this.#draw(shown);
    }
  }

  readonly #isPath = (plot: Plot): boolean => {
    const key = plot.x * 65_536 + plot.y;
    let known = this.#paths.get(key);
    if (known === undefined) {
      const kind = isOpen(this.#chunks, plot) ? this.#terrain.plotKind(plot.x, plot.y) : null;
      known = kind === 'path' || kind === 'square';
      this.#paths.set(key, known);
    }
    return known;
  };

  readonly #around: Surroundings = {
    isPath: this.#isPath,
    chance: () => this.#chance(),
    nextErrand: ({ name, next }) => {
      const place = chooseErrand(name, next, this.#minute, this.#places, this.#chance);
      const way = place && wayAlong(this.#isPath, next, place.stand);
      return place && way ? { place, way } : null;
    },
  };

  /** A bit in every frame. What changes meanwhile is looked at once this search is over: else none would ever end. */
  #findPlaces(): void {
    if (!this.#search && !this.#isSearched) {
      this.#search = searchPlaces(this.#things.values(), this.#isPath, this.#stands, this.#middle);
      this.#isSearched = true;
    }
    const found = this.#search?.next();
    if (!found?.done) return;
    this.#places = found.value;
    this.#search = null;
  }

  /** a large village is alive wherever one looks: who was left far behind comes in from beyond the edge of the screen */
  #follow(view: Rect): void {
    const middle = unproject((view.x0 + view.x1) / 2, (view.y0 + view.y1) / 2);
    if (Math.hypot(middle.x - this.#middle.x, middle.y - this.#middle.y) < MOVED_ON) return;
    this.#middle = middle;
    this.#isSearched = false;
    const edge = Math.ceil((view.x1 - view.x0) / 128 + (view.y1 - view.y0) / 64) + 1;
    const left = this.#shown.filter(({ walker }) => {
      return Math.max(Math.abs(walker.x - middle.x), Math.abs(walker.y - middle.y)) > edge + LEFT_BEHIND;
    });
    if (left.length === 0) return;
    const starts = pathBeyond(this.#isPath, middle, edge);
    for (const { walker } of left) {
      const start = starts[Math.floor(this.#chance() * starts.length)];
      if (start) moveTo(walker, start);
    }
  }

  #people(): void {
    const names = VILLAGERS_OF[this.#terrain.landscape];
    const count = villagersOut(this.#visitors, this.#minute);
    while (this.#shown.length > count) {
      const leaving = this.#shown.pop();
      for (const image of [leaving?.body, leaving?.shadow, leaving?.heart]) image?.destroy();
    }
    while (this.#shown.length < count && this.#starts.length > 0) {
      const name = names[this.#shown.length % names.length];
      const place = this.#starts[Math.floor(this.#chance() * this.#starts.length)];
      if (!name || !place) return;
      this.#shown.push(this.#dress(arrive(name, place, this.#chance)));
    }
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
      greets: false,
    };
  }

  #draw(shown: Shown): void {
    const { walker, body, shadow, heart } = shown;
    const at = project(walker.x, walker.y, this.#terrain.levelPx(walker.x, walker.y));
    const px = Math.round(at.px);
    const py = Math.round(at.py);
    if (walker.greetMs <= 0) shown.greets = false;
    const step = this.#still && walker.greetMs > 0 ? 3 : stepOf(walker);
    const hop = !this.#still && step === 3 ? 1 : 0;
    body.setFrame(`${walker.name}.${walker.direction}.${step}`).setPosition(px, py - hop);
    // every change of a depth sorts everything on screen again: a quarter of a plot is fine enough to pass behind a wall
    const depth = Math.round(uprightDepth(walker.x, walker.y) * 4) / 4;
    if (body.depth !== depth) body.setDepth(depth);
    shadow.setFrame(`${walker.name}.${walker.direction}.0.shadow`).setPosition(px, py);
    heart.setVisible(shown.greets).setPosition(px, py - OVERHEAD_PX - hop);
  }
}
