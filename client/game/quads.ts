import type { Renderer, Scene, Textures } from 'phaser';

type Context = Renderer.WebGL.DrawingContext;
type Batch = Renderer.WebGL.RenderNodes.BatchHandlerQuad;

/** Numbers of one corner: x, y, u, v, texture, effect, colour. */
const CORNER = 7;

/**
 * Rectangles for the engine's own batch, drawn in the order in which they are put. The first of a run goes through the
 * engine, which finishes what others began and makes ready for the atlas; to those after it only their numbers are new.
 */
export class Quads {
  readonly #batch: Batch;
  readonly #options: Parameters<Batch['batch']>[19];
  #context: Context | null = null;
  #texture: Renderer.WebGL.Wrappers.WebGLTextureWrapper | null = null;
  #isReady = false;

  constructor(scene: Scene) {
    const { renderer } = scene.sys;
    if (!('renderNodes' in renderer)) throw new Error('a crowd is drawn by WebGL only');
    // Engine types know that a node has this name, not what it is.
    this.#batch = renderer.renderNodes.getNode('BatchHandlerQuad') as Batch;
    this.#options = { multiTexturing: true, smoothPixelArt: scene.game.config.smoothPixelArt };
  }

  /** Somebody else may have drawn since. Asked anew every time: a context that was lost and found has another texture. */
  begin(context: Context, texture: Textures.Texture): void {
    this.#context = context;
    this.#texture = texture.source[0]?.glTexture ?? null;
    this.#isReady = false;
  }

  /** @param colour ARGB, multiplied with the frame; corners in device pixels, then on the atlas */
  put(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    u0: number,
    v0: number,
    u1: number,
    v1: number,
    colour: number,
  ): void {
    const batch = this.#batch;
    const { viewF32: numbers, viewU32: words } = batch.vertexBufferLayout.buffer;
    if (!this.#context || !this.#texture) return;
    if (!this.#isReady || !numbers || !words) {
      // biome-ignore format: corners in the batch's order, then the frame, then the colours
      batch.batch(
        this.#context, this.#texture, x0, y0, x0, y1, x1, y0, x1, y1,
        u0, v0, u1 - u0, v1 - v0, 0, colour, colour, colour, colour, this.#options,
      );
      this.#isReady = batch.instanceCount > 0;
      return;
    }
    const at = batch.instanceCount * batch.floatsPerInstance;
    const unit = this.#texture.batchUnit;
    corner(numbers, words, at, x0, y1, u0, v1, unit, colour);
    corner(numbers, words, at + CORNER, x0, y0, u0, v0, unit, colour);
    corner(numbers, words, at + 2 * CORNER, x1, y1, u1, v1, unit, colour);
    corner(numbers, words, at + 3 * CORNER, x1, y0, u1, v0, unit, colour);
    batch.instanceCount++;
    batch.currentBatchEntry.count++;
    if (batch.instanceCount === batch.instancesPerBatch) {
      batch.run(this.#context);
      this.#isReady = false;
    }
  }
}

function corner(
  numbers: Float32Array,
  words: Uint32Array,
  at: number,
  x: number,
  y: number,
  u: number,
  v: number,
  unit: number,
  colour: number,
): void {
  numbers[at] = x;
  numbers[at + 1] = y;
  numbers[at + 2] = u;
  numbers[at + 3] = v;
  numbers[at + 4] = unit;
  // the effect: the colour multiplies, and there is no second one
  words[at + 5] = 0;
  words[at + 6] = colour;
}
