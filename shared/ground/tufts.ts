import type { Columns } from './columns.ts';
import { hash3, noise, PLOT_VOXELS } from './noise.ts';
import { GOLD, GRASS, ROSE, STONE } from './skin.ts';

/** Changes one pixel of the meadow near a column: (right, down) in screen pixels. A null level keeps the ground's own, shifted. */
export type Dot = (right: number, down: number, material: number, level: number | null, shift: number) => void;

/** How many little things a plot of meadow may carry. */
const PER_PLOT = 6;

/** Tufts and wild flowers, drawn in screen pixels on flat open grass; `place` gives the brush for a column, null off the meadow. */
export function scatter(c: Columns, place: (x: number, y: number) => Dot | null): void {
  const plots = Math.floor(c.side / PLOT_VOXELS);
  for (let j = 0; j < plots; j++) {
    for (let i = 0; i < plots; i++) {
      const px = c.x0 / PLOT_VOXELS + i;
      const py = c.y0 / PLOT_VOXELS + j;
      for (let n = 0; n < PER_PLOT; n++) {
        const x = i * PLOT_VOXELS + Math.floor(hash3(px, py, n * 3, c.seed + 5) * PLOT_VOXELS);
        const y = j * PLOT_VOXELS + Math.floor(hash3(px, py, n * 3 + 1, c.seed + 5) * PLOT_VOXELS);
        if (!isOpenGrass(c, x, y)) continue;
        const dot = place(x, y);
        if (dot) sow(c, c.x0 + x, c.y0 + y, hash3(px, py, n * 3 + 2, c.seed + 5), dot);
      }
    }
  }
}

function isOpenGrass(c: Columns, x: number, y: number): boolean {
  if (x < 6 || y < 6 || x >= c.side - 6 || y >= c.side - 6) return false;
  const own = c.height[y * c.side + x];
  for (const [a, b] of [
    [0, 0],
    [4, 0],
    [-4, 0],
    [0, 4],
    [0, -4],
    [-4, -4],
  ] as const) {
    const i = (y + b) * c.side + x + a;
    if (c.kind[i] !== GRASS || c.height[i] !== own) return false;
  }
  return true;
}

function sow(c: Columns, x: number, y: number, luck: number, dot: Dot): void {
  const dense = noise(x / 40, y / 40, c.seed + 90);
  if (dense > 0.48 && luck < 0.75) {
    // dark foot, light blades
    for (const [a, b] of [
      [0, 0],
      [1, 0],
      [-1, -1],
    ] as const)
      dot(a, b, GRASS, null, -1);
    if (luck < 0.4) dot(2, -1, GRASS, null, -1);
    for (const [a, b] of [
      [1, -1],
      [0, -2],
    ] as const)
      dot(a, b, GRASS, null, 1);
  } else if (dense > 0.3 && luck < 0.9) {
    for (const [a, b] of [
      [0, 0],
      [1, 0],
      [-1, -1],
    ] as const)
      dot(a, b, GRASS, null, -1);
  }
  const wild = noise(x / 30 + 50, y / 30, c.seed + 91);
  if (wild > 0.64 && luck > 0.42) {
    // a flower: light petals round a warm heart
    const [material, level] = wild > 0.81 ? [ROSE, 4] : wild > 0.73 ? [GOLD, 3.2] : [STONE, 5];
    dot(5, -2, GRASS, null, -2);
    dot(5, -3, material, level, 0);
    dot(4, -3, material, level, 0);
    dot(5, -4, material, level + 1, 0);
  }
}
