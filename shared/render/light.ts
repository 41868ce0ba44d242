import type { Vec3, VoxelGrid } from '../voxel/grid.ts';
import type { Material } from '../voxel/material.ts';
import { LEFT, RIGHT, TOP } from './visibility.ts';

/** The way to the light, in voxels: upper left, a little to the front. Always: never mirror a sprite. */
export const LIGHT: Vec3 = [-0.62, 0.42, 0.95];

// Ramp steps that a surface gains by the way it leans: a left wall 0, a top +1.15, a right wall -1.3.
const GAIN_X = -1.3;
const GAIN_Z = 1.15;

const FACE_NORMALS: Record<number, Vec3> = { [TOP]: [0, 0, 1], [LEFT]: [0, 1, 0], [RIGHT]: [1, 0, 0] };

/** The ramp step at which a seen voxel is drawn, before edges: its material, tone, light, contact and cast shade. */
export function lightLevel(v: VoxelGrid, i: number, face: number, material: Material): number {
  const x = i % v.w;
  const y = Math.floor(i / v.w) % v.d;
  const z = Math.floor(i / (v.w * v.d));
  const flat = FACE_NORMALS[face] ?? [0, 0, 1];
  const n = normalOf(v, i, flat);
  let level = GAIN_X * n[0] + GAIN_Z * n[2];
  if (n[0] < 0) level = GAIN_Z * n[2] + 0.5 * -n[0]; // surfaces turned to the light do not blow out
  if (n[1] < 0) level += 0.55 * n[1];
  const closed = closedIn(v, x + flat[0], y + flat[1], z + flat[2], face) * (material.rim ? 1 : 0.5);
  level -= Math.min(1, closed * 0.75);
  const smooth = v.smooth[i] === 1;
  if (!smooth && n[0] < 0.5 && inShadow(v, x, y, z, flat)) level = Math.min(level, 0.3) - 0.75;
  return material.base + level * material.contrast + (v.tone[i] ?? 0) / 4;
}

function normalOf(v: VoxelGrid, i: number, flat: Vec3): Vec3 {
  const n: Vec3 = [(v.nx[i] ?? 0) / 100, (v.ny[i] ?? 0) / 100, (v.nz[i] ?? 0) / 100];
  const facing = n[0] * flat[0] + n[1] * flat[1] + n[2] * flat[2];
  const none = n[0] === 0 && n[1] === 0 && n[2] === 0;
  return none || (v.smooth[i] === 0 && facing < 0.2) ? flat : n;
}

/** Contact shade: how closed in the air in front of the face is. */
function closedIn(v: VoxelGrid, x: number, y: number, z: number, face: number): number {
  let closed = 0;
  if (face !== TOP && (v.solid(x, y, z - 1) || v.solid(x, y, z - 2))) closed++;
  if (face === TOP) {
    if (v.solid(x, y - 1, z) || v.solid(x - 1, y, z)) closed += 0.8;
    if (v.solid(x + 1, y, z) || v.solid(x, y + 1, z)) closed += 0.8;
  }
  if (v.solid(x, y, z + 1) || v.solid(x, y, z + 2)) closed += 0.7; // under an overhang
  if (face === TOP && (v.solid(x, y, z + 3) || v.solid(x, y, z + 4))) closed += 0.5;
  return closed;
}

/** Whether another part of the model stands between the face and the light. */
function inShadow(v: VoxelGrid, x: number, y: number, z: number, flat: Vec3): boolean {
  let cx = x + 0.5 + flat[0] * 0.6;
  let cy = y + 0.5 + flat[1] * 0.6;
  let cz = z + 0.5 + flat[2] * 0.6;
  for (let step = 0; step < 70; step++) {
    cx += LIGHT[0] * 0.9;
    cy += LIGHT[1] * 0.9;
    cz += LIGHT[2] * 0.9;
    if (cz >= v.h || cx < 0 || cy >= v.d) return false; // past the model: the way to the light never turns back
    if (step > 1 && v.solid(Math.floor(cx), Math.floor(cy), Math.floor(cz))) return true;
  }
  return false;
}
