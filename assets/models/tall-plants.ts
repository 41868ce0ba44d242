import { hash3 } from '#shared/ground/noise.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import { FIELD } from './field-materials.ts';
import { M } from './materials.ts';
import type { Age, Bed } from './vegetables.ts';

/** Long leaves on one stem; ripe, with cobs and a tassel. */
export function maize(v: Vox, { x, y, cx, cy }: Bed, age: Age): void {
  const grown = 15 + Math.round(hash3(cx, cy, 1) * 4);
  const h = age === 2 ? 6 : age === 3 ? grown - 4 : grown;
  v.box(x, y, 2, 1, 1, h, FIELD.greenDark, { tone: 0.3 });
  for (const [z, side] of [
    [5, 1],
    [8, -1],
    [11, 1],
    [13, -1],
  ] as const) {
    if (z > h + 1) break;
    v.set(x + side, y, z, FIELD.green).set(x + 2 * side, y, z - 1, FIELD.green, { tone: 0.5 });
    v.set(x, y + 1, z + 1, FIELD.green, { tone: 0.8 }).set(x, y + 2, z, FIELD.green, { tone: 0.3 });
  }
  if (age === 2) v.set(x - 1, y, 8, FIELD.green, { tone: 1 });
  if (age < 4) return;
  v.box(x, y + 1, 9, 1, 1, 3, M.gold);
  v.box(x, y, h + 2, 1, 1, 2, M.straw, { tone: 0.6 });
}

/** Broad leaves, a green bud, then the flower. */
export function sunflower(v: Vox, { x, y, cx, cy }: Bed, age: Age): void {
  const grown = 13 + Math.round(hash3(cx, cy, 2) * 3);
  const h = age === 2 ? 5 : age === 3 ? grown - 3 : grown;
  v.box(x, y, 2, 1, 1, h, FIELD.greenDark, { tone: 0.4 });
  v.set(x + 1, y, 6, FIELD.green).set(x + 2, y, 6, FIELD.green, { tone: 0.5 });
  if (age === 2) {
    v.box(x - 1, y, 6, 1, 1, 1, FIELD.green, { tone: 0.9 }).box(x, y + 1, 6, 1, 2, 1, FIELD.green, { tone: 0.7 });
    return;
  }
  v.set(x, y + 1, 8, FIELD.green, { tone: 0.6 }).set(x, y + 2, 8, FIELD.green);
  if (age === 3) {
    v.ball(x + 0.5, y + 1, h + 2, 1.7, 1.5, 1.8, FIELD.green, { tone: 0.6 });
    v.set(x, y + 2, h + 1, M.gold, { tone: 0.3 });
    return;
  }
  v.disc('y', x + 0.5, y + 1, h + 1.5, 2.7, 1, FIELD.petal);
  v.disc('y', x + 0.5, y + 2, h + 1.5, 1.5, 0.8, M.woodDk);
}

/** Upright stalks with heavy heads: green, then red, rose and gold side by side as they ripen. */
export function quinoa(v: Vox, { x, y, cx, cy }: Bed, age: Age): void {
  const grown = 9 + Math.round(hash3(cx, cy, 3) * 3);
  const h = age === 2 ? 5 : age === 3 ? grown - 1 : grown;
  const ripe = [M.red, FIELD.quinoaRose, FIELD.quinoaGold][Math.floor(hash3(cx, cy, 4) * 3)] ?? M.red;
  v.box(x, y, 2, 1, 1, h, FIELD.greenDark, { tone: 0.2 });
  v.set(x + 1, y, 5, FIELD.green, { tone: 0.2 });
  v.set(x, y + 1, 6, FIELD.green, { tone: 0.8 });
  v.set(x - 1, y, 4, FIELD.green, { tone: 0.8 });
  if (age === 2) v.box(x, y, h + 2, 1, 1, 2, FIELD.quinoaRose, { tone: 0.4 });
  else if (age === 3) {
    v.ball(x + 0.5, y + 0.5, h + 1.5, 1.2, 1.2, 3.6, FIELD.green, { tone: 0.2 });
    v.box(x, y, h + 4, 1, 1, 1, ripe, { tone: 0.4 });
  } else {
    v.ball(x + 0.5, y + 0.5, h + 2, 1.2, 1.2, 4.8, ripe, { tone: 0.2 });
    v.set(x + 1, y + 1, h, ripe, { tone: -0.5 });
  }
}
