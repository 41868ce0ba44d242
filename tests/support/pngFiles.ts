import { crc32, deflateSync } from 'node:zlib';

/** How a PNG file is written: any kind the format has. */
export interface PngKind {
  readonly colourType: 0 | 2 | 3 | 4 | 6;
  readonly depth: 1 | 2 | 4 | 8 | 16;
  readonly interlaced?: boolean;
  /** PLTE and tRNS */
  readonly palette?: readonly number[];
  readonly seeThrough?: readonly number[];
  /** chunks between the head and the pixels */
  readonly more?: readonly Buffer[];
}

/** The samples of a pixel, each of so many bits as the kind says. */
export type Samples = (x: number, y: number) => readonly number[];

export const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
export const RGBA8: PngKind = { colourType: 6, depth: 8 };

const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])));
  return Buffer.concat([head, data, sum]);
}

export function pngHead(w: number, h: number, { colourType, depth, interlaced }: PngKind): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(w);
  data.writeUInt32BE(h, 4);
  data.set([depth, colourType, 0, 0, interlaced ? 1 : 0], 8);
  return pngChunk('IHDR', data);
}

export const pngOf = (...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([PNG_SIGNATURE, ...chunks, pngChunk('IEND', Buffer.alloc(0))]);

/** The types of all chunks of a file that ends with the last of them. */
export function chunkTypes(file: Buffer): string[] {
  const types: string[] = [];
  let at = PNG_SIGNATURE.length;
  for (; at < file.length; at += 12 + file.readUInt32BE(at)) types.push(file.toString('latin1', at + 4, at + 8));
  if (at !== file.length) throw new Error('the last chunk is cut short');
  return types;
}

/** A picture as a PNG file; its rows use one filter after the other. */
export function pngFile(w: number, h: number, kind: PngKind, samples: Samples): Buffer {
  const chunks = [pngHead(w, h, kind), ...(kind.more ?? [])];
  if (kind.palette) chunks.push(pngChunk('PLTE', Uint8Array.from(kind.palette)));
  if (kind.seeThrough) chunks.push(pngChunk('tRNS', Uint8Array.from(kind.seeThrough)));
  const passes = kind.interlaced ? PASSES : ([[0, 0, 1, 1]] as const);
  const rows = passes.flatMap(([x0, y0, dx, dy]) => {
    const places = (from: number, to: number, by: number) =>
      Array.from({ length: Math.max(0, Math.ceil((to - from) / by)) }, (_, i) => from + i * by);
    const across = places(x0, w, dx);
    if (across.length === 0) return [];
    const plain = places(y0, h, dy).map((y) =>
      packed(
        across.flatMap((x) => samples(x, y)),
        kind.depth,
      ),
    );
    return plain.map((row, n) => filtered(row, plain[n - 1], n % 5, pixelBytes(kind, samples)));
  });
  return pngOf(...chunks, pngChunk('IDAT', deflateSync(Buffer.concat(rows))));
}

const pixelBytes = ({ depth }: PngKind, samples: Samples): number => Math.max(1, (samples(0, 0).length * depth) >> 3);

function packed(samples: readonly number[], depth: number): Buffer {
  if (depth === 16) return Buffer.from(samples.flatMap((sample) => [sample >> 8, sample & 255]));
  const bytes = Buffer.alloc(Math.ceil((samples.length * depth) / 8));
  samples.forEach((sample, n) => {
    const at = (n * depth) >> 3;
    bytes[at] = (bytes[at] ?? 0) | (sample << (8 - depth - ((n * depth) & 7)));
  });
  return bytes;
}

function filtered(row: Buffer, above: Buffer | undefined, filter: number, step: number): Buffer {
  const bytes = Array.from(row, (byte, i) => {
    const left = row[i - step] ?? 0;
    const up = above?.[i] ?? 0;
    const corner = above?.[i - step] ?? 0;
    return (byte - ([0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0)) & 255;
  });
  return Buffer.from([filter, ...bytes]);
}

/** As the format words it (PNG third edition, 9.4). */
function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}
