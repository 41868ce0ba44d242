import { BlendModes, type GameObjects, type Scene } from 'phaser';
import type { GrazerName } from '#shared/catalogue/scenery.ts';
import { rng } from '#shared/ground/noise.ts';
import { project } from '#shared/ground/projection.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY, type LoadedAtlas } from './atlas.ts';
import { type Light, tintOf } from './daylight.ts';
import { DEPTH, SHADE, uprightDepth } from './depths.ts';
import { type Grazer, graze, grazerOf, settle, stepOf } from './grazing.ts';
import type { Pose } from './landing.ts';
import type { ThingLayer } from './thing-layer.ts';
import { spriteOf, type Thing } from './things.ts';
import { wildIn } from './wild.ts';

interface Shown {
  readonly animal: Grazer;
  readonly body: GameObjects.Image;
  readonly shadow: GameObjects.Image;
  /** as it was drawn last */
  step: number;
}

/** The thing itself is not drawn while its animal walks about, but is still what a tap on its plot finds. */
const AWAY: Pose = { liftPx: 0, scaleX: 1, scaleY: 1, alpha: 0 };

/** Animals that graze and wander: those given and there [V2], near the screen only, and a few that belong to the land. */
export class AnimalLayer {
  readonly #scene: Scene;
  readonly #terrain: Terrain;
  readonly #things: ThingLayer;
  readonly #isFree: (plot: Plot) => boolean;
  readonly #chance: () => number;
  readonly #shown = new Map<string, Shown>();
  #tint = 0xffffff;
  #asleep = false;
  #still = false;

  constructor(scene: Scene, terrain: Terrain, things: ThingLayer, isFree: (plot: Plot) => boolean) {
    this.#scene = scene;
    this.#terrain = terrain;
    this.#things = things;
    this.#isFree = isFree;
    this.#chance = rng(terrain.seed + 31);
    wildIn(terrain).forEach(({ name, home }, i) => {
      this.#bring(`wild ${i}`, name, home);
    });
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  /** by night animals stand where they are */
  setLight({ land, glow }: Light): void {
    this.#tint = tintOf(land);
    this.#asleep = glow === 1;
    for (const { body } of this.#shown.values()) body.setTint(this.#tint);
  }

  /** the given animals near the screen */
  show(grazers: readonly Thing[]): void {
    const keys = new Set(grazers.map(({ key }) => key));
    for (const [key, shown] of this.#shown) {
      if (keys.has(key) || key.startsWith('wild ')) continue;
      shown.body.destroy();
      shown.shadow.destroy();
      this.#shown.delete(key);
      this.#things.pose(key, null);
    }
    for (const thing of grazers) {
      const name = grazerOf(spriteOf(thing));
      if (!name || this.#shown.has(thing.key)) continue;
      this.#bring(thing.key, name, thing.middle);
      this.#things.pose(thing.key, AWAY);
    }
  }

  /** the animal drawn at a point of the world, by its pixels; `key` is that of the thing that was given, or of none */
  at(
    { px, py }: { px: number; py: number },
    isOpaque: LoadedAtlas['isOpaque'],
  ): { key: string; name: GrazerName } | null {
    let front: { key: string; name: GrazerName; depth: number } | null = null;
    for (const [key, { animal, body }] of this.#shown) {
      if (!isOpaque(body.frame.name, px - body.x, py - body.y) || (front && body.depth <= front.depth)) continue;
      front = { key, name: animal.name, depth: body.depth };
    }
    return front;
  }

  frame(elapsedMs: number): void {
    if (this.#still) return;
    for (const shown of this.#shown.values()) {
      if (!this.#asleep) graze(shown.animal, elapsedMs, this.#isPasture, this.#chance);
      // at rest it is drawn once
      if (shown.animal.restMs <= 0 || stepOf(shown.animal) !== shown.step) this.#draw(shown);
    }
  }

  /** level with home, and no gift in the way but its own */
  readonly #isPasture = ({ home }: Grazer, x: number, y: number): boolean => {
    const plot = { x: Math.floor(x), y: Math.floor(y) };
    if (plot.x === Math.floor(home.x) && plot.y === Math.floor(home.y)) return true;
    return this.#isFree(plot) && this.#terrain.levelPx(x, y) === this.#terrain.levelPx(home.x, home.y);
  };

  #bring(key: string, name: GrazerName, home: { x: number; y: number }): void {
    const frame = `${name}-walks.0.0`;
    if (!this.#things.has(frame)) return;
    const animal = settle(name, home, this.#chance);
    const body = this.#scene.add.image(0, 0, ATLAS_KEY, frame).setTint(this.#tint);
    const shadow = this.#scene.add.image(0, 0, ATLAS_KEY, `${frame}.shadow`);
    shadow.setTint(SHADE).setBlendMode(BlendModes.MULTIPLY).setDepth(DEPTH.shadows);
    const shown = { animal, body, shadow, step: -1 };
    this.#shown.set(key, shown);
    this.#draw(shown);
  }

  #draw(shown: Shown): void {
    const { animal, body, shadow } = shown;
    shown.step = stepOf(animal);
    const at = project(animal.x, animal.y, this.#terrain.levelPx(animal.x, animal.y));
    const frame = `${animal.name}-walks.${animal.direction}`;
    body.setFrame(`${frame}.${shown.step}`).setPosition(Math.round(at.px), Math.round(at.py));
    shadow.setFrame(`${frame}.0.shadow`).setPosition(Math.round(at.px), Math.round(at.py));
    const depth = Math.round(uprightDepth(animal.x, animal.y) * 4) / 4;
    if (body.depth !== depth) body.setDepth(depth);
  }
}
