import type { Material } from '#shared/voxel/material.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

/** What a body does: 0 stands, 1 and 2 walk, 3 its gesture (people: arms up; animals: head down to graze). */
export type Step = 0 | 1 | 2 | 3;

/** Voxels that a leg reaches forward at each step; the other leg of a pair reaches as far back. */
export const STRIDE: Readonly<Record<Step, number>> = { 0: 0, 1: 2, 2: -2, 3: 0 };

/** Where an animal's legs stand: left and right (x), hind and fore (y), and their height. */
export interface Legs {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly height: number;
  readonly hoof: number;
}

/** Four legs, crosswise in step: left fore goes with right hind. */
export function fourLegs(v: Vox, { x, y, height, hoof }: Legs, step: Step, coat: Material, tone: number): void {
  x.forEach((legX, side) => {
    y.forEach((legY, end) => {
      const reach = side === end ? STRIDE[step] : -STRIDE[step];
      const lift = reach > 0 ? 1 : 0;
      const knee = Math.floor(height / 2);
      v.box(legX, legY + reach, lift, 3, 3, knee, coat, { tone });
      v.box(legX, legY + reach, lift, 3, 3, hoof, M.iron);
      v.box(legX, legY + Math.sign(reach), knee, 3, 3, height - knee, coat, { tone });
    });
  });
}
