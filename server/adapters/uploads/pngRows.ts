import { inflateSync } from 'node:zlib';
import type { PngHead, PngParts } from './pngParts.ts';

/** One row of one pass: its `i`th pixel lies at (x + i dx, y) of the picture. */
export interface Row {
  readonly bytes: Buffer;
  /** where in `bytes` it begins */
  readonly start: number;
  /** pixels of the row */
  readonly count: number;
  readonly x: number;
  readonly dx: number;
  readonly y: number;
}

/** Where a pass over the picture begins, and every how many pixels it takes one. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
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

/** Visits the rows of a picture, unpacked and unfiltered; false where the data is not what the head says, to the byte. */
export function eachRow({ head, packed }: PngParts, visit: (row: Row) => boolean): boolean {
  const passes = (head.interlaced ? ADAM7 : WHOLE).map((pass) => ({ ...pass, ...sizeOf(pass, head) }));
  const bytes = inflated(
    packed,
    passes.reduce((sum, { rows, rowBytes }) => sum + rows * (1 + rowBytes), 0),
  );
  if (!bytes) return false;
  const pixelBytes = Math.max(1, (head.depth * head.samples) >> 3);
  let at = 0;
  for (const { x, y, dx, dy, count, rows, rowBytes } of passes)
    for (let row = 0; row < rows; row++) {
      const start = at + 1;
      const above = row > 0 ? at - rowBytes : null;
      if (!unfilter(bytes, start, rowBytes, above, pixelBytes)) return false;
      if (!visit({ bytes, start, count, x, dx, y: y + row * dy })) return false;
      at = start + rowBytes;
    }
  return true;
}

function sizeOf({ x, y, dx, dy }: Pass, head: PngHead): { count: number; rows: number; rowBytes: number } {
  const count = Math.ceil((head.w - x) / dx);
  const rows = count > 0 ? Math.max(0, Math.ceil((head.h - y) / dy)) : 0;
  return { count, rows, rowBytes: Math.ceil((count * head.depth * head.samples) / 8) };
}

/** The data unpacked, or null where it is damaged or not `length` bytes: a bomb stops there. */
function inflated(packed: readonly Buffer[], length: number): Buffer | null {
  try {
    const bytes = inflateSync(Buffer.concat(packed), { maxOutputLength: length });
    return bytes.length === length ? bytes : null;
  } catch {
    return null; // zlib speaks by throwing, and has nothing to say here but "damaged"
  }
}

/** Undoes the filter of a row where it lies (PNG third edition, 9.2); false where there is no such filter. */
function unfilter(bytes: Buffer, start: number, length: number, above: number | null, step: number): boolean {
  const filter = bytes[start - 1] ?? 0;
  if (filter > 4) return false;
  if (filter === 0) return true;
  for (let i = 0; i < length; i++) {
    const left = i >= step ? (bytes[start + i - step] ?? 0) : 0;
    const up = above === null ? 0 : (bytes[above + i] ?? 0);
    const corner = above === null || i < step ? 0 : (bytes[above + i - step] ?? 0);
    bytes[start + i] = (bytes[start + i] ?? 0) + guess(filter, left, up, corner);
  }
  return true;
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
