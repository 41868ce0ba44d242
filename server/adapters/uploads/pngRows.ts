import { inflateSync } from 'node:zlib';
import type { PngHead, PngParts } from './pngParts.ts';

/** Every how many pixels a pass takes one, and from where. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** One row of one pass: the pixel at `i` lies at (x + i dx, y) of the picture. */
export interface Row {
  readonly bytes: Buffer;
  readonly x: number;
  readonly dx: number;
  readonly y: number;
  /** pixels of the row */
  readonly count: number;
}

const WHOLE: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
const ADAM7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/** The rows of a picture as its author's program had them before packing; null where the data is not exactly as much. */
export function* pngRows({ head, packed }: PngParts): Generator<Row, boolean> {
  const passes = (head.interlaced ? ADAM7 : WHOLE).map((pass) => ({ ...pass, ...sizeOf(pass, head) }));
  const total = passes.reduce((sum, { rows, rowBytes }) => sum + rows * (1 + rowBytes), 0);
  const raw = inflated(packed, total);
  if (!raw) return false;
  const step = Math.max(1, (head.depth * head.samples) >> 3);
  let at = 0;
  for (const { x, y, dx, dy, count, rows, rowBytes } of passes) {
    let above = Buffer.alloc(rowBytes);
    for (let row = 0; row < rows; row++) {
      const bytes = raw.subarray(at + 1, at + 1 + rowBytes);
      if (!unfilter(raw[at] ?? 0, bytes, above, step)) return false;
      yield { bytes, x, dx, y: y + row * dy, count };
      above = bytes;
      at += 1 + rowBytes;
    }
  }
  return true;
}
