import { RAMP_RGB } from '#shared/ground/palette.ts';
import type { VoxelGrid } from '../voxel/grid.ts';
import type { Material } from '../voxel/material.ts';
import { lightLevel } from './light.ts';
import { litAtNight } from './night.ts';
import { type Sprite, trim } from './sprite.ts';
import { LEFT, look, RIGHT, TOP, type View } from './visibility.ts';

/** One model half way to its picture: what each pixel shows, of which material, how light. */
export interface Plate {
  readonly v: VoxelGrid;
  readonly view: View;
  readonly materials: readonly (Material | undefined)[];
  /** Ramp steps by light alone. */
  readonly level: Float32Array;
}

/**
 * Draws a model as a pixel sprite: orthographic, isometric 2:1, every pixel a colour of the palette. Light comes from the
 * upper left, right-hand faces fall into cool shade, a dark outline in the model's own colours lies round it.
 */
export function render(v: VoxelGrid): Sprite {
  const plate = expose(v);
  const { w, h, ox, oy } = plate.view;
  const px = new Uint8ClampedArray(w * h * 4);
  colour(plate, withEdges(plate), px);
  outline(plate, px);
  const lit = litAtNight(plate);
  return trim({ w, h, px, ox, oy, lit, groundW: v.w, groundD: v.d });
}

function expose(v: VoxelGrid): Plate {
  const view = look(v);
  const level = new Float32Array(view.hit.length);
  const materials: (Material | undefined)[] = Array.from(view.hit, (i) => (i < 0 ? undefined : v.materialAt(i)));
  materials.forEach((material, p) => {
    if (material) level[p] = lightLevel(v, view.hit[p] ?? 0, view.face[p] ?? TOP, material);
  });
  return { v, view, materials, level };
}

/** Levels with dark lines where something nearer stands in front, and light rims on top edges and corners. */
function withEdges(plate: Plate): Float32Array {
  const { view, materials, level } = plate;
  const out = Float32Array.from(level);
  for (let py = 1; py < view.h - 1; py++)
    for (let px = 1; px < view.w - 1; px++) {
      const p = py * view.w + px;
      const material = materials[p];
      if (!material) continue;
      const behind = howFarBehind(view, p);
      const base = level[p] ?? 0;
      if (behind && material.outline) out[p] = base - 1.1 * behind;
      else if (!behind && material.rim) out[p] = base + rimLight(plate, p, material);
    }
  return out;
}

/** 1 where a neighbour stands in front of the pixel, 0.6 where only the one above does, else 0. */
function howFarBehind({ w, hit, depth }: View, p: number): number {
  const here = depth[p] ?? 0;
  const nearer = (q: number) => (hit[q] ?? -1) >= 0 && (depth[q] ?? 0) - here > 6;
  if (nearer(p + w) || nearer(p + 1) || nearer(p - 1)) return 1;
  return nearer(p - w) ? 0.6 : 0;
}

function rimLight({ v, view, materials }: Plate, p: number, material: Material): number {
  const { w, hit, face, depth } = view;
  const goesOn = (q: number) =>
    (hit[q] ?? -1) >= 0 && Math.abs((depth[q] ?? 0) - (depth[p] ?? 0)) <= 3 && materials[q] === material;
  const here = hit[p] ?? 0;
  const right = hit[p + 1] ?? 0;
  if (face[p] === TOP && v.smooth[here] === 0) return face[p + w] !== TOP && goesOn(p + w) ? 0.8 : 0;
  const corner = face[p] === LEFT && face[p + 1] === RIGHT && goesOn(p + 1);
  return corner && v.nx[right] === 0 && v.nx[here] === 0 ? 0.7 : 0;
}

function colour({ materials }: Plate, levels: Float32Array, px: Uint8ClampedArray): void {
  materials.forEach((material, p) => {
    if (!material) return;
    const darkest = material.glow && material.base > 2 ? 2 : 1; // step 0 is kept for outlines; panes and flames stay clear
    const lightest = (RAMP_RGB[material.rampIndex]?.length ?? 1) - 1;
    put(px, p, material, Math.max(darkest, Math.min(lightest, Math.round(levels[p] ?? 0))));
  });
}

/** One pixel around, in the dark of the nearest neighbour's own ramp, a step lighter where the sun hits it. */
function outline({ view, materials, level }: Plate, px: Uint8ClampedArray): void {
  const { w, h, depth } = view;
  for (let y = 1; y < h - 1; y++)
    for (let x = 1; x < w - 1; x++) {
      const p = y * w + x;
      if (materials[p]) continue;
      let best = -1;
      for (const q of [p + w, p + 1, p - 1, p - w])
        if (materials[q]?.outline && (best < 0 || (depth[q] ?? 0) > (depth[best] ?? 0))) best = q;
      const material = materials[best];
      if (!material) continue;
      const sunny = (best === p + w || best === p + 1) && (level[best] ?? 0) >= material.base + 0.9;
      put(px, p, material, sunny ? 1 : 0);
    }
}

function put(px: Uint8ClampedArray, p: number, material: Material, step: number): void {
  const [r, g, b] = RAMP_RGB[material.rampIndex]?.[step] ?? [0, 0, 0];
  px.set([r, g, b, 255], p * 4);
}
