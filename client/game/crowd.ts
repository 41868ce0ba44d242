import { BlendModes, type GameObjects, type Renderer, type Scene, type Textures } from 'phaser';
import { ATLAS_KEY } from './atlas.ts';
import { rowDepth } from './depths.ts';
import { Quads } from './quads.ts';

type Context = Renderer.WebGL.DrawingContext;

const WHITE = 0xffffff;

/** Where a frame lies about its pivot, in px, and on the atlas. */
interface Cut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly frame: Textures.Frame;
}

/** A sprite of a crowd: as much of the engine's Image as things need. It costs nothing while it is not to be seen. */
export class CrowdSprite {
  readonly #crowd: Crowd;
  cut: Cut;
  x = 0;
  y = 0;
  scaleX = 1;
  scaleY = 1;
  /** ARGB, as the batch wants it */
  colour = 0xffffffff;
  row: Row | null = null;
  depth = 0;
  #tint = WHITE;
  #alpha = 1;
  #blendMode: number = BlendModes.NORMAL;

  constructor(crowd: Crowd, cut: Cut) {
    this.#crowd = crowd;
    this.cut = cut;
  }

  setFrame(name: string): this {
    this.cut = this.#crowd.cutOf(name);
    return this;
  }

  setPosition(x: number, y: number): this {
    if (this.row) this.row.isSorted = false;
    this.x = x;
    this.y = y;
    return this;
  }

  setScale(x: number, y: number = x): this {
    this.scaleX = x;
    this.scaleY = y;
    return this;
  }

  setAlpha(alpha: number): this {
    this.#alpha = alpha;
    return this.#mix();
  }

  setTint(tint: number): this {
    this.#tint = tint;
    return this.#mix();
  }

  setBlendMode(mode: number): this {
    this.#blendMode = mode;
    return this.#stand(this.row !== null);
  }

  setDepth(depth: number): this {
    if (this.depth === depth) return this;
    this.depth = depth;
    return this.#stand(this.row !== null);
  }

  setVisible(visible: boolean): this {
    return visible === (this.row !== null) ? this : this.#stand(visible);
  }

  #mix(): this {
    this.colour = ((((this.#alpha * 255) | 0) << 24) | this.#tint) >>> 0;
    return this;
  }

  #stand(visible: boolean): this {
    this.row?.leave(this);
    this.row = visible ? this.#crowd.rowAt(this.depth, this.#blendMode) : null;
    this.row?.enter(this);
    return this;
  }
}

/** How far a sprite may reach out from its foot, px. */
const REACH_PX = 256;

/** Sprites of about one depth: the engine sees one object that draws them all. */
class Row {
  readonly carrier: GameObjects.Image;
  readonly sprites: CrowdSprite[] = [];
  isSorted = true;
  /** the feet's highest and lowest, world px */
  top = 0;
  bottom = 0;

  constructor(carrier: GameObjects.Image) {
    this.carrier = carrier;
  }

  enter(sprite: CrowdSprite): void {
    this.sprites.push(sprite);
    this.isSorted = false;
    if (this.sprites.length === 1) this.carrier.setVisible(true);
  }

  leave(sprite: CrowdSprite): void {
    const at = this.sprites.indexOf(sprite);
    const last = this.sprites.pop();
    if (last && last !== sprite) this.sprites[at] = last;
    this.isSorted = false;
    if (this.sprites.length === 0) this.carrier.setVisible(false);
  }

  /** By depth, then from left to right: neighbours overlap in the same way whichever was dealt first. */
  sort(): void {
    if (this.isSorted) return;
    this.sprites.sort((a, b) => a.depth - b.depth || a.x - b.x);
    this.isSorted = true;
    this.top = Number.POSITIVE_INFINITY;
    this.bottom = Number.NEGATIVE_INFINITY;
    for (const { y } of this.sprites) {
      if (y < this.top) this.top = y;
      if (y > this.bottom) this.bottom = y;
    }
  }
}

/**
 * Thousands of sprites from the atlas for the price of a few: the engine's list holds one object for each depth, and what it
 * would work out anew in every frame for every Image (matrices, options, its place in the order) is worked out once or not at
 * all. Others of the engine's objects stand between the rows by their depth as ever. Only for a camera that neither turns nor
 * has an origin of its own.
 */
export class Crowd {
  readonly #scene: Scene;
  readonly #quads: Quads;
  readonly #cuts = new Map<string, Cut>();
  readonly #rows = new Map<string, Row>();

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#quads = new Quads(scene);
  }

  add(frame: string): CrowdSprite {
    return new CrowdSprite(this, this.cutOf(frame));
  }

  cutOf(name: string): Cut {
    const known = this.#cuts.get(name);
    if (known) return known;
    const frame = this.#scene.textures.getFrame(ATLAS_KEY, name);
    const { realWidth: width, realHeight: height, pivotX, pivotY } = frame;
    // the atlas gives pivots as shares of the frame: they are whole pixels
    const cut = { left: -Math.round(pivotX * width), top: -Math.round(pivotY * height), width, height, frame };
    this.#cuts.set(name, cut);
    return cut;
  }

  rowAt(depth: number, blendMode: number): Row {
    const together = rowDepth(depth);
    const key = `${together} ${blendMode}`;
    const known = this.#rows.get(key);
    if (known) return known;
    const carrier = this.#scene.add.image(0, 0, ATLAS_KEY).setDepth(together).setBlendMode(blendMode).setVisible(false);
    const row = new Row(carrier);
    // before the engine's own step, which is never called
    carrier.addRenderStep((_renderer, _carrier, context) => this.#draw(row, context), 0);
    this.#rows.set(key, row);
    return row;
  }

  #draw(row: Row, context: Context): void {
    const { camera } = context;
    if (!camera) return;
    row.sort();
    const { scrollX, scrollY, zoom, width, height } = camera;
    if (row.bottom < scrollY - REACH_PX || row.top > scrollY + height / zoom + REACH_PX) return;
    this.#quads.begin(context);
    for (const { cut, x, y, scaleX, scaleY, colour } of row.sprites) {
      const x0 = (x + cut.left * scaleX - scrollX) * zoom;
      const y0 = (y + cut.top * scaleY - scrollY) * zoom;
      const x1 = x0 + cut.width * scaleX * zoom;
      const y1 = y0 + cut.height * scaleY * zoom;
      if (x1 > 0 && y1 > 0 && x0 < width && y0 < height) this.#quads.put(cut.frame, x0, y0, x1, y1, colour);
    }
  }
}
