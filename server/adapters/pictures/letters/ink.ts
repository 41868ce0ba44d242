import type { Bitmap } from '../png.ts';
import type { Fonts } from './fonts.ts';
import { placed, type Type } from './setting.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}
/** Sides of an outline, each from a point to the next. */
type Sides = readonly (readonly [Point, Point])[];

/** How many lines of each pixel are looked at, and how many places of each: 16 in all. */
const FINE = 4;
/** Shades between paper and ink: few, so that a picture's colours still fit its palette. */
const SHADES = 5;
const BENDS = 6;

/** How a shade from 0 (paper) to 1 (ink) looks. */
export interface Inks {
  readonly ink: number;
  readonly paper: number;
}

/** Writes a line of words on flat paper; `x` is where it begins, `baseline` what it stands on. */
export function write(
  onto: Bitmap,
  fonts: Fonts,
  text: string,
  type: Type,
  at: { readonly x: number; readonly baseline: number },
  inks: Inks,
): void {
  const shades = shadesOf(inks);
  for (const { from, codePoint, x } of placed(fonts, text, type)) {
    const scale = type.size / from.font.unitsPerEm;
    const corner = { x: at.x + x, y: at.baseline };
    fill(onto, sidesOf(from.font.glyphForCodePoint(codePoint).path.commands, corner, scale), shades);
  }
}

type Commands = readonly { readonly command: string; readonly args: readonly number[] }[];

function sidesOf(commands: Commands, corner: Point, scale: number): Sides {
  const sides: [Point, Point][] = [];
  let [first, last]: [Point, Point] = [corner, corner];
  const point = (x = 0, y = 0): Point => ({ x: corner.x + x * scale, y: corner.y - y * scale });
  const go = (next: Point) => {
    sides.push([last, next]);
    last = next;
  };
  for (const { command, args } of commands) {
    const [a, b, c, d] = args;
    if (command === 'moveTo') [first, last] = [point(a, b), point(a, b)];
    if (command === 'lineTo') go(point(a, b));
    if (command === 'quadraticCurveTo') for (const next of bend(last, point(a, b), point(c, d))) go(next);
    if (command === 'closePath') go(first);
  }
  return sides;
}

function bend(from: Point, by: Point, to: Point): readonly Point[] {
  return Array.from({ length: BENDS }, (_, i) => {
    const t = (i + 1) / BENDS;
    const u = 1 - t;
    return {
      x: u * u * from.x + 2 * u * t * by.x + t * t * to.x,
      y: u * u * from.y + 2 * u * t * by.y + t * t * to.y,
    };
  });
}

/** Fills an outline where its windings do not cancel out, as fonts are meant. */
function fill(onto: Bitmap, sides: Sides, shades: readonly number[]): void {
  const ys = sides.flatMap(([{ y }]) => y);
  const xs = sides.flatMap(([{ x }]) => x);
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(onto.h, Math.ceil(Math.max(...ys)));
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  const right = Math.min(onto.w, Math.ceil(Math.max(...xs)));
  for (let y = top; y < bottom; y++) {
    const covered = new Uint8Array(right - left);
    for (let line = 0; line < FINE; line++) cover(covered, left, crossings(sides, y + (line + 0.5) / FINE));
    for (let x = left; x < right; x++) {
      const shade = Math.round(((covered[x - left] ?? 0) / (FINE * FINE)) * (SHADES - 1));
      if (shade > 0) onto.words[y * onto.w + x] = shades[shade] ?? 0;
    }
  }
}

interface Crossing {
  readonly x: number;
  readonly down: boolean;
}

function crossings(sides: Sides, y: number): readonly Crossing[] {
  const found: Crossing[] = [];
  for (const [a, b] of sides) {
    if (a.y <= y === b.y <= y) continue;
    found.push({ x: a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x), down: b.y > a.y });
  }
  return found.sort((a, b) => a.x - b.x);
}

/** Counts, for each pixel, the places of one line that lie inside. */
function cover(covered: Uint8Array, left: number, line: readonly Crossing[]): void {
  let winding = 0;
  for (const [i, { x, down }] of line.entries()) {
    winding += down ? 1 : -1;
    const next = line[i + 1];
    if (winding === 0 || !next) continue;
    const from = Math.max(0, Math.ceil((x - left) * FINE - 0.5));
    const to = Math.min(covered.length * FINE, Math.ceil((next.x - left) * FINE - 0.5));
    for (let place = from; place < to; place++) {
      const pixel = Math.floor(place / FINE);
      covered[pixel] = (covered[pixel] ?? 0) + 1;
    }
  }
}

function shadesOf({ ink, paper }: Inks): readonly number[] {
  return Array.from({ length: SHADES }, (_, i) => mixed(paper, ink, i / (SHADES - 1)));
}

/** A colour between two opaque ones, as words. */
function mixed(a: number, b: number, part: number): number {
  const channel = (shift: number) => {
    const [from, to] = [(a >>> shift) & 255, (b >>> shift) & 255];
    return Math.round(from + (to - from) * part) << shift;
  };
  return ((255 << 24) | channel(16) | channel(8) | channel(0)) >>> 0;
}
