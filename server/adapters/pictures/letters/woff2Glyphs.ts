import { glyphOf, glyphTables, type OutlinePoint } from './plainFile.ts';

/** Reads big-endian numbers one after the other. */
class Stream {
  readonly #data: Buffer;
  #at = 0;
  constructor(data: Buffer) {
    this.#data = data;
  }
  u8(): number {
    return this.#data.readUInt8(this.#at++);
  }
  u16(): number {
    this.#at += 2;
    return this.#data.readUInt16BE(this.#at - 2);
  }
  i16(): number {
    this.#at += 2;
    return this.#data.readInt16BE(this.#at - 2);
  }
  take(bytes: number): Buffer {
    this.#at += bytes;
    return this.#data.subarray(this.#at - bytes, this.#at);
  }
  /** the format's `255UInt16` */
  short(): number {
    const byte = this.u8();
    if (byte === 253) return this.u16();
    if (byte === 254) return 506 + this.u8();
    return byte === 255 ? 253 + this.u8() : byte;
  }
}

interface Streams {
  readonly contours: Stream;
  readonly points: Stream;
  readonly flags: Stream;
  readonly glyphs: Stream;
  readonly composites: Stream;
}

/** `glyf` and `loca` as a plain font has them, from the packed `glyf` (https://www.w3.org/TR/WOFF2/#glyf_table_format). */
export function unpackedGlyphs(packed: Buffer): readonly (readonly [string, Buffer])[] {
  const count = packed.readUInt16BE(4);
  let at = 36;
  const next = (i: number) => {
    const bytes = packed.readUInt32BE(8 + i * 4);
    at += bytes;
    return packed.subarray(at - bytes, at);
  };
  const streams: Streams = {
    contours: new Stream(next(0)),
    points: new Stream(next(1)),
    flags: new Stream(next(2)),
    glyphs: new Stream(next(3)),
    composites: new Stream(next(4)),
  };
  const boxes = next(5);
  const boxStream = new Stream(boxes.subarray(((count + 31) >> 5) << 2));
  const glyphs = Array.from({ length: count }, (_, glyph) => {
    const content = unpacked(streams);
    const hasBox = ((boxes[glyph >> 3] ?? 0) & (128 >> (glyph & 7))) !== 0;
    if (hasBox) boxStream.take(8).copy(content, 2);
    return content;
  });
  return glyphTables(glyphs);
}

function unpacked(streams: Streams): Buffer {
  const contours = streams.contours.i16();
  if (contours === 0) return Buffer.alloc(0);
  return contours < 0 ? composite(streams) : simple(streams, contours);
}

const WORDS = 1;
const SCALE = 8;
const MORE = 32;
const TWO_SCALES = 64;
const MATRIX = 128;
const HINTS = 256;

/** A letter put together from others, like é. */
function composite({ composites, glyphs }: Streams): Buffer {
  const head = Buffer.alloc(10);
  head.writeInt16BE(-1, 0);
  const parts: Buffer[] = [head];
  let [flags, hinted] = [MORE, false];
  while (flags & MORE) {
    flags = composites.u16();
    hinted ||= (flags & HINTS) !== 0;
    const scales = flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    const unhinted = Buffer.alloc(2);
    unhinted.writeUInt16BE(flags & ~HINTS);
    parts.push(unhinted, composites.take(2 + (flags & WORDS ? 4 : 2) + scales));
  }
  if (hinted) glyphs.short();
  return Buffer.concat(parts);
}

function simple({ points, flags, glyphs }: Streams, count: number): Buffer {
  let [x, y] = [0, 0];
  const lengths = Array.from({ length: count }, () => points.short());
  const contours = lengths.map((length) =>
    Array.from({ length }, (): OutlinePoint => {
      const flag = flags.u8();
      const { dx, dy } = step(flag & 127, glyphs);
      x += dx;
      y += dy;
      return { x, y, on: flag < 128 };
    }),
  );
  glyphs.short(); // how long the hints are that we leave out
  return glyphOf(contours);
}

const signed = (flag: number, value: number) => (flag & 1 ? value : -value);

/** From one point to the next: the format's "triplets". */
function step(flag: number, glyphs: Stream): { readonly dx: number; readonly dy: number } {
  const a = glyphs.u8();
  if (flag < 10) return { dx: 0, dy: signed(flag, ((flag & 14) << 7) + a) };
  if (flag < 20) return { dx: signed(flag, (((flag - 10) & 14) << 7) + a), dy: 0 };
  if (flag < 84) {
    const high = flag - 20;
    const dx = signed(flag, 1 + (high & 48) + (a >> 4));
    return { dx, dy: signed(flag >> 1, 1 + ((high & 12) << 2) + (a & 15)) };
  }
  const b = glyphs.u8();
  if (flag < 120) {
    const high = flag - 84;
    const dx = signed(flag, 1 + (Math.floor(high / 12) << 8) + a);
    return { dx, dy: signed(flag >> 1, 1 + (((high % 12) >> 2) << 8) + b) };
  }
  const c = glyphs.u8();
  if (flag < 124) return { dx: signed(flag, (a << 4) + (b >> 4)), dy: signed(flag >> 1, ((b & 15) << 8) + c) };
  return { dx: signed(flag, (a << 8) + b), dy: signed(flag >> 1, (c << 8) + glyphs.u8()) };
}
