import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { PLOT_VOXELS } from '#shared/ground/noise.ts';
import { RAMPS, rgb } from '#shared/ground/palette.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Vec3 } from '../voxel/grid.ts';
import type { Material } from '../voxel/material.ts';
import { Vox } from '../voxel/vox.ts';
import { readVoxFile, type VoxFile, type VoxFileFault, writeVoxFile } from './format.ts';
import { nearestMaterial } from './snap.ts';

/** How high a model may be, in voxels: higher than the windpump, it would hide what stands behind. */
const TALLEST = 96;
/** Voxels by which a roof may reach over its plots, on each side. */
const EAVES = 2;
const SMOOTHING = 3; // voxels around that tell how a surface leans

/** The most that a model may be, in voxels along each axis, and how many it may have. */
export interface VoxRoom {
  readonly w: number;
  readonly d: number;
  readonly h: number;
  readonly voxels: number;
}

/** Why a file is no model of ours: it cannot be read, or it does not fit. */
export type VoxFault =
  | VoxFileFault
  | { readonly kind: 'tooBig'; readonly w: number; readonly d: number; readonly h: number; readonly room: VoxRoom };

/** The room over so many plots, roofs reaching a little further. */
export function roomOver(plots: Footprint): VoxRoom {
  const [w, d] = [plots.w * PLOT_VOXELS + EAVES * 2, plots.d * PLOT_VOXELS + EAVES * 2];
  return { w, d, h: TALLEST, voxels: w * d * TALLEST };
}

/** A model from a `.vox` file: snapped to the palette, its slopes guessed from the air around them. */
export function voxModel(bytes: Uint8Array, room: VoxRoom): Result<Vox, VoxFault> {
  const read = readVoxFile(bytes, room.voxels);
  if (!read.ok) return read;
  const { w, d, h, voxels, colours } = read.value;
  if (w > room.w || d > room.d || h > room.h) return err({ kind: 'tooBig', w, d, h, room });
  const v = new Vox(w, d, h);
  const materials = new Map<number, Material>();
  for (const { x, y, z, colour } of voxels) {
    const known = materials.get(colour) ?? nearestMaterial(colours[colour - 1] ?? [0, 0, 0]);
    materials.set(colour, known);
    v.set(x, d - 1 - y, z, known); // their y runs away from the viewer, ours towards
  }
  smooth(v);
  return ok(v);
}

/** A `.vox` file has no normals. Flat walls stay flat; roofs and round things lean the way the air lies. */
function smooth(v: Vox): void {
  v.each((x, y, z) => {
    if (!v.solid(x, y, z) || (v.solid(x + 1, y, z) && v.solid(x, y + 1, z) && v.solid(x, y, z + 1))) return;
    const air = towardsAir(v, x, y, z);
    const length = Math.hypot(...air) || 1;
    const lean = air.map((part) => (Math.abs(part / length) < 0.3 ? 0 : part / length));
    const oblique = lean.filter((part) => part !== 0).length >= 2 && Math.max(...lean.map(Math.abs)) <= 0.9;
    if (!oblique) return;
    const i = v.at(x, y, z);
    [v.nx[i], v.ny[i], v.nz[i]] = [(lean[0] ?? 0) * 100, (lean[1] ?? 0) * 100, (lean[2] ?? 0) * 100];
  });
}

function towardsAir(v: Vox, x: number, y: number, z: number): Vec3 {
  let [a, b, c] = [0, 0, 0];
  for (let k = -SMOOTHING; k <= SMOOTHING; k++)
    for (let j = -SMOOTHING; j <= SMOOTHING; j++)
      for (let i = -SMOOTHING; i <= SMOOTHING; i++) {
        if (i * i + j * j + k * k > SMOOTHING * SMOOTHING || v.solid(x + i, y + j, z + k)) continue;
        a += i;
        b += j;
        c += k;
      }
  return [a, b, c];
}

/** A model as a `.vox` file, in the colours of plain daylight: to start a model of one's own from. */
export function voxBytes(v: Vox): Uint8Array {
  const hexes: string[] = [];
  const voxels: VoxFile['voxels'][number][] = [];
  v.each((x, y, z) => {
    const i = v.at(x, y, z);
    const material = v.materialAt(i);
    if (!material) return;
    const ramp = RAMPS[material.ramp];
    const step = Math.round(material.base + (v.tone[i] ?? 0) / 4);
    const hex = ramp[Math.max(1, Math.min(ramp.length - 1, step))] ?? ramp[1];
    const known = hexes.indexOf(hex);
    voxels.push({ x, y: v.d - 1 - y, z, colour: known >= 0 ? known + 1 : hexes.push(hex) });
  });
  return writeVoxFile({ w: v.w, d: v.d, h: v.h, voxels, colours: hexes.map(rgb) });
}
