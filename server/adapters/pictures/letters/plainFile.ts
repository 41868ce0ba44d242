export type FontTables = ReadonlyMap<string, Buffer>;

const ENTRY_BYTES = 16;
const padded = (bytes: number) => (bytes + 3) & ~3;
const TRUETYPE = 0x00010000;

/** A TrueType font of these tables, by their four letters. Nobody here checks the sums: they stay zero. */
export function plainFile(tables: FontTables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const first = 12 + sorted.length * ENTRY_BYTES;
  const file = Buffer.alloc(sorted.reduce((sum, [, table]) => sum + padded(table.length), first));
  file.writeUInt32BE(TRUETYPE, 0);
  file.writeUInt16BE(sorted.length, 4);
  let at = first;
  sorted.forEach(([tag, table], i) => {
    const entry = 12 + i * ENTRY_BYTES;
    file.write(tag, entry, 'latin1');
    file.writeUInt32BE(at, entry + 8);
    file.writeUInt32BE(table.length, entry + 12);
    table.copy(file, at);
    at += padded(table.length);
  });
  return file;
}

/** `glyf` and `loca` for glyphs in the order of their numbers; `head` must say that places are written in four bytes. */
export function glyphTables(glyphs: readonly Buffer[]): readonly (readonly [string, Buffer])[] {
  const places = Buffer.alloc((glyphs.length + 1) * 4);
  const aligned = glyphs.map((glyph) => Buffer.concat([glyph, Buffer.alloc(padded(glyph.length) - glyph.length)]));
  let at = 0;
  aligned.forEach((glyph, i) => {
    at += glyph.length;
    places.writeUInt32BE(at, (i + 1) * 4);
  });
  return [
    ['glyf', Buffer.concat(aligned)],
    ['loca', places],
  ];
}

export function withLongPlaces(head: Buffer): Buffer {
  const changed = Buffer.from(head);
  changed.writeInt16BE(1, 50);
  return changed;
}

/** A point of an outline, in the font's units; those off the line bend it. */
export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** An outline as the `glyf` table has it, without hints. */
export function glyphOf(contours: readonly (readonly OutlinePoint[])[]): Buffer {
  const points = contours.flat();
  if (points.length === 0) return Buffer.alloc(0);
  const flagsAt = 12 + contours.length * 2;
  const content = Buffer.alloc(flagsAt + points.length * 5);
  content.writeInt16BE(contours.length, 0);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((side, i) => {
    content.writeInt16BE(side, 2 + i * 2);
  });
  let end = -1;
  contours.forEach((contour, i) => {
    end += contour.length;
    content.writeUInt16BE(end, 10 + i * 2);
  });
  points.forEach(({ x, y, on }, i) => {
    content[flagsAt + i] = on ? 1 : 0;
    content.writeInt16BE(x - (xs[i - 1] ?? 0), flagsAt + points.length + i * 2);
    content.writeInt16BE(y - (ys[i - 1] ?? 0), flagsAt + points.length * 3 + i * 2);
  });
  return content;
}
