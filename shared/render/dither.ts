const BAYER = [
  [0, 8, 2, 10],
  [12, 4, 14, 6],
  [3, 11, 1, 9],
  [15, 7, 13, 5],
] as const;

/** Whether a pixel is on where `share` (0 to 1) of the pixels shall be: an ordered 4 x 4 pattern, never noise. */
export function dithered(share: number, x: number, y: number): boolean {
  return share * 16 > (BAYER[y & 3]?.[x & 3] ?? 0) + 0.5;
}
