import { lab } from '#shared/ground/nearest.ts';
import { RAMP_NAMES, RAMPS, type Rgb, rgb } from '#shared/ground/palette.ts';
import { type Material, material } from '../voxel/material.ts';

const MIDDLE_STEP = 3; // the middle of a ramp leaves room for light above and shade below
const LIGHTEST_BASE = 4;
const PULL_TO_MIDDLE = 0.006;

// Step 0 of a ramp is the outline's.
const STEPS = RAMP_NAMES.flatMap((ramp) => RAMPS[ramp].map((hex, step) => ({ ramp, step, lab: lab(rgb(hex)) }))).filter(
  ({ step }) => step > 0,
);

/** The material of our palette that comes nearest to a colour: it brings its whole ramp along, so that light and shade stay in style. */
export function nearestMaterial(colour: Rgb): Material {
  const wanted = lab(colour);
  const distance = ({ step, lab: [l, a, b] }: (typeof STEPS)[number]) =>
    Math.hypot(l - wanted[0], a - wanted[1], b - wanted[2]) + Math.abs(step - MIDDLE_STEP) * PULL_TO_MIDDLE;
  const best = STEPS.reduce((near, step) => (distance(step) < distance(near) ? step : near));
  return material(best.ramp, Math.min(best.step, LIGHTEST_BASE));
}
