import type { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

/** Hangs a storm lantern on a model, its foot at (x, y, z): five voxels high, lit at night. */
export function lantern(v: Vox, x: number, y: number, z: number): void {
  v.box(x, y, z, 2, 2, 1, M.iron)
    .box(x, y, z + 1, 2, 2, 3, M.lamp)
    .box(x, y, z + 4, 2, 2, 1, M.iron);
}
