/** A picture of one model. */
export interface Sprite {
  /** Size in pixels. */
  readonly w: number;
  readonly h: number;
  /** RGBA, four bytes a pixel. */
  readonly px: Uint8ClampedArray;
  /** Pixel of the model's ground corner (x = y = z = 0), from the sprite's top left. */
  readonly ox: number;
  readonly oy: number;
  /** What shines at night and the walls it falls on: RGBA, same size as `px`, empty where it is dark. */
  readonly lit: Uint8ClampedArray;
  /** The model's ground in voxels, along x and y. */
  readonly groundW: number;
  readonly groundD: number;
}

/** The shadow on flat ground: `on` is 1 where shaded; `ox`, `oy` is the model's ground corner in this frame. */
export interface Shadow {
  readonly w: number;
  readonly h: number;
  readonly ox: number;
  readonly oy: number;
  readonly on: Uint8Array;
}

/** The pixel on the middle of a model's ground, in a picture where its ground corner is at `ox`, `oy`: a frame's origin. */
export function middleOfGround(corner: { ox: number; oy: number }, model: { w: number; d: number }): Origin {
  return {
    originX: corner.ox + Math.round((model.w - model.d) / 2),
    originY: corner.oy + Math.round((model.w + model.d) / 4),
  };
}

/** The pixel of a picture that lies on the middle of its footprint, on the ground. */
export interface Origin {
  readonly originX: number;
  readonly originY: number;
}

/** A rectangle of pixels: left, top, width, height. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The smallest rectangle that holds every pixel that is on, or undefined where none is. */
export function boundsOf(w: number, h: number, on: (pixel: number) => boolean): Bounds | undefined {
  let [left, top, right, bottom] = [w, h, -1, -1];
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      if (!on(y * w + x)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return right < 0 ? undefined : { x: left, y: top, w: right - left + 1, h: bottom - top + 1 };
}

/** The pixels that are on and touch no other, not even by a corner: crumbs that a shadow or a dither leaves behind. */
export function strayPixels(w: number, h: number, on: (pixel: number) => boolean): number[] {
  const strays: number[] = [];
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) if (on(y * w + x) && !touches(w, h, x, y, on)) strays.push(y * w + x);
  return strays;
}

function touches(w: number, h: number, x: number, y: number, on: (pixel: number) => boolean): boolean {
  for (let j = Math.max(0, y - 1); j <= Math.min(h - 1, y + 1); j++)
    for (let i = Math.max(0, x - 1); i <= Math.min(w - 1, x + 1); i++)
      if ((i !== x || j !== y) && on(j * w + i)) return true;
  return false;
}

/** The sprite without its empty border. */
export function trim(s: Sprite): Sprite {
  const b = boundsOf(s.w, s.h, (p) => s.px[p * 4 + 3] !== 0);
  if (!b) throw new Error('an empty model has no sprite');
  const px = new Uint8ClampedArray(b.w * b.h * 4);
  const lit = new Uint8ClampedArray(b.w * b.h * 4);
  for (let y = 0; y < b.h; y++) {
    const from = (y + b.y) * s.w + b.x;
    px.set(s.px.subarray(from * 4, (from + b.w) * 4), y * b.w * 4);
    lit.set(s.lit.subarray(from * 4, (from + b.w) * 4), y * b.w * 4);
  }
  return { ...s, w: b.w, h: b.h, px, lit, ox: s.ox - b.x, oy: s.oy - b.y };
}
