import type { Atlas } from '#shared/catalogue/atlas.ts';
import { type GroundImage, type OpenNeighbours, paintChunk } from '#shared/ground/painter.ts';
import { project, unproject } from '#shared/ground/projection.ts';
import { NO_CARE } from '#shared/village/care.ts';
import { CHUNK_PLOTS, type Chunk } from '#shared/village/placing.ts';
import { sceneOf } from '#shared/village/scene.ts';
import { type Terrain, terrainOf } from '#shared/village/terrain.ts';
import type { Thing } from '#shared/village/thing.ts';
import type { Caption } from './caption.ts';
import { type Window, windowOn } from './framing.ts';
import type { Fonts } from './letters/fonts.ts';
import { PICTURE_SIZES, type PictureFormat, type PictureSize, type VillagePicture } from './order.ts';
import { nailPlaque } from './plaque.ts';
import { type Bitmap, encodePng } from './png.ts';

/** The paper that the village's slab floats over, as a word (alpha, blue, green, red). */
const PAPER = 0xffd6f1fd;
/** Meadow becomes shaded meadow when multiplied so: a step of the ramp, not grey. */
const SHADE = { r: 154, g: 206, b: 228 } as const;

export interface Pencil {
  readonly atlas: Atlas;
  readonly sprites: Bitmap;
  readonly lands: Lands;
  readonly fonts: Fonts;
}

/** Land and painted ground, kept between pictures: they hardly ever change for one village. */
export interface Lands {
  terrain(village: VillagePicture): Terrain;
  ground(terrain: Terrain, chunk: Chunk, open: OpenNeighbours): GroundImage;
}

/** The picture of a village as it is, from the same list of things and the same sprites as the page, as an indexed PNG. */
export function drawPicture(
  pencil: Pencil,
  village: VillagePicture,
  format: PictureFormat,
  caption: Caption | null,
): Buffer {
  const size = PICTURE_SIZES[format];
  const drawn = (scales: readonly number[]) => {
    const bitmap = drawVillage(pencil, village, { ...size, scales });
    const { plaque } = size;
    if (caption && plaque) nailPlaque(bitmap, { fonts: pencil.fonts, plaque, caption });
    return encodePng(bitmap);
  };
  const png = drawn(size.scales);
  return png.length <= size.mostBytes ? png : drawn([Math.min(...size.scales) * 2]);
}

function drawVillage(pencil: Pencil, village: VillagePicture, size: PictureSize): Bitmap {
  const terrain = pencil.lands.terrain(village);
  const placements = new Map(village.placements.map((placement) => [placement.id, placement]));
  const { chunks, flowers, reached, steps, raisedCents, now, care = NO_CARE } = village;
  const giftLook = (gift: string) => village.gifts[gift] ?? null;
  const things = sceneOf(
    { view: { chunks, placements, flowers, reached, care }, giftLook, steps, raisedCents, now },
    terrain,
  );
  const window = windowOn(things, size, pencil.atlas);
  const words = new Uint32Array(window.w * window.h).fill(PAPER);
  layGround(pencil, village, terrain, window, words);
  layThings(pencil, things, openTest(chunks), window, words);
  return enlarged({ w: window.w, h: window.h, words }, window.scale, size.w, size.h);
}

const chunkKey = (cx: number, cy: number) => `${cx},${cy}`;

function openTest(chunks: readonly Chunk[]): (x: number, y: number) => boolean {
  const open = new Set(chunks.map(({ cx, cy }) => chunkKey(cx, cy)));
  let [lastX, lastY, lastOpen] = [Number.NaN, Number.NaN, false];
  return (x, y) => {
    const cx = Math.floor(x / CHUNK_PLOTS);
    const cy = Math.floor(y / CHUNK_PLOTS);
    if (cx !== lastX || cy !== lastY) [lastX, lastY, lastOpen] = [cx, cy, open.has(chunkKey(cx, cy))];
    return lastOpen;
  };
}

function layGround(
  pencil: Pencil,
  village: VillagePicture,
  terrain: Terrain,
  window: Window,
  words: Uint32Array,
): void {
  const open = new Set(village.chunks.map(({ cx, cy }) => chunkKey(cx, cy)));
  const isOpen = (cx: number, cy: number) => open.has(chunkKey(cx, cy));
  for (const chunk of village.chunks) {
    if (!mayShow(chunk, terrain, window)) continue;
    const { cx, cy } = chunk;
    const neighbours = { right: isOpen(cx + 1, cy), left: isOpen(cx, cy + 1), below: isOpen(cx + 1, cy + 1) };
    const image = pencil.lands.ground(terrain, chunk, neighbours);
    const bitmap = { w: image.w, h: image.h, words: new Uint32Array(image.px.buffer) };
    copy(bitmap, 0, 0, image.w, image.h, image.originX - window.x, image.originY - window.y, window, (at, word) => {
      words[at] = word;
    });
  }
}

/** Between the levels of a chunk's corners land swings by less than this, px, the slab's side included. */
const SWING_PX = 120;

/** Tight: a chunk takes far longer to paint than to look at. */
function mayShow({ cx, cy }: Chunk, terrain: Terrain, window: Window): boolean {
  const [x, y, far] = [cx * CHUNK_PLOTS, cy * CHUNK_PLOTS, CHUNK_PLOTS];
  const top = project(x, y);
  const bottom = project(x + far, y + far);
  const half = far * 32;
  if (top.px - half >= window.x + window.w || top.px + half <= window.x) return false;
  const levels = [0, far / 2, far].flatMap((dx) => [0, far / 2, far].map((dy) => terrain.levelPx(x + dx, y + dy)));
  const highest = top.py - Math.max(...levels) - SWING_PX;
  const lowest = bottom.py - Math.min(...levels) + SWING_PX;
  return highest < window.y + window.h && lowest > window.y;
}

