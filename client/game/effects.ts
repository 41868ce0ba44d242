import type { GameObjects, Scene } from 'phaser';
import { ATLAS_KEY } from './atlas.ts';
import type { CheerRings } from './cheer-rings.ts';
import { DEPTH } from './depths.ts';
import {
  DUST,
  dustAt,
  FADE_MS,
  FALL_MS,
  fadePose,
  HEARTS,
  heartAt,
  LANDING_MS,
  landingPose,
  SPECKS_MS,
  type Speck,
  shakeAt,
} from './landing.ts';
import type { ThingLayer } from './thing-layer.ts';
import type { Thing } from './things.ts';

interface Landing {
  readonly key: string;
  sinceMs: number;
  readonly falls: boolean;
  landed: boolean;
  specks: GameObjects.Image[];
}

/** Several gifts paid together come down one after the other. */
const APART_MS = 140;
/** More than this at once is a shower that nobody can follow: the rest simply stands there. */
const MOST = 24;

/** Plays the landings: the gift, its dust, its hearts, and how the ground trembles. */
export class Landings {
  readonly #scene: Scene;
  readonly #things: ThingLayer;
  readonly #rings: CheerRings;
  readonly #onLanded: (thing: Thing | undefined) => void;
  #playing: Landing[] = [];

  constructor(scene: Scene, things: ThingLayer, rings: CheerRings, onLanded: (thing: Thing | undefined) => void) {
    this.#scene = scene;
    this.#things = things;
    this.#rings = rings;
    this.#onLanded = onLanded;
  }

  /** @param delayMs until the first of them comes: new land rises before anything falls on it */
  start(keys: readonly string[], falls: boolean, delayMs: number): void {
    keys.slice(0, MOST).forEach((key, i) => {
      const landing: Landing = { key, sinceMs: falls ? -delayMs - i * APART_MS : 0, falls, landed: false, specks: [] };
      this.#playing.push(landing);
      const thing = this.#things.get(key);
      if (falls && thing) this.#rings.start(thing, landing.sinceMs);
      this.#things.pose(key, falls ? landingPose(0) : fadePose(0));
    });
  }

  /** advances all; returns how far the picture is shaken, in world px */
  frame(elapsedMs: number): { dx: number; dy: number } {
    let shake = { dx: 0, dy: 0 };
    this.#rings.frame(elapsedMs);
    for (const landing of this.#playing) {
      landing.sinceMs += elapsedMs;
      this.#draw(landing);
      const trembled = landing.falls ? shakeAt(landing.sinceMs - FALL_MS) : shake;
      if (trembled.dy !== 0) shake = trembled;
    }
    this.#playing = this.#playing.filter((landing) => !this.#isOver(landing));
    return shake;
  }

  #isOver({ falls, sinceMs, specks, key }: Landing): boolean {
    const over = sinceMs > (falls ? Math.max(LANDING_MS, FALL_MS + SPECKS_MS) : FADE_MS);
    if (!over) return false;
    this.#things.pose(key, null);
    for (const speck of specks) speck.destroy();
    return true;
  }

  #draw(landing: Landing): void {
    const { key, sinceMs, falls } = landing;
    this.#things.pose(key, falls ? landingPose(sinceMs) : fadePose(sinceMs));
    if (!landing.landed && sinceMs >= (falls ? FALL_MS : 0)) {
      landing.landed = true;
      this.#onLanded(this.#things.get(key));
      if (falls) landing.specks = this.#throwUp();
    }
    const thing = this.#things.get(key);
    if (!thing) return;
    landing.specks.forEach((image, i) => {
      const isDust = i < DUST;
      const since = sinceMs - FALL_MS;
      const speck = isDust ? dustAt(i, since, thing.radiusPx) : heartAt(i - DUST, since, thing.radiusPx);
      place(image, thing.px, thing.py, speck);
    });
  }

  #throwUp(): GameObjects.Image[] {
    const image = (frame: string) => this.#scene.add.image(0, 0, ATLAS_KEY, frame).setDepth(DEPTH.air);
    return [
      ...Array.from({ length: DUST }, () => image('fx.dust')),
      ...Array.from({ length: HEARTS }, () => image('fx.heart')),
    ];
  }
}

function place(image: GameObjects.Image, px: number, py: number, speck: Speck | null): void {
  image.setVisible(speck !== null);
  if (!speck) return;
  image
    .setPosition(px + speck.dx, py + speck.dy)
    .setScale(speck.scale)
    .setAlpha(speck.alpha);
}
