import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPng } from '#server/adapters/uploads/readPng.ts';
import { type PngKind, pngChunk, pngFile, pngHead, pngOf, RGBA8, type Samples } from '../../support/pngFiles.ts';

type Rgba = readonly [number, number, number, number];

/** Not one of the sizes that hide a slip: each pass of an interlaced picture has rows that end within a byte. */
const [W, H] = [13, 11];

interface Case extends PngKind {
  readonly name: string;
  readonly samples: Samples;
  /** what the picture shows there */
  readonly shown: (x: number, y: number) => Rgba;
}

const grey = (value: number, alpha = 255): Rgba => [value, value, value, alpha];
const step = (x: number, y: number, most: number) => (x * 5 + y * 3) % (most + 1);

const greys = ([1, 2, 4, 8] as const).map((depth): Case => {
  const most = 2 ** depth - 1;
  return {
    name: `grey of ${depth} bits`,
    colourType: 0,
    depth,
    samples: (x, y) => [step(x, y, most)],
    shown: (x, y) => grey((step(x, y, most) * 255) / most),
  };
});

const indexed = ([1, 2, 4, 8] as const).map((depth): Case => {
  const most = 2 ** depth - 1;
  const palette = Array.from({ length: (most + 1) * 3 }, (_, i) => (i * 7) % 256);
  const [r, g, b] = [
    (n: number) => palette[n * 3],
    (n: number) => palette[n * 3 + 1],
    (n: number) => palette[n * 3 + 2],
  ];
  return {
    name: `palette of ${depth} bits, its first colour seen through`,
    colourType: 3,
    depth,
    palette,
    seeThrough: [0],
    samples: (x, y) => [step(x, y, most)],
    shown: (x, y) => {
      const n = step(x, y, most);
      return [r(n) ?? 0, g(n) ?? 0, b(n) ?? 0, n === 0 ? 0 : 255];
    },
  };
});

const CASES: readonly Case[] = [
  ...greys,
  ...indexed,
  {
    name: 'grey of 16 bits, one of them hidden',
    colourType: 0,
    depth: 16,
    seeThrough: [1, 44],
    samples: (x) => [x * 300],
    shown: (x) => grey(Math.round((x * 300) / 257), x === 1 ? 0 : 255),
  },
  {
    name: 'colours of 8 bits, one of them hidden',
    colourType: 2,
    depth: 8,
    seeThrough: [0, 20, 0, 30, 0, 40],
    samples: (x, y) => [x * 20, y * 30, 40],
    shown: (x, y) => [x * 20, (y * 30) % 256, 40, x === 1 && y === 1 ? 0 : 255],
  },
  {
    name: 'colours of 16 bits',
    colourType: 2,
    depth: 16,
    samples: (x, y) => [x * 257, y * 257, 65_535],
    shown: (x, y) => [x, y, 255, 255],
  },
  {
    name: 'grey and alpha of 8 bits',
    colourType: 4,
    depth: 8,
    samples: (x, y) => [x * 10, y * 20],
    shown: (x, y) => grey(x * 10, y * 20),
  },
  {
    name: 'grey and alpha of 16 bits',
    colourType: 4,
    depth: 16,
    samples: (x, y) => [x * 257, y * 257],
    shown: (x, y) => grey(x, y),
  },
  {
    name: 'colours and alpha of 8 bits',
    ...RGBA8,
    samples: (x, y) => [x, y, x + y, x * y],
    shown: (x, y) => [x, y, x + y, x * y],
  },
  {
    name: 'colours and alpha of 16 bits',
    colourType: 6,
    depth: 16,
    samples: (x, y) => [x * 257, y * 257, (x + y) * 257, x * y * 257],
    shown: (x, y) => [x, y, x + y, x * y],
  },
];

const pixelsOf = (file: Buffer): readonly number[] | string => {
  const read = readPng(file);
  return read.ok ? [...read.value.px] : read.error.kind;
};

describe('a PNG file', () => {
  it.each(CASES)('is read whatever its kind: $name', ({ name: _name, samples, shown, ...kind }) => {
    const wanted = Array.from({ length: W * H }, (_, p) => shown(p % W, Math.floor(p / W))).flat();
    const written: Samples = (x, y) => samples(x, y).map((sample) => sample % 2 ** kind.depth);
    expect(pixelsOf(pngFile(W, H, kind, written))).toEqual(wanted);
    expect(pixelsOf(pngFile(W, H, { ...kind, interlaced: true }, written)), 'interlaced').toEqual(wanted);
  });

  it('is refused when its checksum, its order or its parts are wrong', () => {
    const head = pngHead(2, 2, RGBA8);
    const data = pngChunk('IDAT', deflateSync(Buffer.alloc(18)));
    const wrongSum = Buffer.from(data);
    wrongSum[wrongSum.length - 1] = (wrongSum.at(-1) ?? 0) ^ 1;
    expect(pixelsOf(pngOf(head, data))).toEqual(Array(16).fill(0));
    expect(pixelsOf(pngOf(head, wrongSum))).toBe('damaged');
    expect(pixelsOf(pngOf(data, head))).toBe('damaged');
    expect(pixelsOf(pngOf(head, head, data))).toBe('damaged');
    expect(pixelsOf(pngOf(head))).toBe('damaged');
    expect(pixelsOf(pngOf(head, data).subarray(0, -12))).toBe('damaged');
    expect(pixelsOf(pngOf(head, pngChunk('MUST', Buffer.alloc(4)), data))).toBe('damaged');
    expect(pixelsOf(pngOf(head, pngChunk('mayb', Buffer.alloc(4)), data))).toEqual(Array(16).fill(0));
  });

  it('holds as much data as it has pixels, to the byte', () => {
    const holding = (bytes: number) => pngOf(pngHead(2, 2, RGBA8), pngChunk('IDAT', deflateSync(Buffer.alloc(bytes))));
    expect([17, 18, 19].map((bytes) => typeof pixelsOf(holding(bytes)))).toEqual(['string', 'object', 'string']);
  });

  it('has colours and filters that there are', () => {
    const palette = pngChunk('PLTE', Uint8Array.of(9, 9, 9));
    const row = (filter: number, index: number) => pngChunk('IDAT', deflateSync(Uint8Array.of(filter, index)));
    const head = pngHead(1, 1, { colourType: 3, depth: 8 });
    expect(pixelsOf(pngOf(head, palette, row(0, 0)))).toEqual([9, 9, 9, 255]);
    expect(pixelsOf(pngOf(head, palette, row(0, 1)))).toBe('damaged');
    expect(pixelsOf(pngOf(head, palette, row(5, 0)))).toBe('damaged');
    expect(pixelsOf(pngOf(head, row(0, 0)))).toBe('damaged');
    expect(pixelsOf(pngOf(head, palette, palette, row(0, 0)))).toBe('damaged');
  });
});
