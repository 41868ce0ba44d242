import type { PictureFault } from '#shared/catalogue/own-picture.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Bitmap } from './bitmap.ts';
import { INDEXED, type PngParts, pngParts } from './pngParts.ts';
import { eachRow, type Row } from './pngRows.ts';

/** The pixels of a PNG file of any kind, or why there are none. Its colours are taken as sRGB, whatever profile it carries. */
export function readPng(file: Buffer): Result<Bitmap, PictureFault> {
  const parts = pngParts(file);
  if (!parts.ok) return parts;
  const { w, h, colourType } = parts.value.head;
  const px = new Uint8ClampedArray(w * h * 4);
  const paint = colourType === INDEXED ? indexedPainter(parts.value, px) : samplePainter(parts.value, px);
  return eachRow(parts.value, paint) ? ok({ w, h, px }) : err({ kind: 'damaged' });
}

type Painter = (row: Row) => boolean;

/** Paints pixels that are numbers of colours; false where there is no such colour. */
function indexedPainter({ head, palette, seeThrough }: PngParts, px: Uint8ClampedArray): Painter {
  return ({ bytes, start, count, x, dx, y }) => {
    for (let i = 0; i < count; i++) {
      const index = sampleAt(bytes, start, i, head.depth);
      if (index * 3 >= palette.length) return false;
      const to = (y * head.w + x + i * dx) * 4;
      for (let channel = 0; channel < 3; channel++) px[to + channel] = palette[index * 3 + channel] ?? 0;
      px[to + 3] = seeThrough[index] ?? 255;
    }
    return true;
  };
}

/** Paints pixels that carry their colour, as grey or as red, green and blue, with or without alpha. */
function samplePainter({ head, seeThrough }: PngParts, px: Uint8ClampedArray): Painter {
  const { samples, depth } = head;
  const colours = samples < 3 ? 1 : 3;
  const most = 2 ** depth - 1;
  const hidden = samples === colours && seeThrough.length === colours * 2 ? seeThrough : null;
  return ({ bytes, start, count, x, dx, y }) => {
    for (let i = 0; i < count; i++) {
      const to = (y * head.w + x + i * dx) * 4;
      let isHidden = hidden !== null;
      for (let channel = 0; channel < 3; channel++) {
        const from = colours === 1 ? 0 : channel;
        const sample = sampleAt(bytes, start, i * samples + from, depth);
        px[to + channel] = (sample * 255) / most;
        if (hidden && sample !== hidden.readUInt16BE(from * 2)) isHidden = false;
      }
      const alpha = samples > colours ? sampleAt(bytes, start, i * samples + colours, depth) : most;
      px[to + 3] = isHidden ? 0 : (alpha * 255) / most;
    }
    return true;
  };
}

/** The `n`th sample of a row; small ones lie several in a byte, the leftmost in its high bits. */
function sampleAt(bytes: Buffer, start: number, n: number, depth: number): number {
  if (depth === 8) return bytes[start + n] ?? 0;
  if (depth === 16) return ((bytes[start + n * 2] ?? 0) << 8) | (bytes[start + n * 2 + 1] ?? 0);
  const bit = n * depth;
  return ((bytes[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}
