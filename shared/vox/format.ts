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

/** Why a file is not taken. */
export type VoxFileFault =
  | { readonly kind: 'notVox' }
  | { readonly kind: 'cutShort' }
  | { readonly kind: 'severalModels'; readonly models: number }
  | { readonly kind: 'noModel' }
  | { readonly kind: 'noPalette' }
  | { readonly kind: 'noVoxel' }
  | { readonly kind: 'tooManyVoxels'; readonly voxels: number; readonly most: number }
  | { readonly kind: 'outsideItsSize' };

const VERSION = 150;
const HEADER_BYTES = 8;
const CHUNK_BYTES = 12;
const COLOURS = 256;
/** MagicaVoxel puts all chunks into one; a file that nests on and on would exhaust the stack. */
const DEEPEST = 4;

interface Chunks {
  size: DataView[];
  voxels: DataView[];
  palette: DataView | null;
}

/**
 * Reads a `.vox` file of one model (MagicaVoxel-file-format-vox.txt, version 150 and 200). Any file at all may come: what
 * cannot be read is refused, never half read.
 */
export function readVoxFile(bytes: Uint8Array, mostVoxels = Number.POSITIVE_INFINITY): Result<VoxFile, VoxFileFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 4 || idAt(view, 0) !== 'VOX ') return err({ kind: 'notVox' });
  const chunks: Chunks = { size: [], voxels: [], palette: null };
  if (!gather(view, HEADER_BYTES, view.byteLength, chunks)) return err({ kind: 'cutShort' });
  const models = Math.max(chunks.size.length, chunks.voxels.length);
  if (models > 1) return err({ kind: 'severalModels', models });
  const [size] = chunks.size;
  const [list] = chunks.voxels;
  if (!size || !list || size.byteLength < 12 || list.byteLength < 4) return err({ kind: 'noModel' });
  if (!chunks.palette) return err({ kind: 'noPalette' });
  return model(size, list, chunks.palette, mostVoxels);
}

const idAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** Collects the chunks of a part of the file; false where one reaches out of it, or lies too deep. */
function gather(view: DataView, from: number, to: number, into: Chunks, depth = 0): boolean {
  let at = from;
  while (at < to) {
    if (at + CHUNK_BYTES > to || depth > DEEPEST) return false;
    const id = idAt(view, at);
    const [own, inner] = [view.getUint32(at + 4, true), view.getUint32(at + 8, true)];
    const start = at + CHUNK_BYTES;
    if (start + own + inner > to) return false;
    const data = new DataView(view.buffer, view.byteOffset + start, own);
    if (id === 'SIZE') into.size.push(data);
    if (id === 'XYZI') into.voxels.push(data);
    if (id === 'RGBA') into.palette = data;
    if (!gather(view, start + own, start + own + inner, into, depth + 1)) return false;
    at = start + own + inner;
  }
  return true;
}

function model(size: DataView, list: DataView, palette: DataView, mostVoxels: number): Result<VoxFile, VoxFileFault> {
  const [w, d, h] = [size.getUint32(0, true), size.getUint32(4, true), size.getUint32(8, true)];
  const count = list.getUint32(0, true);
  if (count > mostVoxels) return err({ kind: 'tooManyVoxels', voxels: count, most: mostVoxels });
  if (list.byteLength < 4 + count * 4 || palette.byteLength < COLOURS * 4) return err({ kind: 'cutShort' });
  if (count === 0) return err({ kind: 'noVoxel' });
  const fourAt = (view: DataView, at: number) =>
    [view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3)] as const;
  const voxels = Array.from({ length: count }, (_, i) => {
    const [x, y, z, colour] = fourAt(list, 4 + i * 4);
    return { x, y, z, colour };
  });
  if (voxels.some(({ x, y, z, colour }) => x >= w || y >= d || z >= h || colour === 0))
    return err({ kind: 'outsideItsSize' });
  const colours = Array.from({ length: COLOURS }, (_, i) => {
    const [r, g, b] = fourAt(palette, i * 4);
    return [r, g, b] as const;
  });
  return ok({ w, d, h, voxels, colours });
}

/** The bytes of a `.vox` file that MagicaVoxel opens; colours beyond the 255th are not kept. */
export function writeVoxFile({ w, d, h, voxels, colours }: VoxFile): Uint8Array {
  const palette = new Uint8Array(COLOURS * 4).fill(255);
  colours.slice(0, COLOURS - 1).forEach((colour, i) => {
    palette.set(colour, i * 4);
  });
  const list = Uint8Array.from(voxels.flatMap(({ x, y, z, colour }) => [x, y, z, colour]));
  const inside = joined(
    chunk('SIZE', words(w, d, h)),
    chunk('XYZI', joined(words(voxels.length), list)),
    chunk('RGBA', palette),
  );
  return joined(letters('VOX '), words(VERSION), chunk('MAIN', new Uint8Array(0), inside));
}

function chunk(id: string, own: Uint8Array, inner = new Uint8Array(0)): Uint8Array<ArrayBuffer> {
  return joined(letters(id), words(own.length, inner.length), own, inner);
}

const letters = (id: string): Uint8Array => Uint8Array.from(id, (letter) => letter.charCodeAt(0));

function words(...numbers: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * 4));
  numbers.forEach((n, i) => {
    view.setUint32(i * 4, n, true);
  });
  return new Uint8Array(view.buffer);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
