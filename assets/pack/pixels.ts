import { rgb } from '#shared/ground/palette.ts';
import { Canvas } from '../png/canvas.ts';
import type { Frame } from './frames.ts';

/** A small picture drawn in rows of text, one letter a colour (`#rrggbb`); any other letter is empty. */
export function pixels(rows: readonly string[], colours: Readonly<Record<string, string>>): Canvas {
  const canvas = new Canvas(Math.max(...rows.map((row) => row.length)), rows.length);
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      const hex = colours[row.charAt(x)];
      if (hex) canvas.set(x, y, rgb(hex));
    }
  });
  return canvas;
}

/** A frame held by its middle. */
export function centred(name: string, picture: Canvas): Frame {
  return { name, picture, originX: Math.floor(picture.w / 2), originY: Math.floor(picture.h / 2) };
}
