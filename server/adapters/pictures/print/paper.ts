import PDFDocument from 'pdfkit';
import type { Language } from '#shared/i18n/language.ts';
import type { FontFile, Fonts, Hand } from '../letters/fonts.ts';
import { largest, placed, type Type, widthOf } from '../letters/setting.ts';
import { qrModules, runsOf } from '../qr.ts';

/** The village's own colours, dark enough to be read on white paper. */
export const INK = '#2a2140';
export const INK_SOFT = '#54303f';
export const LEAF = '#5fa653';
export const LEAF_DEEP = '#27645a';
const PAPER = '#fffaec';

/** In points, from the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A block of words: its first line's top, its lines, and where it ends. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly hand: Hand;
  /** the first that fits in `most` lines, or in the height that there is */
  readonly sizes: readonly number[];
  readonly most: number | { readonly h: number };
  readonly colour: string;
  readonly align?: 'left' | 'centre';
}

/** One sheet to print: what is drawn on it, and at last its file. */
export interface Paper {
  readonly doc: PDFKit.PDFDocument;
  /** @returns y below the block */
  write(text: string, block: Block): number;
  code(url: string, box: Omit<Box, 'h'>): void;
  picture(png: Buffer, box: Box): void;
  finished(): Promise<Buffer>;
}

export interface PaperKind {
  /** in points */
  readonly size: readonly [w: number, h: number];
  readonly fonts: Fonts;
  readonly language: Language;
  readonly title: string;
  readonly author: string;
}

const LINE = 1.22;

export function newPaper({ size, fonts, language, title, author }: PaperKind): Paper {
  const doc = new PDFDocument({
    size: [...size],
    margin: 0,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, Creator: 'Hameau' },
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const file = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  return {
    doc,
    write(text, { x, y, w, hand, sizes, most, colour, align }) {
      const { type, lines } = largest(fonts, text, hand, sizes, w, (size) =>
        typeof most === 'number' ? most : Math.max(1, Math.floor(most.h / (size * LINE))),
      );
      lines.forEach((line, i) => {
        const indent = align === 'centre' ? (w - widthOf(fonts, line, type)) / 2 : 0;
        writeLine(doc, fonts, line, type, { x: x + indent, baseline: y + type.size * (0.95 + i * LINE), colour });
      });
      return y + lines.length * type.size * LINE;
    },
    code: (url, box) => drawCode(doc, url, box),
    picture(png, { x, y, w, h }) {
      doc.save().rect(x, y, w, h).clip();
      // As an address, pdfkit writes a picture that is shown twice only once.
      doc
        .image(`data:image/png;base64,${png.toString('base64')}`, x, y, {
          cover: [w, h],
          align: 'center',
          valign: 'center',
        })
        .restore();
      doc.lineWidth(2).rect(x, y, w, h).stroke(INK);
    },
    finished() {
      doc.end();
      return file;
    },
  };
}

interface Place {
  readonly x: number;
  readonly baseline: number;
  readonly colour: string;
}

/**
 * As they were measured, and as in pictures: nothing moved closer, nothing joined (the game's letters make of an f and an i what reads
 * as an A). fontkit also takes which features to leave out; pdfkit, which hands them on, types only those to add.
 */
const LETTER_BY_LETTER = { kern: false, liga: false, clig: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[];

function writeLine(doc: PDFKit.PDFDocument, fonts: Fonts, line: string, type: Type, { x, baseline, colour }: Place) {
  for (const run of runsIn(fonts, line, type)) {
    doc.registerFont(run.from.name, run.from.file);
    doc.font(run.from.name, type.size).fillColor(colour);
    doc.text(run.text, x + run.x, baseline, { lineBreak: false, baseline: 'alphabetic', features: LETTER_BY_LETTER });
  }
}

/** Letters side by side that one font has. */
function runsIn(fonts: Fonts, line: string, type: Type) {
  const runs: { from: FontFile; x: number; text: string }[] = [];
  for (const { from, codePoint, x } of placed(fonts, line, type)) {
    const last = runs.at(-1);
    if (last?.from === from) last.text += String.fromCodePoint(codePoint);
    else runs.push({ from, x, text: String.fromCodePoint(codePoint) });
  }
  return runs;
}

/** On white, with its quiet zone of four modules inside the box. */
function drawCode(doc: PDFKit.PDFDocument, url: string, { x, y, w }: Omit<Box, 'h'>): void {
  const modules = qrModules(url);
  const module = w / (modules.length + 8);
  doc.rect(x, y, w, w).fill('#ffffff');
  for (const run of runsOf(modules)) {
    doc.rect(x + (run.x + 4) * module, y + (run.y + 4) * module, run.w * module, module);
  }
  doc.fill('#000000');
}

/** A panel as the game has them: corners cut by one of its pixels. */
export function panel({ doc }: Paper, { x, y, w, h }: Box): void {
  const px = 2;
  doc
    .rect(x + px, y, w - px * 2, h)
    .rect(x, y + px, w, h - px * 2)
    .fill(INK);
  doc.rect(x + px, y + px, w - px * 2, h - px * 2).fill(PAPER);
}
