import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { hash3, noise, rng } from '#shared/ground/noise.ts';
import { CHUNK_PLOTS, type Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { Character } from './character.ts';
import { SQUARE } from './lines.ts';
import { homesOf, isByHome, keptAbout, roadsideOn } from './lived.ts';
import { WATER_DROP_PX } from './relief.ts';
import { onSite } from './sites.ts';
import { WOODED } from './woods.ts';

/** Something that stands on the land by itself: a tree, a rock, a bridge. */
export interface Decor {
  readonly sprite: string;
  /** where the middle of its foot stands, in fractions of plots, and at what height */
  readonly x: number;
  readonly y: number;
  readonly zPx: number;
  /** the buildable plot it gives way on: it is not drawn once something stands or blooms there */
  readonly clears: Plot | null;
}

interface Flora {
  /** the old tree in whose shade the village meets */
  readonly square: string;
  readonly trees: readonly string[];
  /** where the land climbs */
  readonly high: readonly string[];
  readonly lone: readonly string[];
  readonly bushes: readonly string[];
  readonly banks: readonly string[];
}

/** The kinds that grow in each landscape; a name that stands twice grows twice as often. */
const FLORA: Readonly<Record<Landscape, Flora>> = {
  savanna: {
    square: 'baobab',
    trees: ['tree-olive', 'acacia', 'tree-broad', 'tree-olive', 'tree-small', 'acacia'],
    high: ['tree-olive', 'tree-small', 'tree-round', 'tree-olive'],
    lone: ['acacia', 'baobab', 'acacia', 'tree-broad', 'tree-blossom'],
    bushes: ['bush', 'bush-small', 'rock-small', 'rock-tiny', 'bush', 'bush-gold', 'bush-rose', 'rock'],
    banks: ['palm', 'palm-small', 'bush-small', 'rock-tiny', 'palm'],
  },
  andes: {
    square: 'tree-broad',
    trees: ['eucalyptus', 'eucalyptus', 'pine', 'tree-small', 'tree-olive'],
    high: ['pine-small', 'eucalyptus', 'pine-small', 'tree-olive'],
    lone: ['tree-olive', 'eucalyptus', 'tree-small'],
    bushes: ['ichu', 'rock', 'rock-small', 'ichu', 'rock-tiny', 'bush', 'ichu', 'bush-small', 'bush-gold'],
    banks: ['rock', 'rock-small', 'bush', 'rock-tiny', 'tree-small'],
  },
  teaHills: {
    square: 'tree-round',
    trees: ['tree-round', 'tree-small', 'silver-oak', 'palm', 'silver-oak'],
    high: ['tree-round', 'tree-small', 'tree-broad'],
    lone: ['silver-oak', 'palm', 'silver-oak', 'tree-blossom', 'tree-round'],
    bushes: ['bush', 'bush-rose', 'fern', 'bush-gold', 'rock-tiny', 'fern'],
    banks: ['palm', 'palm-small', 'bush', 'bush-rose', 'rock-small'],
  },
};

/** Nearer than this (plots), two trunks of a wood would stand in each other. */
const TREE_GAP = 0.54;

export function decorOf(terrain: Terrain, character: Character, cx: number, cy: number): readonly Decor[] {
  const found: Decor[] = [];
  const chance = rng(Math.floor(hash3(cx, cy, 5, terrain.seed) * 4294967296));
  const flora = FLORA[terrain.landscape];
  const homes = homesOf(terrain, cx, cy);
  const add = (sprite: string, x: number, y: number, clears: Plot | null) => {
    found.push({ sprite, x, y, zPx: terrain.levelPx(x, y), clears });
  };
  for (let y = cy * CHUNK_PLOTS; y < (cy + 1) * CHUNK_PLOTS; y++) {
    for (let x = cx * CHUNK_PLOTS; x < (cx + 1) * CHUNK_PLOTS; x++) {
      const kind = terrain.plotKind(x, y);
      const density = terrain.forestDensity(x + 0.5, y + 0.5);
      if (kind === 'forest') plantWood(terrain, flora, { x, y }, null, chance, found);
      else if (kind === 'slope' && density > 0.22) plantWood(terrain, flora, { x, y }, null, chance, found);
      // woods that the chunk keeps open to build on are felled when somebody does
      else if (density > WOODED && terrain.isBuildable(x, y))
        plantWood(terrain, flora, { x, y }, { x, y }, chance, found);
      else if (kind === 'water') floatOn(terrain, { x, y }, chance, found);
      else if (kind === 'bank' && chance() < 0.2) plantBank(terrain, flora, { x, y }, chance, add);
      else if (terrain.isBuildable(x, y)) plantMeadow(character, flora, terrain, { x, y }, chance, add);
    }
  }
  const standing = found.filter(({ x, y }) => !isByHome(homes, x, y));
  for (const { sprite, x, y, w, d } of homes) {
    const [middleX, middleY] = [x + w / 2, y + d / 2];
    standing.push({ sprite, x: middleX, y: middleY, zPx: terrain.levelPx(middleX, middleY), clears: null });
  }
  return [...standing, ...joining(terrain, flora, cx, cy)];
}

/** Bridges, and what stands on the square. */
function joining(terrain: Terrain, flora: Flora, cx: number, cy: number): Decor[] {
  const found: Decor[] = [];
  const add = (sprite: string, x: number, y: number) => {
    found.push({ sprite, x, y, zPx: terrain.levelPx(x, y), clears: null });
  };
  for (const at of terrain.crossings(cx, cy)) {
    add('bridge', at.x, at.y);
  }
  if (cx === 1 && cy === 1) {
    add(flora.square, SQUARE.x, SQUARE.y);
    add('bench', SQUARE.x - 0.35, SQUARE.y + 1.15);
    add('signpost', SQUARE.x + 1.25, SQUARE.y + 1.3);
  }
  for (const { sprite, x, y } of keptAbout(terrain)) if (isIn(cx, cy, x, y)) add(sprite, x, y);
  return found;
}

const isIn = (cx: number, cy: number, x: number, y: number): boolean =>
  Math.floor(x / CHUNK_PLOTS) === cx && Math.floor(y / CHUNK_PLOTS) === cy;

type Add = (sprite: string, x: number, y: number, clears: Plot | null) => void;

const pick = (names: readonly string[], chance: () => number): string =>
  names[Math.floor(chance() * names.length)] ?? 'tree-round';

/** Up to three trees on a wooded plot, none leaning over a path, the water or a cliff's edge. */
function plantWood(
  terrain: Terrain,
  flora: Flora,
  plot: Plot,
  clears: Plot | null,
  chance: () => number,
  found: Decor[],
): void {
  const inset = clears ? 0.2 : 0;
  for (let n = 0; n < 6; n++) {
    const x = plot.x + inset + chance() * (1 - inset * 2);
    const y = plot.y + inset + chance() * (1 - inset * 2);
    const zPx = terrain.levelPx(x, y);
    if (terrain.pathDistance(x, y) < 0.45 || terrain.riverDistance(x, y) < 0.5 || !isLevel(terrain, x, y, zPx))
      continue;
    if (found.some((d) => (d.x - x) * (d.x - x) + (d.y - y) * (d.y - y) < TREE_GAP * TREE_GAP)) continue;
    const names = zPx > 10 || noise(x / 4, y / 4, terrain.seed + 71) > 0.62 ? flora.high : flora.trees;
    found.push({ sprite: pick(names, chance), x, y, zPx, clears });
  }
}

function isLevel(terrain: Terrain, x: number, y: number, zPx: number): boolean {
  const r = 0.32;
  return [x - r, x + r].every((px) => [y - r, y + r].every((py) => terrain.levelPx(px, py) === zPx));
}

function plantBank(terrain: Terrain, flora: Flora, plot: Plot, chance: () => number, add: Add): void {
  const x = plot.x + 0.2 + chance() * 0.6;
  const y = plot.y + 0.2 + chance() * 0.6;
  if (terrain.riverDistance(x, y) < 0.4 || terrain.pathDistance(x, y) < 0.9) return;
  if (isLevel(terrain, x, y, terrain.levelPx(x, y))) add(pick(flora.banks, chance), x, y, null);
}

/** Ducks, and now and then a boat, where the water lies still. */
function floatOn(terrain: Terrain, plot: Plot, chance: () => number, found: Decor[]): void {
  const luck = chance();
  const x = plot.x + 0.3 + chance() * 0.4;
  const y = plot.y + 0.3 + chance() * 0.4;
  if (luck > 0.13 || terrain.riverDistance(x, y) > -0.45 || terrain.pathDistance(x, y) < 1.2) return;
  const zPx = terrain.levelPx(x, y);
  const calm = [-1.2, 1.2].every((d) => terrain.levelPx(x + d, y) === zPx && terrain.levelPx(x, y + d) === zPx);
  if (!calm) return;
  if (luck < 0.03 && terrain.riverDistance(x, y) < -0.65) {
    found.push({ sprite: 'boat', x, y, zPx: zPx - WATER_DROP_PX, clears: null });
    return;
  }
  found.push({ sprite: 'duck', x, y, zPx: zPx - WATER_DROP_PX, clears: null });
  if (luck > 0.09) found.push({ sprite: 'duck', x: x + 0.24, y: y + 0.3, zPx: zPx - WATER_DROP_PX, clears: null });
}

/** Lone trees, bushes and rocks make way when something is built; no tree stands before a common work and hides it. */
function plantMeadow(c: Character, flora: Flora, terrain: Terrain, plot: Plot, chance: () => number, add: Add): void {
  const luck = chance();
  const near = noise(plot.x / 3, plot.y / 3, terrain.seed + 73);
  const x = plot.x + 0.25 + chance() * 0.5;
  const y = plot.y + 0.25 + chance() * 0.5;
  const putDown = roadsideOn(terrain, plot);
  if (putDown !== null) add(putDown, x, y, plot);
  else if (luck < c.loneTree && !onSite(plot.x, plot.y, 2)) add(pick(flora.lone, chance), x, y, plot);
  else if (near > 0.42 && luck < c.loneTree + c.loneBush * 2) add(pick(flora.bushes, chance), x, y, plot);
}
