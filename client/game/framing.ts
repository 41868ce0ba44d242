import { project, unproject } from '#shared/ground/projection.ts';
import { CHUNK_PLOTS, type Chunk } from '#shared/village/placing.ts';
import { SQUARE, type Terrain } from '#shared/village/terrain.ts';
import { type Camera, clamp, type ScreenSize, type ZoomRange } from './camera.ts';
import type { Insets } from './stage.ts';

/** Insets in device pixels, and the screen they are cut from. */
export interface Clear {
  readonly screen: ScreenSize;
  readonly insets: Insets;
}

/** The share of the uncovered height that the village fills at first paint. */
const FILLED = 2 / 3;

/** How far the world point `at` has to be from the camera for it to stand in the middle of what the HUD leaves free. */
export function centredOn(at: { px: number; py: number }, zoom: number, { insets }: Clear): Camera {
  return {
    x: at.px - (insets.left - insets.right) / 2 / zoom,
    y: at.py - (insets.top - insets.bottom) / 2 / zoom,
    zoom,
  };
}

/** Sides of the open land in plots. */
export interface Extent {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export function extentOf(chunks: readonly Chunk[]): Extent {
  const xs = chunks.map((chunk) => chunk.cx * CHUNK_PLOTS);
  const ys = chunks.map((chunk) => chunk.cy * CHUNK_PLOTS);
  return {
    x0: Math.min(0, ...xs),
    y0: Math.min(0, ...ys),
    x1: Math.max(CHUNK_PLOTS, ...xs.map((x) => x + CHUNK_PLOTS)),
    y1: Math.max(CHUNK_PLOTS, ...ys.map((y) => y + CHUNK_PLOTS)),
  };
}

/** The first picture: the square in the middle, and as wide a view as lets the village fill two thirds of the height. */
export function firstFrame(square: { px: number; py: number }, extent: Extent, clear: Clear, range: ZoomRange): Camera {
  const zooms = Array.from({ length: range.max }, (_, i) => i + 1);
  const zoom = zooms.find((z) => filledShare(square, extent, clear, z) >= FILLED) ?? range.max;
  return centredOn(square, zoom, clear);
}

/** Mean share of the free columns' height that is land, were the square centred at this zoom. */
export function filledShare(square: { px: number; py: number }, extent: Extent, clear: Clear, zoom: number): number {
  const { screen, insets } = clear;
  const halfWidth = Math.max(1, screen.width - insets.left - insets.right) / 2 / zoom;
  const halfHeight = Math.max(1, screen.height - insets.top - insets.bottom) / 2 / zoom;
  const samples = 24;
  let land = 0;
  for (let i = 0; i < samples; i++) {
    const column = landAt(square.px + ((i + 0.5) / samples - 0.5) * 2 * halfWidth, extent);
    const top = Math.max(column.top, square.py - halfHeight);
    land += Math.max(0, Math.min(column.bottom, square.py + halfHeight) - top);
  }
  return land / samples / (2 * halfHeight);
}

/** Where the rectangle of open land starts and ends on the vertical line `px`. */
function landAt(px: number, extent: Extent): { top: number; bottom: number } {
  const difference = unproject(px, 0).x - unproject(px, 0).y;
  const x0 = Math.max(extent.x0, extent.y0 + difference);
  const x1 = Math.min(extent.x1, extent.y1 + difference);
  if (x1 <= x0) return { top: 0, bottom: 0 };
  return { top: project(x0, x0 - difference).py, bottom: project(x1, x1 - difference).py };
}

/** The camera kept over the open land: nobody gets lost on empty paper. */
export function keptOver(extent: Extent, camera: Camera): Camera {
  const middle = unproject(camera.x, camera.y);
  const x = clamp(middle.x, extent.x0, extent.x1);
  const y = clamp(middle.y, extent.y0, extent.y1);
  if (x === middle.x && y === middle.y) return camera;
  const kept = project(x, y);
  return { ...camera, x: kept.px, y: kept.py };
}

/** The middle of the village square, in world px. */
export function squarePoint(terrain: Terrain): { px: number; py: number } {
  return project(SQUARE.x, SQUARE.y, terrain.levelPx(SQUARE.x, SQUARE.y));
}
