import { CHUNK_PLOTS, type Chunk, FIRST_CHUNKS, type Land } from '#shared/village/placing.ts';

/** The share of buildable plots paid for at which the next chunk opens [V1], in hundredths. */
const OPENING_PERCENT = 70;

/** [V1] No village is full: the next chunk opens when this many plots are paid for. */
export const mustOpen = (takenPlots: number, buildablePlots: number): boolean =>
  takenPlots * 100 >= buildablePlots * OPENING_PERCENT;

/**
 * The next chunk to open: square rings around the first four, each walked clockwise on screen. A walk starts beside its corner,
 * not on it, so that every chunk opens beside one that is open.
 */
export function nextChunk(open: readonly Chunk[]): Chunk {
  for (let ring = 0; ; ring++) {
    for (const chunk of ringOfChunks(ring)) {
      if (!open.some(({ cx, cy }) => cx === chunk.cx && cy === chunk.cy)) return chunk;
    }
  }
}

function ringOfChunks(ring: number): readonly Chunk[] {
  if (ring === 0) return FIRST_CHUNKS;
  const low = -ring;
  const high = 1 + ring;
  const side = high - low;
  return [
    ...steps(side, (i) => ({ cx: low + 1 + i, cy: low })),
    ...steps(side, (i) => ({ cx: high, cy: low + 1 + i })),
    ...steps(side, (i) => ({ cx: high - 1 - i, cy: high })),
    ...steps(side, (i) => ({ cx: low, cy: high - 1 - i })),
  ];
}

const steps = (count: number, at: (i: number) => Chunk): Chunk[] => Array.from({ length: count }, (_, i) => at(i));

/** How many plots of one chunk can carry a gift. Terrain never changes: callers may keep the answer. */
export function buildableIn(land: Pick<Land, 'isBuildable'>, { cx, cy }: Chunk): number {
  let count = 0;
  for (let y = cy * CHUNK_PLOTS; y < (cy + 1) * CHUNK_PLOTS; y++) {
    for (let x = cx * CHUNK_PLOTS; x < (cx + 1) * CHUNK_PLOTS; x++) if (land.isBuildable(x, y)) count += 1;
  }
  return count;
}

export const buildablePlots = (land: Pick<Land, 'isBuildable'>, chunks: readonly Chunk[]): number =>
  chunks.reduce((total, chunk) => total + buildableIn(land, chunk), 0);
