import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { type GroundImage, type OpenNeighbours, paintChunk } from '#shared/ground/painter.ts';
import type { Chunk } from '#shared/village/placing.ts';
import { type Terrain, terrainOf } from '#shared/village/terrain.ts';
import { coarsened, upended } from './ground-grain.ts';
import type { Grain } from './ground-plan.ts';

/** One chunk to paint, and the answer. */
export interface PaintOrder {
  readonly seed: number;
  readonly landscape: Landscape;
  readonly chunk: Chunk;
  readonly openNeighbours: OpenNeighbours;
  readonly grain: Grain;
}
export interface Painted {
  readonly chunk: Chunk;
  readonly openNeighbours: OpenNeighbours;
  readonly grain: Grain;
  /** rows from the bottom up */
  readonly image: GroundImage;
}

/** The worker's side of `self`; this project is typed for windows. */
interface WorkerSide {
  onmessage: ((message: MessageEvent<PaintOrder>) => void) | null;
  postMessage(message: Painted, transfer: Transferable[]): void;
}
const side = self as unknown as WorkerSide; // a window's and a worker's `self` cannot both be typed in one project

let terrain: Terrain | null = null;

side.onmessage = ({ data: { seed, landscape, chunk, openNeighbours, grain } }) => {
  if (terrain?.seed !== seed || terrain.landscape !== landscape) terrain = terrainOf(seed, landscape);
  const whole = paintChunk(terrain, chunk.cx, chunk.cy, { openNeighbours });
  const image = upended(grain === 1 ? whole : coarsened(whole));
  side.postMessage({ chunk, openNeighbours, grain, image }, [image.px.buffer]);
};
