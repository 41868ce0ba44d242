import type { Atlas, AtlasFrame } from '#shared/catalogue/atlas.ts';
import { type Bitmap, decodePng } from './png.ts';

/** A picture that an association drew, beside those of the atlas. Crosses to the drawing thread. */
export interface OwnSprite {
  /** as gifts name it */
  readonly name: string;
  readonly png: Uint8Array;
  readonly origin: { readonly x: number; readonly y: number };
  readonly plots: { readonly w: number; readonly d: number };
}

export interface Sheet {
  readonly atlas: Atlas;
  readonly sprites: Bitmap;
}

/** Graphics processors of old telephones take no side longer than this, in px. */
const LONGEST_SIDE = 2048;
/** Between two pictures, so that none shows a line of the next. */
const GAP = 1;

/** The atlas with an association's own pictures in columns to its right; those that find no room are left out. */
export function withOwn({ atlas, sprites }: Sheet, own: readonly OwnSprite[]): Sheet {
  if (own.length === 0) return { atlas, sprites };
  const read = own.map((sprite) => ({ sprite, bitmap: decodePng(Buffer.from(sprite.png)) }));
  const placed: { readonly sprite: OwnSprite; readonly bitmap: Bitmap; readonly x: number; readonly y: number }[] = [];
  let [x, y, wide] = [sprites.w + GAP, 0, 0];
  for (const { sprite, bitmap } of read.toSorted((a, b) => b.bitmap.w - a.bitmap.w)) {
    if (y + bitmap.h > sprites.h) [x, y, wide] = [x + wide + GAP, 0, 0];
    if (x + bitmap.w > LONGEST_SIDE || bitmap.h > sprites.h) continue;
    placed.push({ sprite, bitmap, x, y });
    y += bitmap.h + GAP;
    wide = Math.max(wide, bitmap.w);
  }
  const whole = widened(sprites, Math.min(LONGEST_SIDE, x + wide));
  const frames: Record<string, AtlasFrame> = { ...atlas.frames };
  for (const { sprite, bitmap, ...at } of placed) {
    paste(bitmap, whole, at.x, at.y);
    frames[sprite.name] = frameOf(sprite, bitmap, at);
  }
  return { atlas: { frames, meta: { ...atlas.meta, size: { w: whole.w, h: whole.h } } }, sprites: whole };
}

const frameOf = ({ origin, plots }: OwnSprite, { w, h }: Bitmap, at: { x: number; y: number }): AtlasFrame => ({
  frame: { ...at, w, h },
  origin,
  anchor: { x: origin.x / w, y: origin.y / h },
  plots,
});

function widened({ w, h, words }: Bitmap, wide: number): Bitmap {
  const out = new Uint32Array(wide * h);
  for (let y = 0; y < h; y++) out.set(words.subarray(y * w, (y + 1) * w), y * wide);
  return { w: wide, h, words: out };
}

function paste(from: Bitmap, onto: Bitmap, x: number, y: number): void {
  for (let row = 0; row < from.h; row++) {
    onto.words.set(from.words.subarray(row * from.w, (row + 1) * from.w), (y + row) * onto.w + x);
  }
}
