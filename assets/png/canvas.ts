/** A rectangle of RGBA pixels. */
export interface Picture {
  readonly w: number;
  readonly h: number;
  readonly px: Uint8ClampedArray;
}

type Colour = readonly [number, number, number];

/** A picture to draw on; what falls outside is lost. */
export class Canvas implements Picture {
  readonly w: number;
  readonly h: number;
  readonly px: Uint8ClampedArray;

  /** Transparent unless a background is given. */
  constructor(w: number, h: number, background?: Colour) {
    this.w = w;
    this.h = h;
    this.px = new Uint8ClampedArray(w * h * 4);
    if (background) for (let p = 0; p < w * h; p++) this.px.set([...background, 255], p * 4);
  }

  set(x: number, y: number, [r, g, b]: Colour, alpha = 255): void {
    if (x < 0 || y < 0 || x >= this.w || y >= this.h) return;
    this.px.set([r, g, b, alpha], (y * this.w + x) * 4);
  }

  /** Lays a picture over this one; its empty pixels leave what is there. */
  blit(picture: Picture, left: number, top: number): void {
    const from = new Uint32Array(picture.px.buffer, picture.px.byteOffset, picture.w * picture.h);
    const to = new Uint32Array(this.px.buffer);
    for (let y = Math.max(0, -top); y < Math.min(picture.h, this.h - top); y++)
      for (let x = Math.max(0, -left); x < Math.min(picture.w, this.w - left); x++) {
        const pixel = from[y * picture.w + x];
        if (pixel) to[(top + y) * this.w + left + x] = pixel;
      }
  }

  /** Whole-number enlargement. */
  scaled(factor: number): Canvas {
    const out = new Canvas(this.w * factor, this.h * factor);
    const from = new Uint32Array(this.px.buffer);
    const to = new Uint32Array(out.px.buffer);
    for (let y = 0; y < out.h; y++)
      for (let x = 0; x < out.w; x++)
        to[y * out.w + x] = from[Math.floor(y / factor) * this.w + Math.floor(x / factor)] ?? 0;
    return out;
  }
}
