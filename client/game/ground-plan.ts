import type { OpenNeighbours } from '#shared/ground/painter.ts';
import { project } from '#shared/ground/projection.ts';
import { CHUNK_PLOTS, type Chunk } from '#shared/village/placing.ts';
import type { Rect } from './camera.ts';

/** Land rises and falls this far from its own level at most, px: a chunk may show that far out of its rhombus. */
const RELIEF_PX = 120;
const HALF_WIDTH_PX = CHUNK_PLOTS * 32;

export const chunkKey = ({ cx, cy }: Chunk): string => `${cx},${cy}`;

export function neighboursOf(chunk: Chunk, open: ReadonlySet<string>): OpenNeighbours {
  const isOpen = (dx: number, dy: number) => open.has(chunkKey({ cx: chunk.cx + dx, cy: chunk.cy + dy }));
  return { right: isOpen(1, 0), left: isOpen(0, 1), below: isOpen(1, 1) };
}

/** A chunk painted for other neighbours shows cut earth where there is land now, or the other way round. */
export const sameNeighbours = (a: OpenNeighbours, b: OpenNeighbours): boolean =>
  a.right === b.right && a.left === b.left && a.below === b.below;

/** Whether a chunk's rhombus, with its hills and its cut sides, reaches into a rectangle of the world. */
export function mayShow({ cx, cy }: Chunk, view: Rect): boolean {
  const middle = project((cx + 0.5) * CHUNK_PLOTS, (cy + 0.5) * CHUNK_PLOTS);
  const aside = Math.max(0, Math.abs(middle.px - (view.x0 + view.x1) / 2) - (view.x1 - view.x0) / 2);
  const apart = Math.abs(middle.py - (view.y0 + view.y1) / 2) - (view.y1 - view.y0) / 2;
  return aside / 2 + Math.max(0, apart - RELIEF_PX) < HALF_WIDTH_PX / 2;
}

/** Squared world px from the middle of the screen to the middle of a chunk. */
export function farFrom({ cx, cy }: Chunk, view: Rect): number {
  const middle = project((cx + 0.5) * CHUNK_PLOTS, (cy + 0.5) * CHUNK_PLOTS);
  return (middle.px - (view.x0 + view.x1) / 2) ** 2 + (middle.py - (view.y0 + view.y1) / 2) ** 2;
}

/** The chunks to have painted for a view, the nearest first. */
export function wanted(chunks: readonly Chunk[], view: Rect): Chunk[] {
  return chunks.filter((chunk) => mayShow(chunk, view)).sort((a, b) => farFrom(a, view) - farFrom(b, view));
}

/** World px along the side of one painted pixel. */
export type Grain = 1 | 2;

/** From so far away that a world pixel is half a device pixel, a quarter of the paint shows the same. */
export const grainFor = (zoom: number): Grain => (zoom < 0.75 ? 2 : 1);

/** Painted ground as far as letting go of it is concerned. */
export interface Kept {
  readonly key: string;
  readonly bytes: number;
  readonly seenAtMs: number;
}

/** What to let go, the longest unseen first, so that the rest fits; what is on the screen now stays whatever it takes. */
export function surplus(kept: readonly Kept[], nowMs: number, mostBytes: number): string[] {
  let bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
  const gone: string[] = [];
  for (const one of kept.filter(({ seenAtMs }) => seenAtMs < nowMs).sort((a, b) => a.seenAtMs - b.seenAtMs)) {
    if (bytes <= mostBytes) break;
    bytes -= one.bytes;
    gone.push(one.key);
  }
  return gone;
}
