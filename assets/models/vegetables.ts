import { hash3, PLOT_VOXELS } from '#shared/ground/noise.ts';
import { Vox } from '../voxel/vox.ts';
import { FIELD } from './field-materials.ts';
import { M } from './materials.ts';

/** One plant: whole voxels for stems, the exact place for round things. */
type Plant = (v: Vox, x: number, y: number, cx: number, cy: number) => void;

const ROWS = 4;
const ROW_SPACING = 7.4;

/** What grows on tilled soil, and how far apart. */
const CROPS = {
  bare: { spacing: PLOT_VOXELS, plant: () => {} },
  sprout: { spacing: 5, plant: sprout },
  cabbage: { spacing: 6.2, plant: cabbage },
  carrot: { spacing: 6.2, plant: carrot },
  tomato: { spacing: 6.2, plant: tomato },
  maize: { spacing: 5, plant: maize },
  sunflower: { spacing: 6.8, plant: sunflower },
  potato: { spacing: 6.2, plant: potato },
  quinoa: { spacing: 5, plant: quinoa },
} as const satisfies Record<string, { spacing: number; plant: Plant }>;

/** A plot of tilled soil in four ridges, with one crop. */
export function vegetables(crop: keyof typeof CROPS): Vox {
  const v = new Vox(PLOT_VOXELS, PLOT_VOXELS, 26);
  const { spacing, plant } = CROPS[crop];
  v.box(1, 1, 0, 30, 30, 1, FIELD.mud);
  for (let row = 0; row < ROWS; row++) {
    const cx = 5 + row * ROW_SPACING;
    ridge(v, cx);
    for (let cy = 4; cy < 30; cy += spacing) plant(v, Math.floor(cx), Math.floor(cy), cx, cy);
  }
  return v;
}

function ridge(v: Vox, cx: number): void {
  v.fill(
    (x, y, z) => y > 1.5 && y < 30.5 && Math.abs(x - cx) < 3 && z < 3.2 - ((x - cx) / 3) ** 2 * 2.2,
    M.soil,
    (x) => ({ n: [(x - cx) * 0.5, 0, 1], smooth: true, tone: 0.3 }),
  );
}

function sprout(v: Vox, x: number, y: number): void {
  v.box(x, y, 2, 1, 1, 2, FIELD.green, { tone: 0.4 });
  v.set(x + 1, y, 4, FIELD.green, { tone: 0.2 });
  v.set(x - 1, y, 4, FIELD.green, { tone: 1 });
}

function cabbage(v: Vox, _x: number, _y: number, cx: number, cy: number): void {
  v.ball(cx, cy, 4, 2.7, 2.7, 2.4, FIELD.green, { tone: 0.4 });
  v.ball(cx, cy, 5.4, 1.6, 1.6, 1.5, FIELD.green, { tone: 1.2 });
}

function carrot(v: Vox, x: number, y: number): void {
  v.box(x, y, 3, 1, 1, 4, FIELD.green, { tone: 0.8 });
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const)
    v.box(x + dx, y + dy, 3, 1, 1, 2, FIELD.green, { tone: -0.2 });
  v.box(x, y + 1, 3, 1, 1, 1, M.orange);
}

function tomato(v: Vox, x: number, y: number, cx: number, cy: number): void {
  v.box(x, y, 2, 1, 1, 12, M.woodLt);
  v.ball(cx, cy, 8, 2.6, 2.6, 4.6, FIELD.greenDark, { tone: 0.3 });
  for (const [dx, dy, z] of [
    [2, 1, 7],
    [0, 2.4, 9],
    [1, 2, 5],
    [2.4, 0, 10],
  ] as const)
    v.ball(cx + dx, cy + dy, z, 1.2, 1.2, 1.3, M.red, { tone: 0.6 });
}

function maize(v: Vox, x: number, y: number, cx: number, cy: number): void {
  const h = 15 + Math.round(hash3(cx, cy, 1) * 4);
  v.box(x, y, 2, 1, 1, h, FIELD.greenDark, { tone: 0.3 });
  for (const [z, side] of [
    [5, 1],
    [8, -1],
    [11, 1],
    [13, -1],
  ] as const) {
    v.set(x + side, y, z, FIELD.green);
    v.set(x + 2 * side, y, z - 1, FIELD.green, { tone: 0.5 });
    v.set(x, y + 1, z + 1, FIELD.green, { tone: 0.8 });
    v.set(x, y + 2, z, FIELD.green, { tone: 0.3 });
  }
  v.box(x, y + 1, 9, 1, 1, 3, M.gold);
  v.box(x, y, h + 2, 1, 1, 2, M.straw, { tone: 0.6 });
}

function sunflower(v: Vox, x: number, y: number, cx: number, cy: number): void {
  const h = 13 + Math.round(hash3(cx, cy, 2) * 3);
  v.box(x, y, 2, 1, 1, h, FIELD.greenDark, { tone: 0.4 });
  v.set(x + 1, y, 6, FIELD.green);
  v.set(x + 2, y, 6, FIELD.green, { tone: 0.5 });
  v.set(x, y + 1, 8, FIELD.green, { tone: 0.6 });
  v.set(x, y + 2, 8, FIELD.green);
  v.disc('y', x + 0.5, y + 1, h + 1.5, 2.7, 1, FIELD.petal);
  v.disc('y', x + 0.5, y + 2, h + 1.5, 1.5, 0.8, M.woodDk);
}

/** Low dark bushes with white and violet flowers. */
function potato(v: Vox, _x: number, _y: number, cx: number, cy: number): void {
  v.ball(cx, cy, 4, 2.9, 2.9, 2.8, FIELD.greenDark, { tone: 0.2 });
  v.ball(cx - 0.6, cy + 0.4, 5.4, 1.8, 1.8, 1.7, FIELD.greenDark, { tone: 1 });
  const flower = hash3(cx, cy, 6) < 0.5 ? FIELD.blossom : FIELD.violet;
  if (hash3(cx, cy, 5) < 0.75) {
    v.set(Math.round(cx), Math.round(cy), 7, flower, { tone: 0.6 });
    v.set(Math.round(cx) - 1, Math.round(cy) + 1, 6, flower, { tone: 0.2 });
  }
}

/** Upright stalks with heavy heads, red, rose and gold side by side as they ripen. */
function quinoa(v: Vox, x: number, y: number, cx: number, cy: number): void {
  const h = 9 + Math.round(hash3(cx, cy, 3) * 3);
  const head = [M.red, FIELD.quinoaRose, FIELD.quinoaGold][Math.floor(hash3(cx, cy, 4) * 3)] ?? M.red;
  v.box(x, y, 2, 1, 1, h, FIELD.greenDark, { tone: 0.2 });
  v.set(x + 1, y, 5, FIELD.green, { tone: 0.2 });
  v.set(x, y + 1, 6, FIELD.green, { tone: 0.8 });
  v.set(x - 1, y, 4, FIELD.green, { tone: 0.8 });
  v.ball(x + 0.5, y + 0.5, h + 2, 1.2, 1.2, 4.8, head, { tone: 0.2 });
  v.set(x + 1, y + 1, h, head, { tone: -0.5 });
}
