import type { Columns } from './columns.ts';
import { NOTHING } from './columns.ts';
import { hash3, noise } from './noise.ts';
import { GRASS, PATH, SAND, TEA, WATER } from './skin.ts';

/** Puts a pixel: a material of the skin and a (fractional) step of its ramp. */
export type Put = (material: number, level: number) => void;

/** The height of a column beside another; far away counts as level. */
const heightAt = (c: Columns, i: number, own: number): number => {
  const h = c.height[i] ?? NOTHING;
  return h === NOTHING ? own : h;
};

/** The upper side of a column: meadow, path, sand, tea or water. */
export function paintTop(c: Columns, i: number, waterFrame: number, put: Put): void {
  const kind = c.kind[i];
  if (kind === WATER) paintWater(c, i, waterFrame, put);
  else if (kind === PATH) paintPath(c, i, put);
  else if (kind === SAND) put(SAND, 4.1 + ((c.small[i] ?? 0) > 0.66 ? 0.6 : 0) - ((c.river[i] ?? 0) < 4 ? 1 : 0));
  else if (kind === TEA) paintTea(c, i, put);
  else paintGrass(c, i, put);
}

function paintPath(c: Columns, i: number, put: Put): void {
  const inside = -(c.path[i] ?? 0);
  const x = c.x0 + (i % c.side);
  const y = c.y0 + Math.floor(i / c.side);
  let level = 5 + (inside > 7 && (c.small[i] ?? 0) > 0.62 ? 0.6 : 0) - (inside < 2 ? 1 : 0);
  if (inside > 3 && noise(x / 8, y / 8, c.seed + 40) < 0.14) level -= 0.8;
  if (hash3(x >> 1, y >> 1, 5, c.seed) < 0.006) level = 3.6; // pebble
  put(PATH, level);
}

/** Grass: broad soft meadows, lighter rims, darker forest floor, a worn edge along paths and water. */
function paintGrass(c: Columns, i: number, put: Put): void {
  const { side } = c;
  const own = c.height[i] ?? 0;
  const broad = c.broad[i] ?? 0;
  let level = 5 + (broad > 0.57 ? 1 : 0) - (broad < 0.36 ? 1 : 0);
  const forest = (c.forest[i] ?? 0) + ((c.small[i] ?? 0) - 0.5) * 0.35;
  if (forest > 0.42) level = Math.min(level, 4) - (forest > 0.75 ? 0.6 : 0);
  const river = c.river[i] ?? 0;
  if ((c.path[i] ?? 0) < 2.2 || (river < 5 && river >= 0)) level -= 1;
  const lower = Math.min(heightAt(c, i + 1, own), heightAt(c, i + side, own));
  if (lower < own - 4) level += 1; // the sunlit lip of a terrace
  const higher = Math.max(
    heightAt(c, i - 1, own),
    heightAt(c, i - side, own),
    heightAt(c, i - 3, own),
    heightAt(c, i - 3 * side, own),
  );
  if (higher > own + 4) level -= 1.1; // the foot of a cliff
  put(GRASS, level);
}

/** The clipped top of a row of tea bushes: light on the crest, young leaves here and there. */
function paintTea(c: Columns, i: number, put: Put): void {
  const own = c.height[i] ?? 0;
  const x = c.x0 + (i % c.side);
  const y = c.y0 + Math.floor(i / c.side);
  const front = heightAt(c, i + 1, own) < own || heightAt(c, i + c.side, own) < own;
  const leaf = hash3(x >> 1, y >> 1, 8, c.seed);
  put(TEA, 4.1 + (front ? 0.9 : 0) + (leaf > 0.86 ? 1 : leaf < 0.16 ? -0.9 : 0));
}

function paintWater(c: Columns, i: number, frame: number, put: Put): void {
  const { side, seed } = c;
  const x = c.x0 + (i % side);
  const y = c.y0 + Math.floor(i / side);
  const depth = -(c.river[i] ?? 0);
  const sway = noise(x / 11, y / 11, seed + 30) * 5;
  const own = c.height[i] ?? 0;
  const fall = fallBehind(c, i, own);
  if (fall > 0) {
    put(WATER, fall < 4 + sway || hash3(x, y >> 1, 1) < 0.4 ? 5 : 4);
    return;
  }
  let level = depth < 3 + sway * 0.5 ? 3.6 : depth < 11 + sway ? 3 : 2.4;
  // ripples: short dashes, level on screen, drifting with the flow frame by frame
  const across = x - y;
  const down = (x + y) >> 1;
  const row = Math.floor(down / 5);
  const phase = across + hash3(row, 3, 9, seed) * 60;
  const at = (((phase + frame * 4) % 46) + 46) % 46;
  const length = 5 + hash3(row, Math.floor(phase / 46), 2, seed) * 9;
  const on = hash3(row, Math.floor((phase + frame * 4) / 46), 4, seed) < 0.5;
  if (on && down % 5 === 0 && at < length && depth > 4) level += 1;
  if (depth < 1.4 + (noise(x / 5 + frame * 0.4, y / 5, seed + 31) > 0.5 ? 0.8 : 0)) level = 5; // foam at the bank
  // the shade of the bank behind
  if (heightAt(c, i - 3, own) > own + 2 || heightAt(c, i - 3 * side, own) > own + 2) level -= 0.9;
  put(WATER, level);
}

/** How many voxels behind this water a waterfall comes down, 0 when none is near. */
function fallBehind(c: Columns, i: number, own: number): number {
  for (let q = 1; q < 12; q++) {
    for (const behind of [i - q, i - q * c.side]) {
      if (c.kind[behind] === WATER && (c.height[behind] ?? NOTHING) > own + 6) return q;
    }
  }
  return 0;
}
