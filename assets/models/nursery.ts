import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';
import { swayAt } from './wind.ts';

const ROWS = 4;

/** Young trees in bags of earth, in a bed edged with planks: counted by number. With a beat the wind goes over the bed. */
export function saplings(beat?: number): Vox {
  const v = new Vox(32, 32, 20);
  v.box(1, 1, 0, 30, 30, 1, M.mud);
  v.box(1, 1, 1, 30, 1, 2, M.woodLt).box(1, 1, 1, 1, 30, 2, M.woodLt);
  v.box(1, 30, 1, 30, 1, 2, M.woodLt).box(30, 1, 1, 1, 30, 2, M.woodLt);
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < ROWS; column++) {
      const sway = beat === undefined ? 0 : swayAt(beat + column + row);
      sapling(v, 5.5 + column * 7, 5.5 + row * 7, hash3(row, column, 9), sway);
    }
  return v;
}

function sapling(v: Vox, x: number, y: number, chance: number, sway: number): void {
  const h = 8 + Math.round(chance * 4);
  v.cyl(x, y, 1, 2.4, 4, M.black, { tone: 0.6 }).cyl(x, y, 4, 1.8, 1.2, M.soil);
  v.box(Math.floor(x), Math.floor(y), 5, 1, 1, h - 5, M.wood);
  v.ball(x + sway / 2, y - sway / 2, h + 1, 2.6, 2.6, 2.6, M.leafLt, { tone: chance * 0.8 });
  v.ball(x - 0.4 + sway, y + 0.6 - sway, h + 3, 1.6, 1.6, 1.8, M.leafLt, { tone: 0.9 });
}
