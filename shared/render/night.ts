import { RAMP_NAMES, RAMP_RGB } from '#shared/ground/palette.ts';
import { dithered } from './dither.ts';
import type { Plate } from './render.ts';
import { strayPixels } from './sprite.ts';

const WARM = RAMP_RGB[RAMP_NAMES.indexOf('gold')] ?? [];
const SPILL_PX = 8; // how far a window lights the wall around it
const SPILL_ALPHA = 52; // one strength of that light; there are three
const SAME_WALL = 7; // voxels nearer or farther: beyond that it is another thing, and stays dark

/**
 * What of a picture shines at night: panes, lamps and flames in warm colours, and round them, thinning out, a veil of the same
 * light on the wall. Drawn over the picture once night has darkened it.
 */
export function litAtNight(plate: Plate): Uint8ClampedArray {
  const lit = new Uint8ClampedArray(plate.materials.length * 4);
  const strength = new Float32Array(plate.materials.length);
  plate.materials.forEach((material, p) => {
    if (!material?.glow) return;
    const level = material.glow + 0.6 * ((plate.level[p] ?? 0) - material.base);
    put(lit, p, Math.max(2, Math.min(WARM.length - 1, Math.round(level))), 255);
    spill(plate, p, strength);
  });
  strength.forEach((share, p) => {
    if (!share || plate.materials[p]?.glow) return;
    const steps =
      Math.floor(share * 3) + (dithered((share * 3) % 1, p % plate.view.w, Math.floor(p / plate.view.w)) ? 1 : 0);
    if (steps) put(lit, p, 3, steps * SPILL_ALPHA);
  });
  const { w, h } = plate.view;
  for (const stray of strayPixels(w, h, (p) => lit[p * 4 + 3] !== 0)) lit.fill(0, stray * 4, stray * 4 + 4);
  return lit;
}

/** Light falls on what lies beside the shining pixel `p`, never on what stands before or behind. */
function spill({ view, materials }: Plate, p: number, strength: Float32Array): void {
  const { w, h, depth } = view;
  const [x, y] = [p % w, Math.floor(p / w)];
  for (let j = Math.max(0, y - SPILL_PX); j <= Math.min(h - 1, y + SPILL_PX); j++)
    for (let i = Math.max(0, x - SPILL_PX); i <= Math.min(w - 1, x + SPILL_PX); i++) {
      const q = j * w + i;
      if (!materials[q] || Math.abs((depth[q] ?? 0) - (depth[p] ?? 0)) > SAME_WALL) continue;
      strength[q] = Math.max(strength[q] ?? 0, 1 - Math.hypot(i - x, j - y) / SPILL_PX);
    }
}

function put(lit: Uint8ClampedArray, p: number, step: number, alpha: number): void {
  const [r, g, b] = WARM[step] ?? [0, 0, 0];
  lit.set([r, g, b, alpha], p * 4);
}
