import type { Footprint, Landscape } from '#shared/catalogue/catalogue.ts';
import { SPRITES, type SpriteName } from '#shared/catalogue/sprites.ts';
import { hash3, rng } from '#shared/ground/noise.ts';
import { CHUNK_PLOTS, type Plot, plotsOf } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { SQUARE } from './lines.ts';
import { SITES } from './sites.ts';

/** A home that stood before the first gift; `x` and `y` are the corner of its plots. */
export interface Home extends Plot, Footprint {
  readonly sprite: string;
}

interface Lived {
  readonly home: SpriteName;
  /** what lies about where people live */
  readonly about: readonly string[];
}

const LIVED: Readonly<Record<Landscape, Lived>> = {
  savanna: { home: 'hut', about: ['pots', 'haystack', 'crates', 'bush', 'pots', 'laundry', 'bush-rose', 'crates'] },
  andes: {
    home: 'adobe-house',
    about: ['haystack', 'crates', 'ichu', 'pots', 'bush', 'laundry', 'haystack', 'rock-small'],
  },
  teaHills: {
    home: 'line-rooms',
    about: ['crates', 'pots', 'fern', 'bush-rose', 'laundry', 'pots', 'bush-gold', 'crates'],
  },
};

const HOMES_A_CHUNK = 3;
/** plots between two homes, and between a home and a path */
const HOME_GAP = 1;
const FROM_PATH = 0.8;
/** A home farther from every path than this (plots) would stand alone in the wood. */
const NEAR_PATH = 16;

const isOfTheFirst = (c: number): boolean => c === 0 || c === 1;

/**
 * The homes of a chunk of the first village: in its wood, where no gift can stand, those nearest to a path first. The people were
 * there before us; nothing of it was given.
 */
export function homesOf(terrain: Terrain, cx: number, cy: number): readonly Home[] {
  if (!isOfTheFirst(cx) || !isOfTheFirst(cy)) return [];
  const { home } = LIVED[terrain.landscape];
  const { w, d, looks } = SPRITES[home];
  const open: { readonly plot: Plot; readonly far: number }[] = [];
  for (let y = cy * CHUNK_PLOTS; y <= (cy + 1) * CHUNK_PLOTS - d; y++) {
    for (let x = cx * CHUNK_PLOTS; x <= (cx + 1) * CHUNK_PLOTS - w; x++) {
      const far = terrain.pathDistance(x + w / 2, y + d / 2) - Math.max(w, d) / 2;
      if (far < FROM_PATH || far > NEAR_PATH) continue;
      if (isWoodAndLevel(terrain, { x, y }, { w, d })) open.push({ plot: { x, y }, far });
    }
  }
  open.sort((a, b) => a.far - b.far || a.plot.y - b.plot.y || a.plot.x - b.plot.x);
  const homes: Home[] = [];
  for (const { plot } of open) {
    if (homes.length === HOMES_A_CHUNK) break;
    if (homes.some((other) => isWithin(other, plot, Math.max(w, d) + HOME_GAP))) continue;
    const look = Math.floor(hash3(plot.x, plot.y, 17, terrain.seed) * looks);
    homes.push({ ...plot, w, d, sprite: look === 0 ? home : `${home}~${look}` });
  }
  return homes;
}

const isWithin = (a: Plot, b: Plot, plots: number): boolean =>
  Math.abs(a.x - b.x) < plots && Math.abs(a.y - b.y) < plots;

function isWoodAndLevel(terrain: Terrain, corner: Plot, size: Footprint): boolean {
  const level = terrain.levelPx(corner.x + 0.5, corner.y + 0.5);
  return plotsOf(corner, size).every(
    ({ x, y }) => terrain.plotKind(x, y) === 'forest' && terrain.levelPx(x + 0.5, y + 0.5) === level,
  );
}

/** Whether a tree here would stand in a home, or before its door. */
export const isByHome = (homes: readonly Home[], x: number, y: number): boolean =>
  homes.some((home) => x > home.x - 0.2 && y > home.y - 0.2 && x < home.x + home.w + 1 && y < home.y + home.d + 1);

const ROADSIDE = { from: 0.45, to: 1.7, chance: 0.14 } as const;
/** how far from the middle of the square, in plots */
const NEAR_SQUARE = { from: SQUARE.radius + 1, to: 12 } as const;

/** What people have put down beside the paths near the square: it makes way for gifts. Null: nothing, on this plot. */
export function roadsideOn(terrain: Terrain, { x, y }: Plot): string | null {
  const [dx, dy] = [x + 0.5 - SQUARE.x, y + 0.5 - SQUARE.y];
  const fromSquare = Math.sqrt(dx * dx + dy * dy);
  if (fromSquare < NEAR_SQUARE.from || fromSquare > NEAR_SQUARE.to) return null;
  const away = terrain.pathDistance(x + 0.5, y + 0.5);
  if (away < ROADSIDE.from || away > ROADSIDE.to) return null;
  const chance = rng(Math.floor(hash3(x, y, 19, terrain.seed) * 4294967296));
  return chance() < ROADSIDE.chance ? pickAbout(terrain, chance) : null;
}

/** Behind the common works and on the square, where nothing is given: always there. */
export function keptAbout(
  terrain: Terrain,
): readonly { readonly sprite: string; readonly x: number; readonly y: number }[] {
  const chance = rng(terrain.seed + 23);
  const corners = SITES.map(({ x, y, w }, i) => ({ x: x + (i % 2 === 0 ? 0.3 : w - 0.3), y: y + 0.3 }));
  const onSquare = { x: SQUARE.x + 1.55, y: SQUARE.y - 0.9, sprite: 'crates' };
  return [...corners.map((at) => ({ ...at, sprite: pickAbout(terrain, chance) })), onSquare];
}

function pickAbout(terrain: Terrain, chance: () => number): string {
  const { about } = LIVED[terrain.landscape];
  return about[Math.floor(chance() * about.length)] ?? 'pots';
}
