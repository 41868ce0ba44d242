import { crc32, deflateRawSync, deflateSync, constants as zlib } from 'node:zlib';
import type { Chance } from '#server/simulator/seeded.ts';
import type { PictureFault } from '#shared/catalogue/own-picture.ts';
import { writeVoxFile } from '#shared/vox/format.ts';
import { noisy, pick, randomBytes, upTo } from '../fuzz/mutate.ts';
import { PNG_SIGNATURE, type PngKind, pngChunk, pngFile, pngHead, pngOf, RGBA8 } from './pngFiles.ts';

/** Written into every chunk of words: it must never come out again. */
export const SECRET = 'N 48.8566 E 2.3522';

const HTML = '<!doctype html><script>alert(document.cookie)</script>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';

/** A file that somebody sends who means harm, or whose program means well and writes badly. */
export interface HostileFile {
  readonly trick: string;
  readonly ends: readonly End[];
  readonly bytes: Buffer;
}

interface Trick {
  /** how it may end: the kind of its refusal, or that it is taken and made safe */
  readonly ends: readonly End[];
  readonly make: (chance: Chance) => Buffer;
}
type End = PictureFault['kind'] | 'taken';

const trick = (ends: Trick['ends'], make: Trick['make']): Trick => ({ ends, make });

const TRICKS: Readonly<Record<string, Trick>> = {
  'cut short': trick(['badVox', 'damaged', 'empty', 'notAPicture'], (chance) => {
    const file = goodFile(chance);
    return file.subarray(0, upTo(chance, file.length - 1));
  }),
  'one bit turned': trick(['badVox', 'damaged', 'notAPicture', 'taken'], (chance) => {
    const file = goodFile(chance);
    const at = upTo(chance, file.length - 1);
    file[at] = (file[at] ?? 0) ^ (1 << upTo(chance, 7));
    return file;
  }),
  'noise in it': trick(['badVox', 'damaged', 'notAPicture', 'taken'], (chance) => noisy(chance, goodFile(chance))),
  'noise in it, checksums put right': trick(['damaged', 'empty', 'notAPicture', 'noTransparency', 'taken'], (chance) =>
    summedUp(noisy(chance, goodPng(chance))),
  ),
  'a wrong checksum': trick(['damaged'], (chance) => {
    const file = goodPng(chance);
    const at = file.length - pick(chance, [1, 13, 14, 15]);
    file[at] = (file[at] ?? 0) ^ 255;
    return file;
  }),
  'a chunk that lies about its length': trick(['damaged'], (chance) => {
    const file = goodPng(chance);
    const lie = pick(chance, [0, 1, 12, 0x7fffffff, 0x80000000, 0xffffffff]);
    file.writeUInt32BE(lie, pick(chance, [8, 33]));
    return file;
  }),
  'huge by its head': trick(['damaged', 'tooManyPixels'], (chance) => {
    const side = () => pick(chance, [0, 1, 4097, 65_535, 0x7fffffff, 0xffffffff]);
    return pngOf(pngHead(side(), side(), RGBA8), pngChunk('IDAT', deflateSync(randomBytes(chance))));
  }),
  'a bomb': trick(['damaged'], (chance) => {
    const side = pick(chance, [1, 64, 500]);
    return pngOf(pngHead(side, side, { ...RGBA8, interlaced: chance() < 0.5 }), pngChunk('IDAT', gigabytes()));
  }),
  'more or less data than pixels': trick(['damaged'], (chance) =>
    pngOf(pngHead(8, 8, RGBA8), pngChunk('IDAT', deflateSync(Buffer.alloc(upTo(chance, 600))))),
  ),
  'filters and colours that there are not': trick(['damaged'], (chance) => {
    const rows = Buffer.from(Array.from({ length: 9 * 9 }, () => upTo(chance, 255)));
    const palette = pngChunk('PLTE', Buffer.alloc(upTo(chance, 12)));
    return pngOf(pngHead(8, 9, { colourType: 3, depth: 8 }), palette, pngChunk('IDAT', deflateSync(rows)));
  }),
  'chunks in any order': trick(['damaged', 'empty'], (chance) => {
    const blank = pngChunk('IDAT', deflateSync(Buffer.alloc(68)));
    const any = () => pick(chance, [pngHead(4, 4, RGBA8), blank, pngChunk('QQQQ', Buffer.from(HTML))]);
    return pngOf(...Array.from({ length: upTo(chance, 5) }, any));
  }),
  'many frames': trick(['animated'], (chance) => {
    const control = pngChunk('acTL', Buffer.from([0, 0, 0, upTo(chance, 9), 0, 0, 0, 0]));
    return goodPng(chance, [control]);
  }),
  'words beside the pixels': trick(['taken'], (chance) => goodPng(chance, wordChunks())),
  'a page behind the picture': trick(['taken'], (chance) => Buffer.concat([goodPng(chance), Buffer.from(HTML)])),
  'a page before the picture': trick(['otherFormat'], (chance) => Buffer.concat([Buffer.from(HTML), goodPng(chance)])),
  'another format': trick(['otherFormat'], (chance) => Buffer.concat([pick(chance, OTHERS), randomBytes(chance)])),
  'random bytes after a good beginning': trick(['badVox', 'damaged'], (chance) => {
    const noise = Array.from({ length: 8 }, () => randomBytes(chance));
    return Buffer.concat([pick(chance, [PNG_SIGNATURE, Buffer.from('VOX \x96\0\0\0', 'latin1')]), ...noise]);
  }),
  'a model inside a model': trick(['badVox'], (chance) => nestedVox(1 + upTo(chance, 5000) * upTo(chance, 20))),
  'a model that lies about itself': trick(['badVox', 'taken'], (chance) => {
    const file = goodVox(chance);
    const at = file.indexOf(pick(chance, ['SIZE', 'XYZI', 'RGBA', 'MAIN'])) + pick(chance, [4, 8, 12, 16, 20]);
    file.writeUInt32LE(pick(chance, [0, 1, 65, 0x10000, 0x7fffffff, 0xffffffff]), at);
    return file;
  }),
};

