import { nearestColour } from '#shared/ground/nearest.ts';
import { boundsOf } from '#shared/render/sprite.ts';
import type { Bitmap } from './bitmap.ts';

/** Less alpha than this is air, more is matter: in the village no pixel is half transparent. */
const SOLID = 128;

interface Room {
  readonly w: number;
  readonly h: number;
}

export const isSolid = ({ px }: Bitmap, pixel: number): boolean => (px[pixel * 4 + 3] ?? 0) >= SOLID;

/** A picture without its empty border, or null where there is nothing else. */
export function trimmed(picture: Bitmap): Bitmap | null {
  const bounds = boundsOf(picture.w, picture.h, (p) => isSolid(picture, p));
  if (!bounds) return null;
  const { x, y, w, h } = bounds;
  const px = new Uint8ClampedArray(w * h * 4);
  for (let row = 0; row < h; row++) {
    const from = ((y + row) * picture.w + x) * 4;
    px.set(picture.px.subarray(from, from + w * 4), row * w * 4);
  }
  return { w, h, px };
}

/** The picture small enough for its room, its proportions kept; one that fits keeps every pixel, none is ever enlarged. */
export function fitted(picture: Bitmap, room: Room): Bitmap {
  const tooMuch = Math.max(picture.w / room.w, picture.h / room.h);
  if (tooMuch <= 1) return picture;
  const whole = wholeFactor(picture, tooMuch) ?? tooMuch;
  return shrunk(picture, side(picture.w, whole), side(picture.h, whole));
}

const side = (px: number, factor: number): number => Math.max(1, Math.floor(px / factor + 1e-9));

/**
 * Pixel art is often saved enlarged, each of its pixels a square of many. Taken back by a divisor of that square's side it
 * stays as crisp as it was drawn; null where it was not drawn so, or does not become small enough.
 */
function wholeFactor(picture: Bitmap, atLeast: number): number | null {
  const square = drawnSquare(picture);
  for (let factor = Math.ceil(atLeast); factor <= square; factor++) if (square % factor === 0) return factor;
  return null;
}

/** The side of the largest squares that a picture is made of: 1 unless it was enlarged. */
function drawnSquare({ w, h, px }: Bitmap): number {
  const pixels = new Uint32Array(px.buffer, px.byteOffset, w * h);
  let square = gcd(w, h);
  for (let y = 0; y < h && square > 1; y++)
    for (let x = 0; x < w && square > 1; x++) {
      const here = pixels[y * w + x];
      if (x > 0 && here !== pixels[y * w + x - 1]) square = gcd(square, x);
      if (y > 0 && here !== pixels[(y - 1) * w + x]) square = gcd(square, y);
    }
  return square;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Each pixel the mean of those it stands for, weighed by their alpha so that air lends no colour to an edge. */
function shrunk(picture: Bitmap, w: number, h: number): Bitmap {
  const px = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const [left, right] = [edge(x, w, picture.w), edge(x + 1, w, picture.w)];
      const [top, bottom] = [edge(y, h, picture.h), edge(y + 1, h, picture.h)];
      px.set(mean(picture, left, top, right, bottom), (y * w + x) * 4);
    }
  return { w, h, px };
}

const edge = (n: number, of: number, px: number): number => Math.floor((n * px) / of);

function mean({ w, px }: Bitmap, left: number, top: number, right: number, bottom: number): readonly number[] {
  let [r, g, b, alphas] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const p = (y * w + x) * 4;
      const alpha = px[p + 3] ?? 0;
      r += (px[p] ?? 0) * alpha;
      g += (px[p + 1] ?? 0) * alpha;
      b += (px[p + 2] ?? 0) * alpha;
      alphas += alpha;
    }
  const weight = alphas || 1;
  return [r / weight, g / weight, b / weight, alphas / ((right - left) * (bottom - top))];
}

/** The picture in the colours of the village, each pixel wholly there or not at all. */
export function inOurColours(picture: Bitmap): Bitmap {
  const px = new Uint8ClampedArray(picture.px.length);
  const known = new Map<number, readonly [number, number, number]>();
  for (let p = 0; p < picture.w * picture.h; p++) {
    if (!isSolid(picture, p)) continue;
    const [r = 0, g = 0, b = 0] = picture.px.subarray(p * 4, p * 4 + 3);
    const key = (r << 16) | (g << 8) | b;
    const colour = known.get(key) ?? nearestColour([r, g, b]);
    known.set(key, colour);
    px.set([...colour, 255], p * 4);
  }
  return { w: picture.w, h: picture.h, px };
}
