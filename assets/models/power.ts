import { material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

/** Voxels by which the light has moved over the panel at each beat. */
const GLINT = [0, 5, -11, -5] as const;

/** A tilted panel with its battery box; the sun wanders over the glass. */
export function solar(beat = 0): Vox {
  const v = new Vox(32, 32, 40);
  v.box(10, 12, 0, 12, 10, 2, M.stone);
  v.cyl(16, 17, 2, 1.6, 17, M.stoneLt);
  v.bar([16, 17, 14], [16, 24, 14], 0.9, M.stoneLt);
  // tilted panel, facing the front left
  const panel = material('indigo', 1.6, { contrast: 0.5, rim: false });
  const frame = M.stoneLt;
  const zAt = (y: number) => 31 - (y - 8) * 0.72;
  v.fill((x, y, z) => x >= 3 && x <= 29 && y >= 6 && y <= 28 && Math.abs(z - zAt(y)) < 1.5, frame, { n: [0, 0.6, 1] });
  v.fill(
    (x, y, z) => x >= 4 && x <= 28 && y >= 7 && y <= 27 && z - zAt(y) > 0 && z - zAt(y) < 1.5,
    panel,
    (x, y) => {
      const gx = Math.floor(x - 4) % 6 === 0 && x > 5;
      const gy = Math.floor(y - 7) % 5 === 0 && y > 8;
      const k = Math.floor(x) - (GLINT[beat] ?? 0);
      return { n: [0, 0.6, 1], tone: gx || gy ? 1.5 : (k > 16 && k < 21) || k === 23 ? 1 : 0 };
    },
  );
  v.box(21, 18, 2, 6, 6, 7, M.white);
  v.box(22, 24, 5, 3, 1, 2, M.leafLt);
  v.box(25, 24, beat % 2 === 0 ? 5 : 4, 1, 1, 2, M.lamp); // battery box
  return v;
}

/** A street lamp with its own solar panel. */
export function lamp(): Vox {
  const v = new Vox(12, 12, 44);
  v.cyl(6, 6, 0, 2, 3, M.iron);
  v.cyl(6, 6, 3, 0.9, 34, M.iron, { tone: 0.6 });
  v.bar([6, 6, 36], [6, 10, 36], 0.6, M.iron);
  v.box(4, 8, 33, 4, 4, 2, M.iron).box(4, 8, 31, 4, 4, 2, M.lamp).box(5, 9, 30, 2, 2, 1, M.lamp);
  v.fill(
    (x, y, z) => x > 1 && x < 11 && y > 2 && y < 10 && Math.abs(z - 41 + (y - 6) * 0.6) < 1,
    material('indigo', 2, { contrast: 0.6 }),
    { n: [0, 0.6, 1] },
  );
  return v;
}
