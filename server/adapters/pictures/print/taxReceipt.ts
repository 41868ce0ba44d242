import PDFDocument from 'pdfkit';
import type { Mention, PrintedReceipt } from '#server/domain/ports/taxReceipts.ts';
import type { Fonts, Hand } from '../letters/fonts.ts';
import { set, type Type, widthOf } from '../letters/setting.ts';
import { writeLine } from './lines.ts';

/** What stands across each page: not the original, not valid any more, no money. */
export type Stamp = 'DUPLICATA' | 'ANNULÉ' | 'SPÉCIMEN';

export interface TaxReceiptPrint {
  readonly kind: 'taxReceipt';
  readonly printed: PrintedReceipt;
  readonly stamps: readonly Stamp[];
  /** chance: nobody knows it, so nobody takes the lock off */
  readonly ownerPassword: string;
}

const A4 = [595.28, 841.89] as const;
const RIM = 48;
const WIDE = A4[0] - RIM * 2;
const LABEL = 150;
const FOOT = A4[1] - RIM;
const INK = '#1f1a30';
const SOFT = '#5a5468';
const RULE = '#b9b2a6';

interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: Fonts;
  readonly root: PDFKit.PDFStructureElement;
  y: number;
}
interface Style extends Type {
  readonly colour: string;
}
const TITLE: Style = { hand: 'strong', size: 15, colour: INK };
const HEAD: Style = { hand: 'strong', size: 10.5, colour: INK };
const TEXT: Style = { hand: 'text', size: 9.5, colour: INK };
const NOTE: Style = { hand: 'text', size: 8.5, colour: SOFT };
const QUIET: Style = { ...NOTE, size: 7.5 };
const lineOf = ({ size }: Type) => size * 1.32;

/**
 * A receipt as a tagged PDF (headings, paragraphs and a table that a screen reader walks), in French, that may be printed and read
 * but not changed: the law forbids files that the donor can edit.
 */
