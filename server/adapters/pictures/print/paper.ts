import PDFDocument from 'pdfkit';
import type { Language } from '#shared/i18n/language.ts';
import type { Fonts, Hand } from '../letters/fonts.ts';
import { largest, widthOf } from '../letters/setting.ts';
import { qrModules, runsOf } from '../qr.ts';
import { writeLine } from './lines.ts';

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
