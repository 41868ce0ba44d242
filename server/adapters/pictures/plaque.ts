import type { Caption } from './caption.ts';
import type { Fonts, Hand } from './letters/fonts.ts';
import { write } from './letters/ink.ts';
import { largest, type Type, widthOf } from './letters/setting.ts';
import type { Plaque } from './order.ts';
import type { Bitmap } from './png.ts';

/** Opaque colours of the game's own panels, as words (alpha, blue, green, red). */
const PAPER = 0xffecfaff;
const SAND = 0xffb3e3fb;
const INK = 0xff40212a;
const INK_SOFT = 0xff3f3054;
const LEAF = 0xff53a65f;
const LEAF_PALE = 0xff84e8d6;
const LEAF_DEEP = 0xff5a6427;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface PlaqueParts {
  readonly fonts: Fonts;
  readonly plaque: Plaque;
  readonly caption: Caption;
}

/** Nails a caption onto a picture: title, what is raised as a bar and in words, and the game's name. */
export function nailPlaque(onto: Bitmap, parts: PlaqueParts): void {
  const { fonts, plaque } = parts;
  const { px } = plaque;
  const pad = px * 8;
  const wide = onto.w - (plaque.side + pad) * 2;
  const rows = rowsOf(parts, wide);
  const h =
    rows.title.step * rows.title.lines.length + rows.bar * 2 + rows.words.step * rows.words.lines.length + pad + px * 6;
  const box = { x: plaque.side, y: onto.h - plaque.bottom - h, w: onto.w - plaque.side * 2, h };
  panel(onto, box, px);
  const x = box.x + pad;
  const line = (text: string, type: Type, at: number, baseline: number, ink: number) =>
    write(onto, fonts, text, type, { x: at, baseline }, { ink, paper: PAPER });
  let y = box.y + pad - px;
  for (const text of rows.title.lines) {
    line(text, rows.title.type, x, y + Math.round(rows.title.type.size * 0.76), INK);
    y += rows.title.step;
  }
  progressBar(onto, { x, y: y + Math.round(rows.bar / 3), w: wide, h: rows.bar }, parts.caption.part, px);
  y += rows.bar * 2;
  for (const text of rows.words.lines) {
    y += rows.words.step;
    line(text, rows.words.type, x, y - Math.round(rows.words.type.size * 0.3), INK);
  }
  const { type, wide: own } = rows.signature;
  line(parts.caption.signature, type, x + wide - own, y - Math.round(rows.words.type.size * 0.3), LEAF_DEEP);
}

function rowsOf({ fonts, plaque, caption }: PlaqueParts, wide: number) {
  const signature: Type = { hand: 'title', size: Math.round(plaque.words * 0.94) };
  const own = widthOf(fonts, caption.signature, signature);
  const title = settled(fonts, caption.title, 'title', plaque.title, wide);
  const words = settled(fonts, caption.words, 'strong', plaque.words, wide - own - plaque.words);
  return {
    title: { ...title, step: Math.round(title.type.size * 1.05) },
    words: { ...words, step: Math.round(words.type.size * 1.15) },
    bar: plaque.px * 6,
    signature: { type: signature, wide: own },
  };
}

/** In one line if it may be a little smaller for that, else in two. */
function settled(fonts: Fonts, text: string, hand: Hand, size: number, wide: number) {
  const sizes = [1, 0.86, 0.74].map((part) => Math.round(size * part));
  const oneLine = largest(fonts, text, hand, sizes, wide, () => 1);
  return oneLine.whole ? oneLine : largest(fonts, text, hand, sizes, wide, () => 2);
}

/** A sheet of paper with a pixelled rim, its corners cut by one pixel, and the shadow it throws on itself. */
function panel(onto: Bitmap, { x, y, w, h }: Box, px: number): void {
  fill(onto, { x: x + px, y, w: w - px * 2, h }, INK);
  fill(onto, { x, y: y + px, w, h: h - px * 2 }, INK);
  fill(onto, { x: x + px, y: y + px, w: w - px * 2, h: h - px * 2 }, PAPER);
  fill(onto, { x: x + px, y: y + h - px * 3, w: w - px * 2, h: px * 2 }, SAND);
}

function progressBar(onto: Bitmap, { x, y, w, h }: Box, part: number, px: number): void {
  fill(onto, { x: x + px, y, w: w - px * 2, h }, INK);
  fill(onto, { x, y: y + px, w, h: h - px * 2 }, INK);
  const full = { x: x + px, y: y + px, w: w - px * 2, h: h - px * 2 };
  fill(onto, full, SAND);
  // Whole pixels of the game's; the first gift shows.
  const wide = part === 0 ? 0 : Math.max(px, Math.round((full.w * part) / px) * px);
  fill(onto, { ...full, w: wide }, LEAF);
  fill(onto, { ...full, w: wide, h: px * 2 }, LEAF_PALE);
  if (part > 0 && part < 1) fill(onto, { ...full, x: full.x + wide, w: px }, INK_SOFT);
}

function fill({ w: stride, words }: Bitmap, { x, y, w, h }: Box, word: number): void {
  for (let row = y; row < y + h; row++) words.fill(word, row * stride + x, row * stride + x + w);
}
