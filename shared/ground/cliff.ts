import type { Columns } from './columns.ts';
import type { Put } from './meadow.ts';
import { hash3, noise } from './noise.ts';
import { LEFT, RIGHT } from './sight.ts';
import { EARTH, GOLD, GRASS, PATH, ROCK, SAND, STONE, TEA, WATER } from './skin.ts';

/** An upright face of the land that a pixel shows. */
export interface Upright {
  /** column of the window */
  readonly index: number;
  /** LEFT or RIGHT */
  readonly face: number;
  /** layer of the voxel, in px of height */
  readonly layer: number;
  /** the cut side of the village's slab: no neighbour is open there */
  readonly edge: boolean;
  /** lowest layer of the slab */
  readonly bottom: number;
}

/** Upright faces in shade are this much darker than those in the sun. */
const SHADE = 1.15;

export function paintUpright(c: Columns, u: Upright, waterFrame: number, put: Put): void {
  const kind = c.kind[u.index];
  const x = c.x0 + (u.index % c.side);
  const y = c.y0 + Math.floor(u.index / c.side);
  const along = u.face === LEFT ? x : y;
  const dark = u.face === RIGHT ? SHADE : 0;
  /** 1 for the topmost voxel */
  const below = (c.height[u.index] ?? 0) - u.layer;
  if (kind === WATER) {
    if (u.edge) paintRiverCut(c, u, along, below, dark, put);
    else paintFall(c, u, along, below, dark, waterFrame, put);
    return;
  }
  if (kind === TEA && below <= 4) {
    put(TEA, 2.9 - dark * 0.8 + (hash3(x >> 1, y >> 1, 8, c.seed) > 0.8 ? 0.8 : 0));
    return;
  }
  if (kind === SAND && !u.edge && below <= 4) {
    put(SAND, 3 - dark * 0.7);
    return;
  }
  if (kind === SAND && below < 4 + noise(along / 6, 2, 9) * 3) {
    put(SAND, 3.4 - dark);
    return;
  }
  if (kind === PATH && below <= 2) {
    put(PATH, 4.3 - dark * 0.8);
    return;
  }
  if (kind === GRASS || kind === TEA) {
    const lip = 2.4 + noise(along / 3, u.face * 9, c.seed + 50) * 4.5;
    if (below <= lip) {
      put(GRASS, (below <= 1 ? 4.2 : 3) - dark);
      return;
    }
  }
  if (u.edge) paintEarth(c, u, along, below, dark, put);
  else paintRock(c, u, along, below, dark, put);
}

/** A waterfall: long streaks, white at the lip. */
function paintFall(c: Columns, u: Upright, along: number, below: number, dark: number, frame: number, put: Put): void {
  const streak = noise(along / 2.3, 3, c.seed) > 0.5 ? 0.9 : 0;
  const drop = noise(along / 2.3, (u.layer + frame * 3) / 9, c.seed + 2) > 0.62 ? 0.8 : 0;
  put(WATER, 3.6 - dark * 0.4 + streak + drop + (below <= 2 ? 1 : 0));
}

/** The cut through the river at the slab's side: bands of depth and a few fish. */
function paintRiverCut(c: Columns, u: Upright, along: number, below: number, dark: number, put: Put): void {
  for (let school = 0; school < 2; school++) {
    const cell = Math.floor(along / 26) + school;
    const swim = hash3(cell, school, u.face, c.seed + 12);
    const a = along - cell * 26 - 4 - swim * 12 + school * 26;
    const b = below - 9 - Math.floor(swim * 9);
    if (Math.abs(a) < 5 - Math.abs(b) * 1.6 && Math.abs(b) < 3) {
      put(GOLD, b < 0 ? 3 : 2);
      return;
    }
    if (a > 4 && a < 8 && Math.abs(b) <= a - 4 && Math.abs(b) < 3) {
      put(GOLD, 2);
      return;
    }
  }
  const level = below <= 1 ? 4 : below < 4 ? 3 : below < 13 + noise(along / 20, 1, 4) * 6 ? 2.3 : 1.2;
  put(WATER, level - dark * 0.6);
}

/** The earth of the slab's cut: three layers, darker downwards, with stones. */
function paintEarth(c: Columns, u: Upright, along: number, below: number, dark: number, put: Put): void {
  const wave = noise(along / 34, u.face * 7, c.seed + 60) * 9;
  let level = 3.1 - (below > 12 + wave ? 0.9 : 0) - (below > 26 + wave * 0.7 ? 0.9 : 0) - dark * 0.8;
  for (let near = -1; near <= 1; near++) {
    const cell = Math.floor(along / 34) + near;
    const stone = hash3(cell, u.face, 77, c.seed);
    if (stone > 0.72) continue;
    const r = 2.2 + hash3(cell, u.face, 78, c.seed) * 3.4;
    const du = along - (cell + hash3(cell, u.face, 79, c.seed)) * 34;
    const dv = (below - 12 - stone * 28) * 1.2;
    const q = Math.sqrt(du * du + dv * dv);
    if (q < r) {
      put(STONE, 3 - dark * 0.9 + (du < 0 && dv < 0 ? 0.6 : -0.3));
      return;
    }
    if (q < r + 1) level -= 0.7;
  }
  put(EARTH, u.layer === u.bottom ? level - 1 : level);
}

/** Rock: a few clean level ledges and cracks. */
function paintRock(c: Columns, u: Upright, along: number, below: number, dark: number, put: Put): void {
  const layer = u.layer + Math.round(noise(along / 13, u.face, c.seed + 70) * 5);
  const ledge = ((layer % 7) + 7) % 7;
  const crack = noise(along / 4.2, Math.floor(u.layer / 7), c.seed + 71) < 0.2;
  const relief = ledge === 0 ? -1 : ledge === 6 ? 0.5 : 0;
  put(ROCK, 3.7 + relief - (crack ? 0.8 : 0) - dark - (below > 14 ? 0.3 : 0));
}
