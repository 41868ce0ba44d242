import { BlendModes, type Renderer, type Scene, type Textures } from 'phaser';
import { ATLAS_KEY } from './atlas.ts';
import { rowDepth } from './depths.ts';
import { Quads } from './quads.ts';
import { PACKED, Row } from './row.ts';

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
    return this.#changed();
  }

  setPosition(x: number, y: number): this {
    if (x !== this.x) this.row?.place(this);
    this.x = x;
    this.y = y;
    return this.#changed();
  }

  setScale(x: number, y: number = x): this {
    this.scaleX = x;
    this.scaleY = y;
    return this.#changed();
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
    return this.#changed();
  }

  #changed(): this {
    if (this.row) this.row.isPacked = false;
    return this;
  }

  #stand(visible: boolean): this {
    this.row?.leave(this);
    this.row = visible ? this.#crowd.rowAt(this.depth, this.#blendMode) : null;
    this.row?.enter(this);
    return this;
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
  readonly #texture: Textures.Texture;
  readonly #cuts = new Map<string, Cut>();
  readonly #rows = new Map<string, Row>();

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#quads = new Quads(scene);
    this.#texture = scene.textures.get(ATLAS_KEY);
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
    row.pack();
    const { scrollX, scrollY, zoom } = camera;
    const right = scrollX + camera.width / zoom;
    const bottom = scrollY + camera.height / zoom;
    if (row.bottom < scrollY || row.top > bottom) return;
    this.#quads.begin(context, this.#texture);
    const { numbers, colours } = row;
    for (let i = 0, at = 0; i < row.size; i++, at += PACKED) {
      const x0 = numbers[at] ?? 0;
      const y0 = numbers[at + 1] ?? 0;
      const x1 = numbers[at + 2] ?? 0;
      const y1 = numbers[at + 3] ?? 0;
      if (x1 <= scrollX || y1 <= scrollY || x0 >= right || y0 >= bottom) continue;
      this.#quads.put(
        (x0 - scrollX) * zoom,
        (y0 - scrollY) * zoom,
        (x1 - scrollX) * zoom,
        (y1 - scrollY) * zoom,
        numbers[at + 4] ?? 0,
        numbers[at + 5] ?? 0,
        numbers[at + 6] ?? 0,
        numbers[at + 7] ?? 0,
        colours[i] ?? 0,
      );
    }
  }
}
