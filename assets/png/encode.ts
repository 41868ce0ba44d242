import { deflateSync } from 'node:zlib';
import type { Picture } from './canvas.ts';

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const INDEXED = 3;

/**
 * A PNG of at most 256 colours, written with nothing but zlib: one byte a pixel, each colour with its own alpha.
 * Throws when there are more colours: every picture drawn from the palette has fewer.
 */
export function encodePng(picture: Picture): Buffer {
  const { w, h } = picture;
  const { colours, indices } = indexed(picture);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(w, 0);
  header.writeUInt32BE(h, 4);
  header[8] = 8; // bits a pixel
  header[9] = INDEXED;
  const rows = Buffer.alloc((w + 1) * h); // each row begins with its filter: 0, none
  for (let y = 0; y < h; y++) rows.set(indices.subarray(y * w, (y + 1) * w), y * (w + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(colours.flatMap((colour) => colour.slice(0, 3)))),
    chunk('tRNS', Uint8Array.from(colours.map(([, , , alpha]) => alpha))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

type Rgba = readonly [number, number, number, number];

function indexed({ w, h, px }: Picture): { colours: Rgba[]; indices: Uint8Array } {
  const pixels = new Uint32Array(px.buffer, px.byteOffset, w * h); // one number a pixel, only compared
  const known = new Map<number, number>();
  const colours: Rgba[] = [];
  const indices = new Uint8Array(w * h);
  pixels.forEach((pixel, p) => {
    let index = known.get(pixel);
    if (index === undefined) {
      const [r = 0, g = 0, b = 0, alpha = 0] = px.subarray(p * 4, p * 4 + 4);
      index = colours.push([r, g, b, alpha]) - 1;
      if (index > 255) throw new Error('an indexed PNG holds at most 256 colours');
      known.set(pixel, index);
    }
    indices[p] = index;
  });
  return { colours, indices };
}

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'ascii');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

// node:zlib has crc32 only from Node 22 on.
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