/** One frame of the atlas to copy. */
interface Print {
  readonly frame: string;
  readonly thing: Thing;
  readonly depth: number;
}

function layThings(
  pencil: Pencil,
  things: readonly Thing[],
  isLand: (x: number, y: number) => boolean,
  window: Window,
  words: Uint32Array,
): void {
  const flats: Print[] = [];
  const uprights: Print[] = [];
  for (const thing of things) {
    const prints = thing.layer === 'flat' ? flats : uprights;
    const reach = (thing.footprint.w + thing.footprint.d) / 4 - 0.05;
    prints.push({ frame: thing.frame, thing, depth: thing.depth });
    if (!thing.ribbon) continue;
    uprights.push({ frame: thing.ribbon.back, thing, depth: thing.depth - reach });
    uprights.push({ frame: thing.ribbon.front, thing, depth: thing.depth + reach });
  }
  const put = (at: number, word: number) => {
    words[at] = word;
  };
  for (const print of sorted(flats)) stamp(pencil, print.frame, print.thing, window, put);
  layShadows(pencil, uprights, isLand, window, words);
  for (const print of sorted(uprights)) stamp(pencil, print.frame, print.thing, window, put);
}

const sorted = (prints: readonly Print[]): Print[] =>
  [...prints].sort((a, b) => a.depth - b.depth || (a.thing.key < b.thing.key ? -1 : 1));

/** Shades every pixel of ground under a shadow once, never the slab's cut sides or the paper beyond. */
function layShadows(
  pencil: Pencil,
  prints: readonly Print[],
  isLand: (x: number, y: number) => boolean,
  window: Window,
  words: Uint32Array,
): void {
  const shaded = new Uint8Array(words.length);
  for (const { frame, thing } of prints) {
    stamp(pencil, `${frame}.shadow`, thing, window, (at) => {
      if (shaded[at]) return;
      const on = unproject(window.x + (at % window.w), window.y + Math.floor(at / window.w), thing.zPx);
      if (!isLand(on.x, on.y)) return;
      shaded[at] = 1;
      words[at] = darker(words[at] ?? PAPER);
    });
  }
}

function darker(word: number): number {
  const r = ((word & 255) * SHADE.r) >> 8;
  const g = (((word >> 8) & 255) * SHADE.g) >> 8;
  const b = (((word >> 16) & 255) * SHADE.b) >> 8;
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

type PutWord = (at: number, word: number) => void;

/** Copies a frame so that its origin lies on a thing's foot; a frame the atlas does not have is left out. */
function stamp({ atlas, sprites }: Pencil, name: string, thing: Thing, window: Window, put: PutWord): void {
  const found = atlas.frames[name];
  if (!found) return;
  const { frame, origin } = found;
  const foot = project(thing.x, thing.y, thing.zPx);
  const left = Math.round(foot.px) - origin.x - window.x;
  const top = Math.round(foot.py) - origin.y - window.y;
  copy(sprites, frame.x, frame.y, frame.w, frame.h, left, top, window, put);
}

/** Copies the solid pixels of a part of a bitmap into the window. */
function copy(
  from: Bitmap,
  fromX: number,
  fromY: number,
  w: number,
  h: number,
  left: number,
  top: number,
  window: Window,
  put: PutWord,
): void {
  const x1 = Math.min(w, window.w - left);
  const y1 = Math.min(h, window.h - top);
  for (let y = Math.max(0, -top); y < y1; y++) {
    for (let x = Math.max(0, -left); x < x1; x++) {
      const word = from.words[(fromY + y) * from.w + fromX + x] ?? 0;
      if (word >>> 24 === 255) put((top + y) * window.w + left + x, word);
    }
  }
}

function enlarged(drawn: Bitmap, scale: number, outW: number, outH: number): Bitmap {
  if (scale === 1) return drawn;
  const { w, words } = drawn;
  const out = new Uint32Array(outW * outH);
  for (let y = 0; y < outH; y++) {
    const row = Math.floor(y / scale) * w;
    for (let x = 0; x < outW; x++) out[y * outW + x] = words[row + Math.floor(x / scale)] ?? PAPER;
  }
  return { w: outW, h: outH, words: out };
}

/** The value for a key from a small memory that forgets what was asked for least recently. */
function remembered<T>(memory: Map<string, T>, most: number, key: string, make: () => T): T {
  const value = memory.get(key) ?? make();
  memory.delete(key);
  memory.set(key, value);
  for (const oldest of memory.keys()) {
    if (memory.size <= most) break;
    memory.delete(oldest);
  }
  return value;
}

export function openLands(chunksKept: number, terrainsKept: number): Lands {
  const images = new Map<string, GroundImage>();
  const terrains = new Map<string, Terrain>();
  return {
    terrain: ({ seed, landscape }) =>
      remembered(terrains, terrainsKept, `${seed} ${landscape}`, () => terrainOf(seed, landscape)),
    ground(terrain, { cx, cy }, open) {
      const key = [terrain.seed, terrain.landscape, cx, cy, open.right, open.left, open.below].join(' ');
      return remembered(images, chunksKept, key, () => paintChunk(terrain, cx, cy, { openNeighbours: open }));
    },
  };
}
