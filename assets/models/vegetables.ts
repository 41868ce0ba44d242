import { PLOT_VOXELS } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { FIELD } from './field-materials.ts';
import { cabbage, carrot, potato, tomato } from './garden-plants.ts';
import { M } from './materials.ts';
import { maize, quinoa, sunflower } from './tall-plants.ts';

/** Where a plant stands: whole voxels for stems, the exact place for round things. */
export interface Bed {
  readonly x: number;
  readonly y: number;
  readonly cx: number;
  readonly cy: number;
}

/** The stages in which a crop shows what it is: 2 young, 3 in leaf, 4 ripe. */
export type Age = 2 | 3 | 4;

export type Plant = (v: Vox, bed: Bed, age: Age) => void;

const ROWS = 4;
const ROW_SPACING = 7.4;

/** What grows on tilled soil, and how far apart. */
const CROPS = {
  cabbage: { spacing: 6.2, plant: cabbage },
  carrot: { spacing: 6.2, plant: carrot },
  tomato: { spacing: 6.2, plant: tomato },
  maize: { spacing: 5, plant: maize },
  sunflower: { spacing: 6.8, plant: sunflower },
  potato: { spacing: 6.2, plant: potato },
  quinoa: { spacing: 5, plant: quinoa },
} as const satisfies Record<string, { spacing: number; plant: Plant }>;

export type Crop = keyof typeof CROPS;

/** A plot of tilled soil in four ridges with one crop, at one of its five stages: 0 tilled, 1 sprouts, then what it is. */
export function vegetables(crop: Crop, stage: number): Vox {
  const { spacing, plant } = CROPS[crop];
  if (stage === 0) return tilled(PLOT_VOXELS, () => {});
  if (stage === 1) return tilled(5, sprout);
  const age = stage === 2 ? 2 : stage === 3 ? 3 : 4;
  return tilled(spacing, (v, bed) => plant(v, bed, age));
}

/** A plot of tilled soil with something every so many voxels on its ridges. */
export function tilled(spacing: number, plant: (v: Vox, bed: Bed) => void): Vox {
  const v = new Vox(PLOT_VOXELS, PLOT_VOXELS, 26);
  v.box(1, 1, 0, 30, 30, 1, FIELD.mud);
  for (let row = 0; row < ROWS; row++) {
    const cx = 5 + row * ROW_SPACING;
    ridge(v, cx);
    for (let cy = 4; cy < 30; cy += spacing) plant(v, { x: Math.floor(cx), y: Math.floor(cy), cx, cy });
  }
  return v;
}

function ridge(v: Vox, cx: number): void {
  v.fill(
    (x, y, z) => y > 1.5 && y < 30.5 && Math.abs(x - cx) < 3 && z < 3.2 - ((x - cx) / 3) ** 2 * 2.2,
    M.soil,
    (x) => ({ n: [(x - cx) * 0.5, 0, 1], smooth: true, tone: 0.3 }),
    { from: [cx - 3, 1, 0], to: [cx + 3, 31, 4] },
  );
}

export function sprout(v: Vox, { x, y }: Bed): void {
  v.box(x, y, 2, 1, 1, 2, FIELD.green, { tone: 0.4 });
  v.set(x + 1, y, 4, FIELD.green, { tone: 0.2 });
  v.set(x - 1, y, 4, FIELD.green, { tone: 1 });
}
