import { hash3, PLOT_VOXELS } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { FIELD } from './field-materials.ts';

type Plant = (v: Vox, x: number, y: number, jitter: number) => void;

/** How far apart the plants of each stage stand, and how they look; the first stage is water alone. */
const STAGES: readonly (readonly [spacing: number, plant: Plant] | null)[] = [
  null,
  [5, seedling],
  [5, tiller],
  [4, tall],
  [4, ripe],
];

/** A paddy with grassy banks: 0 flooded, 1 seedlings, 2 tillers, 3 tall and green, 4 ripe. */
export function rice(stage: number): Vox {
  const v = new Vox(PLOT_VOXELS, PLOT_VOXELS, 18);
  if (stage >= 4) v.box(0, 0, 0, 32, 32, 1, FIELD.mud);
  else v.box(0, 0, 0, 32, 32, 1, FIELD.paddy, { tone: glint });
  for (const [x, y, w, d] of [
    [0, 0, 32, 2],
    [0, 0, 2, 32],
    [30, 0, 2, 32],
    [0, 30, 32, 2],
  ] as const)
    v.box(x, y, 0, w, d, 3, FIELD.bank, { tone: (_a, _b, z) => (z < 2 ? -0.6 : 0) });
  v.paint((x, y, z) => z === 2 && hash3(Math.floor(x / 3), Math.floor(y / 3), 2) < 0.75, FIELD.green, 0.1);
  const [spacing, plant] = STAGES[stage] ?? [PLOT_VOXELS, () => {}];
  for (let y = 4; y < 28; y += spacing)
    for (let x = 4; x < 28; x += spacing) plant(v, x, y, Math.round((hash3(x, y, stage) - 0.5) * 2));
  return v;
}

/** Shade under the far banks, a few streaks of sky. */
function glint(x: number, y: number): number {
  if (x < 6 || y < 4) return -0.6;
  return (x - y + 64) % 23 < 2 && hash3(Math.floor((x + y) / 9), 0, 4) < 0.5 ? 1 : 0;
}

function seedling(v: Vox, x: number, y: number): void {
  v.box(x, y, 1, 1, 1, 3, FIELD.green, { tone: 0.7 }).box(x + 1, y, 1, 1, 1, 2, FIELD.green);
}

function tiller(v: Vox, x: number, y: number): void {
  v.box(x, y, 1, 1, 1, 6, FIELD.green, { tone: 0.6 }).box(x + 1, y, 1, 1, 1, 4, FIELD.greenDark);
  v.box(x, y + 1, 1, 1, 1, 4, FIELD.green, { tone: 0.2 });
  v.set(x - 1, y, 5, FIELD.green, { tone: 1 }).set(x + 1, y, 6, FIELD.green, { tone: 0.4 });
}

function tall(v: Vox, x: number, y: number, jitter: number): void {
  const h = 9 + jitter;
  v.box(x, y, 1, 2, 2, h - 2, FIELD.greenDark, { tone: -0.3 });
  v.box(x, y, h - 3, 1, 1, 4, FIELD.green, { tone: 0.8 }).box(x + 1, y + 1, h - 3, 1, 1, 3, FIELD.green, { tone: 0.2 });
  v.set(x - 1, y + 1, h - 2, FIELD.green, { tone: 1 }).set(x + 2, y, h - 2, FIELD.green);
}

function ripe(v: Vox, x: number, y: number, jitter: number): void {
  const h = 10 + jitter;
  v.box(x, y, 1, 2, 2, h - 4, FIELD.ripe, { tone: -1.2 }).box(x, y, h - 4, 2, 2, 3, FIELD.ripe);
  v.set(x, y, h - 1, FIELD.ripe, { tone: 0.6 }).set(x - 1, y + 1, h - 2, FIELD.ripe, { tone: 0.4 });
  v.set(x + 2, y + 1, h - 3, FIELD.ripe, { tone: -0.6 }).set(x + 1, y + 2, h - 3, FIELD.ripe, { tone: 0.2 });
}
