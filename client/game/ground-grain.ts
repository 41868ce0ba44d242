import type { GroundImage } from '#shared/ground/painter.ts';

/**
 * The rows from the bottom up, as graphics cards keep them: turned over here, beside the page, they are taken as they are; a
 * browser told to turn them itself copies each chunk once more within a frame.
 */
export function upended(image: GroundImage): GroundImage {
  const { w, h, px } = image;
  const turned = new Uint8ClampedArray(px.length);
  for (let y = 0; y < h; y++) turned.set(px.subarray((h - 1 - y) * w * 4, (h - y) * w * 4), y * w * 4);
  return { ...image, px: turned };
}

/**
 * Painted ground with half as many pixels each way: of every four the one at even world coordinates. Nothing is mixed, so
 * each pixel is still one chunk's alone, and chunks join as they did.
 */
export function coarsened({ w, h, px, originX, originY }: GroundImage): GroundImage {
  const left = Math.ceil(originX / 2);
  const top = Math.ceil(originY / 2);
  const width = Math.floor((originX + w - 1) / 2) - left + 1;
  const height = Math.floor((originY + h - 1) / 2) - top + 1;
  const from = new Uint32Array(px.buffer);
  const coarse = new Uint8ClampedArray(width * height * 4);
  const to = new Uint32Array(coarse.buffer);
  for (let y = 0; y < height; y++) {
    const row = ((top + y) * 2 - originY) * w + left * 2 - originX;
    for (let x = 0; x < width; x++) to[y * width + x] = from[row + x * 2] ?? 0;
  }
  return { w: width, h: height, px: coarse, originX: left * 2, originY: top * 2 };
}
