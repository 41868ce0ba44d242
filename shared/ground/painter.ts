import { CHUNK_PLOTS, type Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { paintUpright } from './cliff.ts';
import { type Columns, columnsOf, NOTHING } from './columns.ts';
import { shadeOf } from './light.ts';
import { paintTop } from './meadow.ts';
import { PLOT_VOXELS } from './noise.ts';
import { type Frame, look, RIGHT, type Sight, TOP } from './sight.ts';
import { GRASS, type Skin, skinOf } from './skin.ts';
import { scatter } from './tufts.ts';

/** Which neighbours of a chunk are open: its sides are cut, showing the earth, where none is. */
export interface OpenNeighbours {
  /** towards the lower right, x + 1 */
  readonly right: boolean;
  /** towards the lower left, y + 1 */
  readonly left: boolean;
  /** straight below on the screen, x + 1 and y + 1 */
  readonly below: boolean;
}

export interface PaintOptions {
  readonly openNeighbours: OpenNeighbours;
  /** 0 to 3: the water's ripples drift from one to the next */
  readonly waterFrame?: number;
}

/** A painted chunk: RGBA, transparent where it shows nothing, its top left at world pixel (originX, originY). */
export interface GroundImage {
  readonly w: number;
  readonly h: number;
  readonly px: Uint8ClampedArray<ArrayBuffer>;
  readonly originX: number;
  readonly originY: number;
}

/** Columns around the chunk that may shade it, hide it or lend it their edges. */
const MARGIN = 32;
/** Thickness of the slab that the village lies on, px. */
export const SLAB_PX = 40;

/**
 * Paints the ground of one chunk, without anything that stands on it. Chunk images join without gap or seam: each holds
 * exactly the pixels that show its own ground, so the order of drawing them does not matter. Pure: for a browser's worker,
 * the server and the build alike.
 */
export function paintChunk(terrain: Terrain, cx: number, cy: number, options: PaintOptions): GroundImage {
  return paintSquare(terrain, { x: cx * CHUNK_PLOTS, y: cy * CHUNK_PLOTS }, CHUNK_PLOTS, options);
}

/** Paints a square of the land from a corner plot on, as many plots wide as deep (an even number). */
export function paintSquare(terrain: Terrain, corner: Plot, plots: number, options: PaintOptions): GroundImage {
  const size = plots * PLOT_VOXELS;
  const side = size + MARGIN * 2;
  const c = columnsOf(terrain, corner.x * PLOT_VOXELS - MARGIN, corner.y * PLOT_VOXELS - MARGIN, side);
  const frame = frameOf(c, size, options.openNeighbours);
  close(c, frame, options.openNeighbours);
  const sight = look(c, frame);
  const canvas = paint(c, sight, frame, options);
  const skin = skinOf(terrain.landscape);
  return { w: sight.w, h: sight.h, px: colour(canvas, skin), originX: sight.originX, originY: sight.originY };
}

/** Material (-1: nothing) and ramp step of every pixel, and whether it lies in the land's own shade. */
interface Canvas {
  readonly material: Int8Array;
  readonly level: Float32Array;
  readonly shaded: Uint8Array;
}

function frameOf(c: Columns, size: number, open: OpenNeighbours): Frame {
  const from = MARGIN;
  const to = MARGIN + size;
  let top = NOTHING;
  let lowest = -NOTHING;
  let lowestEdge = -NOTHING;
  for (let y = from; y < to; y++) {
    for (let x = from; x < to; x++) {
      const i = y * c.side + x;
      const height = c.height[i] ?? 0;
      if (height > top) top = height;
      if (height < lowest) lowest = height;
      const land = c.land[i] ?? 0;
      const edge = (x === to - 1 && !open.right) || (y === to - 1 && !open.left);
      if (edge && land < lowestEdge) lowestEdge = land;
    }
  }
  const bottom = Math.min(lowest - 1, lowestEdge - SLAB_PX);
  return { from, to, top: top + 1, bottom };
}

/** Takes away the columns of neighbours that are not open. */
function close(c: Columns, { to }: Frame, open: OpenNeighbours): void {
  for (let y = 0; y < c.side; y++) {
    for (let x = 0; x < c.side; x++) {
      const gone = x >= to ? (y >= to ? !open.below : !open.right) : y >= to && !open.left;
      if (gone) c.height[y * c.side + x] = NOTHING;
    }
  }
}

function paint(c: Columns, sight: Sight, frame: Frame, options: PaintOptions): Canvas {
  const n = sight.w * sight.h;
  const canvas: Canvas = {
    material: new Int8Array(n).fill(-1),
    level: new Float32Array(n),
    shaded: new Uint8Array(n),
  };
  const shade = shadeOf(c);
  const waterFrame = options.waterFrame ?? 0;
  let p = 0;
  const put = (material: number, level: number) => {
    canvas.material[p] = material;
    canvas.level[p] = level;
  };
  for (p = 0; p < n; p++) {
    const index = sight.column[p] ?? -1;
    if (index < 0) continue;
    const face = sight.face[p] ?? TOP;
    const layer = sight.layer[p] ?? 0;
    const x = index % c.side;
    const y = (index - x) / c.side;
    const edge = isEdge(c, frame, x, y, face);
    const bottom = (c.land[index] ?? 0) - SLAB_PX;
    if (edge && layer < bottom) continue;
    if (face === TOP) paintTop(c, index, waterFrame, put);
    else paintUpright(c, { index, face, layer, edge, bottom }, waterFrame, put);
    if (face !== RIGHT && !edge && shade.covers(x, y, face === TOP ? layer + 1 : layer + 0.5)) darken(canvas, p);
  }
  strew(c, sight, canvas);
  return canvas;
}

/** Whether a face is the slab's own cut: nothing is open beyond it. */
function isEdge(c: Columns, frame: Frame, x: number, y: number, face: number): boolean {
  if (face === TOP) return false;
  const beyond = face === RIGHT ? y * c.side + x + 1 : (y + 1) * c.side + x;
  return (face === RIGHT ? x : y) === frame.to - 1 && (c.height[beyond] ?? NOTHING) === NOTHING;
}

/** A ground pixel's step once it lies in shade: clearly apart from the meadow's own lights and darks. */
export function shadedLevel(material: number, level: number): number {
  if (material !== GRASS) return level - 1;
  return level >= 5.6 ? 4 : level >= 3.6 ? 3 : level - 1;
}

function darken(canvas: Canvas, p: number): void {
  canvas.level[p] = shadedLevel(canvas.material[p] ?? 0, canvas.level[p] ?? 0);
  canvas.shaded[p] = 1;
}

function strew(c: Columns, sight: Sight, canvas: Canvas): void {
  scatter(c, (x, y) => {
    const right = c.x0 + x - (c.y0 + y) - sight.originX;
    const down = Math.floor((c.x0 + x + c.y0 + y) / 2) - (c.height[y * c.side + x] ?? 0) - sight.originY;
    return (a, b, material, level, shift) => {
      const px = right + a;
      const py = down + b;
      if (px < 0 || py < 0 || px >= sight.w || py >= sight.h) return;
      const p = py * sight.w + px;
      if (canvas.material[p] !== GRASS || sight.face[p] !== TOP) return;
      canvas.material[p] = material;
      canvas.level[p] = level === null ? (canvas.level[p] ?? 0) + shift : level - (canvas.shaded[p] ?? 0);
    };
  });
}

/** Steps a ramp may have, for the table of colours. */
const STEPS = 16;

function colour(canvas: Canvas, skin: Skin): Uint8ClampedArray<ArrayBuffer> {
  const px = new Uint8ClampedArray(canvas.material.length * 4);
  const words = new Uint32Array(px.buffer);
  const table = new Uint32Array(skin.length * STEPS);
  skin.forEach((ramp, material) => {
    for (let step = 0; step < STEPS; step++) {
      const [r, g, b] = ramp[Math.min(step, ramp.length - 1)] ?? [0, 0, 0];
      table[material * STEPS + step] = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
    }
  });
  for (let p = 0; p < words.length; p++) {
    const material = canvas.material[p] ?? -1;
    if (material < 0) continue;
    const step = Math.floor((canvas.level[p] ?? 0) + 0.5);
    words[p] = table[material * STEPS + Math.max(0, step)] ?? 0;
  }
  return px;
}
