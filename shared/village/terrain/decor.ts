import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { hash3, noise, rng } from '#shared/ground/noise.ts';
import { CHUNK_PLOTS, type Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { Character } from './character.ts';
import { SQUARE } from './lines.ts';

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
    trees: ['tree', 'tree2', 'tree2', 'tree3', 'tree4'],
    high: ['tree2', 'tree3', 'tree', 'tree2'],
    lone: ['tree2', 'tree4', 'tree', 'blossom'],
    bushes: ['bush', 'bush2', 'rock2', 'rock3', 'bush', 'bushGold', 'bushRose', 'rock'],
    banks: ['palm', 'palm2', 'bush2', 'rock3', 'palm'],
  },
  andes: {
    trees: ['pine', 'pine2', 'pine', 'tree3', 'tree2'],
    high: ['pine', 'pine2', 'pine2', 'tree2'],
    lone: ['tree2', 'tree3', 'pine2'],
    bushes: ['rock', 'rock2', 'rock3', 'bush', 'bush2', 'rock2', 'bushGold'],
    banks: ['rock', 'rock2', 'bush', 'rock3', 'tree3'],
  },
  teaHills: {
    trees: ['tree', 'tree3', 'tree4', 'palm', 'tree'],
    high: ['tree', 'tree3', 'tree4'],
    lone: ['tree4', 'palm', 'palm2', 'blossom', 'tree'],
    bushes: ['bush', 'bushRose', 'bush2', 'bushGold', 'rock3', 'bush'],
    banks: ['palm', 'palm2', 'bush', 'bushRose', 'rock2'],
  },
};

/** Nearer than this (plots), two trunks of a wood would stand in each other. */
const TREE_GAP = 0.54;

export function decorOf(terrain: Terrain, character: Character, cx: number, cy: number): readonly Decor[] {
  const found: Decor[] = [];
  const chance = rng(Math.floor(hash3(cx, cy, 5, terrain.seed) * 4294967296));
  const flora = FLORA[terrain.landscape];
  const add = (sprite: string, x: number, y: number, clears: Plot | null) => {
    found.push({ sprite, x, y, zPx: terrain.levelPx(x, y), clears });
  };
  for (let y = cy * CHUNK_PLOTS; y < (cy + 1) * CHUNK_PLOTS; y++) {
    for (let x = cx * CHUNK_PLOTS; x < (cx + 1) * CHUNK_PLOTS; x++) {
      const kind = terrain.plotKind(x, y);
      if (kind === 'forest') plantWood(terrain, flora, { x, y }, chance, found);
      else if (kind === 'slope' && terrain.forestDensity(x + 0.5, y + 0.5) > 0.3)
        plantWood(terrain, flora, { x, y }, chance, found);
      else if (kind === 'bank' && chance() < 0.2) plantBank(terrain, flora, { x, y }, chance, add);
      else if (terrain.isBuildable(x, y)) plantMeadow(character, flora, terrain, { x, y }, chance, add);
    }
  }
  for (const at of terrain.crossings(cx, cy)) {
    found.push({ sprite: 'bridge', x: at.x, y: at.y, zPx: terrain.levelPx(at.x, at.y), clears: null });
  }
  if (cx === 1 && cy === 1) add('tree4', SQUARE.x, SQUARE.y, null);
  return found;
}

type Add = (sprite: string, x: number, y: number, clears: Plot | null) => void;

const pick = (names: readonly string[], chance: () => number): string =>
  names[Math.floor(chance() * names.length)] ?? 'tree';

/** Up to three trees on a wooded plot, none leaning over a path, the water or a cliff's edge. */
function plantWood(terrain: Terrain, flora: Flora, plot: Plot, chance: () => number, found: Decor[]): void {
  for (let n = 0; n < 5; n++) {
    const x = plot.x + chance();
    const y = plot.y + chance();
    const zPx = terrain.levelPx(x, y);
    if (terrain.pathDistance(x, y) < 0.45 || terrain.riverDistance(x, y) < 0.5 || !isLevel(terrain, x, y, zPx))
      continue;
    if (found.some((d) => (d.x - x) * (d.x - x) + (d.y - y) * (d.y - y) < TREE_GAP * TREE_GAP)) continue;
    const names = zPx > 10 || noise(x / 4, y / 4, terrain.seed + 71) > 0.62 ? flora.high : flora.trees;
    found.push({ sprite: pick(names, chance), x, y, zPx, clears: null });
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

/** Lone trees, bushes and rocks make way when something is built: they stand at the back of their plot. */
function plantMeadow(c: Character, flora: Flora, terrain: Terrain, plot: Plot, chance: () => number, add: Add): void {
  const luck = chance();
  const near = noise(plot.x / 3, plot.y / 3, terrain.seed + 73);
  const x = plot.x + 0.25 + chance() * 0.5;
  const y = plot.y + 0.25 + chance() * 0.5;
  if (luck < c.loneTree) add(pick(flora.lone, chance), x, y, plot);
  else if (near > 0.42 && luck < c.loneTree + c.loneBush * 2) add(pick(flora.bushes, chance), x, y, plot);
}
