import type { FontFile, Fonts } from '../letters/fonts.ts';
import { placed, type Type } from '../letters/setting.ts';
import { paperFont } from './paperFont.ts';

export interface Place {
  readonly x: number;
  readonly baseline: number;
  readonly colour: string;
}

/** One line as it was set. */
export function writeLine(
  doc: PDFKit.PDFDocument,
  fonts: Fonts,
  line: string,
  type: Type,
  { x, baseline, colour }: Place,
): void {
  for (const run of runsIn(fonts, line, type)) {
    doc.registerFont(run.from.name, paperFont(run.from));
    doc.font(run.from.name, type.size).fillColor(colour);
    doc.text(run.text, x + run.x, baseline, { lineBreak: false, baseline: 'alphabetic' });
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
