import sharp from 'sharp';
import { BLUR_GRID, type Square } from '#shared/news/squares.ts';

const QUALITY = 70;

/**
 * A photo with some of its squares filled with their one colour: who was there can be made out by nobody and by no program, for
 * nothing of the square is left [P3].
 */
export async function coverSquares(webp: Uint8Array, squares: readonly Square[]): Promise<Buffer> {
  const { width, height } = await sharp(webp).metadata();
  const colours = await sharp(webp).resize(BLUR_GRID, BLUR_GRID, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const edge = (at: number, whole: number) => Math.round((at * whole) / BLUR_GRID);
  const patches = squares.map(({ column, row }) => {
    const [left, top] = [edge(column, width), edge(row, height)];
    const [r = 0, g = 0, b = 0] = colours.subarray((row * BLUR_GRID + column) * 3);
    const create = {
      width: Math.max(1, edge(column + 1, width) - left),
      height: Math.max(1, edge(row + 1, height) - top),
      channels: 3 as const,
      background: { r, g, b },
    };
    return { input: { create }, left: Math.min(left, width - 1), top: Math.min(top, height - 1) };
  });
  return sharp(webp).composite(patches).webp({ quality: QUALITY }).toBuffer();
}