export function taxReceiptOf({ printed, stamps, ownerPassword }: TaxReceiptPrint, fonts: Fonts): Promise<Buffer> {
  const doc = new PDFDocument({
    size: [...A4],
    margin: 0,
    pdfVersion: '1.7ext3',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: `${printed.title} n° ${printed.number}`, Author: textOf(printed.body[0]), Creator: 'Hameau' },
    ownerPassword,
    permissions: {
      printing: 'highResolution',
      copying: true,
      contentAccessibility: true,
      modifying: false,
      annotating: false,
      fillingForms: false,
      documentAssembly: false,
    },
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const file = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  const sheet: Sheet = { doc, fonts, root, y: RIM };
  drawStamps(sheet, stamps);
  doc.on('pageAdded', () => {
    sheet.y = RIM;
    drawStamps(sheet, stamps);
  });
  write(sheet, printed, stamps);
  root.end();
  doc.end();
  return file;
}

const textOf = (mention: Mention | undefined): string => mention?.text ?? '';

function write(sheet: Sheet, printed: PrintedReceipt, stamps: readonly Stamp[]): void {
  const spoken = stamps.length > 0 ? ` (${stamps.join(', ')})` : '';
  paragraph(sheet, 'H1', printed.title, TITLE);
  paragraph(sheet, 'P', `Numéro d’ordre du reçu : ${printed.number}${spoken}`, HEAD);
  paragraph(sheet, 'P', printed.law, NOTE);
  mentions(sheet, 'Bénéficiaire des versements', printed.body);
  mentions(sheet, 'Donateur', printed.donor);
  mentions(sheet, 'Don', printed.gift);
  table(sheet, printed.payments);
  sheet.y += 10;
  paragraph(sheet, 'P', printed.certification, TEXT);
  for (const line of printed.closing) paragraph(sheet, 'P', line, TEXT);
  need(sheet, 70);
  sheet.y += 8;
  paragraph(sheet, 'P', 'Signature', NOTE);
  paragraph(sheet, 'P', printed.signer.name, { ...TITLE, size: 13 });
  paragraph(sheet, 'P', printed.signer.capacity, TEXT);
  sheet.y += 10;
  for (const line of printed.accounts ?? []) paragraph(sheet, 'P', line, QUIET);
}

/** Room for so many points, on this page or the next. */
function need({ doc, y }: Sheet, points: number): void {
  if (y + points > FOOT) doc.addPage();
}

function paragraph(sheet: Sheet, tag: 'H1' | 'H2' | 'P', text: string, style: Style): void {
  const lines = linesOf(sheet, text, style, WIDE);
  need(sheet, lines.length * lineOf(style));
  tagged(sheet, sheet.root, tag, () => {
    sheet.y = drawLines(sheet, lines, style, RIM, sheet.y);
  });
  sheet.y += 4;
}

function tagged({ doc }: Sheet, within: PDFKit.PDFStructureElement, tag: string, draw: () => void): void {
  within.add(doc.struct(tag, {}, draw));
}

function mentions(sheet: Sheet, title: string, all: readonly Mention[]): void {
  sheet.y += 10;
  need(sheet, 40);
  rule(sheet);
  sheet.y += 6;
  paragraph(sheet, 'H2', title, HEAD);
  for (const { label, text } of all) {
    const lines = linesOf(sheet, text, TEXT, WIDE - LABEL);
    need(sheet, lines.length * lineOf(TEXT));
    tagged(sheet, sheet.root, 'P', () => {
      drawLines(sheet, [`${label}\u00a0:`], { ...TEXT, colour: SOFT }, RIM, sheet.y);
      sheet.y = drawLines(sheet, lines, TEXT, RIM + LABEL, sheet.y);
    });
    sheet.y += 2;
  }
}

function table(sheet: Sheet, { title, head, rows }: PrintedReceipt['payments']): void {
  sheet.y += 10;
  need(sheet, 60);
  rule(sheet);
  sheet.y += 6;
  paragraph(sheet, 'H2', title, HEAD);
  const columns = [0, 90, 150, 330];
  const body = sheet.doc.struct('Table');
  sheet.root.add(body);
  const row = (cells: readonly string[], tag: 'TH' | 'TD', style: Style) => {
    const set = cells.map((cell, i) => {
      const wide = (columns[i + 1] ?? WIDE) - (columns[i] ?? 0) - 8;
      return linesOf(sheet, cell, style, wide);
    });
    const height = Math.max(...set.map((lines) => lines.length)) * lineOf(style) + 3;
    need(sheet, height);
    const line = sheet.doc.struct('TR');
    body.add(line);
    set.forEach((lines, i) => {
      tagged(sheet, line, tag, () => drawLines(sheet, lines, style, RIM + (columns[i] ?? 0), sheet.y));
    });
    line.end();
    sheet.y += height;
  };
  row(head, 'TH', { ...NOTE, hand: 'strong' });
  for (const cells of rows) row(cells, 'TD', { ...TEXT, size: 9 });
  body.end();
}

function rule({ doc, y }: Sheet): void {
  // What only decorates is no content.
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .lineWidth(0.7)
    .moveTo(RIM, y)
    .lineTo(A4[0] - RIM, y)
    .stroke(RULE);
  doc.endMarkedContent();
}

const linesOf = ({ fonts }: Sheet, text: string, { hand, size }: Type, wide: number): readonly string[] =>
  text.split('\n').flatMap((line) => set(fonts, line, { hand, size }, wide, 99).lines);

function drawLines(sheet: Sheet, lines: readonly string[], style: Style, x: number, y: number): number {
  lines.forEach((line, i) => {
    drawLine(sheet, line, style, x, y + style.size + i * lineOf(style));
  });
  return y + lines.length * lineOf(style);
}

function drawLine({ doc, fonts }: Sheet, text: string, style: Style, x: number, baseline: number): void {
  writeLine(doc, fonts, text, style, { x, baseline, colour: style.colour });
}

const STAMP: { readonly hand: Hand; readonly size: number } = { hand: 'strong', size: 84 };

/** Across each page, behind the words. */
function drawStamps(sheet: Sheet, stamps: readonly Stamp[]): void {
  const { doc } = sheet;
  doc.markContent('Artifact', { type: 'Layout' });
  stamps.forEach((stamp, i) => {
    const wide = widthOf(sheet.fonts, stamp, STAMP);
    const [x, y] = [(A4[0] - wide) / 2, A4[1] / 2 + (i - (stamps.length - 1) / 2) * 150];
    doc.save().rotate(-32, { origin: [A4[0] / 2, y] });
    drawLine(sheet, stamp, { ...STAMP, colour: '#f0d3cd' }, x, y + 28);
    doc.restore();
  });
  doc.endMarkedContent();
}
