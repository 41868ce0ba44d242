import { type Material, material } from '#shared/voxel/material.ts';
import { turned } from '#shared/voxel/turned.ts';
import { Vox } from '#shared/voxel/vox.ts';
import type { Step } from './gait.ts';
import { M } from './materials.ts';

/** Faces +y. At step 3 it pecks. */
export function chicken(c: Material = M.white, step: Step = 0): Vox {
  const v = new Vox(10, 12, 12);
  const stride = [0, 1, -1, 0][step] ?? 0;
  v.box(4, 5 + stride, stride > 0 ? 1 : 0, 1, 1, 3, M.orange);
  v.box(6, 5 - stride, stride < 0 ? 1 : 0, 1, 1, 3, M.orange);
  v.ball(5.2, 5.4, 5, 2.8, 3.6, 2.6, c);
  const pecking = step === 3;
  v.box(4, 1, pecking ? 6 : 5, 3, 2, 4, c, { tone: -0.3 });
  hensHead(v, pecking ? 8 : 7, pecking ? 1 : 6, c);
  return v;
}

function hensHead(v: Vox, y: number, z: number, c: Material): void {
  v.box(4, y, z, 3, 3, 4, c).box(5, y + 3, z + 1, 1, 1, 1, M.orange);
  v.box(5, y + 1, z + 4, 1, 2, 1, M.red).box(5, y + 2, z, 1, 1, 1, M.red);
  v.set(6, y + 2, z + 2, M.dark).set(4, y + 2, z + 2, M.dark);
}

/** Swims: its lower half is under water. */
export function duck(): Vox {
  const v = new Vox(9, 12, 8);
  v.ball(4.5, 5, 1.6, 3, 4.2, 2.4, M.white);
  v.box(3, 7, 3, 3, 3, 3, M.leaf, { tone: 0 });
  v.box(4, 10, 3, 1, 2, 1, M.gold);
  return v;
}

/** Three hens and a cock on scratched ground; with a beat they peck, two and two. */
export function hens(beat?: number): Vox {
  const v = new Vox(32, 32, 12);
  const [some, others]: [Step, Step] = beat === undefined ? [0, 0] : beat === 0 ? [3, 0] : [0, 3];
  v.stamp(chicken(M.white, some), 1, 17, 0).stamp(turned(chicken(M.clay, others), 3), 18, 3, 0);
  v.stamp(turned(chicken(M.woodLt, some), 1), 18, 20, 0).stamp(turned(chicken(M.white, others), 2), 5, 3, 0);
  return v;
}

/** Wing heights of a bird in flight, in voxels up per voxel out: up, level, down, level. */
const WING_BEAT = [0.75, 0.15, -0.5, 0.15] as const;

const FEATHER = material('stone', 4.4, { contrast: 0.45, rim: false });

/** An egret in flight, facing +y, at a beat of its wings (0 to 3). */
export function bird(beat: number): Vox {
  const v = new Vox(21, 18, 16);
  const [c, z] = [10, 6];
  const lift = WING_BEAT[beat % WING_BEAT.length] ?? 0;
  v.ball(c + 0.5, 8, z + 0.5, 1.8, 4.4, 1.7, FEATHER, { tone: 0.3 });
  v.box(c, 12, z + 1, 1, 3, 1, FEATHER)
    .box(c, 15, z + 1, 1, 2, 1, M.gold)
    .box(c, 2, z, 1, 3, 1, M.woodDk);
  for (let out = 2; out <= 9; out++)
    for (const x of [c - out, c + out]) {
      const chord = out > 7 ? 2 : out > 5 ? 3 : 4;
      const tip = out > 7 ? -1 : 0.2;
      v.box(x, 9 - Math.floor(out / 4) - chord + 3, Math.round(z + 1 + lift * out), 1, chord, 1, FEATHER, {
        tone: tip,
      });
    }
  return v;
}
