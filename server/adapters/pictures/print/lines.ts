import type { FontFile, Fonts } from '../letters/fonts.ts';
import { placed, type Type } from '../letters/setting.ts';

export interface Place {
  readonly x: number;
  readonly baseline: number;
  readonly colour: string;
}

/**
 * As they were measured, and as in pictures: nothing moved closer, nothing joined (the game's letters make of an f and an i what reads
 * as an A). fontkit also takes which features to leave out; pdfkit, which hands them on, types only those to add.
 */
const LETTER_BY_LETTER = { kern: false, liga: false, clig: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[];

/** One line as it was set. @param fileOf the file of a font as this paper embeds it */
export function writeLine(
  doc: PDFKit.PDFDocument,
  fonts: Fonts,
  line: string,
  type: Type,
  { x, baseline, colour }: Place,
  fileOf: (font: FontFile) => Buffer = ({ file }) => file,
): void {
  for (const run of runsIn(fonts, line, type)) {
    doc.registerFont(run.from.name, fileOf(run.from));
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
