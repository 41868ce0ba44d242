/** RGBA pixels, four bytes each. */
export interface Bitmap {
  readonly w: number;
  readonly h: number;
  readonly px: Uint8ClampedArray;
}
