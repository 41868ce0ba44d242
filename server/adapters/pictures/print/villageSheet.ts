import type { Fonts } from '../letters/fonts.ts';
import type { VillageSheet } from './order.ts';
import { type Box, INK, INK_SOFT, LEAF, LEAF_DEEP, newPaper, type Paper, panel } from './paper.ts';
import { PRINT_WORDS } from './words.ts';

const A4 = [595.28, 841.89] as const;
/** Printers leave a rim white. */
const RIM = 34;
const STEPS_SHOWN = 5;

/** An upright A4 sheet to hang up. */
export function posterOf(sheet: VillageSheet, fonts: Fonts, picture: Buffer): Promise<Buffer> {
  const paper = paperFor(sheet, fonts);
  const words = PRINT_WORDS[sheet.language];
  const [width, height] = A4;
  const w = width - RIM * 2;
  paper.picture(picture, { x: RIM, y: RIM, w, h: w * 0.75 });
  const below = { x: RIM, w, colour: INK } as const;
  let y = RIM + w * 0.75 + 16;
  y = paper.write(sheet.title, { ...below, y, hand: 'title', sizes: [36, 30, 26], most: 2, align: 'centre' });
  y = paper.write(sheet.sentence, { ...below, y: y + 4, hand: 'text', sizes: [15, 13.5], most: 3, align: 'centre' });
  const side = 176;
  const box = { x: RIM, y: y + 16, w, h: height - RIM - 26 - (y + 16) };
  panel(paper, box);
  paper.code(sheet.url, { x: box.x + box.w - side - 14, y: box.y + (box.h - side) / 2, w: side });
  const column = { x: box.x + 20, w: box.w - side - 48 };
  y = paper.write(words.call, {
    ...column,
    y: box.y + 16,
    hand: 'strong',
    sizes: [19, 17, 15.5, 14.5],
    most: 1,
    colour: INK,
  });
  writeSteps(paper, sheet, { ...column, y: y + 10, h: 0 });
  y = box.y + box.h - 40;
  y = paper.write(words.address, { ...column, y: y - 6, hand: 'text', sizes: [10], most: 1, colour: INK_SOFT });
  writeAddress(paper, sheet.url, { ...column, y, h: 0 });
  writeFoot(paper, sheet, { x: RIM, y: height - RIM - 17, w, h: 17 });
  return paper.finished();
}

/** An A4 sheet folded across: it stands on a table and is read from both sides. */
export function tableCardOf(sheet: VillageSheet, fonts: Fonts, picture: Buffer): Promise<Buffer> {
  const paper = paperFor(sheet, fonts);
  const [w, height] = A4;
  const h = height / 2;
  face(paper, sheet, picture, { x: 0, y: h, w, h });
  paper.doc.save().rotate(180, { origin: [w / 2, h] });
  face(paper, sheet, picture, { x: 0, y: h, w, h });
  paper.doc.restore();
  paper.doc.lineWidth(0.8).dash(4, { space: 4 }).moveTo(0, h).lineTo(w, h).stroke(INK_SOFT).undash();
  paper.write(PRINT_WORDS[sheet.language].fold, {
    x: w - 76,
    y: h - 11,
    w: 60,
    hand: 'text',
    sizes: [8],
    most: 1,
    colour: INK_SOFT,
  });
  return paper.finished();
}

function face(paper: Paper, sheet: VillageSheet, picture: Buffer, { x, y, w, h }: Box): void {
  const words = PRINT_WORDS[sheet.language];
  const [left, top] = [x + RIM, y + RIM];
  const wide = w - RIM * 2;
  const side = 148;
  const pictured = { x: left, y: top, w: wide - side - 22, h: h - RIM * 2 - 112 };
  paper.picture(picture, pictured);
  const right = { x: left + wide - side, w: side };
  panel(paper, { ...right, y: top, h: side });
  paper.code(sheet.url, { x: right.x + 4, y: top + 4, w: side - 8 });
  let beside = top + side + 10;
  const call = { ...right, hand: 'strong', most: 3, align: 'centre' } as const;
  beside = paper.write(words.call, { ...call, y: beside, sizes: [14], colour: INK });
  paper.write(words.free, { ...call, y: beside + 4, hand: 'text', sizes: [9.5], colour: INK_SOFT });
  let under = pictured.y + pictured.h + 8;
  const line = { x: left, w: wide, colour: INK } as const;
  under = paper.write(sheet.title, { ...line, y: under, hand: 'title', sizes: [25, 21, 18], most: 1 });
  under = paper.write(sheet.sentence, { ...line, y: under + 1, hand: 'text', sizes: [12, 11], most: 2 });
  writeAddress(paper, sheet.url, { x: left, y: under + 4, w: wide, h: 0 });
  writeFoot(paper, sheet, { x: left, y: y + h - RIM - 13, w: wide, h: 13 });
}

const paperFor = ({ language, title, association }: VillageSheet, fonts: Fonts): Paper =>
  newPaper({ size: A4, fonts, language, title, author: association });

/** Steps stay true on a wall for months; a sum would be old in a day. */
function writeSteps(paper: Paper, { steps, language }: VillageSheet, { x, y, w }: Box): void {
  const heading = { x, w, hand: 'strong', sizes: [11.5], most: 1, colour: LEAF_DEEP } as const;
  let at = paper.write(PRINT_WORDS[language].steps, { ...heading, y }) + 3;
  for (const { name, reached } of steps.slice(0, STEPS_SHOWN)) {
    paper.doc.lineWidth(1.2).rect(x + 0.6, at + 3.6, 10, 10);
    if (reached) paper.doc.fillAndStroke(LEAF, INK);
    else paper.doc.stroke(INK);
    at = paper.write(name, { x: x + 18, w: w - 18, y: at, hand: 'text', sizes: [13], most: 1, colour: INK }) + 2;
  }
}

/** As people type it: without what every address begins with. */
function writeAddress(paper: Paper, url: string, { x, y, w }: Box): void {
  const typed = url.replace(/^https?:\/\//, '');
  paper.write(typed, { x, y, w, hand: 'strong', sizes: [14, 12, 10, 8.5], most: 1, colour: LEAF_DEEP });
}

function writeFoot(paper: Paper, { association, demonstration, language }: VillageSheet, { x, y, w, h }: Box): void {
  const size = h * 0.62;
  const name = { x, y, w: w - 80, hand: 'strong', sizes: [size], most: 1, colour: INK_SOFT } as const;
  const { how, invented } = PRINT_WORDS[language];
  paper.write(`${association} · ${demonstration ? invented : how}`, { ...name, sizes: [size, size * 0.85] });
  const own = { hand: 'title', sizes: [size * 1.25], most: 1, colour: LEAF_DEEP } as const;
  paper.write('Hameau', { ...own, x: x + w - size * 5.6, y: y - size * 0.15, w: size * 6 });
}