const OTHERS = [
  Buffer.from(SVG),
  Buffer.from(`\ufeff<?xml version="1.0"?><!-- drawn by hand -->${SVG}`),
  Buffer.from(HTML),
  Buffer.from(`  \n<HTML><body>${SVG}`),
  Buffer.from('GIF89a\x40\0\x40\0', 'latin1'),
  Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'),
  Buffer.from('RIFF\x24\0\0\0WEBPVP8L', 'latin1'),
  Buffer.from('\0\0\0\x18ftypheic', 'latin1'),
] as const satisfies readonly [Buffer, ...Buffer[]];

/** So many hostile files, the same for the same chance, every trick in turn. */
export function hostileFiles(chance: Chance, count: number): HostileFile[] {
  const rounds = Math.ceil(count / Object.keys(TRICKS).length);
  return Array.from({ length: rounds }, () => Object.entries(TRICKS))
    .flat()
    .slice(0, count)
    .map(([name, { ends, make }]) => ({ trick: name, ends, bytes: make(chance) }));
}

function goodFile(chance: Chance): Buffer {
  return chance() < 0.7 ? goodPng(chance) : goodVox(chance);
}

/** A drawing on air, up to 40 x 40, of one kind or another. */
export function goodPng(chance: Chance, more: readonly Buffer[] = []): Buffer {
  const [w, h] = [2 + upTo(chance, 38), 2 + upTo(chance, 38)];
  const colour = [upTo(chance, 255), upTo(chance, 255), upTo(chance, 255)];
  const interlaced = chance() < 0.5;
  const drawn = (x: number, y: number) => x !== y && (x * 7 + y * 3) % 11 > 3;
  const indexed: PngKind = {
    colourType: 3,
    depth: 2,
    interlaced,
    more,
    palette: [0, 0, 0, ...colour],
    seeThrough: [0],
  };
  if (chance() < 0.5) return pngFile(w, h, indexed, (x, y) => [drawn(x, y) ? 1 : 0]);
  return pngFile(w, h, { ...RGBA8, interlaced, more }, (x, y) => [...colour, drawn(x, y) ? 255 : 0]);
}

export function goodVox(chance: Chance): Buffer {
  const side = 2 + upTo(chance, 20);
  const voxels = Array.from({ length: 1 + upTo(chance, 60) }, () => ({
    x: upTo(chance, side - 1),
    y: upTo(chance, side - 1),
    z: upTo(chance, side - 1),
    colour: 1 + upTo(chance, 2),
  }));
  const colours = [[218, 96, 70] as const, [70, 96, 218] as const, [240, 240, 240] as const];
  return Buffer.from(writeVoxFile({ w: side, d: side, h: side, voxels, colours }));
}

/** Every chunk that can carry words, places or names. */
function wordChunks(): Buffer[] {
  const words = Buffer.from(SECRET);
  const packed = deflateSync(words);
  return [
    pngChunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), words])),
    pngChunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), packed])),
    pngChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), words])),
    pngChunk('eXIf', Buffer.concat([Buffer.from('MM\0*'), words])),
    pngChunk('iCCP', Buffer.concat([Buffer.from('profile\0\0'), packed])),
    pngChunk('prVt', words),
  ];
}

let bomb: Buffer | null = null;

/** Two megabytes, nearly, that unpack to one and a half gigabytes of zeros. */
function gigabytes(): Buffer {
  bomb ??= packedZeros(1500);
  return bomb;
}

function packedZeros(mebibytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(2 ** 20), { level: 9, finishFlush: zlib.Z_FULL_FLUSH });
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...Array.from({ length: mebibytes }, () => one)]);
}

/** One MAIN in another, so deep. */
export function nestedVox(depth: number): Buffer {
  const file = Buffer.alloc(8 + depth * 12);
  file.write('VOX ');
  file.writeUInt32LE(150, 4);
  for (let n = 0; n < depth; n++) {
    file.write('MAIN', 8 + n * 12);
    file.writeUInt32LE((depth - n - 1) * 12, 8 + n * 12 + 8);
  }
  return file;
}

/** The file with each checksum as its chunk would have it, as far as there are chunks. */
function summedUp(file: Buffer): Buffer {
  const right = Buffer.from(file);
  for (let at = 8; at + 12 <= right.length; ) {
    const end = at + 12 + right.readUInt32BE(at);
    if (end > right.length) break;
    right.writeUInt32BE(crc32(right.subarray(at + 4, end - 4)), end - 4);
    at = end;
  }
  return right;
}
