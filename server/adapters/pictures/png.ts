import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels as 32-bit words, alpha in the top byte, then blue, green, red. */
export interface Bitmap {
  readonly w: number;
  readonly h: number;
  readonly words: Uint32Array;
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const INDEXED = 3;
const RGBA = 6;

/**
 * An indexed PNG, written with nothing but zlib: our pictures have fewer than 256 colours, see-through ones among them.
 * @throws RangeError when there are more
 */
export function encodePng({ w, h, words }: Bitmap): Buffer {
  const palette = new Map<number, number>();
  const rows = Buffer.alloc((w + 1) * h);
  let last = -1;
  let index = 0;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const word = words[y * w + x] ?? 0;
      if (word !== last) {
        const known = palette.get(word);
        index = known ?? palette.size;
        if (known === undefined) palette.set(word, index);
        last = word;
      }
      rows[y * (w + 1) + 1 + x] = index;
    }
  }
  if (palette.size > 256) throw new RangeError(`${palette.size} colours do not fit an indexed picture`);
  const colours = Buffer.alloc(palette.size * 3);
  for (const [word, i] of palette)
    colours.writeUIntBE(((word & 255) << 16) | (word & 0xff00) | ((word >> 16) & 255), i * 3, 3);
  const alphas = Buffer.from([...palette.keys()].map((word) => word >>> 24));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(w, 0);
  head.writeUInt32BE(h, 4);
  head.set([8, INDEXED], 8);
  const parts = [
    pngPart('IHDR', head),
    pngPart('PLTE', colours),
    ...(alphas.every((alpha) => alpha === 255) ? [] : [pngPart('tRNS', alphas)]),
    pngPart('IDAT', deflateSync(rows, { level: 7, memLevel: 9 })),
  ];
  return Buffer.concat([SIGNATURE, ...parts, pngPart('IEND', Buffer.alloc(0))]);
}

function pngPart(type: string, data: Buffer): Buffer {
  const part = Buffer.alloc(12 + data.length);
  part.writeUInt32BE(data.length, 0);
  part.write(type, 4, 'latin1');
  data.copy(part, 8);
  part.writeUInt32BE(crc32(part.subarray(4, 8 + data.length)), 8 + data.length);
  return part;
}

/**
 * Reads an 8-bit indexed or RGBA picture, as our own build writes them.
 * @throws TypeError for any other kind
 */
export function decodePng(file: Buffer): Bitmap {
  const parts = partsOf(file);
  const head = parts.get('IHDR')?.[0];
  if (!head) throw new TypeError('not a PNG picture');
  const w = head.readUInt32BE(0);
  const h = head.readUInt32BE(4);
  const kind = head[9];
  if (head[8] !== 8 || head[12] !== 0 || (kind !== INDEXED && kind !== RGBA))
    throw new TypeError('not an 8-bit indexed or RGBA picture');
  const bytes = kind === RGBA ? 4 : 1;
  const raw = unfilter(inflateSync(Buffer.concat(parts.get('IDAT') ?? [])), w * bytes, h, bytes);
  const words = new Uint32Array(w * h);
  if (kind === RGBA) {
    for (let p = 0; p < words.length; p++) words[p] = raw.readUInt32LE(p * 4);
    return { w, h, words };
  }
  const colours = paletteOf(parts.get('PLTE')?.[0] ?? Buffer.alloc(0), parts.get('tRNS')?.[0] ?? Buffer.alloc(0));
  for (let p = 0; p < words.length; p++) words[p] = colours[raw[p] ?? 0] ?? 0;
  return { w, h, words };
}

function partsOf(file: Buffer): Map<string, Buffer[]> {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new TypeError('not a PNG picture');
  const parts = new Map<string, Buffer[]>();
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    parts.set(type, [...(parts.get(type) ?? []), file.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  return parts;
}

function paletteOf(colours: Buffer, alphas: Buffer): Uint32Array {
  const words = new Uint32Array(Math.floor(colours.length / 3));
  for (let i = 0; i < words.length; i++) {
    const [r = 0, g = 0, b = 0] = colours.subarray(i * 3, i * 3 + 3);
    words[i] = (((alphas[i] ?? 255) << 24) | (b << 16) | (g << 8) | r) >>> 0;
  }
  return words;
}

/** Undoes the five row filters of the format. */
function unfilter(data: Buffer, stride: number, rows: number, bytes: number): Buffer {
  const out = Buffer.alloc(stride * rows);
  for (let y = 0; y < rows; y++) {
    const filter = data[y * (stride + 1)] ?? 0;
    if (filter === 0) {
      data.copy(out, y * stride, y * (stride + 1) + 1, (y + 1) * (stride + 1));
      continue;
    }
    for (let x = 0; x < stride; x++) {
      const here = y * stride + x;
      const left = x >= bytes ? (out[here - bytes] ?? 0) : 0;
      const up = y > 0 ? (out[here - stride] ?? 0) : 0;
      const corner = x >= bytes && y > 0 ? (out[here - stride - bytes] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[here] = (data[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
