import { hash3 } from '#shared/ground/noise.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import { FIELD } from './field-materials.ts';
import { M } from './materials.ts';
import type { Age, Bed } from './vegetables.ts';

/** A rosette of open leaves that closes to a head. */
export function cabbage(v: Vox, { cx, cy }: Bed, age: Age): void {
  if (age === 2) {
    v.ball(cx, cy, 3.4, 1.9, 1.9, 1.2, FIELD.green, { tone: 0.9 }).ball(cx, cy, 4, 1, 1, 1, FIELD.green, { tone: 2 });
    return;
  }
  const r = age === 3 ? 2.3 : 2.7;
  v.ball(cx, cy, 4, r, r, r - 0.3, FIELD.green, { tone: age === 3 ? -0.3 : 0.4 });
  v.ball(cx, cy, age === 3 ? 4.8 : 5.4, r - 1.1, r - 1.1, r - 1.2, FIELD.green, { tone: age === 3 ? 0.6 : 1.2 });
}

const AROUND = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** Feathery tops; ripe, an orange shoulder shows beside each. */
export function carrot(v: Vox, { x, y }: Bed, age: Age): void {
  const h = age === 2 ? 3 : age === 3 ? 5 : 4;
  v.box(x, y, 3, 1, 1, h, FIELD.green, { tone: 0.8 });
  for (const [dx, dy] of AROUND) {
    v.box(x + dx, y + dy, 3, 1, 1, age === 2 ? 1 : 2, FIELD.green, { tone: -0.2 });
    if (age === 3) v.set(x + dx * 2, y + dy * 2, 6, FIELD.green, { tone: dx - dy > 0 ? 0.1 : 0.9 });
  }
  if (age === 4) v.box(x, y + 1, 3, 1, 1, 2, M.orange).box(x + 1, y, 3, 1, 1, 2, M.orange, { tone: 0.6 });
}

/** Tied to a stake from the beginning; yellow flowers, then red fruit. */
export function tomato(v: Vox, { x, y, cx, cy }: Bed, age: Age): void {
  v.box(x, y, 2, 1, 1, 12, M.woodLt);
  if (age === 2) {
    v.ball(cx, cy, 4.6, 1.8, 1.8, 2.4, FIELD.greenDark, { tone: 0.6 });
    return;
  }
  v.ball(cx, cy, age === 3 ? 7 : 8, 2.6, 2.6, age === 3 ? 3.8 : 4.6, FIELD.greenDark, { tone: 0.3 });
  for (const [dx, dy, z] of [
    [2, 1, 7],
    [0, 2.4, 9],
    [1, 2, 5],
    [2.4, 0, 10],
  ] as const) {
    if (age === 4) v.ball(cx + dx, cy + dy, z, 1.2, 1.2, 1.3, M.red, { tone: 0.6 });
    else if (z < 10) v.ball(cx + dx, cy + dy, z - 1, 0.9, 0.9, 0.9, M.gold, { tone: 0.4 });
  }
}

/** Low dark bushes; ripe, with white and violet flowers. */
export function potato(v: Vox, { cx, cy }: Bed, age: Age): void {
  if (age === 2) {
    v.ball(cx, cy, 3.4, 1.9, 1.9, 1.7, FIELD.greenDark, { tone: 0.4 });
    return;
  }
  v.ball(cx, cy, 4, 2.9, 2.9, age === 3 ? 2.3 : 2.8, FIELD.greenDark, { tone: 0.2 });
  v.ball(cx - 0.6, cy + 0.4, age === 3 ? 4.8 : 5.4, 1.8, 1.8, 1.7, FIELD.greenDark, { tone: 1 });
  const flower = hash3(cx, cy, 6) < 0.5 ? FIELD.blossom : FIELD.violet;
  if (age === 4 && hash3(cx, cy, 5) < 0.75) {
    v.set(Math.round(cx), Math.round(cy), 7, flower, { tone: 0.6 });
    v.set(Math.round(cx) - 1, Math.round(cy) + 1, 6, flower, { tone: 0.2 });
  }
}
