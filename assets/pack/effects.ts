import { RAMPS, rgb } from '#shared/ground/palette.ts';
import { drawn, HEART } from '../models/emblem.ts';
import { Canvas } from '../png/canvas.ts';
import { dithered } from '../render/dither.ts';
import type { Frame } from './frames.ts';

const SPARKLE = ['..#..', '..#..', '#####', '..#..', '..#..'] as const;
const PLOT_W = 64;
const PLOT_H = 32;

/** Particles and marks that are not models: drawn as pixels, named `fx.…`. */
export function effects(): Frame[] {
  return [
    centred('fx.dot', square(1, RAMPS.plaster[5])),
    centred('fx.spark', square(2, RAMPS.gold[3])),
    centred('fx.dust', square(3, RAMPS.wood[5])),
    centred('fx.heart', emblem(HEART, 7, RAMPS.clay[3])),
    centred('fx.sparkle', emblem(SPARKLE, 5, RAMPS.gold[5])),
    centred('fx.ring', ring()),
    centred('fx.glow', glow()),
    centred('fx.plot', plot()),
  ];
}

function centred(name: string, picture: Canvas): Frame {
  return { name, picture, originX: Math.floor(picture.w / 2), originY: Math.floor(picture.h / 2) };
}

function square(size: number, hex: string): Canvas {
  return new Canvas(size, size, rgb(hex));
}

function emblem(rows: readonly string[], w: number, hex: string): Canvas {
  const canvas = new Canvas(w, rows.length);
  drawn(rows, (x, y) => canvas.set(x, y, rgb(hex)));
  return canvas;
}

/** A flat ring on the ground, for a landing or a tap. */
function ring(): Canvas {
  return ellipse(PLOT_W, PLOT_H, (d) => (d < 1 && d > 0.9 ? 255 : 0));
}

/** A soft pool of lamp light on the ground: three strengths, each dithered into the next. */
function glow(): Canvas {
  const canvas = new Canvas(128, 64);
  const light = rgb(RAMPS.gold[4]);
  for (let y = 0; y < canvas.h; y++)
    for (let x = 0; x < canvas.w; x++) {
      const near = 1 - Math.hypot((x + 0.5) / 64 - 1, (y + 0.5) / 32 - 1);
      const strength = Math.floor(near * 3.4);
      const rounded = strength + (dithered(near * 3.4 - strength, x >> 1, y) ? 1 : 0);
      if (near > 0 && rounded > 0) canvas.set(x, y, light, Math.min(3, rounded) * 56);
    }
  return canvas;
}

/** A whole plot, white: tinted green or red under a gift that is being placed. */
function plot(): Canvas {
  const canvas = new Canvas(PLOT_W, PLOT_H);
  for (let y = 0; y < PLOT_H; y++)
    for (let x = 0; x < PLOT_W; x++) {
      const off = Math.abs(x + 0.5 - PLOT_W / 2) / 2 + Math.abs(y + 0.5 - PLOT_H / 2);
      if (off <= PLOT_H / 2) canvas.set(x, y, [255, 255, 255]);
    }
  return canvas;
}

function ellipse(w: number, h: number, alphaAt: (distance: number) => number): Canvas {
  const canvas = new Canvas(w, h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const alpha = alphaAt(Math.hypot((x + 0.5 - w / 2) / (w / 2), (y + 0.5 - h / 2) / (h / 2)));
      if (alpha) canvas.set(x, y, [255, 255, 255], alpha);
    }
  return canvas;
}
