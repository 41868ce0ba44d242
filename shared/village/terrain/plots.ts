import { CHUNK_PLOTS } from '#shared/village/placing.ts';
import type { Character } from './character.ts';
import { type Lines, SQUARE } from './lines.ts';
import { onSite } from './sites.ts';
import { WOODED } from './woods.ts';

/** What a whole plot is. Only `meadow` can be built on; a bridge is `path`. */
export type PlotKind = 'meadow' | 'water' | 'bank' | 'path' | 'forest' | 'slope' | 'square';

/** The smooth fields a chunk's plots are read from. */
export interface Land {
  levelPx(x: number, y: number): number;
  forestDensity(x: number, y: number): number;
  readonly lines: Lines;
  readonly character: Character;
}

/** Every chunk keeps at least this share to build on. */
const OPEN_SHARE = 0.46;
/** The four first ones keep more, in front most: woods there would hide the village. */
const FIRST_OPEN_SHARES = [0.54, 0.69, 0.69, 0.83] as const;
/** Below this, banks are opened too. */
const FEWEST_OPEN_SHARE = 0.42;
/** Heights are compared on a grid this fine: finer than any terrace is narrow. */
const GRID = 2;

/** The kinds of a chunk's 256 plots, row by row (index y * 16 + x). */
export function kindsOfChunk(land: Land, cx: number, cy: number): readonly PlotKind[] {
  const x0 = cx * CHUNK_PLOTS;
  const y0 = cy * CHUNK_PLOTS;
  const isFlat = flatness(land, x0, y0);
  const kinds: PlotKind[] = [];
  const woods: { index: number; density: number }[] = [];
  for (let j = 0; j < CHUNK_PLOTS; j++) {
    for (let i = 0; i < CHUNK_PLOTS; i++) {
      const kind = firmKind(land, x0 + i + 0.5, y0 + j + 0.5) ?? (isFlat(i, j) ? 'meadow' : 'slope');
      kinds.push(kind);
      if (kind !== 'meadow') continue;
      const density = land.forestDensity(x0 + i + 0.5, y0 + j + 0.5);
      if (density > WOODED && !onSite(x0 + i, y0 + j)) woods.push({ index: kinds.length - 1, density });
    }
  }
  clearBanks(kinds, isFlat, FEWEST_OPEN_SHARE);
  plant(kinds, woods, isFirst(cx, cy) ? (FIRST_OPEN_SHARES[cy * 2 + cx] ?? OPEN_SHARE) : OPEN_SHARE);
  return kinds;
}

/** Turns the densest woods into forest, and stops where the chunk would hold too little meadow. */
function plant(kinds: PlotKind[], woods: { index: number; density: number }[], openShare: number): void {
  const open = kinds.reduce((n, kind) => n + (kind === 'meadow' ? 1 : 0), 0);
  const trees = Math.max(0, open - Math.ceil(openShare * kinds.length));
  woods.sort((a, b) => b.density - a.density || a.index - b.index);
  for (const { index } of woods.slice(0, trees)) kinds[index] = 'forest';
}

/** Where river, path and terraces meet in one chunk, its dry level banks are given to the meadow until enough is open. */
function clearBanks(kinds: PlotKind[], isFlat: (i: number, j: number) => boolean, openShare: number): void {
  let missing = Math.ceil(openShare * kinds.length) - kinds.reduce((n, kind) => n + (kind === 'meadow' ? 1 : 0), 0);
  for (let index = 0; index < kinds.length && missing > 0; index++) {
    if (kinds[index] !== 'bank' || !isFlat(index % CHUNK_PLOTS, Math.floor(index / CHUNK_PLOTS))) continue;
    kinds[index] = 'meadow';
    missing--;
  }
}

function isFirst(cx: number, cy: number): boolean {
  return cx >= 0 && cy >= 0 && cx < 2 && cy < 2;
}

/** What a plot is whatever its height: square, path, water or bank. */
function firmKind({ lines, character }: Land, x: number, y: number): PlotKind | null {
  const dx = x - SQUARE.x;
  const dy = y - SQUARE.y;
  if (dx * dx + dy * dy < SQUARE.radius * SQUARE.radius) return 'square';
  if (lines.pathDistance(x, y) < 0.25) return 'path';
  const river = lines.riverDistance(x, y);
  if (river < 0.25) return 'water';
  return river < character.bank ? 'bank' : null;
}

/**
 * Says of plot (i, j) of a chunk whether it lies at one level, and nothing right in front of it (lower on the screen)
 * stands higher and would hide it.
 */
function flatness(land: Land, x0: number, y0: number): (i: number, j: number) => boolean {
  const side = (CHUNK_PLOTS + 3) * GRID + 1;
  const levels = new Float64Array(side * side);
  for (let b = 0; b < side; b++) {
    for (let a = 0; a < side; a++) levels[b * side + a] = land.levelPx(x0 - 1 + a / GRID, y0 - 1 + b / GRID);
  }
  const at = (a: number, b: number) => levels[b * side + a] ?? 0;
  return (i, j) => {
    const a0 = (i + 1) * GRID;
    const b0 = (j + 1) * GRID;
    const level = at(a0 + 1, b0 + 1);
    for (let b = b0; b <= b0 + GRID; b++) {
      for (let a = a0; a <= a0 + GRID; a++) if (at(a, b) !== level) return false;
    }
    return at(a0 + 2 * GRID, b0 + 2 * GRID) <= level;
  };
}
