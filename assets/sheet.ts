/** The catalogue of pictures on one sheet, what shines once more by night, to be looked at: `npx tsx assets/sheet.ts` into build/sheet.png. */
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
const NIGHT = { paper: rgb('#262550'), r: 0.36, g: 0.42, b: 0.78 };
const lights = new Map(frames.filter(({ name }) => name.endsWith('.lit')).map((frame) => [frame.name, frame]));
const shadows = new Map(frames.filter(({ name }) => name.endsWith('.shadow')).map((frame) => [frame.name, frame]));
const days = shelvesOf(frames.filter(({ name }) => shown(name)));
const nights = shelvesOf(frames.filter(({ name }) => shown(name) && lights.has(`${name}.lit`)));
const heightOfAll = (shelves: Frame[][]) => shelves.reduce((sum, shelf) => sum + heightOf(shelf) + GAP, MARGIN);
const sheet = new Canvas(WIDTH, heightOfAll(days) + heightOfAll(nights) + 12, PAPER);
let y = MARGIN;
drawShelves(days, drawByDay);
sheet.blit(new Canvas(WIDTH, heightOfAll(nights), NIGHT.paper), 0, y);
y += MARGIN;
drawShelves(nights, drawByNight);
COLORS.forEach((hex, i) => {
  const band = (WIDTH - MARGIN * 2) / COLORS.length;
  sheet.blit(new Canvas(Math.ceil(band), 12, rgb(hex)), Math.round(MARGIN + i * band), y);
});
mkdirSync('build', { recursive: true });
writeFileSync('build/sheet.png', encodePng(sheet.scaled(SCALE)));

/** Of a villager's twelve frames three are enough to judge; masks and effects are not looked at by themselves. */
function shown(name: string): boolean {
  if (/\.(shadow|lit)$/.test(name) || name.startsWith('fx.')) return false;
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

function drawShelves(shelves: Frame[][], draw: (frame: Frame, left: number, top: number) => void): void {
  for (const shelf of shelves) {
    y += heightOf(shelf);
    let x = MARGIN;
    for (const frame of shelf) {
      draw(frame, x, y - frame.picture.h);
      x += frame.picture.w + GAP;
    }
    y += GAP;
  }
}

function drawByDay(frame: Frame, left: number, top: number): void {
  const shadow = shadows.get(`${frame.name}.shadow`);
  if (shadow)
    sheet.blit(tinted(shadow.picture), left + frame.originX - shadow.originX, top + frame.originY - shadow.originY);
  sheet.blit(frame.picture, left, top);
}

function drawByNight({ name, picture }: Frame, left: number, top: number): void {
  const { w, h, px } = picture;
  sheet.blit({ w, h, px: px.map((channel, i) => channel * ([NIGHT.r, NIGHT.g, NIGHT.b, 1][i % 4] ?? 1)) }, left, top);
  const lit = lights.get(`${name}.lit`);
  if (lit) shine(lit.picture, left, top);
}

/** Lays half transparent light over what is drawn already. */
function shine({ w, h, px }: Picture, left: number, top: number): void {
  for (let p = 0; p < w * h; p++) {
    const alpha = (px[p * 4 + 3] ?? 0) / 255;
    if (alpha === 0) continue;
    const at = ((top + Math.floor(p / w)) * WIDTH + left + (p % w)) * 4;
    for (let c = 0; c < 3; c++)
      sheet.px[at + c] = Math.round(((sheet.px[at + c] ?? 0) * (1 - alpha) + (px[p * 4 + c] ?? 0) * alpha) / 8) * 8;
  }
}

function tinted(mask: Picture): Canvas {
  const canvas = new Canvas(mask.w, mask.h);
  for (let p = 0; p < mask.w * mask.h; p++)
    if (mask.px[p * 4 + 3]) canvas.set(p % mask.w, Math.floor(p / mask.w), SHADE);
  return canvas;
}
