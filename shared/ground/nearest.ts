import { COLORS, type Rgb, rgb } from './palette.ts';

/** A colour as the eye compares them: distances in it are differences seen. */
export type Lab = readonly [number, number, number];

/** Red, green and blue in Oklab (Björn Ottosson 2020). */
export function lab([r, g, b]: Rgb): Lab {
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

const PALETTE = COLORS.map(rgb).map((colour) => ({ colour, lab: lab(colour) }));

/** The colour of the palette that comes nearest. */
export function nearestColour(wanted: Rgb): Rgb {
  const [l, a, b] = lab(wanted);
  const distance = ({ lab: [pl, pa, pb] }: (typeof PALETTE)[number]) => (l - pl) ** 2 + (a - pa) ** 2 + (b - pb) ** 2;
  return PALETTE.reduce((near, one) => (distance(one) < distance(near) ? one : near)).colour;
}
