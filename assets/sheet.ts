/** The catalogue of pictures on one sheet, to be looked at: `npx tsx assets/sheet.ts` into build/sheet.png. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { COLORS, rgb } from '#shared/ground/palette.ts';
import { collectFrames } from './pack/collect.ts';
import type { Frame } from './pack/frames.ts';
import { Canvas, type Picture } from './png/canvas.ts';
import { encodePng } from './png/encode.ts';

const PAPER = rgb('#fdf1d6');
const SHADE = rgb('#ecd2ae');
const WIDTH = 1180;
const MARGIN = 24;
const GAP = 16;
const SCALE = 2;

const frames = collectFrames();
const shadows = new Map(frames.filter(({ name }) => name.endsWith('.shadow')).map((frame) => [frame.name, frame]));
const shelves = shelvesOf(frames.filter(({ name }) => shown(name)));
const height = shelves.reduce((sum, shelf) => sum + heightOf(shelf) + GAP, MARGIN * 2 + 12);
const sheet = new Canvas(WIDTH, height, PAPER);
let y = MARGIN;
for (const shelf of shelves) {
  y += heightOf(shelf);
  let x = MARGIN;
  for (const frame of shelf) {
    drawOn(frame, x, y);
    x += frame.picture.w + GAP;
  }
  y += GAP;
}
COLORS.forEach((hex, i) => {
  const band = (WIDTH - MARGIN * 2) / COLORS.length;
  sheet.blit(new Canvas(Math.ceil(band), 12, rgb(hex)), Math.round(MARGIN + i * band), y);
});
mkdirSync('build', { recursive: true });
writeFileSync('build/sheet.png', encodePng(sheet.scaled(SCALE)));

/** Of a villager's twelve frames three are enough to judge; masks and effects are not looked at by themselves. */
function shown(name: string): boolean {
  if (/\.(shadow|glow)$/.test(name) || name.startsWith('fx.')) return false;
  return !/\.[0-3]\.[0-2]$/.test(name) || /\.(0\.0|3\.1|2\.0)$/.test(name);
}

/** Rows as full as the sheet is wide, in the order of the atlas. */
function shelvesOf(all: readonly Frame[]): Frame[][] {
  const rows: Frame[][] = [[]];
  let used = 0;
  for (const frame of all) {
    if (used + frame.picture.w > WIDTH - MARGIN * 2) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(frame);
    used += frame.picture.w + GAP;
  }
  return rows;
}

function heightOf(shelf: readonly Frame[]): number {
  return Math.max(...shelf.map(({ picture }) => picture.h));
}

function drawOn(frame: Frame, left: number, bottom: number): void {
  const top = bottom - frame.picture.h;
  const shadow = shadows.get(`${frame.name}.shadow`);
  if (shadow)
    sheet.blit(tinted(shadow.picture), left + frame.originX - shadow.originX, top + frame.originY - shadow.originY);
  sheet.blit(frame.picture, left, top);
}

function tinted(mask: Picture): Canvas {
  const canvas = new Canvas(mask.w, mask.h);
  for (let p = 0; p < mask.w * mask.h; p++)
    if (mask.px[p * 4 + 3]) canvas.set(p % mask.w, Math.floor(p / mask.w), SHADE);
  return canvas;
}
