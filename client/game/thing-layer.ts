import { BlendModes, type Scene } from 'phaser';
import { ATLAS_KEY } from './atlas.ts';
import type { Rect } from './camera.ts';
import { Cells, cellsAround, cellsShowing } from './cells.ts';
import { Crowd, type CrowdSprite } from './crowd.ts';
import { type Light, tintOf } from './daylight.ts';
import { SHADE } from './depths.ts';
import { isLit, lampOf } from './lamps.ts';
import type { Pose } from './landing.ts';
import type { Part, Thing } from './things.ts';

interface Dealt {
  readonly image: CrowdSprite;
  readonly part: Part;
}

/** What a cell was dealt: its things, and their images by the thing's key. */
interface Hand {
  readonly things: readonly Thing[];
  readonly images: ReadonlyMap<string, Dealt[]>;
}

/** Frames over which the cells that are not seen yet, or no longer, are dealt and gathered. */
const SPREAD_OVER = 6;

/** Draws the things near the screen with images from a pool: what is out of sight costs nothing. */
export class ThingLayer {
  readonly #crowd: Crowd;
  readonly #cells = new Cells<Thing>();
  readonly #free: Record<Part['look'], CrowdSprite[]> = { plain: [], shadow: [], lit: [] };
  readonly #dealt = new Map<string, Hand>();
  readonly #poses = new Map<string, Pose>();
  readonly #hasFrame: (frame: string) => boolean;
  #light: Light | null = null;
  #tint = 0xffffff;
  #deals = 0;

  constructor(scene: Scene) {
    this.#crowd = new Crowd(scene);
    const texture = scene.textures.get(ATLAS_KEY);
    this.#hasFrame = (frame) => texture.has(frame);
  }

  /** counts what is dealt out and gathered in: who draws beside things looks again when it changes */
  get deals(): number {
    return this.#deals;
  }

  /** All images take the light's colour; only when other lamps are lit is anything dealt anew. */
  setLight(light: Light): void {
    const before = this.#light;
    this.#light = light;
    this.#tint = tintOf(light.land);
    if (before?.windows !== light.windows || before.glow > 0 !== light.glow > 0) {
      for (const cell of this.#dealt.keys()) this.#gather(cell);
      return;
    }
    for (const { images } of this.#dealt.values()) {
      for (const dealt of images.values()) {
        for (const { image, part } of dealt) if (part.look === 'plain') image.setTint(this.#tint);
      }
    }
  }

  /** whether a frame is on the atlas */
  has(frame: string): boolean {
    return this.#hasFrame(frame);
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

  /** the things on screen and about it, cell by cell: a cell's list is the same one until it is dealt anew */
  *hands(): Iterable<readonly Thing[]> {
    for (const { things } of this.#dealt.values()) yield things;
  }

  /** the things on screen and about it, in no order */
  *near(): Iterable<Thing> {
    for (const things of this.hands()) yield* things;
  }

  /** holds a thing in a pose until told otherwise; null puts it back on its feet */
  pose(key: string, pose: Pose | null): void {
    if (pose) this.#poses.set(key, pose);
    else this.#poses.delete(key);
    const thing = this.#cells.get(key);
    if (!thing) return;
    for (const dealt of this.#imagesOf(key)) applyPose(dealt, thing, pose);
  }

  /** shows a thing by another of its frames until it is dealt anew */
  show(key: string, frame: string): void {
    for (const { image, part } of this.#imagesOf(key)) if (part.look === 'plain') image.setFrame(frame);
  }

  /** What is on screen is dealt now; what may come next and what is left behind are a few cells' work a frame. */
  frame(screen: Rect): void {
    for (const cell of cellsShowing(screen)) if (!this.#dealt.has(cell)) this.#deal(cell);
    const around = new Set(cellsAround(screen));
    for (const cell of shareOf([...around].filter((one) => !this.#dealt.has(one)))) this.#deal(cell);
    for (const cell of shareOf([...this.#dealt.keys()].filter((one) => !around.has(one)))) this.#gather(cell);
  }

  #imagesOf(key: string): Dealt[] {
    for (const { images } of this.#dealt.values()) {
      const dealt = images.get(key);
      if (dealt) return dealt;
    }
    return [];
  }

  #deal(cell: string): void {
    const things = [...this.#cells.in(cell)];
    const images = new Map<string, Dealt[]>();
    for (const thing of things) {
      const dealt = thing.parts
        .filter((part) => this.#hasFrame(part.frame) && (part.look !== 'lit' || this.#shines(thing)))
        .map((part) => ({ part, image: this.#take(part, thing) }));
      const pose = this.#poses.get(thing.key);
      if (pose) for (const one of dealt) applyPose(one, thing, pose);
      images.set(thing.key, dealt);
    }
    this.#dealt.set(cell, { things, images });
    this.#deals++;
  }

  /** hands a cell's images back; it is dealt anew with the next frame that shows it */
  #gather(cell: string): void {
    for (const dealt of this.#dealt.get(cell)?.images.values() ?? []) {
      for (const { image, part } of dealt) {
        image.setVisible(false).setScale(1).setAlpha(1);
        this.#free[part.look].push(image);
      }
    }
    if (this.#dealt.delete(cell)) this.#deals++;
  }

  #take(part: Part, thing: Thing): CrowdSprite {
    const free = this.#free[part.look].pop();
    const image = free?.setFrame(part.frame) ?? this.#make(part);
    if (part.look === 'plain') image.setTint(this.#tint);
    return image.setPosition(thing.px, thing.py).setDepth(part.depth).setVisible(true);
  }

  #shines(thing: Thing): boolean {
    const lamp = lampOf(thing, true);
    return this.#light !== null && lamp !== null && isLit(thing.key, lamp, this.#light);
  }

  #make({ frame, look }: Part): CrowdSprite {
    const image = this.#crowd.add(frame);
    return look === 'shadow' ? image.setTint(SHADE).setBlendMode(BlendModes.MULTIPLY) : image;
  }
}

const shareOf = (cells: readonly string[]): readonly string[] => cells.slice(0, Math.ceil(cells.length / SPREAD_OVER));

function applyPose({ image, part }: Dealt, thing: Thing, pose: Pose | null): void {
  if (part.look === 'shadow') {
    image.setVisible(!pose || (pose.liftPx < 40 && pose.alpha === 1));
    return;
  }
  // the ribbon's stakes wait on the ground for a thing that is to be seen coming down
  const moves = part.frame.startsWith('stakes') && pose && pose.alpha > 0 ? null : pose;
  image.setPosition(thing.px, thing.py - Math.round(moves?.liftPx ?? 0));
  image.setScale(moves?.scaleX ?? 1, moves?.scaleY ?? 1).setAlpha(moves?.alpha ?? 1);
}
