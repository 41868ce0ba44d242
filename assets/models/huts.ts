import { hash3 } from '#shared/ground/noise.ts';
import type { Material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';
import { thatchTone } from './roofs.ts';

const HUT_MIDDLE = 17;
const DOOR_TURN = 1.12; // radians: a little towards the viewer

/** A round house: plastered wall with a painted frieze, a cloth in the door, thatch. */
export function hut(band: Material = M.clay, cloth: Material = M.blue): Vox {
  const v = new Vox(34, 34, 56);
  const c = HUT_MIDDLE;
  v.cyl(c, c, 0, 13, 2, M.stoneLt, { tone: (x, y) => (hash3(Math.floor(around(x, y) * 4), 0, 2) < 0.4 ? -0.6 : 0) });
  v.cyl(c, c, 2, 11.4, 19, M.plasterHi);
  frieze(v, band);
  door(v, cloth);
  thatch(v);
  v.cyl(c, c, 44, 2.4, 4, M.straw, { r2: 2.8, tone: 0.3 });
  v.cyl(c, c, 45, 3, 1.5, M.clayDk);
  v.cyl(c, c, 48, 1.4, 5, M.straw, { r2: 0.4 });
  return v;
}

function around(x: number, y: number): number {
  return Math.atan2(y - HUT_MIDDLE, x - HUT_MIDDLE);
}

/** A band of triangles over a foot band. */
function frieze(v: Vox, band: Material): void {
  const c = HUT_MIDDLE;
  v.fill(
    (x, y, z) => {
      if (z < 3 || z > 9 || Math.abs(Math.hypot(x - c, y - c) - 10.9) > 1) return false;
      const u = (around(x, y) / (Math.PI * 2)) * 15;
      const f = Math.abs(u - Math.floor(u) - 0.5) * 2;
      return z < 5 || z < 9.5 - f * 6;
    },
    band,
    (x, y) => ({ n: [x - c, y - c, 0] }),
  );
}

function door(v: Vox, cloth: Material): void {
  const [cos, sin] = [Math.cos(DOOR_TURN), Math.sin(DOOR_TURN)];
  const off = (x: number, y: number) => cos * (y - HUT_MIDDLE) - sin * (x - HUT_MIDDLE);
  const out = (x: number, y: number) => cos * (x - HUT_MIDDLE) + sin * (y - HUT_MIDDLE);
  v.fill((x, y, z) => Math.abs(off(x, y)) < 4.8 && out(x, y) > 7 && out(x, y) < 12.2 && z < 17.5 && z > 1.5, M.wood, {
    n: [0.3, 1, 0],
  });
  v.fill((x, y, z) => Math.abs(off(x, y)) < 3.2 && out(x, y) > 9 && z < 15.5 && z > 2, null);
  v.fill((x, y, z) => Math.abs(off(x, y)) < 3.4 && out(x, y) > 5 && out(x, y) < 9.4 && z < 16 && z > 2, M.hearth);
  v.fill(
    (x, y, z) => off(x, y) < -0.3 && off(x, y) > -3.4 && out(x, y) > 9.6 && out(x, y) < 10.8 && z < 15.5 && z > 3,
    cloth,
    (_x, _y, z) => ({ n: [0.3, 1, 0], tone: Math.floor(z) === 5 || Math.floor(z) === 11 ? 1.4 : 0 }),
  );
}

function thatch(v: Vox): void {
  const c = HUT_MIDDLE;
  const tone = thatchTone(c, c, 17, 7.4);
  v.fill(
    (x, y, z) => {
      const q = Math.hypot(x - c, y - c);
      const t = (z - 17) / 30;
      const reach = 16.4 * (1 - t) + Math.sin(t * Math.PI) * 0.8;
      const hem = hash3(Math.floor(around(x, y) * 8), 7, 1) * 2.2;
      return z >= 17 + hem * (q > 13 ? 1 : 0) && z <= 47 && q <= reach && q > reach - 7;
    },
    M.thatch,
    (x, y, z) => ({ n: [x - c, y - c, 10], smooth: true, tone: tone(x, y, z) }),
  );
}

/** A grain store on stone feet, out of reach of damp and mice. */
export function granary(): Vox {
  const v = new Vox(24, 24, 42);
  const c = 12;
  for (const [x, y] of [
    [6, 6],
    [15, 6],
    [6, 15],
    [15, 15],
  ] as const)
    v.box(x, y, 0, 3, 3, 5, M.stone);
  v.cyl(c, c, 5, 8.6, 2, M.woodDk);
  v.cyl(c, c, 7, 7.6, 15, M.plaster, {
    r2: 8.4,
    tone: (_x, _y, z) => (Math.floor(z) === 13 || Math.floor(z) === 14 ? -0.8 : 0),
  });
  v.fill((x, y, z) => Math.abs(x - c) < 2 && y > c + 5 && Math.hypot(x - c, y - c) < 9 && z > 14 && z < 19, M.woodDk);
  const tone = thatchTone(c, c, 20, 6.5);
  v.fill(
    (x, y, z) => {
      const q = Math.hypot(x - c, y - c);
      const t = (z - 20) / 19;
      return z >= 20 && z <= 39 && q <= 11.6 * (1 - t);
    },
    M.thatch,
    (x, y, z) => ({ n: [x - c, y - c, 9], smooth: true, tone: tone(x, y, z) }),
  );
  v.cyl(c, c, 37, 1.2, 4, M.straw);
  return v;
}
