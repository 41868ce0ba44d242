import { RAMP_NAMES, RAMPS, type Rgb, rgb } from '#shared/ground/palette.ts';
import { type Material, material } from '../voxel/material.ts';

type Lab = readonly [number, number, number];

const MIDDLE_STEP = 3; // the middle of a ramp leaves room for light above and shade below
const LIGHTEST_BASE = 4;
const PULL_TO_MIDDLE = 0.006;

/** Red, green and blue as the eye compares them (Oklab, Björn Ottosson 2020). */
function lab([r, g, b]: Rgb): Lab {
  const [R, G, B] = [linear(r), linear(g), linear(b)];
  const l = Math.cbrt(0.4122214708 * R + 0.5363325363 * G + 0.0514459929 * B);
  const m = Math.cbrt(0.2119034982 * R + 0.6806995451 * G + 0.1073969566 * B);
  const s = Math.cbrt(0.0883024619 * R + 0.2817188376 * G + 0.6299787005 * B);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

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
