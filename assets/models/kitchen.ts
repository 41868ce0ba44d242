import { hash3 } from '#shared/ground/noise.ts';
import { material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

const EMBER = material('gold', 2.4, { contrast: 0.3, glow: 3, rim: false });

/** A clay stove with a chimney, that burns half the wood: a pot being stirred, embers in its mouth. */
export function stove(beat = 0): Vox {
  const v = new Vox(32, 30, 38);
  v.box(4, 6, 0, 24, 18, 2, M.stone);
  v.box(6, 8, 2, 20, 14, 11, M.clay, {
    tone: (x, y, z) => -0.3 + (hash3(Math.floor(x / 3), y, Math.floor(z / 3)) - 0.5) * 0.4,
  });
  v.box(5, 7, 13, 22, 16, 2, M.stoneLt);
  v.carve(9, 19, 3, 6, 4, 6)
    .box(9, 18, 3, 6, 1, 6, M.dark)
    .box(10, 19, 3, 4, 2, 2, EMBER)
    .box(10 + (beat % 3), 19, 5, 2, 1, 1 + (beat % 2), EMBER, { tone: 1 });
  v.bar([11, 26, 1], [12, 20, 3], 0.8, M.wood).bar([14, 27, 1], [13, 20, 3], 0.8, M.woodLt);
  const stir = [0, 1, 3, 1][beat] ?? 0; // how far the spoon has gone round
  v.cyl(13, 15, 15, 5, 6, M.iron, { r2: 5.4, tone: 0.6 }).cyl(13, 15, 20, 4.4, 1.4, M.orange);
  v.box(6, 14, 19, 2, 2, 1, M.iron)
    .box(18, 14, 19, 2, 2, 1, M.iron)
    .bar([15 - stir, 14, 20], [18 - stir * 2, 11 + stir, 27], 0.6, M.woodLt);
  v.cyl(23, 11, 15, 1.8, 18, M.stone, { tone: (_x, _y, z) => (Math.floor(z) % 6 === 0 ? -0.8 : 0) }).cyl(
    23,
    11,
    33,
    2.8,
    1.4,
    M.stoneDk,
  );
  return v;
}
