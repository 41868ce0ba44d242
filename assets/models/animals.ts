import type { Material } from '#shared/voxel/material.ts';
import { material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { fourLegs, type Step } from './gait.ts';
import { M } from './materials.ts';

/** Faces +y: a goat with a patch, a collar and a bell. */
export function goat(coat: Material = M.wool, patch: Material = M.wood, step: Step = 0): Vox {
  const v = new Vox(16, 28, 28);
  fourLegs(v, { x: [4, 9], y: [6, 17], height: 8, hoof: 2 }, step, coat, -0.3);
  v.ball(8, 13, 11.5, 5, 9, 5.4, coat);
  v.paint((_x, y, z) => Math.hypot(y - 7, (z - 13) * 0.9) < 4.6 && z > 8, patch, 0);
  const [dy, dz] = step === 3 ? [1, -14] : [0, 0];
  if (step === 3) v.bar([8, 18, 12], [8, 22, 7], 2.6, coat);
  else v.ball(8, 20, 15.5, 3.2, 3.4, 5, coat, { n: [0, 0.5, 0.5] });
  goatsHead(v, dy, dz, coat, patch);
  v.box(7, 3, 13, 2, 2, 4, coat, { tone: 0.3 }); // tail
  v.box(4, 19, 13 + Math.ceil(dz / 3), 8, 5, 1, M.red);
  v.box(7, 24, 12 + Math.ceil(dz / 3), 2, 1, 2, M.gold); // collar with a bell
  return v;
}

function goatsHead(v: Vox, dy: number, dz: number, coat: Material, patch: Material): void {
  const [y, z] = [20 + dy, 17 + dz];
  v.box(5, y, z, 6, 5, 6, coat);
  v.box(6, y + 5, z, 4, 2, 4, coat, { tone: 0.3 }).box(7, y + 6, z + 2, 2, 1, 1, M.rose);
  v.box(10, y + 3, z + 3, 1, 1, 2, M.dark)
    .box(5, y + 4, z + 3, 1, 1, 2, M.dark)
    .box(9, y + 4, z + 3, 1, 1, 2, M.dark);
  v.box(2, y + 1, z + 2, 3, 2, 2, patch).box(11, y + 1, z + 2, 3, 2, 2, patch); // ears
  for (const x of [6, 9]) {
    v.box(x, y + 1, z + 6, 1, 2, 2, M.straw)
      .box(x, y - 1, z + 7, 1, 2, 2, M.straw)
      .box(x, y - 2, z + 8, 1, 1, 2, M.straw);
  }
  v.box(7, y + 4, z - 3, 2, 1, 3, coat, { tone: -0.8 }); // beard
}

const ZEBU_COAT = material('stone', 4, { rim: false, contrast: 0.75 });
const ZEBU_SHADE = material('stone', 2.6, { rim: false, contrast: 0.75 });

/** Faces +y: a humped ox with long horns; `tail` says how far it swings aside, in voxels. */
export function zebu(step: Step = 0, tail = 0): Vox {
  const v = new Vox(18, 36, 34);
  const c = ZEBU_COAT;
  fourLegs(v, { x: [4, 11], y: [6, 22], height: 12, hoof: 2 }, step, c, -0.5);
  v.ball(9, 15, 15, 6, 12, 6.6, c);
  v.ball(9, 22, 21, 3.4, 4, 4.6, c);
  const grazing = step === 3;
  if (grazing) v.bar([9, 23, 17], [9, 28, 9], 3, c);
  else v.ball(9, 26, 17, 3.6, 4, 6, c, { n: [0.1, 0.5, 0.4] });
  zebusHead(v, grazing ? 28 : 27, grazing ? 3 : 18);
  v.bar([9, 3, 18], [9 + tail, 1, 8 + Math.abs(tail)], 0.6, c);
  v.box(8 + tail, 1, 6 + Math.abs(tail), 2, 2, 3, M.iron);
  return v;
}

function zebusHead(v: Vox, y: number, z: number): void {
  v.box(6, y, z, 6, 6, 7, ZEBU_COAT).box(6, y + 5, z - 1, 6, 3, 5, ZEBU_SHADE);
  for (const x of [6, 11]) v.box(x, y + 3, z + 3, 1, 1, 1, M.dark);
  for (const x of [7, 10]) v.box(x, y + 6, z + 3, 1, 1, 1, M.dark);
  v.box(3, y + 1, z + 3, 3, 2, 2, ZEBU_SHADE).box(12, y + 1, z + 3, 3, 2, 2, ZEBU_SHADE);
  for (const [x, s] of [
    [6, -1],
    [11, 1],
  ] as const) {
    v.bar([x, y + 2, z + 6], [x + s * 3, y + 2, z + 9], 0.8, M.black);
    v.bar([x + s * 3, y + 2, z + 9], [x + s * 2.5, y + 2, z + 15], 0.6, M.black);
  }
}

/** Faces +y. Woolly body, long neck, red tassels in the ears as herders mark their own. */
export function alpaca(coat: Material = M.wool, face: Material = M.cream, step: Step = 0): Vox {
  const v = new Vox(16, 28, 36);
  fourLegs(v, { x: [4, 9], y: [5, 15], height: 8, hoof: 1 }, step, coat, -0.4);
  v.ball(8, 12, 12.5, 5.6, 8.6, 6.4, coat);
  const grazing = step === 3;
  if (grazing) {
    v.ball(8, 19, 13, 3.6, 3.6, 4.4, coat, { n: [0, 0.5, 0.5] }).bar([8, 20, 12], [8, 22, 6], 2.8, coat);
  } else {
    v.ball(8, 19, 16, 3.8, 4, 6, coat, { n: [0, 0.5, 0.5] }).ball(8, 20.5, 21, 3, 3, 6.6, coat, { n: [0, 0.6, 0.2] });
    v.box(5, 17, 21, 6, 7, 1, M.red).box(7, 24, 19, 2, 1, 2, M.gold);
  }
  alpacasHead(v, grazing ? 20 : 19, grazing ? 2 : 24, coat, face);
  v.ball(8, 3.6, 15, 2, 2, 3, coat, { tone: 0.3 });
  return v;
}

function alpacasHead(v: Vox, y: number, z: number, coat: Material, face: Material): void {
  v.box(5, y, z, 6, 6, 6, coat).box(6, y + 6, z, 4, 2, 4, face, { tone: 0.2 });
  v.box(7, y + 8, z + 2, 2, 1, 1, M.dark)
    .box(6, y + 6, z + 4, 1, 1, 1, M.dark)
    .box(9, y + 6, z + 4, 1, 1, 1, M.dark);
  v.ball(8, y + 2.5, z + 6.5, 3.2, 3.2, 2.4, coat, { tone: 0.4 });
  for (const x of [4, 11]) v.box(x, y + 1, z + 5, 1, 2, 4, coat, { tone: -0.2 }).box(x, y + 1, z + 4, 1, 2, 1, M.red);
}
