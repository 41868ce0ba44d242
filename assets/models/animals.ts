import { type Material, material } from '../voxel/material.ts';
import { turned } from '../voxel/turned.ts';
import { Vox } from '../voxel/vox.ts';
import { M } from './materials.ts';

/** Faces +y: a goat with a patch, a collar and a bell. */
export function goat(coat: Material = M.wool, patch: Material = M.wood): Vox {
  const v = new Vox(16, 28, 28); // faces +y
  for (const [x, y] of [
    [4, 6],
    [9, 6],
    [4, 17],
    [9, 17],
  ] as const) {
    v.box(x, y, 0, 3, 3, 8, coat, { tone: -0.3 });
    v.box(x, y, 0, 3, 3, 2, M.iron);
  }
  v.ball(8, 13, 11.5, 5, 9, 5.4, coat);
  v.paint((_x, y, z) => Math.hypot(y - 7, (z - 13) * 0.9) < 4.6 && z > 8, patch, 0);
  v.ball(8, 20, 15.5, 3.2, 3.4, 5, coat, { n: [0, 0.5, 0.5] }); // neck
  v.box(5, 20, 17, 6, 5, 6, coat);
  v.box(6, 25, 17, 4, 2, 4, coat, { tone: 0.3 }); // head, muzzle
  v.box(7, 26, 19, 2, 1, 1, M.rose);
  v.box(10, 23, 20, 1, 1, 2, M.dark);
  v.box(5, 24, 20, 1, 1, 2, M.dark);
  v.box(9, 24, 20, 1, 1, 2, M.dark);
  v.box(2, 21, 19, 3, 2, 2, patch);
  v.box(11, 21, 19, 3, 2, 2, patch); // ears
  for (const x of [6, 9]) {
    v.box(x, 21, 23, 1, 2, 2, M.straw);
    v.box(x, 19, 24, 1, 2, 2, M.straw);
    v.box(x, 18, 25, 1, 1, 2, M.straw);
  }
  v.box(7, 24, 14, 2, 1, 3, coat, { tone: -0.8 }); // beard
  v.box(7, 3, 13, 2, 2, 4, coat, { tone: 0.3 }); // tail
  v.box(4, 19, 13, 8, 5, 1, M.red);
  v.box(7, 24, 12, 2, 1, 2, M.gold); // collar with a bell
  return v;
}

/** Faces +y: a humped ox with long horns. */
export function zebu(): Vox {
  const v = new Vox(18, 36, 34);
  const c = material('stone', 4, { rim: false, contrast: 0.75 });
  const d = material('stone', 2.6, { rim: false, contrast: 0.75 });
  for (const [x, y] of [
    [4, 6],
    [11, 6],
    [4, 22],
    [11, 22],
  ] as const) {
    v.box(x, y, 0, 3, 3, 12, c, { tone: -0.5 });
    v.box(x, y, 0, 3, 3, 2, M.iron);
  }
  v.ball(9, 15, 15, 6, 12, 6.6, c);
  v.ball(9, 22, 21, 3.4, 4, 4.6, c);
  v.ball(9, 26, 17, 3.6, 4, 6, c, { n: [0.1, 0.5, 0.4] });
  v.box(6, 27, 18, 6, 6, 7, c);
  v.box(6, 32, 17, 6, 3, 5, d);
  v.box(6, 30, 21, 1, 1, 1, M.dark);
  v.box(11, 30, 21, 1, 1, 1, M.dark);
  v.box(7, 33, 21, 1, 1, 1, M.dark);
  v.box(10, 33, 21, 1, 1, 1, M.dark);
  v.box(3, 28, 21, 3, 2, 2, d);
  v.box(12, 28, 21, 3, 2, 2, d);
  for (const [x, s] of [
    [6, -1],
    [11, 1],
  ] as const) {
    v.bar([x, 29, 24], [x + s * 3, 29, 27], 0.8, M.black);
    v.bar([x + s * 3, 29, 27], [x + s * 2.5, 29, 33], 0.6, M.black);
  }
  v.bar([9, 3, 18], [9, 1, 8], 0.6, c);
  v.box(8, 1, 6, 2, 2, 3, M.iron);
  return v;
}

/** Faces +y. */
export function chicken(c: Material = M.white): Vox {
  const v = new Vox(10, 12, 12);
  v.box(4, 5, 0, 1, 1, 3, M.orange);
  v.box(6, 5, 0, 1, 1, 3, M.orange);
  v.ball(5.2, 5.4, 5, 2.8, 3.6, 2.6, c);
  v.box(4, 1, 5, 3, 2, 4, c, { tone: -0.3 });
  v.box(4, 7, 6, 3, 3, 4, c);
  v.box(5, 10, 7, 1, 1, 1, M.orange);
  v.box(5, 8, 10, 1, 2, 1, M.red);
  v.set(6, 9, 8, M.dark);
  v.set(4, 9, 8, M.dark);
  v.box(5, 9, 6, 1, 1, 1, M.red);
  return v;
}

/** Swims: its lower half is under water. */
export function duck(): Vox {
  const v = new Vox(9, 12, 8);
  v.ball(4.5, 5, 1.6, 3, 4.2, 2.4, M.white);
  v.box(3, 7, 3, 3, 3, 3, M.leaf, { tone: 0 });
  v.box(4, 10, 3, 1, 2, 1, M.gold);
  return v;
}

/** Three hens and a cock on scratched ground. */
export function hens(): Vox {
  const v = new Vox(32, 32, 12);
  v.stamp(chicken(), 1, 17, 0).stamp(turned(chicken(M.clay), 3), 18, 3, 0);
  v.stamp(turned(chicken(M.woodLt), 1), 18, 20, 0).stamp(turned(chicken(M.white), 2), 5, 3, 0);
  return v;
}

/** Faces +y. Woolly body, long neck, red tassels in the ears as herders mark their own. */
export function alpaca(coat: Material = M.wool, face: Material = M.cream): Vox {
  const v = new Vox(16, 28, 36);
  for (const [x, y] of [
    [4, 5],
    [9, 5],
    [4, 15],
    [9, 15],
  ] as const) {
    v.box(x, y, 0, 3, 3, 8, coat, { tone: -0.4 });
    v.box(x, y, 0, 3, 3, 1, M.iron);
  }
  v.ball(8, 12, 12.5, 5.6, 8.6, 6.4, coat);
  v.ball(8, 19, 16, 3.8, 4, 6, coat, { n: [0, 0.5, 0.5] });
  v.ball(8, 20.5, 21, 3, 3, 6.6, coat, { n: [0, 0.6, 0.2] });
  v.box(5, 19, 24, 6, 6, 6, coat).box(6, 25, 24, 4, 2, 4, face, { tone: 0.2 });
  v.box(7, 27, 26, 2, 1, 1, M.dark).box(6, 25, 28, 1, 1, 1, M.dark).box(9, 25, 28, 1, 1, 1, M.dark);
  v.ball(8, 21.5, 30.5, 3.2, 3.2, 2.4, coat, { tone: 0.4 });
  for (const x of [4, 11]) v.box(x, 20, 29, 1, 2, 4, coat, { tone: -0.2 }).box(x, 20, 28, 1, 2, 1, M.red);
  v.ball(8, 3.6, 15, 2, 2, 3, coat, { tone: 0.3 });
  v.box(5, 17, 21, 6, 7, 1, M.red).box(7, 24, 19, 2, 1, 2, M.gold);
  return v;
}
