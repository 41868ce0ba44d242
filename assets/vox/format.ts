import { err, ok, type Result } from '#shared/result.ts';

/** What a MagicaVoxel file holds, as far as we read it. Its axes: x right, y away from the viewer, z up. */
export interface VoxFile {
  readonly w: number;
  readonly d: number;
  readonly h: number;
  readonly voxels: readonly { readonly x: number; readonly y: number; readonly z: number; readonly colour: number }[];
  /** `colours[colour - 1]`, as red, green, blue. */
  readonly colours: readonly (readonly [number, number, number])[];
}

/** Why a file is not taken, as the end of a sentence that begins with its name. */
export type Refusal = string;

const VERSION = 150;
const HEADER_BYTES = 8;
const CHUNK_BYTES = 12;
const COLOURS = 256;

interface Chunks {
  size: Buffer[];
  voxels: Buffer[];
  palette: Buffer | null;
}

/** Reads a `.vox` file of one model. Any file at all may come: what cannot be read is refused, never half read. */
export function readVoxFile(bytes: Buffer): Result<VoxFile, Refusal> {
  if (bytes.toString('latin1', 0, 4) !== 'VOX ') return err('is not a MagicaVoxel file');
  const chunks: Chunks = { size: [], voxels: [], palette: null };
  if (!gather(bytes, HEADER_BYTES, bytes.length, chunks)) return err('is cut short or damaged');
  if (chunks.size.length > 1) return err(`holds ${chunks.size.length} models: keep one, or unite them`);
  const [size] = chunks.size;
  const [list] = chunks.voxels;
  if (!size || !list || size.length < 12 || list.length < 4) return err('holds no model');
  if (!chunks.palette) return err('has no palette of its own: change one of its colours and save it again');
  return model(size, list, chunks.palette);
}

/** Collects the chunks of a part of the file; false where one reaches out of it. */
function gather(bytes: Buffer, from: number, to: number, into: Chunks): boolean {
  let at = from;
  while (at < to) {
    if (at + CHUNK_BYTES > to) return false;
    const id = bytes.toString('latin1', at, at + 4);
    const [own, inner] = [bytes.readUInt32LE(at + 4), bytes.readUInt32LE(at + 8)];
    const start = at + CHUNK_BYTES;
    if (start + own + inner > to) return false;
    const data = bytes.subarray(start, start + own);
    if (id === 'SIZE') into.size.push(data);
    if (id === 'XYZI') into.voxels.push(data);
    if (id === 'RGBA') into.palette = data;
    if (!gather(bytes, start + own, start + own + inner, into)) return false;
    at = start + own + inner;
  }
  return true;
}

function model(size: Buffer, list: Buffer, palette: Buffer): Result<VoxFile, Refusal> {
  const [w, d, h] = [size.readUInt32LE(0), size.readUInt32LE(4), size.readUInt32LE(8)];
  const count = list.readUInt32LE(0);
  if (list.length < 4 + count * 4 || palette.length < COLOURS * 4) return err('is cut short or damaged');
  if (count === 0) return err('holds no voxel');
  const voxels = Array.from({ length: count }, (_, i) => {
    const [x = 0, y = 0, z = 0, colour = 0] = list.subarray(4 + i * 4, 8 + i * 4);
    return { x, y, z, colour };
  });
  if (voxels.some(({ x, y, z, colour }) => x >= w || y >= d || z >= h || colour === 0))
    return err('has voxels outside its own size');
  const colours = Array.from({ length: COLOURS }, (_, i) => {
    const [r = 0, g = 0, b = 0] = palette.subarray(i * 4, i * 4 + 3);
    return [r, g, b] as const;
  });
  return ok({ w, d, h, voxels, colours });
}

/** The bytes of a `.vox` file that MagicaVoxel opens; colours beyond the 255th are not kept. */
export function writeVoxFile({ w, d, h, voxels, colours }: VoxFile): Buffer {
  const palette = Buffer.alloc(COLOURS * 4, 255);
  colours.slice(0, COLOURS - 1).forEach((colour, i) => {
    palette.set(colour, i * 4);
  });
  const list = Buffer.from(voxels.flatMap(({ x, y, z, colour }) => [x, y, z, colour]));
  const inside = Buffer.concat([
    chunk('SIZE', words(w, d, h)),
    chunk('XYZI', Buffer.concat([words(voxels.length), list])),
    chunk('RGBA', palette),
  ]);
  return Buffer.concat([Buffer.from('VOX '), words(VERSION), chunk('MAIN', Buffer.alloc(0), inside)]);
}

function chunk(id: string, own: Buffer, inner = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from(id), words(own.length, inner.length), own, inner]);
}

function words(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((n, i) => {
    bytes.writeUInt32LE(n, i * 4);
  });
  return bytes;
}
