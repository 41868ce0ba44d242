import type { VillagerName } from '#shared/catalogue/scenery.ts';
import { turned } from '#shared/voxel/turned.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import type { Step } from './gait.ts';
import { PEOPLE, person } from './villagers.ts';

/** Somebody who uses a thing: who, where (the corner of their 14 x 14 voxels), which way and how they stand. */
export interface Guest {
  readonly who: VillagerName;
  readonly x: number;
  readonly y: number;
  /** Voxels above the ground: on a step, on a bench. */
  readonly z?: number;
  /** Quarter turns from facing the lower left. */
  readonly turn?: number;
  readonly step?: Step;
}

/** Puts people into a model: what was delivered is used [V2]. */
export function join(v: Vox, ...guests: readonly Guest[]): Vox {
  for (const { who, x, y, z = 0, turn = 0, step = 0 } of guests)
    v.stamp(turned(person(PEOPLE[who], step), turn), x, y, z);
  return v;
}
