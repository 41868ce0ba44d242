import { crc32 } from 'node:zlib';
import { MOST_PICTURE_PIXELS, type PictureFault } from '#shared/catalogue/own-picture.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** Colour types of the format (PNG third edition, 11.2.1) and the bits a sample may have in each. */
const BITS: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
export const INDEXED = 3;

export interface PngHead {
  readonly w: number;
  readonly h: number;
  /** bits of a sample */
  readonly depth: number;
  readonly colourType: number;
  /** samples of a pixel */
  readonly samples: number;
  readonly interlaced: boolean;
}

/** What of a PNG file its pixels are made from. */
export interface PngParts {
  readonly head: PngHead;
  /** PLTE: three bytes a colour; empty where there is none */
  readonly palette: Buffer;
  /** tRNS: alpha of each colour, or the one colour that is not seen; empty where there is none */
  readonly seeThrough: Buffer;
  /** IDAT, still packed */
  readonly packed: readonly Buffer[];
}

const SIGNATURE_BYTES = 8;
const FRAME_BYTES = 12; // of a chunk, around its data: length, type, checksum
const DAMAGED: PictureFault = { kind: 'damaged' };
const ANIMATION = new Set(['acTL', 'fcTL', 'fdAT']);

type Chunks = Map<string, Buffer[]>;

/** Walks through the chunks of a PNG file, checks each, and keeps what pixels are made from: no word, no place, no camera. */
export function pngParts(file: Buffer): Result<PngParts, PictureFault> {
  const chunks: Chunks = new Map();
  for (let at = SIGNATURE_BYTES; !chunks.has('IEND'); ) {
    if (at + FRAME_BYTES > file.length) return err(DAMAGED);
    const end = at + FRAME_BYTES + file.readUInt32BE(at);
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return err(DAMAGED);
    const type = file.toString('latin1', at + 4, at + 8);
    if (ANIMATION.has(type)) return err({ kind: 'animated' });
    if (!keep(chunks, type, file.subarray(at + 8, end - 4))) return err(DAMAGED);
    at = end;
  }
  return assembled(chunks);
}

/** Whether a chunk may come here: the head first, each of the others once, the data as often as it likes. */
function keep(chunks: Chunks, type: string, data: Buffer): boolean {
  if ((chunks.size === 0) !== (type === 'IHDR')) return false;
  const known = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'].includes(type);
  if (!known) return /^[a-z]/.test(type); // a capital: without this chunk the picture cannot be understood
  const before = chunks.get(type);
  if (before && type !== 'IDAT') return false;
  if (before) before.push(data);
  else chunks.set(type, [data]);
  return true;
}

function assembled(chunks: Chunks): Result<PngParts, PictureFault> {
  const one = (type: string) => chunks.get(type)?.[0] ?? Buffer.alloc(0);
  const head = headOf(one('IHDR'));
  if (!head) return err(DAMAGED);
  const { w, h } = head;
  if (w * h > MOST_PICTURE_PIXELS) return err({ kind: 'tooManyPixels', w, h, mostPixels: MOST_PICTURE_PIXELS });
  const [palette, seeThrough] = [one('PLTE'), one('tRNS')];
  if (head.colourType === INDEXED && (palette.length === 0 || palette.length % 3 !== 0)) return err(DAMAGED);
  return ok({ head, palette, seeThrough, packed: chunks.get('IDAT') ?? [] });
}

function headOf(data: Buffer): PngHead | null {
  if (data.length !== 13) return null;
  const [w, h] = [data.readUInt32BE(0), data.readUInt32BE(4)];
  const [depth = 0, colourType = 0, packing, filtering, interlacing = 2] = data.subarray(8);
  const bits = BITS[colourType];
  if (!bits?.depths.includes(depth) || packing !== 0 || filtering !== 0 || interlacing > 1) return null;
  return w > 0 && h > 0 ? { w, h, depth, colourType, samples: bits.samples, interlaced: interlacing === 1 } : null;
}
