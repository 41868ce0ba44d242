import { RAMPS, rgb } from '#shared/ground/palette.ts';
import { dithered } from '#shared/render/dither.ts';
import { drawn, HEART } from '../models/emblem.ts';
import { Canvas } from '../png/canvas.ts';
import type { Frame } from './frames.ts';
import { centred, pixels } from './pixels.ts';

const SPARKLE = ['..#..', '..#..', '#####', '..#..', '..#..'] as const;
const COLOURS = {
  o: RAMPS.ink[1],
  w: RAMPS.stone[5],
  l: RAMPS.stone[4],
  b: RAMPS.water[2],
  a: RAMPS.water[4],
  r: RAMPS.clay[3],
};
const NOTE = [
  '...ooooo.',
  '..owwwwwo',
  '..owooowo',
  '..owo.owo',
  '.oowo.owo',
  'owwwo.owo',
  'owwo.owwo',
  '.oo..owo.',
  '......o..',
];
const DROP = ['..o..', '.obo.', 'obabo', 'obbbo', '.ooo.'];
const BOOK = ['.ooo.ooo.', 'orwwowwro', 'orwlolwro', 'orwwowwro', 'orwlolwro', 'orwwowwro', '.oorrroo.', '...ooo...'];
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
    centred('fx.note', pixels(NOTE, COLOURS)),
    centred('fx.drop', pixels(DROP, COLOURS)),
    centred('fx.book', pixels(BOOK, COLOURS)),
    ...[0, 1, 2, 3].map((age) => centred(`fx.smoke.${age}`, puff(age))),
    centred('fx.glow', glow()),
    centred('fx.plot', plot()),
  ];
}

function square(size: number, hex: string): Canvas {
  return new Canvas(size, size, rgb(hex));
}

function emblem(rows: readonly string[], w: number, hex: string): Canvas {
  const canvas = new Canvas(w, rows.length);
  drawn(rows, (x, y) => canvas.set(x, y, rgb(hex)));
  return canvas;
}

/** Smoke as it rises: a puff grows, pales and thins. */
function puff(age: number): Canvas {
  const r = 2.5 + age * 1.25;
  const size = Math.ceil(r * 2) + 2;
  const canvas = new Canvas(size, size);
  const alpha = [255, 220, 150, 80][age];
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [dx, dy] = [x + 0.5 - size / 2, y + 0.5 - size / 2];
      const lit = -(dx + dy) / r;
      const step = Math.max(2, Math.min(5, Math.round(3.6 + age * 0.3 + lit * 0.8)));
      if (Math.hypot(dx, dy) <= r) canvas.set(x, y, rgb(RAMPS.stone[step] ?? RAMPS.stone[4]), alpha);
    }
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
