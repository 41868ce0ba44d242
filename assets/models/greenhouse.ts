import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { FIELD } from './field-materials.ts';
import { M } from './materials.ts';

const LENGTH = 56;
const RADIUS = 21;
const FLATTEN = 0.95;

/** A tunnel of film on hoops, open at the near end: vegetables where the nights are cold. */
export function greenhouse(): Vox {
  const v = new Vox(60, 48, 28);
  const [x0, cy] = [2, 24];
  const radius = (y: number, z: number) => Math.hypot(y - cy, (z - 2) / FLATTEN);
  v.box(x0, 3, 0, LENGTH, 42, 1, FIELD.mud);
  v.box(x0, 2, 0, LENGTH, 3, 4, M.adobe, { tone: (x) => (x % 6 === 0 ? -0.6 : 0) });
  v.box(x0, 43, 0, LENGTH, 3, 4, M.adobe, { tone: (x) => (x % 6 === 0 ? -0.6 : 0) });
  for (const y of [10, 18, 30, 38])
    for (let x = 5; x < LENGTH; x += 4)
      v.ball(x, y, 3, 2.2, 2.4, 2.6 + hash3(x, y, 1) * 3, FIELD.green, { tone: hash3(x, y, 2) });
  v.fill(
    (x, y, z) => x > x0 && x < x0 + LENGTH && z > 2 && radius(y, z) < RADIUS && radius(y, z) > RADIUS - 1.6,
    M.film,
    (x, y, z) => ({
      n: [0, y - cy, (z - 2) * 0.9],
      smooth: true,
      tone: (Math.floor(x) % 14 < 2 ? 0.8 : 0) + (Math.floor(x + z * 0.7) % 14 === 6 ? 0.5 : 0),
    }),
  );
  hoops(v, x0, radius);
  frontWall(v, x0 + LENGTH, cy, radius);
  return v;
}

function hoops(v: Vox, x0: number, radius: (y: number, z: number) => number): void {
  v.fill(
    (x, y, z) => (Math.floor(x) - x0) % 14 === 0 && z > 2 && radius(y, z) < RADIUS + 1 && radius(y, z) > RADIUS - 1,
    M.woodLt,
    (_x, y, z) => ({ n: [0, y - 24, z], smooth: true }),
  );
}

/** The near end: film with an open door, green rows to be seen inside. */
function frontWall(v: Vox, x: number, cy: number, radius: (y: number, z: number) => number): void {
  v.fill(
    (px, y, z) => px > x - 2 && px < x && z > 2 && radius(y, z) < RADIUS - 1,
    M.film,
    (_x, y) => ({ n: [1, 0, 0], tone: Math.floor(y) % 7 === 0 ? 0.9 : 0.4 }),
  );
  v.carve(x - 3, cy - 5, 1, 5, 10, 15);
  v.box(x - 6, cy - 5, 1, 3, 10, 15, M.dark, { tone: 1.4 });
  for (const y of [cy - 4, cy + 1]) v.ball(x - 2.5, y + 1.5, 3, 2, 2.2, 3.4, FIELD.green, { tone: 0.6 });
  v.box(x - 2, cy - 6, 1, 2, 1, 16, M.woodLt)
    .box(x - 2, cy + 5, 1, 2, 1, 16, M.woodLt)
    .box(x - 2, cy - 6, 16, 2, 12, 1, M.woodLt);
}
