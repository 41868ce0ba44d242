import type { Scene } from 'phaser';
import type { Chunk } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY } from './atlas.ts';
import type { Rect } from './camera.ts';
import { type Light, type LocalTime, tintOf } from './daylight.ts';
import { DEPTH } from './depths.ts';
import { dancerAt, hearthsLit, PUFFS, puffAt } from './flying.ts';
import { chunkKey, mayShow } from './ground-plan.ts';
import { ImagePool } from './image-pool.ts';
import { type Fish, fishAt, fishIn } from './ripples.ts';
import type { Survey } from './survey.ts';
import { plainFrame, type Thing } from './things.ts';

const FIREFLY = 0xe6f58a;
const MOST_FISH = 24;
/** How much of a house's height above its foot its smoke comes out at. */
const CHIMNEY = 0.86;

/** A hearth that smokes now: where its smoke comes out, world px. */
interface Chimney {
  readonly px: number;
  readonly py: number;
  readonly seed: number;
}

/** The smallest things that move: smoke over hearths, butterflies by day and fireflies by night, fish in the river. */
export class SmallLifeLayer {
  readonly #scene: Scene;
  readonly #terrain: Terrain;
  readonly #now: () => LocalTime;
  readonly #smoke: ImagePool;
  readonly #dancers: ImagePool;
  readonly #fireflies: ImagePool;
  readonly #fish: ImagePool;
  readonly #fishOf = new Map<string, readonly Fish[]>();
  #chunks: readonly Chunk[] = [];
  #smokers: readonly Thing[] = [];
  #chimneys: readonly Chimney[] = [];
  #blossoms: readonly Thing[] = [];
  #thickets: readonly Thing[] = [];
  #timeMs = 0;
  #tint = 0xffffff;
  #night = 0;
  #still = false;

  constructor(scene: Scene, terrain: Terrain, now: () => LocalTime) {
    this.#scene = scene;
    this.#terrain = terrain;
    this.#now = now;
    const image = (frame: string) => scene.add.image(0, 0, ATLAS_KEY, frame);
    this.#smoke = new ImagePool(() => image('fx.smoke.0').setDepth(DEPTH.air));
    this.#dancers = new ImagePool(() => image('butterfly.0').setDepth(DEPTH.air));
    this.#fireflies = new ImagePool(() => image('fx.dot').setTint(FIREFLY).setScale(2).setDepth(DEPTH.air));
    this.#fish = new ImagePool(() => image('fish.0').setDepth(DEPTH.ripples));
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  setLight({ land, glow }: Light): void {
    this.#tint = tintOf(land);
    this.#night = glow;
    this.#light();
  }

  setChunks(chunks: readonly Chunk[]): void {
    this.#chunks = chunks;
  }

  show({ smokers, blossoms, thickets }: Survey): void {
    this.#smokers = smokers;
    this.#blossoms = blossoms;
    this.#thickets = thickets;
    this.#light();
  }

  frame(view: Rect, elapsedMs: number): void {
    if (!this.#still) this.#timeMs += elapsedMs;
    const pools = [this.#smoke, this.#dancers, this.#fireflies, this.#fish];
    for (const pool of pools) pool.begin();
    if (!this.#still) {
      for (const chimney of this.#chimneys) this.#puff(chimney);
      for (const blossom of this.#blossoms) this.#dance(blossom);
      if (this.#night > 0) for (const thicket of this.#thickets) this.#dance(thicket);
      this.#swim(view);
    }
    for (const pool of pools) pool.end();
  }

  /** which hearths smoke at this minute */
  #light(): void {
    const texture = this.#scene.textures.get(ATLAS_KEY);
    if (!texture.has('fx.smoke.0')) return;
    const share = hearthsLit(this.#now().minute);
    this.#chimneys = this.#smokers.flatMap((thing) => {
      const seed = Math.abs(thing.px * 31 + thing.py * 17);
      if ((seed % 100) / 100 >= share) return [];
      const { pivotY, height } = texture.get(plainFrame(thing));
      return [{ px: thing.px, py: thing.py - Math.round(pivotY * height * CHIMNEY), seed }];
    });
  }

  #puff({ px, py, seed }: Chimney): void {
    for (let i = 0; i < PUFFS; i++) {
      const { dx, dy, age } = puffAt(i, seed, this.#timeMs);
      this.#smoke
        .take()
        .setFrame(`fx.smoke.${age}`)
        .setTint(this.#tint)
        .setPosition(px + dx, py + dy);
    }
  }

  #dance({ px, py }: Thing): void {
    const { dx, dy, frame, shines } = dancerAt(px * 13 + py, this.#timeMs);
    if (this.#night > 0.6)
      this.#fireflies
        .take()
        .setPosition(px + dx, py + dy)
        .setAlpha(shines * this.#night);
    else if (this.#night === 0)
      this.#dancers
        .take()
        .setFrame(`butterfly.${frame}`)
        .setPosition(px + dx, py + dy);
  }

  #swim(view: Rect): void {
    for (const chunk of this.#chunks) {
      if (!mayShow(chunk, view)) continue;
      for (const fish of this.#fishIn(chunk)) {
        const { px, py, frame, alpha } = fishAt(fish, this.#timeMs);
        const isSeen = px > view.x0 && px < view.x1 && py > view.y0 && py < view.y1;
        if (!isSeen || alpha === 0 || this.#fish.used >= MOST_FISH) continue;
        this.#fish.take().setFrame(`fish.${frame}`).setTint(this.#tint).setAlpha(alpha).setPosition(px, py);
      }
    }
  }

  #fishIn(chunk: Chunk): readonly Fish[] {
    const key = chunkKey(chunk);
    const known = this.#fishOf.get(key) ?? fishIn(this.#terrain, chunk);
    this.#fishOf.set(key, known);
    return known;
  }
}
