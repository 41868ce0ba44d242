import { create } from 'fontkit';
import type { FontFile } from '../letters/fonts.ts';
import { unpacked } from '../letters/unpacked.ts';

/** Opened once for all papers: pdfkit would read each font anew for each of twenty thousand receipts. */
const opened = new Map<string, Buffer>();

/**
 * A font for pdfkit, which sets its letters as they were measured and as in pictures: one after the other, nothing moved closer,
 * nothing joined (the game's letters make of an f and an i what reads as an A). Besides, fontkit's own setting is a third of the time
 * that a receipt takes.
 */
export function paperFont({ name, file }: FontFile): Buffer {
  const known = opened.get(name) ?? letterByLetter(file);
  opened.set(name, known);
  return known;
}

function letterByLetter(file: Buffer): Buffer {
  const font = create(unpacked(file));
  if (!('glyphForCodePoint' in font)) throw new TypeError('more than one font in a file');
  const letters = new Map<number, Letter>();
  const letterOf = (codePoint: number): Letter => {
    const known = letters.get(codePoint);
    if (known) return known;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const fresh = { id, advanceWidth, codePoints: [codePoint] };
    letters.set(codePoint, fresh);
    return fresh;
  };
  const layout = (text: string): Run => {
    const glyphs = Array.from(text, (character) => letterOf(character.codePointAt(0) ?? 0));
    // Of its own for each run: pdfkit scales them where they lie.
    const positions = glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    return {
      glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
  // pdfkit takes a font that is open as well as its file (0.20), and its types do not say so yet.
  return Object.create(font, { layout: { value: layout } });
}

/** What pdfkit reads of a letter, and of letters in a row (in the font's own units). */
interface Letter {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}
interface Run {
  readonly glyphs: readonly Letter[];
  readonly positions: readonly Readonly<Record<'xAdvance' | 'yAdvance' | 'xOffset' | 'yOffset', number>>[];
  readonly advanceWidth: number;
}
