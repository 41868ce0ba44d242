import { RAMPS } from '#shared/ground/palette.ts';
import { project, unproject } from '#shared/ground/projection.ts';
import { CHUNK_PLOTS, type Chunk, FIRST_CHUNKS, type Plot } from '#shared/village/placing.ts';
import type { PlotKind } from '#shared/village/terrain/plots.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { Rect } from './camera.ts';
import { extentOf } from './framing.ts';
import { chunkKey } from './ground-plan.ts';

/** A village is large, and wants a small map of itself, once it has more chunks than it began with. */
export const isLarge = (chunks: readonly Chunk[]): boolean => chunks.length > FIRST_CHUNKS.length;

/** The whole village in a small rectangle, seen from the same side as the village itself; in pixels of the map. */
export interface Minimap {
  readonly width: number;
  readonly height: number;
  /** where a point in plots (fractions allowed) lies on the map */
  at(x: number, y: number): { readonly x: number; readonly y: number };
  /** the plot under a point of the map, the nearest of the village where it is none */
  plotAt(x: number, y: number): Plot;
  /** a rectangle of world pixels on the map, cut at its edges */
  rectOf(seen: Rect): Rect;
}

export function minimapOf(chunks: readonly Chunk[], width: number): Minimap {
  const { x0, y0, x1, y1 } = extentOf(chunks);
  const left = project(x0, y1).px;
  const top = project(x0, y0).py;
  const scale = width / (project(x1, y0).px - left);
  const height = Math.ceil((project(x1, y1).py - top) * scale);
  const onMap = (px: number, py: number) => ({ x: (px - left) * scale, y: (py - top) * scale });
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return {
    width,
    height,
    at(x, y) {
      const { px, py } = project(x, y);
      return onMap(px, py);
    },
    plotAt(x, y) {
      const plot = unproject(left + x / scale, top + y / scale);
      return { x: within(Math.floor(plot.x), x0, x1 - 1), y: within(Math.floor(plot.y), y0, y1 - 1) };
    },
    rectOf(seen) {
      const a = onMap(seen.x0, seen.y0);
      const b = onMap(seen.x1, seen.y1);
      return {
        x0: within(a.x, 0, width),
        y0: within(a.y, 0, height),
        x1: within(b.x, 0, width),
        y1: within(b.y, 0, height),
      };
    },
  };
}

const { grass, water, wood, straw, leaf } = RAMPS;
const COLOURS: Readonly<Record<PlotKind, string>> = {
  meadow: grass[5],
  slope: grass[4],
  forest: leaf[3],
  water: water[2],
  bank: straw[4],
  path: wood[5],
  square: wood[5],
};
/** Gifts as one colour: a map of what costs how much would be a ranking [G10]. */
export const GIFT_COLOUR = RAMPS.clay[3];
export const OWN_COLOUR = RAMPS.rose[5];

/** What a canvas offers to paint with. */
export interface Paper {
  fillStyle: string | CanvasGradient | CanvasPattern;
  fillRect(x: number, y: number, width: number, height: number): void;
}

/** Paints one chunk's land, row by row of the map: a few milliseconds, so that a large village is painted between other work. */
export function paintChunk(paper: Paper, map: Minimap, terrain: Pick<Terrain, 'plotKind'>, { cx, cy }: Chunk): void {
  const x0 = cx * CHUNK_PLOTS;
  const y0 = cy * CHUNK_PLOTS;
  const top = Math.floor(map.at(x0, y0).y);
  const bottom = Math.ceil(map.at(x0 + CHUNK_PLOTS, y0 + CHUNK_PLOTS).y);
  const left = Math.floor(map.at(x0, y0 + CHUNK_PLOTS).x);
  const right = Math.ceil(map.at(x0 + CHUNK_PLOTS, y0).x);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const plot = map.plotAt(x + 0.5, y + 0.5);
      const isHere = plot.x >= x0 && plot.y >= y0 && plot.x < x0 + CHUNK_PLOTS && plot.y < y0 + CHUNK_PLOTS;
      if (!isHere) continue;
      paper.fillStyle = COLOURS[terrain.plotKind(plot.x, plot.y)];
      paper.fillRect(x, y, 1, 1);
    }
  }
}

export interface Dots {
  readonly plots: Iterable<Plot>;
  readonly colour: string;
  /** side of a dot in map pixels */
  readonly size: number;
}

export function paintDots(paper: Paper, map: Minimap, { plots, colour, size }: Dots): void {
  paper.fillStyle = colour;
  for (const plot of plots) {
    const { x, y } = map.at(plot.x + 0.5, plot.y + 0.5);
    paper.fillRect(Math.round(x - size / 2), Math.round(y - size / 2), size, size);
  }
}

/** Names a set of chunks: while it stays the same the land need not be painted again. */
export const landKey = (chunks: readonly Chunk[]): string => chunks.map(chunkKey).join(' ');
