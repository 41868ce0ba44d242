import { hash3 } from '#shared/ground/noise.ts';

/** Thatch: overlapping skirts with a ragged dark hem; straws run down each skirt in long strokes. */
export const thatchTone = (cx: number, cy: number, z0: number, step: number) => (x: number, y: number, z: number) => {
  const a = Math.atan2(y - cy, x - cx);
  const jag = hash3(Math.floor(a * 8), 1, 2) * 2.4;
  const row = Math.floor((z - z0 + jag) / step);
  const k = z - z0 + jag - row * step;
  const straw = hash3(Math.floor(a * 11 + row * 0.5), row, 3);
  return (k < 1.3 ? -1.1 : k > step - 2 ? 0.45 : 0) + (straw < 0.2 ? -0.45 : straw > 0.9 ? 0.4 : 0);
};

/** Rows of tiles, or corrugated sheet, for a gable roof with its ridge along x. */
export const sheet = (every: number, rows: number) => (x: number, _y: number, z: number) =>
  (Math.floor(x) % every === 0 ? -0.55 : Math.floor(x) % every === 1 ? 0.3 : 0) +
  (Math.floor(z) % rows === 0 ? -0.35 : 0);
