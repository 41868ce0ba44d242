import { BlendModes, type Scene } from 'phaser';
import { ATLAS_KEY } from './atlas.ts';
import type { Rect } from './camera.ts';
import { Cells, cellsShowing } from './cells.ts';
import { Crowd, type CrowdSprite } from './crowd.ts';
import { SHADE } from './depths.ts';
import type { Pose } from './landing.ts';
import type { Part, Thing } from './things.ts';

interface Dealt {
  readonly image: CrowdSprite;
  readonly part: Part;
}

/** Draws the things near the screen with images from a pool: what is out of sight costs nothing. */
export class ThingLayer {
  readonly #crowd: Crowd;
  readonly #cells = new Cells<Thing>();
  readonly #free: Record<Part['look'], CrowdSprite[]> = { plain: [], shadow: [] };
  /** cell -> thing -> images */
  readonly #dealt = new Map<string, Map<string, Dealt[]>>();
  readonly #poses = new Map<string, Pose>();
  readonly #hasFrame: (frame: string) => boolean;

  constructor(scene: Scene) {
    this.#crowd = new Crowd(scene);
    const texture = scene.textures.get(ATLAS_KEY);
    this.#hasFrame = (frame) => texture.has(frame);
  }

  put(thing: Thing): void {
    for (const cell of this.#cells.put(thing)) this.#gather(cell);
  }

  remove(key: string): void {
    for (const cell of this.#cells.remove(key)) this.#gather(cell);
    this.#poses.delete(key);
  }

  get(key: string): Thing | undefined {
    return this.#cells.get(key);
  }

  /** the things of the cells on screen, in no order */
  *near(): Iterable<Thing> {
    for (const cell of this.#dealt.keys()) yield* this.#cells.in(cell);
  }

  /** holds a thing in a pose until told otherwise; null puts it back on its feet */
  pose(key: string, pose: Pose | null): void {
    if (pose) this.#poses.set(key, pose);
    else this.#poses.delete(key);
    const thing = this.#cells.get(key);
    if (!thing) return;
    for (const dealt of this.#imagesOf(key)) applyPose(dealt, thing, pose);
  }

  frame(screen: Rect): void {
    const showing = new Set(cellsShowing(screen));
    for (const cell of this.#dealt.keys()) if (!showing.has(cell)) this.#gather(cell);
    for (const cell of showing) if (!this.#dealt.has(cell)) this.#deal(cell);
  }

  #imagesOf(key: string): Dealt[] {
    for (const things of this.#dealt.values()) {
      const dealt = things.get(key);
      if (dealt) return dealt;
    }
    return [];
  }

  #deal(cell: string): void {
    const things = new Map<string, Dealt[]>();
    for (const thing of this.#cells.in(cell)) {
      const images = thing.parts
        .filter(({ frame }) => this.#hasFrame(frame))
        .map((part) => ({ part, image: this.#take(part, thing) }));
      const pose = this.#poses.get(thing.key);
      if (pose) for (const dealt of images) applyPose(dealt, thing, pose);
      things.set(thing.key, images);
    }
    this.#dealt.set(cell, things);
  }

  /** hands a cell's images back; it is dealt anew with the next frame that shows it */
  #gather(cell: string): void {
    for (const images of this.#dealt.get(cell)?.values() ?? []) {
      for (const { image, part } of images) {
        image.setVisible(false).setScale(1).setAlpha(1);
        this.#free[part.look].push(image);
      }
    }
    this.#dealt.delete(cell);
  }

  #take(part: Part, thing: Thing): CrowdSprite {
    const free = this.#free[part.look].pop();
    const image = free?.setFrame(part.frame) ?? this.#make(part);
    return image.setPosition(thing.px, thing.py).setDepth(part.depth).setVisible(true);
  }

  #make({ frame, look }: Part): CrowdSprite {
    const image = this.#crowd.add(frame);
    return look === 'shadow' ? image.setTint(SHADE).setBlendMode(BlendModes.MULTIPLY) : image;
  }
}

function applyPose({ image, part }: Dealt, thing: Thing, pose: Pose | null): void {
  if (part.look === 'shadow') {
    image.setVisible(!pose || (pose.liftPx < 40 && pose.alpha === 1));
    return;
  }
  // what stands round a thing (stakes) is of another depth: it waits on the ground for the thing to come down
  const moves = part.depth === thing.depth ? pose : null;
  image.setPosition(thing.px, thing.py - Math.round(moves?.liftPx ?? 0));
  image.setScale(moves?.scaleX ?? 1, moves?.scaleY ?? 1).setAlpha(moves?.alpha ?? 1);
}
