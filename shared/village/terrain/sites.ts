import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { Plot } from '#shared/village/placing.ts';

/** A place kept for a step's common work [V3]: a plot and a footprint. */
export type Site = Plot & Footprint;

/** Round the square, in the order of the steps; river and paths leave these plots alone in every village. */
export const SITES: readonly Site[] = [
  { x: 10, y: 10, w: 4, d: 4 },
  { x: 19, y: 10, w: 4, d: 4 },
  { x: 10, y: 19, w: 4, d: 4 },
  { x: 19, y: 19, w: 4, d: 4 },
];

/** Whether a plot lies on a site, or within `margin` plots of one. */
export function onSite(x: number, y: number, margin = 0): boolean {
  return SITES.some((s) => x >= s.x - margin && y >= s.y - margin && x < s.x + s.w + margin && y < s.y + s.d + margin);
}
